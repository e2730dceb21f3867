import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RecordVersions, type VersionRow } from './record-versions.ts';
import { StandingRecords } from './standing-records.ts';

const stages = ['begun', 'done'];
const row = fc.record({
  record: fc.constantFrom('A', 'B'),
  day: fc.constantFrom('2021-01-01', '2021-01-02', '2021-01-03'),
  stage: fc.constantFrom(...stages),
  from: fc.constantFrom(null, ...stages),
  value: fc.constantFrom(null, 'x', 'y'),
  takesBack: fc.option(fc.nat(20), { freq: 4 }),
});

it('stand the same whether what was said is held together, beside what came behind it, or was taken over', () => {
  fc.assert(
    fc.property(
      fc.array(row, { maxLength: 20 }),
      fc.nat(20),
      fc.constantFrom('2021-01-01', '2021-01-03'),
      fc.nat(25),
      (told, cut, day, known) => {
        // A movement is taken back once.
        const rows = told.map((one, i) => {
          const earlier = told.slice(0, i).map(({ takesBack }) => takesBack);
          return { ...one, takesBack: earlier.includes(one.takesBack) ? null : one.takesBack };
        });
        const said = (from: number, until: number) => {
          const versions = new RecordVersions();
          rows.slice(from, until).forEach(({ value, takesBack, ...rest }, i) => {
            const seq = from + i;
            const reverses = takesBack !== null && takesBack < seq ? takesBack : null;
            const moment = { seq, entry: seq, register: 'r', known: new Date(seq), reverses };
            versions.put({ ...rest, ...moment, unit: 'u', values: [value] } satisfies VersionRow);
          });
          return versions;
        };
        const taken = said(0, cut);
        taken.take(said(cut, rows.length));
        const ways = [[said(0, rows.length)], [said(0, cut), said(cut, rows.length)], [taken]];
        const [together, ...others] = ways.map((versions) => {
          const records = new StandingRecords('r', versions, null, { day, knownAt: new Date(known) });
          return {
            all: [...records.all()],
            saying: records.saying(0, 'x'),
            came: ['A', 'B'].map((id) => records.cameInto(id, ['done'])),
          };
        });
        for (const other of others) expect(other).toEqual(together);
      },
    ),
  );
});

it('are those within reach alone', () => {
  const versions = new RecordVersions();
  const row = { seq: 1, entry: 1, register: 'r', day: '2021-01-01', known: new Date(0), reverses: null };
  for (const record of ['A', 'B'])
    versions.put({ ...row, record, from: null, stage: 'begun', unit: 'u', values: ['x'] });
  const now = { day: '9999-12-31', knownAt: null };
  const records = new StandingRecords('r', [versions], new Set(['B']), now);
  expect([records.at('A'), records.saying(0, 'x')]).toEqual([null, ['B']]);
  expect(new StandingRecords('r', [versions], null, now).saying(0, 'x')).toEqual(['A', 'B']);
});
