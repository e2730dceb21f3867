import { randomUUID } from 'node:crypto';
import { anybody, workshopDistrict } from '@taizhang/fixture';
import { allText, openTestStore, type TestStore } from '@taizhang/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  canonicalJson,
  checkChain,
  contentHash,
  type District,
  fold,
  keepBusyDays,
  openPool,
  PersonalVault,
  type Pool,
  type Posting,
  post,
  sealMovements,
  verifyLedger,
} from './index.ts';

const actor = anybody('tester');
const vault = new PersonalVault(Buffer.alloc(32, 7));

/** The telephone number as it stands in the clear. */
const phoneOf = (district: District, record: string) =>
  vault.reveal(pool, district, anybody('reader'), {
    register: 'customer',
    record,
    fields: ['phone'],
    reason: '测试',
  });
let store: TestStore;
let pool: Pool;
let owner: Pool;
beforeAll(async () => {
  store = await openTestStore();
  ({ pool } = store);
  owner = openPool(store.database.ownerUrl, 2);
});
afterAll(async () => {
  await owner?.end();
  await store?.close();
});

const common = { unit: 'bench-a', transition: 'open' } as const;
const bicycle = (record: string, occurredOn: string, quoted = '10') => ({
  ...common,
  register: 'repair',
  record,
  occurredOn,
  set: { label: record },
  amounts: { quoted },
});
const person = (record: string, phone: string) => ({
  ...common,
  register: 'customer',
  record,
  occurredOn: '2021-01-05',
  set: { name: record, phone },
});

/** A sealed and folded ledger of its own with a few movements. */
async function sealedShop() {
  const district = workshopDistrict(`guard-${randomUUID()}`);
  const send = (postings: readonly Posting[]) =>
    post(pool, district, vault, actor, { key: randomUUID(), postings });
  const { posted } = await send([
    bicycle('RP-1', '2021-01-05'),
    bicycle('RP-2', '2021-02-06', '20'),
    {
      register: 'repair',
      record: 'RP-1',
      transition: 'pay',
      occurredOn: '2021-02-07',
      amounts: { paid: '3' },
    },
    person('CU-1', '13912345678'),
  ]);
  await fold(pool, district);
  await sealMovements(pool, district);
  const faults = async () =>
    (await verifyLedger(pool, district))
      .flatMap((c) => c.disagreements)
      .map(({ check, place }) => `${check}: ${place}`);
  expect(await faults()).toEqual([]);
  return { district, send, faults, seqs: posted.map(({ seq }) => seq) as [number, number, number, number] };
}

/** What only the owner could do, and only by first taking the trigger away. */
async function tamper(sql: string, values: unknown[] = []): Promise<void> {
  const client = await owner.connect();
  try {
    await client.query('alter table movement disable trigger movement_is_append_only');
    await client.query(sql, values);
    await client.query('alter table movement enable trigger movement_is_append_only');
  } finally {
    client.release();
  }
}

describe('what was recorded cannot be changed', () => {
  const kept = [
    'movement',
    'request',
    'seal',
    'edition',
    'definition_version',
    'personal_data',
    'period_close',
  ];

  it.each(kept)('by the application: %s', async (table) => {
    await sealedShop();
    for (const sql of [
      `update ${table} set district = district`,
      `delete from ${table}`,
      `truncate ${table} cascade`,
    ])
      await expect(pool.query(sql), sql).rejects.toMatchObject({ code: '42501' });
    await expect(pool.query(`drop table ${table} cascade`)).rejects.toMatchObject({ code: '42501' });
  });

  it('even by the owner, while the trigger stands', async () => {
    await sealedShop();
    for (const sql of ["update movement set reason = 'x'", 'delete from movement', 'truncate movement'])
      await expect(owner.query(sql), sql).rejects.toThrow(/append-only/);
  });

  it('nor can the application take the trigger away', async () => {
    for (const sql of [
      'alter table movement disable trigger all',
      'drop trigger movement_is_append_only on movement',
      'set session_replication_role = replica',
      'create table mine (id int)',
    ])
      await expect(pool.query(sql), sql).rejects.toMatchObject({ code: '42501' });
  });

  it('and a movement says no other origin or sign, and what it reverses only as a reversal', async () => {
    const { district, seqs } = await sealedShop();
    const add = (change: object) =>
      pool.query(
        `insert into movement select (jsonb_populate_record(m, $3)).* from movement m
          where m.district = $1 and m.seq = $2`,
        [district.id, seqs[0], { seq: -seqs[0], ...change }],
      );
    const checkViolation = { code: '23514' };
    await expect(add({ origin: 'rumour' })).rejects.toMatchObject(checkViolation);
    await expect(add({ sign: 0 })).rejects.toMatchObject(checkViolation);
    await expect(add({ reverses: seqs[0] })).rejects.toMatchObject(checkViolation);
    await expect(add({ origin: 'reversal', sign: -1 })).rejects.toMatchObject(checkViolation);
    // Nothing else stands against the copy.
    expect(await add({})).toMatchObject({ rowCount: 1 });
  });
});

