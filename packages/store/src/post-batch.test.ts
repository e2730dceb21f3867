import { randomUUID } from 'node:crypto';
import { anybody, workshopDistrict } from '@taizhang/fixture';
import { openTestStore, type TestStore, withSeed } from '@taizhang/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  findRequest,
  fold,
  openPool,
  PersonalVault,
  type Pool,
  type Posting,
  post,
  timelineOf,
  verifyLedger,
} from './index.ts';

const actor = anybody('tester', 'import-history');
const vault = new PersonalVault(Buffer.alloc(32, 7));
let store: TestStore;
let pool: Pool;
beforeAll(async () => {
  store = await openTestStore(4);
  ({ pool } = store);
});
afterAll(() => store?.close());

const aShop = () => {
  const district = workshopDistrict(`batch-${randomUUID()}`);
  const send = (postings: readonly Posting[], key: string = randomUUID()) =>
    post(pool, district, vault, actor, { key, postings });
  const faults = async () => {
    await fold(pool, district);
    return (await verifyLedger(pool, district)).flatMap((check) => check.disagreements);
  };
  return { district, send, faults };
};
const open = (record: string, set: object = {}) => ({
  register: 'repair',
  record,
  transition: 'open',
  occurredOn: '2021-01-05',
  unit: 'bench-a',
  set: { label: record, ...set },
  amounts: { quoted: '100' },
});
const say = (record: string, transition: string, rest: object) => ({
  register: 'repair',
  record,
  transition,
  occurredOn: '2021-01-06',
  ...rest,
});

