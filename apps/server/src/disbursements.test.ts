import { randomUUID } from 'node:crypto';
import { payoutsDistrict, workshopPackage } from '@taizhang/fixture';
import { type DistrictPackage, readSheet, writeSheet } from '@taizhang/runtime';
import { serving, type Visitor } from '@taizhang/testkit';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildApp } from './app.ts';

const registers = [...payoutsDistrict().catalogue.registers.values()];
const served = serving(buildApp, { ...workshopPackage(), registers } as DistrictPackage);
const { as } = served;
const occurredOn = '2021-03-02';
const unit = 'bench-a';
let clerk: Visitor;
let other: Visitor;

const work = (posting: object) =>
  clerk.post('/api/work', { key: randomUUID(), posting, basis: null, form: null });
const recorded = async (register: string, record: string, transition: string, rest: object = {}) => {
  const { status, json } = await work({ register, record, transition, occurredOn, ...rest });
  expect({ status, json }).toMatchObject({ status: 201 });
};

beforeAll(async () => {
  clerk = await as('clerk.a');
  other = await as('clerk.b');
  await recorded('purse', 'PU-1', 'open', { unit, set: { name: '甲' }, amounts: { budget: '1000' } });
});

let n = 0;
let batch = '';
let refunds: string[] = [];
const open = async (record: string, granted: string, set: object = {}) =>
  recorded('refund', record, 'grant', {
    unit,
    set: {
      what: `退款${record}（合成）`,
      customer: 'CU-1',
      purse: 'PU-1',
      year: String(2000 + n),
      account: '6222000000001234',
      ...set,
    },
    amounts: { granted },
  });
beforeEach(async () => {
  n += 1;
  batch = `PO-${n}`;
  refunds = [1, 2, 3].map((i) => `RF-${n}-${i}`);
  await recorded('payout', batch, 'draw-up', { unit, set: { name: `第${n}批`, till: 'main' } });
  for (const [i, id] of refunds.entries()) await open(id, `${100 * (i + 1)}.50`);
});

const at = (rest = '', of = batch) => `/api/records/payout/${of}/disbursement${rest}`;
const choose = (
  add: string[],
  remove: string[] = [],
  key: string = randomUUID(),
  visitor = clerk,
  of = batch,
) => visitor.post(at('/choice', of), { key, add, remove, occurredOn });
const send = (visitor = clerk) => visitor.post(at('/sending'), { occurredOn });
const page = async (of = batch) => (await clerk.get(at('', of))).json.batch;
const stageOf = async (register: string, id: string) =>
  (await clerk.get(`/api/records/${register}/${id}`)).json.stage.id;
const fileOf = async (visitor = clerk, format = '') =>
  served.app.inject({ url: at(`/bank-file${format}`), headers: { cookie: visitor.cookie } });
