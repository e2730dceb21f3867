import { randomUUID } from 'node:crypto';
import { Refusal, type Register } from '@taizhang/definition';
import { marketPackage, termsOfScheme } from '@taizhang/fixture';
import { type Examinable, planPosting, post, snapshot } from '@taizhang/store';
import { openTestInstallation, type TestInstallation, withSeed } from '@taizhang/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type DistrictPackage, systemViewer } from '../index.ts';
import { examinerOfAwards } from './awards-examiner.ts';

const today = '2021-07-01';
let opened: TestInstallation;
beforeAll(async () => {
  opened = await openTestInstallation(marketPackage() as DistrictPackage);
  await send({ ...said('scheme', 'SX-1', 'open'), unit: 'bench-a', set: { ...scheme, terms } });
  const strict = {
    ...terms,
    conditions: terms.conditions.map((one) => (one.id === 'licensed' ? { ...one, strict: true } : one)),
  };
  await send({
    ...said('scheme', 'SX-2', 'open'),
    unit: 'bench-a',
    reason: '两项可以叠加',
    set: { ...scheme, code: 'X2', terms: strict },
  });
});
afterAll(() => opened?.close());

const scheme = { name: '餐饮奖励（合成）', code: 'X1', from: '2021-01-01' };
const terms = termsOfScheme('food', '50', '2');
const said = (register: string, record: string, transition: string, occurredOn = today) => ({
  register,
  record,
  transition,
  occurredOn,
});

function send(...entries: object[]) {
  const { pool, district, vault } = opened.installation;
  const viewer = systemViewer(district, 'system', ['import-history']);
  return post(pool, district.store, vault, viewer, { key: randomUUID(), postings: entries } as never);
}
async function outcome(...entries: object[]): Promise<string> {
  const error: unknown = await send(...entries).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error === null) return 'posted';
  if (!(error instanceof Refusal)) throw error;
  return `${error.code}: ${JSON.stringify(error.details)}`;
}

let n = 0;
let [trader, account, licence, prize] = ['', '', '', ''];
const check = (more: object = {}) => ({ ...said('prize', prize, 'check'), ...more });
const accept = (more: object = {}, on = today) => ({
  ...said('prize', prize, 'accept', on),
  amounts: { paid: '20000' },
  ...more,
});
/** Less than nothing is added with a reason alone. */
const lessTaken = (takings: string) => ({
  ...said('account', account, 'amend'),
  amounts: { takings },
  reason: '审计核减（合成）',
});
const leave = (more: object = {}) => ({ ...said('trader', trader, 'leave'), ...more });

beforeEach(async () => {
  n += 1;
  [trader, account, licence, prize] = [`TR-${n}`, `AC-${n}`, `LI-${n}`, `PZ-${n}`];
  const unit = 'bench-a';
  await send(
    {
      ...said('trader', trader, 'open', '2021-01-04'),
      unit,
      set: { name: `商户${n}（合成）`, trade: 'food' },
    },
    {
      ...said('account', account, 'open', '2021-01-04'),
      unit,
      set: { year: '2020', trader, vintage: 'final' },
      amounts: { takings: '1000000' },
    },
    {
      ...said('licence', licence, 'open', '2021-01-04'),
      unit,
      set: { number: licence, trader, from: '2020-01-01', to: '2021-08-31' },
    },
    {
      ...said('prize', prize, 'tell', '2021-06-01'),
      unit,
      set: { name: prize, trader, scheme: 'SX-1', code: 'X1', year: '2021', 'confirm-by': '2021-07-30' },
      amounts: { due: '20000' },
    },
  );
});