describe('tampering is found, at the exact place', () => {
  it('a movement altered in any column', async () => {
    const columns = {
      reason: "'x'",
      recorded_by: "'nobody'",
      recorded_at: "recorded_at + interval '1 ms'",
      occurred_on: 'occurred_on + 1',
      evidence: "array['forged']",
      holdings: `'{"quoted":"21"}'`,
      attributes: `'{"label":"y"}'`,
      street: "'north'",
      request: "'other'",
      entry: 'entry - 1',
      stated: "'{}'",
    };
    for (const [column, value] of Object.entries(columns)) {
      const { district, seqs } = await sealedShop();
      await tamper(`update movement set ${column} = ${value} where district = $1 and seq = $2`, [
        district.id,
        seqs[1],
      ]);
      const { faults } = await checkChain(pool, district.id);
      expect([column, faults]).toEqual([column, [{ batch: 1, seq: seqs[1], what: 'altered' }]]);
    }
  });

  it('a movement deleted', async () => {
    const { district, faults, seqs } = await sealedShop();
    await tamper('delete from movement where district = $1 and seq = $2', [district.id, seqs[2]]);
    expect((await checkChain(pool, district.id)).faults).toEqual([
      { batch: 1, seq: seqs[2], what: 'missing' },
    ]);
    const found = await faults();
    expect(found).toContain(`chain: seal 1, movement ${seqs[2]}`);
    expect(found).toContain('records: repair/RP-1');
    expect(found.filter((f) => f.startsWith('cells: repair.paid'))).not.toEqual([]);
    expect(found).toContain('conservation: repair, stage waiting, paid');
  });

  it('a movement added, in a gap between two or before the first', async () => {
    const { district, send, seqs } = await sealedShop();
    // A refused request uses up its numbers and leaves a gap.
    await expect(send([bicycle('RP-1', '2021-03-01')])).rejects.toMatchObject({ code: 'record-exists' });
    const later = await send([bicycle('RP-9', '2021-03-01')]);
    await sealMovements(pool, district);
    const gap = seqs[3] + 1;
    expect(later.posted[0]?.seq).toBeGreaterThan(gap);
    const copied = `entry, origin, sign, reverses, register, record, transition, stage_from, stage_to, occurred_on,
      recorded_at, recorded_by, request, unit, street, attributes, prior, amounts, holdings, stated, reason, evidence`;
    for (const seq of [gap, -5])
      await owner.query(
        `insert into movement (district, seq, ${copied})
         select district, $3, ${copied} from movement where district = $1 and seq = $2`,
        [district.id, seqs[0], seq],
      );
    expect((await checkChain(pool, district.id)).faults).toEqual([
      { batch: 1, seq: -5, what: 'added' },
      { batch: 2, seq: gap, what: 'added' },
    ]);
  });

  it('a link of the chain altered', async () => {
    const { district, send } = await sealedShop();
    await send([bicycle('RP-9', '2021-03-01')]);
    await sealMovements(pool, district);
    await owner.query("update seal set hash = sha256('x') where district = $1 and batch = 1", [district.id]);
    expect((await checkChain(pool, district.id)).faults).toEqual([
      { batch: 1, seq: null, what: 'broken-link' },
      { batch: 2, seq: null, what: 'broken-link' },
    ]);
  });

  it('a cell altered, added or deleted', async () => {
    const { district, faults } = await sealedShop();
    const named = (metric: string) =>
      `(select id from folded_metric where district = $1 and metric = '${metric}')`;
    const where = `district = $1 and metric = ${named('repair.in-hand-quoted')} and grain = 7
      and occurred = '2021-02-06'`;
    await owner.query(`update cell set amount = amount + 1 where ${where}`, [district.id]);
    const found = await faults();
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^cells: repair\.in-hand-quoted, grain 7, occurred 2021-02-06/);
    await owner.query(`delete from cell where ${where}`, [district.id]);
    expect(await faults()).toEqual(found);
    await owner.query(
      `insert into cell values ($1, ${named('repair.paid')}, 1, '', '2019-01-01', 'infinity', '', '', '', 5, 1)`,
      [district.id],
    );
    expect(await faults()).toHaveLength(2);
  });

  it('a tally of a distinct count altered or deleted', async () => {
    const { district, faults } = await sealedShop();
    const where = `district = $1 and metric = (
      select id from folded_metric where district = $1 and metric = 'repair.payment-levels')`;
    const { rowCount } = await owner.query(`update tally set amount = amount + 1 where ${where}`, [
      district.id,
    ]);
    expect(rowCount).toBeGreaterThan(0);
    expect(await faults()).toHaveLength(rowCount ?? 0);
    await owner.query(`delete from tally where ${where}`, [district.id]);
    expect((await faults())[0]).toMatch(/^cells: repair\.payment-levels, tally of /);
  });

  it.each([
    ['busy_cell', 'amount = amount + 1', /busy day 2021-02-0\d, slice 1, occurred 2021-0/],
    ['busy_cell', 'slice = slice + 100', /busy day 2021-02-0\d, slice 10\d, occurred 2021-0/],
    ['busy_tally', 'amount = amount + 1', /busy day 2021-02-0\d, slice 1, .*tally of /],
    [
      'busy_day',
      "marks[array_upper(marks, 1)] = '2021-02-09T12:00Z'",
      /^cells: repair, busy day 2021-02-09$/,
    ],
    ['busy_day', 'lows[1] = lows[1] + 1', /^cells: repair, busy day 2021-02-08$/],
    ['busy_day', 'highs[1] = highs[1] - 1', /^cells: repair, busy day 2021-02-08$/],
  ])('a busy day altered: %s, %s', async (table, change, place) => {
    const { district, faults } = await sealedShop();
    const recorded = (recordedAt: string) => ({ recordedAt, recordedBy: 'tester' });
    const early = [...Array(4).keys()].map((i) => ({
      ...bicycle(`RP-1${i}`, '2021-01-05'),
      set: { label: 'early', customer: 'CU-1', colour: 'red' },
      ...recorded(`2021-02-0${8 + (i >> 1)}T02:0${i}:00.000Z`),
    }));
    const importer = anybody('tester', 'import-history');
    await post(pool, district, vault, importer, { key: randomUUID(), postings: early as Posting[] });
    await fold(pool, district);
    expect(await keepBusyDays(pool, district, { busy: 1, slice: 1 })).toBeGreaterThan(0);
    expect(await faults()).toEqual([]);
    const { rowCount } = await owner.query(`update ${table} set ${change} where district = $1`, [
      district.id,
    ]);
    expect(rowCount).toBeGreaterThan(0);
    expect(await faults()).toContainEqual(expect.stringMatching(place));
    await owner.query(`delete from ${table} where district = $1`, [district.id]);
    expect(await faults()).not.toEqual([]);
  });

  it.each([
    "stage = 'done'",
    "unit = 'bench-b'",
    "street = 'north'",
    `attributes = attributes || '{"colour":"red"}'`,
    `holdings = '{"quoted":"999"}'`,
    "title = 'another'",
    "last_occurred_on = '2020-01-01'",
    "opened_on = '2020-01-01'",
    'stage = null',
  ])('a record altered: %s', async (change) => {
    const { district, faults } = await sealedShop();
    await owner.query(`update record set ${change} where district = $1 and id = 'RP-2'`, [district.id]);
    expect(await faults()).toContain('records: repair/RP-2');
  });

  it('a record deleted, and one that nothing opened', async () => {
    const { district, faults } = await sealedShop();
    await owner.query("update record set id = 'RP-7' where district = $1 and id = 'RP-2'", [district.id]);
    expect(await faults()).toEqual(expect.arrayContaining(['records: repair/RP-2', 'records: repair/RP-7']));
  });
});

