import { randomUUID } from 'node:crypto';
import { catalogueOf, type Register } from '@taizhang/definition';
import { anybody, customer, goal, repair, workshopDistrict, yard } from '@taizhang/fixture';
import { openTestStore, type TestStore } from '@taizhang/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type District,
  dropOldCells,
  fold,
  PersonalVault,
  type Pool,
  post,
  refold,
  verifyLedger,
} from './index.ts';

let store: TestStore;
let pool: Pool;
beforeAll(async () => {
  store = await openTestStore();
  ({ pool } = store);
});
afterAll(() => store?.close());

const vault = new PersonalVault(Buffer.alloc(32, 7));
const open = (district: District, register: string, record: string, rest: object) =>
  post(pool, district, vault, anybody('tester'), {
    key: randomUUID(),
    postings: [{ register, record, transition: 'open', occurredOn: '2021-01-05', unit: 'bench-a', ...rest }],
  });
const say = (district: District, record: string, quoted = '10') =>
  open(district, 'repair', record, { set: { label: record, colour: 'red' }, amounts: { quoted } });
const disagreements = async (district: District) =>
  (await verifyLedger(pool, district)).flatMap((check) => check.disagreements);

/** How each metric's cells are called, and what they add up to. */
async function cellsOf(district: District) {
  const { rows } = await pool.query<{ metric: string; register: string; id: number; sums: string }>(
    `select f.metric, f.register, f.id, (
              select string_agg(concat_ws(' ', grain, key, occurred, known, item, unit, street, amount, records), ','
                                order by grain, key, occurred, known, item, unit, street)
                from cell c where c.district = f.district and c.metric = f.id) as sums
       from folded_metric f where f.district = $1 order by f.metric`,
    [district.id],
  );
  return rows;
}

describe('folding everything anew', () => {
  it('may be done while others fold and post, and leaves the cells that the movements make', async () => {
    const district = workshopDistrict(`fold-${randomUUID()}`);
    for (let round = 0; round < 8; round++)
      await Promise.all([
        say(district, `RP-${round}`),
        fold(pool, district),
        refold(pool, district),
        fold(pool, district),
        say(district, `RP-${round}-b`),
        fold(pool, district),
      ]);
    await fold(pool, district);
    expect(await disagreements(district)).toEqual([]);
    const { rows } = await pool.query('select count(*)::int as n from cell where district = $1', [
      district.id,
    ]);
    expect(rows[0].n).toBeGreaterThan(0);
  });

  it('is gone on with by the next fold when it was broken off', async () => {
    const district = workshopDistrict(`fold-${randomUUID()}`);
    await say(district, 'RP-1');
    await open(district, 'customer', 'CU-1', { set: { name: 'Ada' } });
    await fold(pool, district);
    const before = await cellsOf(district);
    const holder = await pool.connect();
    await holder.query('begin');
    await holder.query("select from fold where district = $1 and register = 'repair' for update", [
      district.id,
    ]);
    const breaking = refold(pool, district).catch((error: Error) => error);
    await expect
      .poll(async () => {
        const { rows } = await pool.query<{ pid: number }>(
          `select pid from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock' and query like '%from fold%'`,
        );
        for (const { pid } of rows) await pool.query('select pg_terminate_backend($1)', [pid]);
        return rows.length;
      })
      .toBe(1);
    expect(await breaking).toMatchObject({ code: 'database-unavailable' });
    await holder.query('rollback');
    holder.release();

    const names = async () =>
      (await cellsOf(district)).filter(({ register }) => register === 'repair').map((row) => row.id);
    const old = before.filter(({ register }) => register === 'repair').map((row) => row.id);
    expect(await names()).toEqual(old);
    expect(await disagreements(district)).toEqual([]);
    await fold(pool, district);
    const after = await cellsOf(district);
    expect(after.map(({ metric, sums }) => ({ metric, sums }))).toEqual(
      before.map(({ metric, sums }) => ({ metric, sums })),
    );
    for (const name of await names()) expect(old).not.toContain(name);
    expect(await disagreements(district)).toEqual([]);
  });

  it('leaves the old cells to be deleted in a quiet moment, where no metric goes by them any more', async () => {
    const district = workshopDistrict(`fold-${randomUUID()}`);
    await say(district, 'RP-1');
    await say(district, 'RP-2', '7');
    await fold(pool, district);
    expect(await dropOldCells(pool, district)).toBe(0);
    const before = await cellsOf(district);
    await refold(pool, district);
    const { rows } = await pool.query<{ n: number }>(
      `select (select count(*) from cell where district = $1 and metric = any($2))
            + (select count(*) from tally where district = $1 and metric = any($2)) as n`,
      [district.id, before.map(({ id }) => id)],
    );
    expect(rows[0]?.n).toBeGreaterThan(0);
    const after = await cellsOf(district);
    expect(await dropOldCells(pool, district)).toBe(rows[0]?.n);
    expect(await dropOldCells(pool, district)).toBe(0);
    expect(await cellsOf(district)).toEqual(after);
    expect(after.map(({ metric, sums }) => ({ metric, sums }))).toEqual(
      before.map(({ metric, sums }) => ({ metric, sums })),
    );
    expect(await disagreements(district)).toEqual([]);
  });

  it('makes the same cells of a past that is cut into stretches', async () => {
    const district = workshopDistrict(`fold-${randomUUID()}`);
    const colours = ['red', 'blue'];
    for (let i = 0; i < 60; i++)
      await open(district, 'repair', `RP-${i}`, {
        occurredOn: `2021-0${1 + (i % 3)}-${String(1 + (i % 28)).padStart(2, '0')}`,
        set: { label: `RP-${i}`, colour: colours[i % 2] },
        amounts: { quoted: String(i % 7) },
      });
    await fold(pool, district);
    const sums = async () => (await cellsOf(district)).map((row) => [row.metric, row.sums]);
    const before = await sums();
    await refold(pool, district, { pages: 1, movements: 1 });
    expect(await sums()).toEqual(before);
    expect(await disagreements(district)).toEqual([]);
  });

  it('counts for each metric of a register that has more of them than an integer has bits', async () => {
    const original = Object.entries(repair.metrics).filter(
      ([, { kind }]) => kind !== 'ratio' && kind !== 'progress',
    );
    const many: Register = {
      ...repair,
      metrics: {
        ...repair.metrics,
        ...Object.fromEntries(
          Array.from({ length: 70 }, (_, i) => {
            const [name, metric] = original[i % original.length] as (typeof original)[number];
            return [`${name}-copy-${i}`, metric];
          }),
        ),
      },
    };
    const district = {
      ...workshopDistrict(`fold-${randomUUID()}`),
      catalogue: catalogueOf([customer, many, goal, yard]),
    };
    for (const [i, quoted] of ['10', '0.5', '7'].entries()) await say(district, `RP-${i}`, quoted);
    await fold(pool, district);
    const cells = new Map((await cellsOf(district)).map(({ metric, sums }) => [metric, sums]));
    const copies = [...cells].filter(([metric]) => metric.includes('-copy-'));
    expect(copies).toHaveLength(70);
    expect(copies.filter(([, sums]) => sums !== null).length).toBeGreaterThan(20);
    for (const [metric, sums] of copies)
      expect([metric, sums]).toEqual([metric, cells.get(metric.replace(/-copy-\d+$/, ''))]);
  });
});
