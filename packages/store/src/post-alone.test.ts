import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Refusal } from '@taizhang/definition';
import { anybody, holder, workshopDistrict } from '@taizhang/fixture';
import { type Entry, nothing } from '@taizhang/ledger';
import { createTestDatabase, type TestDatabase, withSeed } from '@taizhang/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exclusiveLockSql } from './district.ts';
import {
  closePeriod,
  fold,
  insertEdition,
  migrate,
  openPool,
  PersonalVault,
  type Pool,
  type Posting,
  post,
  sealMovements,
  settledHorizon,
  timelineOf,
  transaction,
  verifyLedger,
} from './index.ts';
import { RememberedEnds } from './record-ends.ts';

const clerk = anybody('clerk');
const importer = anybody('importer', 'import-history');
const keeper = anybody('keeper', 'close-period', 'correct-closed', 'freeze-edition');
const vault = new PersonalVault(Buffer.alloc(32, 7));
let database: TestDatabase;
let pool: Pool;
/** Another process of the same installation shares the database, not the pool. */
let other: Pool;
beforeAll(async () => {
  database = await createTestDatabase(async (url) => void (await migrate(url)), 'store');
  pool = openPool(database.appUrl, 4);
  other = openPool(database.appUrl, 4);
});
afterAll(async () => {
  await pool.end();
  await other.end();
  await database.drop();
});

const aShop = () => {
  const district = workshopDistrict(`alone-${randomUUID()}`);
  const send = (posting: Posting, { by = clerk, from = pool } = {}) =>
    post(from, district, vault, by, { key: randomUUID(), postings: [posting] });
  const faults = async () => {
    await fold(pool, district);
    await sealMovements(pool, district);
    return (await verifyLedger(pool, district)).flatMap((c) => c.disagreements);
  };
  const paid = async (record: string) =>
    (await timelineOf(pool, district, clerk, 'repair', record)).holdings.paid;
  return { district, send, faults, paid };
};
const open = (record: string, rest: object = {}): Posting => ({
  register: 'repair',
  record,
  transition: 'open',
  occurredOn: '2021-01-05',
  unit: 'bench-a',
  set: { label: record },
  amounts: { quoted: '1000' },
  ...rest,
});
const pay = (record: string, paid = '1', rest: object = {}): Posting => ({
  register: 'repair',
  record,
  transition: 'pay',
  occurredOn: '2021-01-06',
  amounts: { paid },
  ...rest,
});
const customer: Posting = {
  register: 'customer',
  record: 'CU-1',
  transition: 'open',
  occurredOn: '2021-01-05',
  unit: 'bench-a',
  set: { name: 'A' },
};
const takenBack = ({ posted }: { readonly posted: readonly { readonly seq: number }[] }): Posting => ({
  corrects: posted[0]?.seq as number,
  with: null,
  reason: '误录',
});
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: Refusal) => error.code ?? error.message,
  );

/** Waits until somebody waits for the lock of a district. */
async function somebodyWaits(district: string): Promise<void> {
  for (let n = 0; n < 500; n++) {
    const { rows } = await other.query(
      `select from pg_locks where locktype = 'advisory' and not granted
          and objid::bigint = hashtext($1)::bigint & 4294967295`,
      [district],
    );
    if (rows.length > 0) return;
    await pause(10);
  }
  throw new Error('nobody waits');
}