describe('personal data', () => {
  const phone = '13987654321';

  it('stands nowhere in the clear, also not as bytes or as a hash of what was sent', async () => {
    const { district, send } = await sealedShop();
    const said = [person('CU-2', phone)];
    await send(said);
    const text = await allText(owner);
    expect(text).toContain('CU-2');
    for (const form of [phone, Buffer.from(phone).toString('hex'), Buffer.from(phone).toString('base64')])
      expect(text).not.toContain(form);
    expect(canonicalJson(said)).toContain(phone);
    expect(text).not.toContain(contentHash(said).toString('hex'));
    expect(await phoneOf(district, 'CU-2')).toEqual({ phone });
  });

  it('is erased with its key, may be written again, and never comes back; the chain stays whole', async () => {
    const { district, send, faults } = await sealedShop();
    await send([person('CU-2', phone)]);
    await sealMovements(pool, district);
    await vault.erase(pool, district, anybody('eraser'), 'customer', 'CU-2');
    expect(await phoneOf(district, 'CU-2')).toEqual({});
    expect(await faults()).toEqual([]);
    const again = { register: 'customer', record: 'CU-2', transition: 'revise', occurredOn: '2021-01-06' };
    await send([{ ...again, set: { phone: '2' } }]);
    expect(await phoneOf(district, 'CU-2')).toEqual({ phone: '2' });
    await send([{ ...again, set: { phone: null } }]);
    expect(await phoneOf(district, 'CU-2')).toEqual({});
    await fold(pool, district);
    await sealMovements(pool, district);
    expect(await faults()).toEqual([]);
  });

  it('is the last that was said, also when several things are said at once', async () => {
    const { district, send } = await sealedShop();
    const call = { register: 'customer', record: 'CU-3', transition: 'call', occurredOn: '2021-01-07' };
    await send([person('CU-3', '1'), { ...call, set: { phone: '2' } }, { ...call, set: { phone: '3' } }]);
    expect(await phoneOf(district, 'CU-3')).toEqual({ phone: '3' });
  });

  it('is opened for work for many at once, without what was erased or never given', async () => {
    const { district, send } = await sealedShop();
    const people = ['CU-11', 'CU-12', 'CU-13', 'CU-14'];
    await send(people.map((id, n) => person(id, `1390000000${n}`)));
    await vault.erase(pool, district, anybody('eraser'), 'customer', 'CU-12');
    await send([
      {
        register: 'customer',
        record: 'CU-13',
        transition: 'revise',
        occurredOn: '2021-01-06',
        set: { phone: null },
      },
    ]);
    const opened = await vault.forWork(pool, district, anybody('payer'), 'customer', [...people, 'CU-99']);
    expect(Object.fromEntries(opened)).toEqual({
      'CU-11': { phone: '13900000000' },
      'CU-13': {},
      'CU-14': { phone: '13900000003' },
    });
    expect(await vault.forWork(pool, district, anybody('payer'), 'customer', [])).toEqual(new Map());
  });

  it('cannot be read with another key', async () => {
    const { district } = await sealedShop();
    const other = new PersonalVault(Buffer.alloc(32, 8));
    await expect(other.masked(pool, district, anybody('reader'), 'customer', 'CU-1')).rejects.toThrow();
    expect(() => new PersonalVault(Buffer.alloc(16))).toThrow(/32 bytes/);
  });
});
