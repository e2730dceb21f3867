import { all, atLeast, type Register } from '@taizhang/definition';
import { anybody, workshop, workshopPackage } from '@taizhang/fixture';
import { openTestInstallation, type TestInstallation } from '@taizhang/testkit';
import { Big } from 'big.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  asSystem,
  catchUp,
  compileReport,
  diffSides,
  figureRecords,
  freezeEdition,
  frozenReport,
  getEdition,
  type Installation,
  type Ledger,
  type Office,
  openDistrict,
  type PostRequest,
  post,
  recomputeEdition,
  settingOf,
  sideOf,
  templateOf,
  verifyInstallation,
} from './index.ts';

const reader = anybody('reader', 'read-figures', 'freeze-edition');

const clerk = anybody('clerk');
const everything = { limit: null, offset: 0 };

let shop: TestInstallation;
let owner: TestInstallation['owner'];
let installation: Installation;
beforeAll(async () => {
  shop = await openTestInstallation(workshopPackage());
  ({ installation, owner } = shop);
  await catchUp(installation);
});
afterAll(() => shop?.close());

const edition = (id: string) => getEdition(installation.pool, installation.district.store, reader, id);
const say = (key: string, ...postings: PostRequest['postings']) =>
  post(installation.pool, installation.district.store, installation.vault, clerk, { key, postings });
const payment = (record: string, occurredOn: string, paid: string) => ({
  register: 'repair',
  record,
  transition: 'pay',
  occurredOn,
  amounts: { paid },
});
const valuesOf = (figures: readonly { id: string; value: string | null }[]) =>
  Object.fromEntries(figures.map((f) => [f.id, f.value]));
const sumOf = (movements: readonly { contribution: string }[]) =>
  movements.reduce((sum, { contribution }) => sum.plus(contribution), new Big(0)).toFixed();
const disagreements = async (office: Ledger = installation) =>
  (await verifyInstallation(asSystem(office))).flatMap((check) => check.disagreements);

/** The workshop later: what counts as paid is defined otherwise, and the report asks less. */
function laterOffice(): Office {
  const repair = workshop.registers.get('repair') as Register;
  const paid = { ...repair.metrics.paid, where: all(atLeast('quoted', '1000')) } as never;
  const district = workshopPackage();
  const [template] = district.templates;
  const later = openDistrict({
    ...district,
    registers: [...workshop.registers.values()].map((register) =>
      register === repair ? { ...repair, metrics: { ...repair.metrics, paid } } : register,
    ),
    templates: [
      {
        ...(template as NonNullable<typeof template>),
        sections: [{ paragraphs: ['收款{{paid}}。'] }],
        figures: (template?.figures ?? []).filter(({ id }) => id === 'paid'),
      },
    ],
  });
  return asSystem({ pool: installation.pool, district: later });
}

