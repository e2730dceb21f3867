import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { chromium, createTestDatabase, fixedClock, seededRandom, steppingClock, withSeed } from './index.ts';

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

describe('a test database', () => {
  const dropLater: (() => Promise<void>)[] = [];
  let migrations = 0;
  const migrate = async (ownerUrl: string) => {
    migrations += 1;
    await query(ownerUrl, 'create table line as select 1 as id');
    await query(ownerUrl, 'grant select on line to taizhang_app');
  };
  const create = async (key?: string) => {
    const database = await createTestDatabase(migrate, key);
    dropLater.push(database.drop);
    return database;
  };
  afterAll(() => Promise.all(dropLater.map((drop) => drop())));

  test('is a copy of a template made once, and the copies are apart', async () => {
    const [one, two] = await Promise.all([create(), create()]);
    await query(one.ownerUrl, 'insert into line values (2)');
    expect(await query(one.appUrl, 'select id from line order by id')).toEqual([1, 2]);
    expect(await query(two.appUrl, 'select id from line')).toEqual([1]);
    expect(migrations).toBe(1);
  });

  test('has an owner and an application with fewer rights', async () => {
    const { ownerUrl, appUrl } = await create();
    expect(await query(ownerUrl, 'select current_user')).toEqual(['taizhang_owner']);
    expect(await query(appUrl, 'select current_user')).toEqual(['taizhang_app']);
    await expect(query(appUrl, 'insert into line values (3)')).rejects.toMatchObject({ code: '42501' });
    await expect(query(appUrl, 'create table mine (id int)')).rejects.toMatchObject({ code: '42501' });
  });

  test('whose migration fails leaves no template behind', async () => {
    const failing = createTestDatabase(() => Promise.reject(new Error('no')), 'fails once');
    await expect(failing).rejects.toThrow('no');
    const { appUrl } = await create('fails once');
    expect(await query(appUrl, 'select id from line')).toEqual([1]);
  });

  test('is gone after drop, even with a client connected', async () => {
    const { ownerUrl, drop } = await createTestDatabase(migrate);
    const client = new pg.Client({ connectionString: ownerUrl });
    client.on('error', () => undefined);
    await client.connect();
    await drop();
    await expect(query(ownerUrl, 'select 1')).rejects.toMatchObject({ code: '3D000' });
    await client.end().catch(() => undefined);
  });
});

describe('clocks', () => {
  test('a fixed one stands still and hands out separate dates', () => {
    const clock = fixedClock('2021-07-01T00:00:00+08:00');
    clock().setFullYear(1999);
    expect(clock().toISOString()).toBe('2021-06-30T16:00:00.000Z');
    expect(() => fixedClock('yesterday')).toThrow(RangeError);
  });

  test('a stepping one moves by its step', () => {
    const clock = steppingClock('2021-01-01T00:00:00Z', 1500);
    expect([clock(), clock(), clock()].map((date) => date.getTime() % 60_000)).toEqual([0, 1500, 3000]);
  });
});

describe('seeded random numbers', () => {
  test('repeat for a seed and differ between seeds', () => {
    const draw = (seed: number) =>
      Array.from(
        { length: 20 },
        (
          (random) => () =>
            random.integer(0, 999)
        )(seededRandom(seed)),
      );
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });

  test('stay within their bounds, reach both, and are about even', () => {
    const random = seededRandom(42);
    const counts = [0, 0, 0, 0, 0, 0];
    for (let roll = 0; roll < 6000; roll += 1) counts[random.integer(1, 6) - 1]! += 1;
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
    const fractions = Array.from({ length: 1000 }, () => random.fraction());
    expect(fractions.every((value) => value >= 0 && value < 1)).toBe(true);
  });

  test('shuffle without losing anything', () => {
    const values = Array.from({ length: 50 }, (_, index) => index);
    const shuffled = seededRandom(1).shuffled(values);
    expect(shuffled).not.toEqual(values);
    expect(shuffled.toSorted((a, b) => a - b)).toEqual(values);
    expect(values).toContain(seededRandom(1).pick(values));
    expect(() => seededRandom(1).pick([])).toThrow(RangeError);
  });

  test('name their seed when a test fails', async () => {
    await expect(withSeed(() => Promise.reject(new Error('wrong')), 99)).rejects.toThrow(/seed 99 .*wrong/);
    expect(await withSeed((random) => random.seed, 5)).toBe(5);
  });
});

test('chromium opens a page and reads it', async () => {
  const browser = await chromium();
  try {
    const page = await browser.newPage();
    await page.goto(`data:text/html;charset=utf-8,<h1>${encodeURIComponent('台账')}</h1><p id=n></p>`);
    expect(await page.textContent('h1')).toBe('台账');
    expect(await page.evaluate('6 * 7')).toBe(42);
    expect((await page.screenshot()).length).toBeGreaterThan(1000);
  } finally {
    await browser.close();
  }
});