describe('where a record ends, as this process remembers it', () => {
  it('is looked at again: another process and the long way write to it in between', async () => {
    const { district, send, faults } = aShop();
    await send(open('HOT'));
    for (let n = 0; n < 4; n++) {
      await send(pay('HOT', '1', { occurredOn: '2021-01-08' }));
      await send(pay('HOT', '1', { occurredOn: '2021-01-08' }), { from: other });
      // Before those, which is the long way.
      await send(pay('HOT', '1', { occurredOn: '2021-01-07' }));
    }
    const { holdings, movements } = await timelineOf(pool, district, clerk, 'repair', 'HOT');
    expect(holdings.paid).toBe('12');
    expect(movements.filter((m) => m.origin === 'entry')).toHaveLength(13);
    expect(await faults()).toEqual([]);
  });

  it('refuses nothing and allows nothing by itself', async () => {
    const { send, faults } = aShop();
    await send(open('RP-1'));
    await send(pay('RP-1', '999'));
    await send(takenBack(await send(pay('RP-1'))), { from: other });
    // Remembered: all is paid. It is not so any more.
    expect(await codeOf(send(pay('RP-1')))).toBe('done');
    await send(open('RP-2'));
    await send(pay('RP-2', '1000'), { from: other });
    expect(await codeOf(send(pay('RP-2')))).toBe('rule-broken');
    await send(open('RP-3'));
    await send(pay('RP-3', '1000'), { from: other });
    const company = [send(pay('RP-3')), send(open('RP-4')), send(open('RP-3'))];
    expect(await Promise.all(company.map(codeOf))).toEqual(['rule-broken', 'done', 'record-exists']);
    expect(await faults()).toEqual([]);
  });

  it('lets in whom the record itself lets in, and nobody else', async () => {
    const { send, faults } = aShop();
    const at = (unit: string) =>
      holder(`of-${unit}`, { unit, scope: { kind: 'own-unit' }, actions: ['read', 'record'] });
    const [a, b] = [at('bench-a'), at('bench-b')];
    const own = holder('own', {
      unit: 'bench-b',
      scope: { kind: 'own-records' },
      actions: ['read', 'record'],
    });
    const handOn = (record: string, unit: string): Posting => ({
      register: 'repair',
      record,
      transition: 'revise',
      occurredOn: '2021-01-06',
      unit,
    });
    const outcomes = async (record: string) => [
      await codeOf(send(pay(record), { by: a })),
      await codeOf(send(pay(record), { by: b })),
      await codeOf(send(pay(record), { by: own })),
    ];
    const [opened] = (await send(open('RP-1'), { by: own })).posted;
    // Remembered by this process, with its unit and who opened it.
    expect(await outcomes('RP-1')).toEqual(['done', 'unknown-record', 'done']);
    expect(await codeOf(send(handOn('RP-1', 'bench-b'), { by: a }))).toBe('leaves-reach');
    // What is remembered says otherwise than the record since another process wrote to it.
    await send(handOn('RP-1', 'bench-b'), { from: other });
    expect(await outcomes('RP-1')).toEqual(['unknown-record', 'done', 'done']);
    await send(
      { corrects: opened?.seq as number, with: open('RP-1') as Entry, reason: 'said again' },
      { from: other },
    );
    expect(await outcomes('RP-1')).toEqual(['unknown-record', 'done', 'done']);

    const unmade = await send(open('RP-2'), { by: own });
    await send(takenBack(unmade), { from: other });
    await send(open('RP-2'), { from: other });
    expect(await outcomes('RP-2')).toEqual(['done', 'unknown-record', 'unknown-record']);
    expect(await faults()).toEqual([]);
  });

  it('is not taken for the end in a ledger that was set back, where the same number is drawn again', async () => {
    const { district, send, paid } = aShop();
    await send(open('HOT'));
    await send(pay('HOT'));
    await other.query(
      `update record set holdings = '{"quoted":"1000","paid":"500"}', updated_at = updated_at - interval '1 ms'
        where district = $1`,
      [district.id],
    );
    await send(pay('HOT'));
    expect(await paid('HOT')).toBe('501');
  });

  it('counts every payment once, whether it comes alone or among others, by which process ever', async () => {
    const { district, send, faults } = aShop();
    const records = Array.from({ length: 12 }, (_, n) => `RP-${n}`);
    await post(pool, district, vault, clerk, {
      key: randomUUID(),
      postings: records.map((record) => open(record)),
    });
    await withSeed(async (random) => {
      const paid = new Map(records.map((record) => [record, 0]));
      const some = () => random.shuffled(records).slice(0, random.integer(2, 6));
      const pays = (list: readonly string[]) => {
        for (const record of list) paid.set(record, (paid.get(record) ?? 0) + 1);
        return list.map((record) => pay(record));
      };
      const works = Array.from({ length: 80 }, () => {
        const from = random.pick([pool, other]);
        if (random.integer(0, 2) > 0) return () => send(pays([random.pick(records)])[0] as Posting, { from });
        const postings = pays(some());
        return () => post(from, district, vault, clerk, { key: randomUUID(), postings });
      });
      for (let n = 0; n < works.length; n += 8)
        await Promise.all(works.slice(n, n + 8).map((work) => work()));
      for (const record of records) {
        const { holdings } = await timelineOf(pool, district, clerk, 'repair', record);
        expect(Number(holdings.paid ?? 0)).toBe(paid.get(record));
      }
    });
    expect(await faults()).toEqual([]);
  });

  it('keeps within a bound: what was written longest ago is forgotten', () => {
    const ends = new RememberedEnds(64 * 1024);
    const end = {
      state: nothing,
      openedOn: null,
      lastOccurredOn: null,
      updatedAt: new Date(),
      openedBy: null,
      lastSeq: 1,
    };
    for (const name of ['first', 'second', 'third']) ends.keep(name, end);
    for (let n = 0; n < 600; n++) ends.keep(`later-${n}`, end);
    ends.keep('first', end);
    for (let n = 600; n < 1000; n++) ends.keep(`later-${n}`, end);
    const kept = ['first', 'second', 'third', 'later-600', 'later-999'].filter((name) => ends.get(name));
    expect(kept).toEqual(['first', 'later-600', 'later-999']);
  });
});

