import { setTimeout as pause } from 'node:timers/promises';
import { workshopDistrict } from '@taizhang/fixture';
import { createTestDatabase, type TestDatabase } from '@taizhang/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPool, type Pool } from '../database.ts';
import { migrate } from '../migrate.ts';
import { HeldTables, type ListLimits } from './held-tables.ts';
import { defaultOrder } from './offered.ts';

let database: TestDatabase;
let pool: Pool;
let owner: Pool;
const district = workshopDistrict('held-tables');
const { registers } = district.catalogue;
const registerOf = (id: string) => registers.get(id) as NonNullable<ReturnType<typeof registers.get>>;
beforeAll(async () => {
  database = await createTestDatabase(async (url) => {
    await migrate(url);
  }, 'store');
  pool = openPool(database.appUrl);
  owner = openPool(database.ownerUrl, 1);
  await owner.query(
    `insert into record (district, register, id, title, stage, unit, attributes, holdings, last_seq, updated_at)
     select $1, register, register || '-' || n, 'title', 'waiting', 'bench-a', '{}', '{}', n, now()
       from (values ('repair', 5000), ('customer', 3), ('yard', 40)) as r (register, most)
      cross join lateral generate_series(1, most) n`,
    [district.id],
  );
});
afterAll(async () => {
  await Promise.all([pool.end(), owner.end()]);
  await database.drop();
});

/** The real pool; it says which registers were read from their beginning, and lets somebody hold a reading up. */
function watched(holdUp: (register: string) => Promise<unknown> = async () => undefined) {
  const begun: string[] = [];
  const query = async (text: string, values: unknown[]) => {
    if (text.includes('order by r.id limit') && values[2] === null) {
      begun.push(String(values[1]));
      await holdUp(String(values[1]));
    }
    return pool.query(text, values);
  };
  return { begun, pool: { query, connect: () => pool.connect() } as unknown as Pool };
}

const plenty: ListLimits = { bytes: 1024 ** 3, worthWaiting: 50_000 };
const order = defaultOrder.by;
const never = () => new AbortController().signal;

describe('reading registers ahead', () => {
  it('has them at hand, sorted, before anybody asks, the smallest first', async () => {
    const { begun, pool: watchedPool } = watched();
    const tables = new HeldTables(watchedPool, district, plenty);
    expect(await tables.tableAtHand(registerOf('repair'))).toBeNull();
    await tables.warmAhead(registers, never());
    expect(begun).toEqual(['customer', 'yard', 'repair']);
    const table = await tables.tableAtHand(registerOf('repair'));
    expect(table?.rows).toBe(5000);
    expect(table?.isOrdered(order)).toBe(true);
    expect((await tables.tableOf(registerOf('yard'), order))?.rows).toBe(40);
    expect(begun).toHaveLength(3);
  });

  it('reads none twice, however many ask for it while it is read', async () => {
    let reached: () => void = () => undefined;
    const reading = new Promise<void>((resolve) => {
      reached = resolve;
    });
    const { begun, pool: watchedPool } = watched(async (register) => {
      if (register === 'repair') reached();
    });
    const tables = new HeldTables(watchedPool, district, plenty);
    const ahead = tables.warmAhead(registers, never());
    await reading;
    const asked = await Promise.all(
      Array.from({ length: 5 }, () => tables.tableOf(registerOf('repair'), order)),
    );
    expect(asked.map((table) => table?.rows)).toEqual([5000, 5000, 5000, 5000, 5000]);
    await ahead;
    expect(begun.toSorted()).toEqual(['customer', 'repair', 'yard']);
  });

  it('lets whoever asks for one register wait for that one alone', async () => {
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const { begun, pool: watchedPool } = watched((register) =>
      register === 'customer' ? held : Promise.resolve(),
    );
    const tables = new HeldTables(watchedPool, district, plenty);
    const ahead = tables.warmAhead(registers, never());
    expect((await tables.tableOf(registerOf('repair'), order))?.rows).toBe(5000);
    expect(await tables.tableAtHand(registerOf('customer'))).toBeNull();
    letGo();
    await ahead;
    expect((await tables.tableAtHand(registerOf('customer')))?.rows).toBe(3);
    expect(begun.filter((register) => register === 'repair')).toHaveLength(1);
  });

  it('keeps within its memory and pushes nothing out that was asked for', async () => {
    const alone = await new HeldTables(pool, district, plenty).tableOf(registerOf('repair'), order);
    const bytes = (alone?.bytes ?? 0) + 20_000;
    const tables = new HeldTables(pool, district, { bytes, worthWaiting: 50_000 });
    await tables.tableOf(registerOf('repair'), order);
    await tables.warmAhead(registers, never());
    expect(await tables.tableAtHand(registerOf('repair'))).not.toBeNull();
    for (const id of ['yard', 'customer']) expect(await tables.tableAtHand(registerOf(id))).toBeNull();
    const tight = new HeldTables(pool, district, { bytes: 100, worthWaiting: 50_000 });
    await tight.warmAhead(registers, never());
    for (const register of registers.values()) expect(await tight.tableAtHand(register)).toBeNull();
    // What is asked for is read by SQL for good, not read into memory again and again.
    expect(await tight.tableOf(registerOf('yard'), order)).toBeNull();
  });

  it('does not let anybody wait for a great register', async () => {
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const { pool: watchedPool } = watched((register) => (register === 'repair' ? held : Promise.resolve()));
    const tables = new HeldTables(watchedPool, district, { ...plenty, worthWaiting: 1000 });
    expect(await tables.tableOf(registerOf('repair'), order)).toBeNull();
    expect((await tables.tableOf(registerOf('yard'), order))?.rows).toBe(40);
    letGo();
    await tables.warmAhead(registers, never());
    await tables.warm(registerOf('repair'));
    expect((await tables.tableOf(registerOf('repair'), order))?.rows).toBe(5000);
  });

  it('ends at once when it is told to, and leaves nothing half read', async () => {
    const ending = new AbortController();
    const { begun, pool: watchedPool } = watched(async (register) => {
      if (register === 'repair') ending.abort();
    });
    const tables = new HeldTables(watchedPool, district, plenty);
    await tables.warmAhead(registers, ending.signal);
    expect(begun).toContain('repair');
    expect(await tables.tableAtHand(registerOf('repair'))).toBeNull();
    await pause(0);
    expect((await tables.tableOf(registerOf('repair'), order))?.rows).toBe(5000);
  });

  it('is tried again by the next who asks, when the database was away', async () => {
    let away = true;
    const { pool: watchedPool } = watched(async () => {
      if (away) throw new Error('away');
    });
    const tables = new HeldTables(watchedPool, district, plenty);
    await tables.warmAhead(registers, never());
    expect(await tables.tableOf(registerOf('repair'), order)).toBeNull();
    away = false;
    expect((await tables.tableOf(registerOf('repair'), order))?.rows).toBe(5000);
  });
});