describe('an award whose subject has changed while it was on its way', () => {
  it('goes on where it still is what it was, also under another name', async () => {
    expect(await outcome({ ...said('trader', trader, 'rename'), set: { name: '新名（合成）' } })).toBe(
      'posted',
    );
    expect(await outcome(check(), accept())).toBe('posted');
  });

  it('is questioned where it is due less now, and goes on with a reason', async () => {
    await send(lessTaken('-200000'));
    const answer = await outcome(accept());
    expect(answer).toContain('in-doubt');
    expect(answer).toContain('金额为16000元，少于所填的20000元');
    expect(await outcome(accept({ reason: '以审计后的年报为准' }))).toBe('posted');
  });

  it('is questioned with the clause and what is missing where a condition is not met any more', async () => {
    await send(lessTaken('-600000'));
    const answer = await outcome(accept());
    expect(answer).toContain('in-doubt');
    expect(answer).toContain('第二条“营业额”');
    expect(answer).toContain('现为40万元');
  });

  it('is told so in the preview of a form', async () => {
    await send(lessTaken('-600000'));
    const { pool, district } = opened.installation;
    const viewer = systemViewer(district, 'system', []);
    // As a screen asks: in a transaction that could write nothing.
    const plan = (posting: object) =>
      snapshot(pool, (client) => planPosting(client, district.store, viewer, posting as never));
    expect((await plan(accept())).faults.map(({ code }) => code)).toEqual(['in-doubt']);
    const answered = await plan(accept({ reason: '已核实' }));
    expect([answered.faults, answered.doubts.length]).toEqual([[], 1]);
  });

  it('is refused where nothing can be done about it, and where the terms let no reason pass', async () => {
    await send({ ...said('trader', trader, 'rename'), set: { trade: 'books' } });
    const fixed = await outcome(accept({ reason: '领导同意' }));
    expect(fixed).toContain('no-more-due');
    expect(fixed).toContain('第一条“行当”');
    n += 1;
    const [other, second] = [`TR-${n}`, `PZ-${n}`];
    await send(
      {
        ...said('trader', other, 'open', '2021-01-04'),
        unit: 'bench-a',
        set: { name: '无证（合成）', trade: 'food' },
      },
      {
        ...said('account', `AC-${n}`, 'open', '2021-01-04'),
        unit: 'bench-a',
        set: { year: '2020', trader: other, vintage: 'final' },
        amounts: { takings: '1000000' },
      },
      {
        ...said('prize', second, 'tell', '2021-06-01'),
        unit: 'bench-a',
        set: {
          name: second,
          trader: other,
          scheme: 'SX-2',
          code: 'X2',
          year: '2021',
          'confirm-by': '2021-07-30',
        },
        amounts: { due: '20000' },
      },
    );
    prize = second;
    expect(await outcome(accept({ reason: '领导同意' }))).toContain('no-more-due');
  });

  it('asks what is not known at its first step only', async () => {
    await send({ ...said('account', account, 'amend'), set: { trader: null } });
    expect(await outcome(check())).toContain('现不清楚');
    expect(await outcome(check({ reason: '已看原件' }), accept())).toBe('posted');
  });

  it('reckons by its own year, also when that is over', async () => {
    // Of the next year nothing is known; the licence, which has run out by then, is looked at as of the day.
    const answer = await outcome(accept({}, '2022-03-01'));
    expect(answer).toContain('第一条“持证”');
    expect(answer).not.toContain('营业额');
  });

  it('is not judged again by history, nor by what corrects an entry', async () => {
    await send(leave());
    const past = { recordedAt: '2026-01-02T02:00:00Z', recordedBy: 'bench-a' };
    n += 1;
    const record = `PZ-${n}`;
    const old = {
      ...said('prize', record, 'tell', '2021-06-01'),
      ...past,
      unit: 'bench-a',
      set: { name: record, trader, scheme: 'SX-1', code: 'X9', year: '2019', 'confirm-by': '2021-07-30' },
      amounts: { due: '20000' },
    };
    prize = record;
    expect(await outcome(old, accept(past))).toBe('posted');
  });
});