describe('an edition', () => {
  it('says what was known at its time, of the days up to its cut-off', async () => {
    expect(valuesOf(frozenReport(await edition('early')).figures)).toMatchObject({ paid: '400', red: '100' });
    expect(valuesOf(frozenReport(await edition('late')).figures)).toMatchObject({ paid: '360', red: '50' });
    expect(valuesOf(frozenReport(await edition('spring')).figures)).toMatchObject({
      paid: '100',
      waiting: '5',
    });
  });

  it('is recomputed exactly after late entries and corrections, and after a metric was defined anew', async () => {
    const frozen = await freezeEdition(asSystem(installation), { id: 'before', report: 'half-year' });
    await say('late-entry', payment('RP-4', '2021-06-01', '7'));
    const { posted } = await say('another', payment('RP-5', '2021-03-01', '9'));
    await say('correction', {
      corrects: posted[0]?.seq as number,
      with: payment('RP-5', '2021-03-02', '11'),
      reason: '更正',
    });
    const now = await compileReport(asSystem(installation), 'half-year');
    expect(valuesOf(now.figures).paid).toBe('378');
    expect(await recomputeEdition(asSystem(installation), frozen)).toEqual(frozenReport(frozen));
    expect(frozenReport(frozen).figures.find((f) => f.id === 'paid')?.value).toBe('360');

    const later = laterOffice();
    expect(valuesOf((await compileReport(later, 'half-year')).figures)).toEqual({ paid: '0' });
    expect(await recomputeEdition(later, frozen)).toEqual(frozenReport(frozen));
    await catchUp(later);
    expect(await recomputeEdition(later, frozen)).toEqual(frozenReport(frozen));
    expect(await disagreements(later)).toEqual([]);
    await catchUp(installation);
  });

  it('is frozen once under its name, and by itself under report, cut-off and moment', async () => {
    const freezing = {
      id: 'once',
      report: 'half-year',
      knownAt: new Date('2021-09-01T00:00:00Z'),
    };
    await freezeEdition(asSystem(installation), freezing);
    for (const id of ['2021-07-20', '2021-07-20-count', '../x', 'a b', '<b>'])
      await expect(freezeEdition(asSystem(installation), { ...freezing, id })).rejects.toMatchObject({
        code: 'edition-name',
      });
    await expect(freezeEdition(asSystem(installation), freezing)).rejects.toMatchObject({
      code: 'edition-exists',
    });
    const { id } = await freezeEdition(asSystem(installation), {
      ...freezing,
      id: undefined,
      cutoff: '2021-03-31',
    });
    expect(id).toBe('half-year@2021-03-31@2021-09-01T00:00:00.000Z');
  });

  it('is not frozen at a moment that is not settled, nor of a report that is not there', async () => {
    const soon = new Date(Date.now() + 60_000);
    const freezing = { report: 'half-year', by: 'office', knownAt: soon };
    await expect(freezeEdition(asSystem(installation), freezing)).rejects.toMatchObject({
      code: 'impossible-instant',
      field: 'knownAt',
    });
    await expect(freezeEdition(asSystem(installation), { report: 'none' })).rejects.toMatchObject({
      code: 'unknown-report',
    });
    await expect(
      freezeEdition(asSystem(installation), { ...freezing, knownAt: undefined, cutoff: '2021-02-30' }),
    ).rejects.toMatchObject({ code: 'impossible-date' });
    await expect(edition('none')).rejects.toMatchObject({ code: 'unknown-edition' });
  });
});

