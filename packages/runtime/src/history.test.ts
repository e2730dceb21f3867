import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claims, workshopPackage } from '@taizhang/fixture';
import { createTestDatabase, type TestDatabase } from '@taizhang/testkit';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  asSystem,
  compileReport,
  type DistrictPackage,
  type Installation,
  openInstallation,
  type Progress,
  verifyInstallation,
} from './index.ts';

let database: TestDatabase;
let dataFolder: string;
const opened: Installation[] = [];
beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'taizhang-history-'));
});
afterAll(() => rm(dataFolder, { recursive: true, force: true }));
beforeEach(() => fresh());
afterEach(async () => {
  await closeAll();
  await database.drop();
  vi.unstubAllEnvs();
});

async function fresh(): Promise<void> {
  database = await createTestDatabase(async () => undefined, 'empty');
  vi.stubEnv('TAIZHANG_APP_URL', database.appUrl);
}
async function closeAll(): Promise<void> {
  for (const installation of opened.splice(0)) await installation.close();
}
async function open(district: DistrictPackage, progress: Progress = () => undefined): Promise<Installation> {
  const installation = await openInstallation({
    dataFolder,
    databaseUrl: database.ownerUrl,
    district,
    progress,
  });
  opened.push(installation);
  return installation;
}

/** What is there, without the moments and numbers that differ from one loading to the next. */
async function contentOf({ pool }: Installation) {
  const movements = await pool.query(
    `select m.register, m.record, m.transition, m.origin, m.occurred_on, m.recorded_at, m.amounts, m.holdings, m.reason
       from movement m order by 1, 2, m.recorded_at, m.seq`,
  );
  const records = await pool.query('select register, id, stage, holdings from record order by 1, 2');
  return { movements: movements.rows, records: records.rows };
}

const figuresOf = async (installation: Installation, knownAt?: string) =>
  Object.fromEntries(
    (await compileReport(asSystem(installation), 'half-year', { knownAt })).figures.map((f) => [
      f.id,
      f.value,
    ]),
  );