describe('a subject that is gone', () => {
  it('is given nothing any more, whatever reason there is', async () => {
    await send(leave());
    const answer = await outcome(accept({ reason: '领导同意' }));
    expect(answer).toContain('subject-gone');
    expect(answer).toContain('离场');
  });

  it('passes to its successor by a step of its own, and to nobody else', async () => {
    const [heir, stranger] = [`TR-${n}-b`, `TR-${n}-c`];
    const open = (record: string) => ({
      ...said('trader', record, 'open', '2021-01-04'),
      unit: 'bench-a',
      set: { name: `${record}（合成）`, trade: 'food' },
    });
    const pass = (to: string) => ({ ...said('prize', prize, 'pass'), set: { trader: to } });
    await send(open(heir), open(stranger));
    expect(await outcome(pass(heir))).toContain('not-gone');
    await send(leave({ set: { successor: heir } }));
    expect(await outcome(pass(stranger))).toContain('not-successor');
    expect(await outcome(pass(heir))).toBe('posted');
    // The successor is judged as anybody is.
    expect(await outcome(accept())).toContain('in-doubt');
    expect(await outcome(accept({ reason: '承继前已符合' }))).toBe('posted');
  });

  it('is seen also where it goes at the same moment: nothing is given behind it', async () => {
    await withSeed(async (random) => {
      for (let i = 0; i < 8; i++) {
        const [left, given] = await (random.integer(0, 1) === 0
          ? Promise.all([outcome(leave()), outcome(accept())])
          : Promise.all([outcome(accept()), outcome(leave())]).then(([one, other]) => [other, one]));
        // It was given before the subject was gone, or not at all.
        expect(left).toBe('posted');
        expect(given === 'posted' || given?.startsWith('subject-gone')).toBe(true);
        n += 1;
        [trader, prize] = [`TR-${n}`, `PZ-${n}`];
        const unit = 'bench-a';
        await send(
          { ...said('trader', trader, 'open', '2021-01-04'), unit, set: { name: trader, trade: 'food' } },
          {
            ...said('account', `AC-${n}`, 'open', '2021-01-04'),
            unit,
            set: { year: '2020', trader, vintage: 'final' },
            amounts: { takings: '1000000' },
          },
          {
            ...said('licence', `LI-${n}`, 'open', '2021-01-04'),
            unit,
            set: { number: `LI-${n}`, trader, from: '2020-01-01' },
          },
          {
            ...said('prize', prize, 'tell', '2021-06-01'),
            unit,
            set: {
              name: prize,
              trader,
              scheme: 'SX-1',
              code: 'X1',
              year: '2021',
              'confirm-by': '2021-07-30',
            },
            amounts: { due: '20000' },
          },
        );
      }
    });
  });

  it('waits for a change of its subject that is under way, and is then judged by it', async () => {
    const { pool, district } = opened.installation;
    const client = await pool.connect();
    try {
      await client.query('begin');
      await client.query(
        `update record set stage = 'left' where district = $1 and register = 'trader' and id = $2`,
        [district.store.id, trader],
      );
      const given = outcome(accept());
      await new Promise((resolve) => setTimeout(resolve, 150));
      await client.query('commit');
      expect(await given).toContain('subject-gone');
    } finally {
      client.release();
    }
  });

  it('asks the database no more often for many awards than for one', async () => {
    const { pool, district } = opened.installation;
    const register = district.catalogue.registers.get('prize') as Register;
    const going = (subject: string): Examinable => ({
      ...{ register, record: `${prize}-${subject}`, transition: 'check', occurredOn: today, prior: null },
      ...{ isNew: true, isWritten: true, stageFrom: 'told', stageTo: 'told', unit: 'bench-a', street: null },
      attributes: { trader: subject, scheme: 'SX-1', code: 'X1', year: '2021' },
      holdings: { due: '20000.01' },
      amounts: {},
      states: ['trader', 'scheme'],
    });
    const askedOf = async (subjects: readonly string[]) => {
      let asked = 0;
      const query = (...args: Parameters<typeof pool.query>) => {
        asked += 1;
        return pool.query(...args);
      };
      const found = await examinerOfAwards(district.store).examine(
        { query } as typeof pool,
        subjects.map(going),
      );
      return { asked, found };
    };
    const one = await askedOf([trader]);
    expect(one.found).toMatchObject([{ refusal: null, questions: { en: expect.stringContaining('20000') } }]);
    const many = await askedOf(Array.from({ length: n }, (_, i) => `TR-${i + 1}`));
    expect(n).toBeGreaterThan(10);
    expect(many.asked).toBe(one.asked);
    expect(many.found.length).toBe(n);
    expect(many.found.at(-1)?.questions?.zh).toContain(`TR-${n}`);
    expect(many.found.some(({ refusal }) => refusal?.code === 'subject-gone')).toBe(true);
  });
});
