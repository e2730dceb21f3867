import { randomUUID } from 'node:crypto';
import { anybody, workshopDistrict } from '@taizhang/fixture';
import { createTestDatabase, type TestDatabase, withSeed } from '@taizhang/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  fold,
  migrate,
  openPool,
  PersonalVault,
  type Pool,
  type Posting,
  post,
  recallEnds,
  sealMovements,
  verifyLedger,
} from './index.ts';
import { findRecordEnd, rememberedEnds } from './record-ends.ts';

const clerk = anybody('clerk');
const vault = new PersonalVault(Buffer.alloc(32, 7));
let database: TestDatabase;
let pool: Pool;
/** A process that begins later. */
let later: Pool;
beforeAll(async () => {
  database = await createTestDatabase(async (url) => void (await migrate(url)), 'store');
  pool = openPool(database.appUrl, 2);
  later = openPool(database.appUrl, 2);
});
afterAll(async () => {
  await pool.end();
  await later.end();
  await database.drop();
});

const open = (record: string): Posting => ({
  register: 'repair',
  record,
  transition: 'open',
  occurredOn: '2021-01-05',
  unit: 'bench-a',
  set: { label: `单车\t${record}\n` },
  amounts: { quoted: '1000' },
});
const pay = (record: string): Posting => ({
  register: 'repair',
  record,
  transition: 'pay',
  occurredOn: '2021-01-06',
  amounts: { paid: '1' },
});

function aShop() {
  const district = workshopDistrict(`recall-${randomUUID()}`);
  const send = (by: Pool, ...postings: Posting[]) =>
    post(by, district, vault, clerk, { key: randomUUID(), postings });
  const register = district.catalogue.registers.get('repair');
  if (!register) throw new Error('the workshop repairs');
  const subject = (record: string) => ({ register, record, name: `repair/${record}` });
  return { district, send, subject };
}

describe('a process that has just begun', () => {
  it('recalls where every record ends, as it would read it', () =>
    withSeed(async (random) => {
      const { district, send, subject } = aShop();
      const records = Array.from({ length: 30 }, (_, n) => `RP-${n}`);
      await send(pool, ...records.map(open));
      for (let n = 0; n < 60; n++) await send(pool, pay(random.pick(records)));
      expect(await recallEnds(later, district)).toBe(30);
      const recalled = rememberedEnds(later, district.id);
      const client = await later.connect();
      try {
        for (const record of records) {
          const read = await findRecordEnd(client, district.id, subject(record));
          expect(read?.state.stage).toBe('waiting');
          expect(recalled.get(`repair/${record}`)).toEqual(read);
        }
      } finally {
        client.release();
      }
    }));

  it('keeps what it has written meanwhile, and recalls each record once', async () => {
    const { district, send } = aShop();
    await send(pool, open('RP-1'), open('RP-2'));
    await send(later, pay('RP-1'));
    const written = rememberedEnds(later, district.id).get('repair/RP-1');
    expect(written).toBeDefined();
    expect(await recallEnds(later, district)).toBe(1);
    expect(await recallEnds(later, district)).toBe(0);
    expect(rememberedEnds(later, district.id).get('repair/RP-1')).toEqual(written);
  });

  it('trusts nothing that it recalled', async () => {
    const { district, send } = aShop();
    await send(pool, open('RP-1'));
    await recallEnds(later, district);
    for (let n = 0; n < 3; n++) {
      await send(pool, pay('RP-1'));
      await send(later, pay('RP-1'));
    }
    await fold(pool, district);
    await sealMovements(pool, district);
    const faults = (await verifyLedger(pool, district)).flatMap((check) => check.disagreements);
    expect(faults).toEqual([]);
    const { rows } = await pool.query('select holdings from record where district = $1', [district.id]);
    expect(rows).toMatchObject([{ holdings: { paid: '6' } }]);
  });

  it('recalls nothing where it is told to end', async () => {
    const { district, send } = aShop();
    await send(pool, open('RP-1'));
    expect(await recallEnds(later, district, AbortSignal.abort())).toBe(0);
  });
});
