import { randomUUID } from 'node:crypto';
import { Refusal, refusalText } from '@taizhang/definition';
import {
  anybody,
  badNames,
  badRecords,
  badTexts,
  badTimes,
  badValues,
  on,
  opening,
  pay,
  workshopDistrict,
} from '@taizhang/fixture';
import { createTestDatabase, type TestDatabase } from '@taizhang/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  closePeriod,
  migrate,
  openPool,
  PersonalVault,
  type Pool,
  type Posting,
  post,
  readMetrics,
  snapshot,
} from './index.ts';

const reader = anybody('reader', 'read-figures', 'freeze-edition');

const district = workshopDistrict('bad-input');
const vault = new PersonalVault(Buffer.alloc(32, 1));
const clerk = anybody('clerk');
const importer = anybody('importer', 'import-history');
const keeper = anybody('keeper', 'correct-closed', 'close-period');

let database: TestDatabase;
let pool: Pool;
/** The numbers of movements that cases refer to. */
const seqs: Record<string, number> = {};

const send = (postings: readonly Posting[], actor = clerk, key: string = randomUUID()) =>
  post(pool, district, vault, actor, { key, postings });

beforeAll(async () => {
  database = await createTestDatabase(async (url) => void (await migrate(url)), 'store');
  pool = openPool(database.appUrl);
  await closePeriod(pool, district, keeper, '2021-01-31');
  const answer = await send([
    {
      register: 'customer',
      record: 'CU-1',
      transition: 'open',
      occurredOn: '2021-02-20',
      unit: 'bench-a',
      set: { name: 'A' },
    },
    opening('RP-1', { amounts: { quoted: '100' } }),
    on('2021-03-02', { transition: 'start' }),
    pay('60'),
    opening('RP-2'),
    opening('RP-3', { amounts: { quoted: '1' } }),
  ]);
  answer.posted.forEach(({ record, seq }, i) => {
    seqs[`${record}#${i}`] = seq;
  });
  await send([{ corrects: seqs['RP-3#5'] as number, with: null, reason: 'never came' }]);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

async function everything(): Promise<unknown> {
  const tables = [
    'movement',
    'record',
    'request',
    'personal_key',
    'personal_data',
    'period_close',
    'cell',
    'tally',
    'seal',
  ];
  const parts = tables.map(
    (t) => `(select md5(coalesce(string_agg(x::text, '|' order by x::text), '')) from ${t} x) as ${t}`,
  );
  return (await pool.query(`select ${parts.join(', ')}`)).rows[0];
}

async function refusalOf(work: () => Promise<unknown>): Promise<Refusal> {
  const before = await everything();
  const outcome = await work().then(
    () => 'it was accepted',
    (error: unknown) => error,
  );
  expect(await everything()).toEqual(before);
  expect(outcome).toBeInstanceOf(Refusal);
  const refusal = outcome as Refusal;
  const text = refusalText(refusal.code, refusal.details);
  for (const said of [text.zh, text.en]) expect(said).toMatch(/^[^{}]+$/);
  expect(text.zh).toMatch(/\p{Script=Han}/u);
  return refusal;
}

describe('bad input is refused with its code and field, in both languages, and writes nothing', () => {
  for (const [what, code, field, make, by] of [
    ...badRecords,
    ...badValues,
    ...badTexts,
    ...badNames,
    ...badTimes,
  ])
    it(`${what}: ${code}`, async () => {
      const refusal = await refusalOf(() => send(make(seqs) as Posting[], by ? importer : clerk));
      expect({ code: refusal.code, field: refusal.field }).toEqual({ code, field });
    });

  it.each(['', ' ', 'a b', 'é', 'x'.repeat(201), null])('a request key like %j', async (key) => {
    const refusal = await refusalOf(() => send([opening('RP-9')], clerk, key as string));
    expect([refusal.code, refusal.field]).toEqual(['malformed-request', 'key']);
  });

  it('an unknown metric, and a question without its parameter', async () => {
    const question = { from: '2021-01-01', to: '2021-06-30', knownAt: new Date() };
    const ask = (metric: string, parameters = {}) =>
      snapshot(pool, (client) =>
        readMetrics(client, district, reader, [{ metric, question: { ...question, parameters } }]),
      );
    for (const name of ['repair.nothing', '__proto__', 'constructor'])
      expect((await refusalOf(() => ask(name))).code).toBe('unknown-metric');
    for (const metric of ['repair.paid-of-colour', 'repair.red-rank'])
      expect((await refusalOf(() => ask(metric))).code).toBe('missing-parameter');
    expect((await refusalOf(() => ask('repair.paid-of-colour', { colour: 'a\u0000b' }))).code).toBe(
      'unreadable-text',
    );
  });
});

describe('what is allowed after all', () => {
  it('writing to a closed period with the right to', async () => {
    const answer = await send([opening('RP-closed', { occurredOn: '2021-01-31' })], keeper);
    expect(answer.movements).toBe(1);
  });

  it('an amount of eighteen digits, an id like a prototype, a credit code that is right', async () => {
    const answer = await send([
      opening('constructor', { amounts: { quoted: { value: '999999999999999999', unit: 'yi-yuan' } } }),
      pay('999999999999999999.99', { record: 'constructor' }),
      {
        register: 'customer',
        record: 'CU-1',
        transition: 'revise',
        occurredOn: '2021-03-05',
        set: { code: ' 91350100m000100y43 ' },
      },
    ]);
    expect(answer.movements).toBe(3);
    const { rows } = await pool.query(
      "select attributes->>'code' as code from record where district = $1 and id = 'CU-1'",
      [district.id],
    );
    expect(rows[0]?.code).toBe('91350100M000100Y43');
  });
});