describe('a difference', () => {
  const additive = ['waiting', 'paid', 'red'];
  async function expectExplained(before: string, after: string, cutoff?: string) {
    const [a, b] = [
      await sideOf(asSystem(installation), before, 'half-year', cutoff),
      await sideOf(asSystem(installation), after, 'half-year', cutoff),
    ];
    const explained = await diffSides(asSystem(installation), a, b, everything);
    for (const { id, difference, explanation } of explained)
      if (additive.includes(id)) {
        expect([id, sumOf(explanation?.movements ?? [])]).toEqual([id, difference]);
        expect(explanation).toMatchObject({
          accounted: true,
          parts: [{ part: 'whole', total: explanation?.movements.length, sum: difference, hidden: 0 }],
        });
      }
    return Object.fromEntries(explained.map((e) => [e.id, e]));
  }

  it('of two times of knowledge is explained by what became known in between', async () => {
    const { paid, waiting } = await expectExplained('2021-06-30', '2021-08-01');
    expect(paid?.difference).toBe('-40');
    expect(waiting).toBeUndefined();
    expect(paid?.explanation?.movements.map((m) => [m.record, m.origin, m.reason])).toContainEqual([
      'RP-3',
      'reversal',
      '从未付款',
    ]);
    // The same the other way round.
    expect((await expectExplained('2021-08-01', '2021-06-30')).paid?.difference).toBe('40');
  });

  it('of two editions is explained too, also when they were cut off on different days', async () => {
    expect((await expectExplained('early', 'late')).paid?.difference).toBe('-40');
    expect((await expectExplained('spring', 'late')).paid?.difference).toBe('260');
    expect((await expectExplained('late', 'spring')).waiting?.difference).toBe('-3');
    expect((await expectExplained('early', '2021-08-01')).paid?.difference).toBe('-40');
    expect((await expectExplained('2021-07-06', '2021-07-07T08:00:00Z', '2021-04-30')).paid?.difference).toBe(
      '-10',
    );
  });

  it('names as many movements as are wanted, the biggest first', async () => {
    const [a, b] = [
      await sideOf(asSystem(installation), 'spring', undefined),
      await sideOf(asSystem(installation), 'late', undefined),
    ];
    const paidBy = async (offset: number) => {
      const [paid, ...others] = await diffSides(asSystem(installation), a, b, { limit: 3, offset }, 'paid');
      expect(others).toEqual([]);
      return paid?.explanation;
    };
    const { movements = [], parts } = (await paidBy(0)) ?? {};
    expect(movements).toHaveLength(3);
    const sizes = movements.map((m) => Math.abs(Number(m.contribution)));
    expect(sizes).toEqual([...sizes].sort((x, y) => y - x));
    // The next page goes on, and both say how many there are in all and what these come to.
    const next = await paidBy(2);
    expect(next?.movements[0]).toEqual(movements[2]);
    expect(next?.parts).toEqual(parts);
    expect(parts?.[0]).toMatchObject({ sum: '260' });
    expect(parts?.[0]?.total).toBeGreaterThan(3);
  });

  it('of editions is read by their own definitions when the report has changed since', async () => {
    const later = laterOffice();
    const [a, b] = [await sideOf(later, 'early', undefined), await sideOf(later, 'late', undefined)];
    const explained = await diffSides(later, a, b, everything);
    expect(explained.map((e) => e.id)).toContain('red');
    const paid = explained.find((e) => e.id === 'paid');
    expect(sumOf(paid?.explanation?.movements ?? [])).toBe(paid?.difference);
  });

  it('has two sides, or says which one is not there', async () => {
    await expect(sideOf(asSystem(installation), 'nobody', 'half-year')).rejects.toMatchObject({
      code: 'unknown-edition',
    });
    await expect(sideOf(asSystem(installation), '2021-07-01', undefined)).rejects.toMatchObject({
      code: 'unknown-edition',
    });
    await expect(sideOf(asSystem(installation), '2021-07-99', 'half-year')).rejects.toMatchObject({
      code: 'impossible-instant',
    });
  });
});

describe('the setting of a report', () => {
  const at = (options: { cutoff?: string; knownAt?: string }) =>
    settingOf(installation.district, templateOf(installation.district, 'half-year'), options);

  it('is the report’s last day and now, a day known by its end in the district, or a moment', () => {
    expect(at({}).cutoff).toBe('2021-06-30');
    expect(Math.abs(at({}).knownAt.getTime() - Date.now())).toBeLessThan(5000);
    expect(at({ knownAt: '2021-07-01' }).knownAt.toISOString()).toBe('2021-07-01T15:59:59.999Z');
    expect(at({ knownAt: '2021-07-01T08:00+08:00' }).knownAt.toISOString()).toBe('2021-07-01T00:00:00.000Z');
    expect(at({ cutoff: '2024-02-29' })).toMatchObject({ cutoff: '2024-02-29', area: 'workshop' });
    expect(() => at({ cutoff: '2020-12-31' })).toThrow(expect.objectContaining({ code: 'before-period' }));
    expect(() => at({ cutoff: '2199-01-01' })).toThrow(expect.objectContaining({ code: 'future-cutoff' }));
  });

  it.each(['2021-02-29', '2021-13-01', '21-01-01', '', 'today', '0000-01-01', '2021-06-30T00:00:00Z'])(
    'refuses %j as a cut-off',
    (cutoff) => {
      expect(() => at({ cutoff })).toThrow(
        expect.objectContaining({ code: 'impossible-date', field: 'cutoff' }),
      );
    },
  );

  it.each([
    '2021-02-29',
    '2021-02-29T00:00:00Z',
    '2021-07-01T10:00',
    '2021-07-01T25:00:00Z',
    'now',
    '',
    '1625097600',
  ])('refuses %j as a time of knowledge', (knownAt) => {
    expect(() => at({ knownAt })).toThrow(
      expect.objectContaining({ code: 'impossible-instant', field: 'knownAt' }),
    );
  });
});