const boundary = 'of-an-answer';
const answered = async (rows: string[], { total = '', visitor = clerk } = {}) => {
  const csv = ['批次号,行号,收款单位,金额（元）,结果,原因', ...rows, ...(total ? [total] : [])].join('\r\n');
  return answeredBy(Buffer.from(csv), 'a.csv', visitor);
};
const answeredBy = async (file: Uint8Array, name: string, visitor = clerk) => {
  const { statusCode, body } = await served.app.inject({
    method: 'POST',
    url: `${at('/answer')}?receipt=HD-${n}&on=2021-03-03`,
    headers: {
      origin: 'http://localhost',
      cookie: visitor.cookie,
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    payload: Buffer.concat([
      Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`),
      file,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
  });
  return { status: statusCode, json: JSON.parse(body) };
};
const payee = '示例顾客（合成）';
const line = (i: number, amount: string, outcome = '成功', reason = '') =>
  `${batch},${i},${payee},${amount},${outcome},${reason}`;

describe('a batch of payments that is drawn up', () => {
  it('counts and sums what is in it, and offers what may be put in', async () => {
    expect(await page()).toMatchObject({ open: true, sent: false, lines: [], mayChange: true });
    expect((await choose(refunds)).status).toBe(201);
    expect((await choose([], [refunds[2] as string])).status).toBe(201);
    const shown = await page();
    expect(shown.lines.map(({ id, amount }: { id: string; amount: string }) => [id, amount])).toEqual([
      [refunds[0], '100.50'],
      [refunds[1], '200.50'],
    ]);
    expect(shown.total.zh).toContain('301');
    expect(shown.offered.map(({ id }: { id: string }) => id)).toContain(refunds[2]);
  });

  it('takes nothing twice, nothing of another till, and nothing beyond a budget', async () => {
    const key = randomUUID();
    const [first, again] = [await choose(refunds, [], key), await choose(refunds, [], key)];
    expect(again.json).toEqual(first.json);
    expect((await choose([refunds[0] as string])).json.code).toBe('not-payable');
    await open(`RF-${n}-4`, '5', { till: 'other' });
    expect((await choose([`RF-${n}-4`])).json.code).toBe('other-fund');
    // 603 of 1000 are taken.
    await open(`RF-${n}-5`, '400');
    expect(await choose([`RF-${n}-5`])).toMatchObject({ status: 409, json: { code: 'budget-exceeded' } });
    expect(await stageOf('refund', `RF-${n}-5`)).toBe('granted');
    expect((await choose([], [`RF-${n}-5`])).json.code).toBe('not-in-batch');
    expect((await choose([])).json.code).toBe('malformed-request');
    expect((await choose(['RF-none'])).json.code).toBe('unknown-record');
  });

  it('lets only one of two that choose at once have what both want', async () => {
    const second = `PO-${n}b`;
    await recorded('payout', second, 'draw-up', { unit, set: { name: '另一批' } });
    const answers = await Promise.all([
      choose([refunds[0] as string]),
      choose([refunds[0] as string], [], randomUUID(), clerk, second),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('is kept from whoever does not reach it, and is none where the register has none', async () => {
    expect((await other.get(at())).json.code).toBe('unknown-record');
    expect((await choose(refunds, [], randomUUID(), other)).json.code).toBe('unknown-record');
    expect((await send(other)).json.code).toBe('unknown-record');
    expect(JSON.parse((await fileOf(other)).body).code).toBe('unknown-record');
    expect((await answered([line(1, '1')], { visitor: other })).json.code).toBe('unknown-record');
    expect((await clerk.get('/api/records/purse/PU-1/disbursement')).json).toEqual({ batch: null });
    const elsewhere = { key: randomUUID(), add: ['PU-1'], remove: [], occurredOn };
    expect((await clerk.post('/api/records/purse/PU-1/disbursement/choice', elsewhere)).json.code).toBe(
      'no-disbursement',
    );
    expect((await served.app.inject({ url: at() })).statusCode).toBe(401);
  });
});

describe('a batch of payments that goes to the bank', () => {
  it('is one file that is always the same, with totals, and goes there once', async () => {
    expect((await send()).json.code).toBe('batch-empty');
    expect(JSON.parse((await fileOf()).body).code).toBe('no-bank-file');
    await choose(refunds);
    const [first, again] = [await send(), await send()];
    expect(first.status).toBe(201);
    expect(again.json).toEqual(first.json);
    const [one, two] = [(await fileOf()).rawPayload, (await fileOf()).rawPayload];
    expect(one.equals(two)).toBe(true);
    const rows = one.toString().split('\r\n');
    expect(rows[0]).toBe('\ufeff批次号,行号,收款单位,开户银行,收款账号,金额（元）,用途');
    expect(rows[1]).toBe(`${batch},1,${payee},,6222000000001234,100.50,退款${refunds[0]}（合成）`);
    expect(rows[4]).toMatch(/^合计,3,,,,601\.50,[0-9a-f]{64}$/);
    expect(await stageOf('payout', batch)).toBe('sent');
    expect(await stageOf('refund', refunds[0] as string)).toBe('paying');
    expect((await choose([], [refunds[0] as string])).json.code).toBe('batch-not-open');
    const { rows: kept } = await served.installation.pool.query('select lines::text from bank_file');
    expect(JSON.stringify(kept)).not.toContain(Buffer.from('6222000000001234').toString('hex'));
    await expect(served.installation.pool.query('update bank_file set digest = $1', ['x'])).rejects.toThrow();
  });

  it('does not go there without an account', async () => {
    await open(`RF-${n}-4`, '5', { account: '12' });
    await choose([`RF-${n}-4`]);
    expect(await send()).toMatchObject({ status: 409, json: { code: 'payee-incomplete' } });
    expect(await stageOf('payout', batch)).toBe('drawn-up');
  });
});

describe('the bank’s answer', () => {
  beforeEach(async () => {
    await choose(refunds);
    await send();
  });

  it('pays what was paid and returns what was refused, which another batch pays once its account is right', async () => {
    const rows = [line(1, '100.50'), line(2, '200.5', '失败', '账号户名不符'), line(3, '"300.50"')];
    const done = await answered(rows, { total: '合计,3,601.50' });
    expect(done).toEqual({ status: 201, json: { paid: 2, refused: 1, again: 0, open: 0 } });
    expect(await stageOf('payout', batch)).toBe('reconciled');
    expect(await Promise.all(refunds.map((id) => stageOf('refund', id)))).toEqual([
      'paid',
      'returned',
      'paid',
    ]);
    const shown = await page();
    expect(shown.lines.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      'paid',
      'refused',
      'paid',
    ]);
    expect((await answered(rows)).json).toEqual({ paid: 0, refused: 0, again: 3, open: 0 });
    const next = `PO-${n}b`;
    await recorded('payout', next, 'draw-up', { unit, set: { name: '再拨' } });
    const retry = () =>
      clerk.post(at('/choice', next), {
        key: randomUUID(),
        add: [refunds[1]],
        remove: [],
        occurredOn: '2021-03-04',
      });
    expect((await retry()).json.code).toBe('not-payable');
    await recorded('refund', refunds[1] as string, 'correct', {
      occurredOn: '2021-03-04',
      set: { account: '6222000000005678' },
    });
    expect((await retry()).status).toBe(201);
    // The first file stays as it went to the bank.
    expect((await fileOf()).body).toContain('6222000000001234,200.50');
  });

  it('is a workbook as well as the file is, and an answer that is none is refused', async () => {
    const taken = await fileOf(clerk, '?format=xlsx');
    expect([taken.statusCode, taken.headers['content-type']]).toEqual([
      200,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ]);
    expect(taken.headers['content-disposition']).toContain('.xlsx');
    const [titles = [], ...rows] = (await readSheet(taken.rawPayload)).map(({ cells }) =>
      cells.map(({ text }) => text),
    );
    expect(rows[0]).toEqual([
      batch,
      '1',
      payee,
      '',
      '6222000000001234',
      '100.50',
      `退款${refunds[0]}（合成）`,
    ]);
    expect((await fileOf(other, '?format=xlsx')).statusCode).toBe(404);
    expect((await fileOf(clerk, '?format=doc')).statusCode).toBe(400);
    // The bank puts its answer beside what it was sent.
    const said = rows.slice(0, -1).map((row) => [...row, '成功', '']);
    const answer = writeSheet('回单', [[...titles, '结果', '原因'], ...said], []);
    const broken = answer.slice(0, 200);
    expect((await answeredBy(broken, 'a.xlsx')).json.code).toBe('document-damaged');
    expect((await answeredBy(answer, 'a.xlsx', other)).json.code).toBe('unknown-record');
    expect((await answeredBy(answer, 'a.xlsx')).json).toEqual({ paid: 3, refused: 0, again: 0, open: 0 });
    expect(await stageOf('payout', batch)).toBe('reconciled');
  });

  it('is entered in parts, and the last makes the batch reconciled', async () => {
    expect((await answered([line(2, '200.50')])).json).toEqual({ paid: 1, refused: 0, again: 0, open: 2 });
    expect(await stageOf('payout', batch)).toBe('sent');
    const rest = [line(1, '100.50'), line(1, '100.50'), line(2, '200.50'), line(3, '300.50')];
    expect((await answered(rest)).json).toEqual({ paid: 2, refused: 0, again: 1, open: 0 });
    expect(await stageOf('payout', batch)).toBe('reconciled');
  });

  it.each([
    ['answer-differs', () => [line(1, '100.50'), line(2, '200.51')]],
    ['answer-differs', () => [line(1, '100.50').replace(payee, '别人')]],
    ['answer-differs', () => [line(1, '100.50').replace(batch, 'PO-other')]],
    ['answer-unknown-line', () => [line(1, '100.50'), line(9, '1')]],
    ['answer-contradicts', () => [line(1, '100.50'), line(1, '100.50', '失败', '错')]],
    ['answer-unreadable', () => [line(1, '100.50', '失败')]],
    ['answer-unreadable', () => [line(1, '100.50', '也许')]],
    ['answer-unreadable', () => [`${batch},x,${payee},1,成功,`]],
    ['answer-unreadable', () => []],
    ['answer-total-differs', () => [line(1, '100.50'), '合计,1,100.51']],
  ])('is refused whole with %s, and nothing is entered', async (code, rows) => {
    expect((await answered(rows())).json.code).toBe(code);
    expect(await stageOf('refund', refunds[0] as string)).toBe('paying');
  });

  it('is refused where a line was answered otherwise before', async () => {
    await answered([line(1, '100.50')]);
    expect((await answered([line(1, '100.50', '失败', '退汇')])).json.code).toBe('answer-contradicts');
    expect(await stageOf('refund', refunds[0] as string)).toBe('paid');
  });

  it('pays a line once, also where it is sent several times at once', async () => {
    const rows = [1, 2, 3].map((i) => line(i, `${100 * i}.50`));
    const answers = await Promise.all([answered(rows), answered(rows), answered(rows)]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(answers.reduce((sum, { json }) => sum + json.paid, 0)).toBe(3);
    const { rows: found } = await served.installation.pool.query(
      `select holdings->>'paid' as paid, holdings->>'paid-lines' as lines from record where id = $1`,
      [batch],
    );
    expect(found).toEqual([{ paid: '601.5', lines: '3' }]);
  });
});