/** What a line of text with columns, a list in it, or JSON in it could be broken by. */
const difficult = fc
  .array(
    fc.constantFrom(
      '\\',
      '\t',
      '\n',
      '\r',
      '"',
      "'",
      '\\N',
      '\\.',
      '{',
      '}',
      ',',
      '\b',
      '\u007f',
      '桥',
      '😀',
      'a',
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => `-${parts.join('')}-`);

describe('a batch', () => {
  it('keeps every text as it was said', async () => {
    const { district, send, faults } = aShop();
    let n = 0;
    await withSeed((random) =>
      fc.assert(
        fc.asyncProperty(
          difficult,
          difficult,
          fc.array(difficult, { maxLength: 3 }),
          async (label, reason, evidence) => {
            const [first, second] = [`RP-${++n}`, `RP-${++n}`];
            await send([
              { ...open(first, { label }), reason, evidence },
              { ...open(second), reason: '  ' },
              say(first, 'revise', { set: { colour: 'red' }, evidence }),
            ]);
            const timeline = await timelineOf(pool, district, actor, 'repair', first);
            expect(timeline.title).toBe(label);
            expect(timeline.attributes).toEqual({ label, colour: 'red' });
            expect(timeline.movements.map((m) => m.attributes.label)).toEqual([label, label]);
            expect(timeline.movements.map((m) => m.reason)).toEqual([reason, null]);
            expect(timeline.movements.map((m) => m.evidence)).toEqual([evidence, evidence]);
          },
        ),
        { seed: random.integer(0, 2 ** 31 - 1), numRuns: 60 },
      ),
    );
    expect(await faults()).toEqual([]);
  });

  it('leaves its records as their last movements say, however often it names them', async () => {
    const { district, send, faults } = aShop();
    await send([open('RP-1', { spot: '114.3,30.5' }), open('RP-2'), open('RP-3'), open('RP-4')]);
    const { posted } = await send([
      say('RP-1', 'pay', { amounts: { paid: '1' } }),
      say('RP-2', 'revise', { set: { label: 'another' } }),
      say('RP-3', 'pay', { occurredOn: '2021-01-07', amounts: { paid: '1' } }),
      say('RP-1', 'revise', { set: { spot: null }, street: 'north' }),
      open('RP-5'),
      say('RP-5', 'start', {}),
      say('RP-3', 'pay', { amounts: { paid: '2' } }),
    ]);
    await send([
      { corrects: posted[0]?.seq as number, with: null, reason: 'not paid' },
      say('RP-4', 'pay', { amounts: { paid: '3' } }),
      { ...open('RP-6'), occurredOn: '2021-01-09' },
    ]);
    const held = async (id: string) => (await timelineOf(pool, district, actor, 'repair', id)).holdings;
    expect(await held('RP-1')).toEqual({ quoted: '100' });
    expect(await held('RP-3')).toEqual({ quoted: '100', paid: '3' });
    expect((await timelineOf(pool, district, actor, 'repair', 'RP-2')).title).toBe('another');
    const { rows } = await pool.query<{ id: string; place: unknown; opened_on: string; stage: string }>(
      'select id, place, opened_on, stage from record where district = $1 order by id',
      [district.id],
    );
    expect(rows.map((r) => [r.id, r.place, r.opened_on, r.stage])).toEqual([
      ['RP-1', null, '2021-01-05', 'waiting'],
      ['RP-2', null, '2021-01-05', 'waiting'],
      ['RP-3', null, '2021-01-05', 'waiting'],
      ['RP-4', null, '2021-01-05', 'waiting'],
      ['RP-5', null, '2021-01-05', 'repairing'],
      ['RP-6', null, '2021-01-09', 'waiting'],
    ]);
    expect(await faults()).toEqual([]);
  });

  it('keeps who opened each record, whoever moved or opened it again beside', async () => {
    const { district, send, faults } = aShop();
    const strange = 'bob "\\" 桥, ann';
    const { posted } = await send([
      { ...open('RP-1'), recordedBy: 'ann' },
      { ...say('RP-1', 'pay', { amounts: { paid: '1' } }), recordedBy: 'bob' },
      { ...open('RP-2'), recordedBy: strange },
      { ...open('RP-3'), recordedBy: 'ann' },
      { ...open('RP-4'), recordedBy: 'ann' },
      { ...open('RP-5'), recordedBy: 'ann' },
    ]);
    const seqOf = (record: string) => posted.find((p) => p.record === record)?.seq as number;
    await send([
      say('RP-1', 'pay', { amounts: { paid: '1' } }),
      say('RP-2', 'revise', { set: { colour: 'red' } }),
      // Unmade and opened again on the same day and under the same title, so that nothing else tells them apart.
      { corrects: seqOf('RP-3'), with: null, reason: 'not brought' },
      { ...open('RP-3'), recordedBy: 'bob' },
      { corrects: seqOf('RP-4'), with: open('RP-4', { colour: 'red' }), reason: 'red' },
      { corrects: seqOf('RP-5'), with: null, reason: 'not brought' },
    ]);
    const { rows } = await pool.query<{ id: string; opened_by: string | null }>(
      'select id, opened_by from record where district = $1 order by id',
      [district.id],
    );
    expect(rows.map((r) => [r.id, r.opened_by])).toEqual([
      ['RP-1', 'ann'],
      ['RP-2', strange],
      ['RP-3', 'bob'],
      ['RP-4', 'ann'],
      ['RP-5', null],
    ]);
    expect(await faults()).toEqual([]);
  });

  it('is refused whole when its last posting is, and its connection serves the next', async () => {
    const { district, send, faults } = aShop();
    const one = openPool(store.database.appUrl, 1);
    const by = (postings: readonly Posting[]) =>
      post(one, district, vault, actor, { key: randomUUID(), postings });
    const many = Array.from({ length: 600 }, (_, i) => open(`RP-${i}`));
    for (const refused of [many, many.slice(0, 2)])
      await expect(by([...refused, say('RP-0', 'pay', { amounts: { paid: '101' } })])).rejects.toMatchObject({
        code: 'rule-broken',
        field: `postings[${refused.length}].rules.paid-within-quote`,
      });
    expect((await by(many)).movements).toBe(600);
    await one.end();
    await expect(send(many)).rejects.toMatchObject({ code: 'record-exists', field: 'postings[0].record' });
    expect(await faults()).toEqual([]);
  });

  it('waits for another about the same records, and goes on from what that one left', async () => {
    const { district, send, faults } = aShop();
    const ids = Array.from({ length: 12 }, (_, i) => `RP-${i}`);
    await send(ids.map((id) => open(id)));
    // Each names them in another order.
    const turned = (n: number) => [...ids.slice(n), ...ids.slice(0, n)];
    await Promise.all(
      ids.map((_, n) =>
        send([...turned(n).map((id) => say(id, 'pay', { amounts: { paid: '1' } })), open(`RP-N${n}`)]),
      ),
    );
    for (const id of ids)
      expect((await timelineOf(pool, district, actor, 'repair', id)).holdings).toEqual({
        quoted: '100',
        paid: '12',
      });
    expect(await faults()).toEqual([]);
  });

  it('is answered again as it was answered, corrections and what they restate included', async () => {
    const { district, send } = aShop();
    const first = await send(
      [open('RP-1'), open('RP-2'), say('RP-1', 'pay', { amounts: { paid: '1' } })],
      'first',
    );
    const second: Posting[] = [
      { corrects: first.posted[0]?.seq as number, with: open('RP-1', { colour: 'red' }), reason: 'red' },
      open('RP-3'),
    ];
    const answer = await send(second, 'second');
    expect(answer.movements).toBeGreaterThan(3);
    expect(await send(second, 'second')).toEqual(answer);
    expect(await findRequest(pool, district, 'first')).toEqual(first);
    expect(await findRequest(pool, district, 'second')).toEqual(answer);
  });
});