describe('a request that comes alone', () => {
  it('is refused on a closed day, its record remembered or read', async () => {
    const { district, send } = aShop();
    await send(open('REMEMBERED'));
    await send(open('READ'), { from: other });
    await closePeriod(other, district, keeper, '2021-01-31');
    for (const posting of [pay('REMEMBERED'), pay('READ'), open('NEW')])
      expect(await codeOf(send(posting))).toBe('closed-period');
    expect(await codeOf(send(pay('READ'), { by: keeper }))).toBe('done');
    expect(await codeOf(send(pay('REMEMBERED', '1', { occurredOn: '2021-02-01' })))).toBe('done');
  });

  it('is recorded after an edition frozen by a clock ahead of ours, and history is kept out of it', async () => {
    const { district, send, faults } = aShop();
    await send(open('RP-1'));
    const knownAt = new Date(Date.now() + 3_600_000);
    const edition = { id: 'E', report: 'r', cutoff: '2021-06-30', knownAt, content: {} };
    const settled = await settledHorizon(other, district);
    expect(await insertEdition(other, district, keeper, edition, {}, settled)).toBe(true);
    await send(pay('RP-1'));
    const { movements } = await timelineOf(pool, district, clerk, 'repair', 'RP-1');
    expect(movements.map((m) => m.recordedAt)).toContainEqual(new Date(knownAt.getTime() + 1));
    const recordedAt = new Date(Date.now() - 60_000).toISOString();
    expect(await codeOf(send(open('RP-2', { recordedAt }), { by: importer }))).toBe(
      'knowledge-before-edition',
    );
    expect(await faults()).toEqual([]);
  });

  it.each([
    [
      'a day that is closed',
      'closed-period',
      "insert into period_close (district, through, closed_by) values ($1, '2021-01-31', 'keeper')",
    ],
    [
      'a record it refers to that is unmade',
      'unknown-reference',
      "update record set stage = null where district = $1 and id = 'CU-1'",
    ],
    [
      'its record that is changed',
      'rule-broken',
      `update record set holdings = '{"quoted":"0"}', last_seq = last_seq + 1 where district = $1 and id = 'RP-1'`,
    ],
  ])('sees %s while it waits for the lock', async (_what, code, sql) => {
    const { district, send } = aShop();
    await send(customer);
    await send(open('RP-1'));
    const outcome = await transaction(other, 'begin', async (client) => {
      await client.query(exclusiveLockSql(district.id));
      const posting =
        code === 'unknown-reference' ? open('RP-2', { set: { label: 'x', customer: 'CU-1' } }) : pay('RP-1');
      const sent = codeOf(send(posting));
      await somebodyWaits(district.id);
      await client.query(sql, [district.id]);
      return { sent };
    });
    expect(await outcome.sent).toBe(code);
  });

  it('collides with the same request and the same new record of another process, and is told', async () => {
    const { district, paid, send, faults } = aShop();
    await send(open('HOT'));
    for (let n = 0; n < 10; n++) {
      const request = { key: `same-${n}`, postings: [pay('HOT')] };
      const [one, two] = await Promise.all(
        [pool, other].map((by) => post(by, district, vault, clerk, request)),
      );
      expect(one).toEqual(two);
      const opened = [pool, other].map((from) => codeOf(send(open(`RP-${n}`), { from })));
      expect((await Promise.all(opened)).toSorted()).toEqual(['done', 'record-exists']);
    }
    expect(await paid('HOT')).toBe('10');
    expect(await faults()).toEqual([]);
  });
});