describe('the history of a district', () => {
  it('is loaded once, with every step told', async () => {
    const told: string[] = [];
    const first = await open(workshopPackage(), ({ step, done, total }) =>
      told.push(`${step} ${done}/${total}`),
    );
    expect(told.filter((line) => line.startsWith('posting')).at(-1)).toBe('posting 24/24');
    expect([...new Set(told.map((line) => line.split(' ')[0]))]).toEqual([
      'database',
      'schema',
      'history',
      'posting',
      'folding',
      'editions',
      'showing',
    ]);
    const content = await contentOf(first);
    const toldAgain: string[] = [];
    const second = await open(
      { ...workshopPackage(), history: () => expect.fail('made twice') },
      ({ step }) => toldAgain.push(step),
    );
    expect([...new Set(toldAgain)]).toEqual(['database', 'schema']);
    expect(await contentOf(second)).toEqual(content);
  });

  it('goes on where it was interrupted, and then is as if it had not been', async () => {
    const district = workshopPackage(2300);
    const whole = await contentOf(await open(district));
    await closeAll();
    await database.drop();
    await fresh();

    const interrupt: Progress = ({ step, done }) => {
      if (step === 'posting' && done >= 2000) throw new Error('the power failed');
    };
    await expect(open(district, interrupt)).rejects.toThrow('the power failed');
    const steps: number[] = [];
    const resumed = await open(district, ({ step, done }) => void (step === 'posting' && steps.push(done)));
    expect(steps.at(-1)).toBe(4608);
    expect(await contentOf(resumed)).toEqual(whole);
    const { rows } = await resumed.pool.query('select id from edition order by id');
    expect(rows.map((row) => row.id)).toEqual(['early', 'late', 'spring']);
    expect((await verifyInstallation(asSystem(resumed))).flatMap((c) => c.disagreements)).toEqual([]);
  });

  it('goes on also when it was interrupted while its editions were frozen', async () => {
    const stop: Progress = ({ step, done }) => {
      if (step === 'editions' && done === 1) throw new Error('the power failed');
    };
    await expect(open(workshopPackage(), stop)).rejects.toThrow('the power failed');
    const { pool } = await open(workshopPackage());
    const { rows } = await pool.query('select count(*)::int as n from edition');
    expect(rows[0].n).toBe(3);
  });

  it('shows pictures with its records and publishes its lists, each once, also when it was interrupted', async () => {
    const base = workshopPackage();
    const opened = (register: string, record: string, rest: object) => ({
      ...{ register, record, transition: 'open', occurredOn: '2021-01-02', unit: 'bench-a' },
      ...{ recordedAt: '2021-01-02T02:00:00Z', recordedBy: 'bench-a', ...rest },
    });
    const showing = {
      ...base,
      standsOn: '2021-07-01',
      registers: [...base.registers, ...claims],
      history: () =>
        [
          ...base.history(),
          opened('yard', 'YD-9', { street: 'north', set: { name: '合成院', guard: '合成人' } }),
          opened('claim', 'CM-9', {
            set: { label: 'CM-9', yard: 'YD-9', way: 'plain', claimant: '张合成', phone: '10012345678' },
            amounts: { area: '2.5' },
          }),
        ] as never,
      pictures: ['2021-02-01', '2021-03-01'].map((takenOn) => ({
        ...{ register: 'yard', record: 'YD-9', name: `院子${takenOn}（合成）.jpg`, takenOn },
        drawing:
          '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="48"><rect width="64" height="48"/></svg>',
      })),
      lists: [
        {
          ...{ register: 'claim', publication: 'settled', subject: 'YD-9' },
          ...{ from: '2021-06-28', to: '2021-07-05' },
        },
      ],
    } as DistrictPackage;
    const stop: Progress = ({ step, done }) => {
      if (step === 'showing' && done === 1) throw new Error('the power failed');
    };
    await expect(open(showing, stop)).rejects.toThrow('the power failed');
    const { pool } = await open(showing);
    const pictures = await pool.query(
      'select record, name, type, taken_on::text as day, thumbnail is not null as small from attachment order by name',
    );
    expect(pictures.rows).toEqual(
      ['2021-02-01', '2021-03-01'].map((day) => ({
        ...{ record: 'YD-9', name: `院子${day}（合成）.jpg`, type: 'image/jpeg', day, small: true },
      })),
    );
    const lists = await pool.query('select subject, content from published_list');
    expect(lists.rows.map(({ subject }) => subject)).toEqual(['YD-9']);
    expect(JSON.stringify(lists.rows[0].content)).toContain('张**');
  });

  it('corrects by key: an entry twice, one that was restated meanwhile, and one that never was', async () => {
    const installation = await open(workshopPackage());
    expect((await figuresOf(installation, '2021-07-01')).paid).toBe('400');
    expect((await figuresOf(installation, '2021-07-02')).paid).toBe('405');
    expect((await figuresOf(installation, '2021-07-05')).paid).toBe('415');
    expect((await figuresOf(installation, '2021-07-06')).paid).toBe('420');
    expect((await figuresOf(installation, '2021-07-07')).paid).toBe('410');
    expect((await figuresOf(installation)).paid).toBe('360');
    const { rows } = await installation.pool.query(
      "select id, holdings->>'paid' as paid, last_occurred_on as last from record where register = 'repair' and id in ('RP-1', 'RP-2', 'RP-3') order by id",
    );
    expect(rows).toMatchObject([
      { id: 'RP-1', paid: '65', last: '2021-01-05' },
      { id: 'RP-2', paid: '45', last: '2021-01-05' },
      { id: 'RP-3', last: '2021-01-03' },
    ]);
  });

  it('posts in two lanes, registers that refer to one another in the same', async () => {
    const { pool } = await open(workshopPackage());
    const { rows } = await pool.query<{ register: string; lanes: string[] }>(
      "select register, array_agg(distinct split_part(request, ':', 2)) as lanes from movement group by 1",
    );
    const lane = Object.fromEntries(rows.map(({ register, lanes }) => [register, lanes.join()]));
    expect(lane.repair).toBe(lane.customer);
    expect(new Set(Object.values(lane)).size).toBe(2);
  });

  it('says which key a correction names in vain', async () => {
    const district = workshopPackage();
    const note = { recordedAt: '2021-02-01T00:00:00Z', recordedBy: 'bench-a' };
    const history = () => [...district.history(), { corrects: 'nothing', with: null, reason: 'x', ...note }];
    await expect(open({ ...district, history })).rejects.toThrow('nothing before it is known');
  });

  it('keeps personal data out of the movements', async () => {
    const { pool } = await open(workshopPackage());
    const { rows } = await pool.query('select m::text as row from movement m');
    expect(rows.map((r) => r.row).join()).not.toMatch(/10000000000|合成人/);
  });
});