describe('verifying', () => {
  it('finds nothing where nothing is wrong, and a drill-down for every figure', async () => {
    expect(await disagreements()).toEqual([]);
    const drill = await figureRecords(
      asSystem(installation),
      'half-year',
      'paid',
      {},
      { limit: null, offset: 0 },
    );
    expect(sumOf(drill.records)).toBe(
      valuesOf((await compileReport(asSystem(installation), 'half-year')).figures).paid,
    );
  });

  /** What is found while something is tampered with, and that it is gone afterwards. */
  async function foundWhile(tampering: string, mending: string): Promise<string[]> {
    await owner.query(tampering);
    const found = await disagreements();
    await owner.query(mending);
    expect(await disagreements()).toEqual([]);
    return found.map((d) => `${d.check}: ${d.place}: ${d.expected} → ${d.found}`);
  }

  it('names the cell that was changed, and the figure it falsifies', async () => {
    const at =
      "where metric = (select id from folded_metric where metric = 'repair.paid') and grain = 4 and occurred = '2021-01-01'";
    const found = await foundWhile(
      `update cell set amount = amount + 1 ${at}`,
      `update cell set amount = amount - 1 ${at}`,
    );
    expect(found).toContainEqual(
      'cells: repair.paid, grain 4, occurred 2021-01-01, known infinity, unit -, street -: 360 → 361',
    );
    expect(found.join('\n')).toContain('half-year, paid (from movements)');
  });

  it('names the record and the stage that were changed', async () => {
    const found = await foundWhile(
      "update record set stage = 'done' where id = 'RP-6'",
      "update record set stage = 'waiting' where id = 'RP-6'",
    );
    expect(found.join('\n')).toContain('records: repair/RP-6');
    expect(found.join('\n')).toContain('conservation: repair, stage done, count: 0 → 1');
  });

  it('names the edition and the figure, the words or the definitions that were changed', async () => {
    const change = (path: string, value: string) =>
      `update edition set content = jsonb_set(content, '${path}', '${value}') where id = 'early'`;
    const paid = '{figures,1,value}';
    expect(await foundWhile(change(paid, '"401"'), change(paid, '"400"'))).toEqual([
      'editions: early, paid: 401 → 400',
    ]);
    const display = '{figures,1,display}';
    expect(await foundWhile(change(display, '"401元"'), change(display, '"400.00元"'))).toEqual([
      'editions: early, paid (as printed): 401元 → 400.00元',
    ]);
    const title = '{title,zh}';
    const [words] = await foundWhile(change(title, '"别的报告"'), change(title, '"半年报告"'));
    expect(words).toContain('editions: early, text');
    const define = (area: string) =>
      `update definition_version set content = jsonb_set(content, '{area}', '"${area}"')
        where hash = (select definition from edition where id = 'early')`;
    const found = await foundWhile(define('elsewhere'), define('workshop'));
    expect(found.join('\n')).toContain('editions: early, definitions');
  });

  it('names the movement that was changed behind the house’s back', async () => {
    const { rows } = await owner.query(
      "select seq from movement where record = 'RP-6' and transition = 'pay' limit 1",
    );
    const { seq } = rows[0];
    const set = (paid: string) =>
      `alter table movement disable trigger user;
       update movement set amounts = '{"paid": "${paid}"}' where seq = ${seq};
       alter table movement enable trigger user`;
    const found = await foundWhile(set('5000'), set('50'));
    expect(found.some((line) => line.startsWith('chain: ') && line.includes(`movement ${seq}`))).toBe(true);
  });
});
