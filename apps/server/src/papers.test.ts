import { marketEntry, marketPackage, termsOfScheme } from '@taizhang/fixture';
import { paragraphsOf, serving, type Visitor } from '@taizhang/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from './app.ts';

const on = (day: string) => ({ occurredOn: day, recordedAt: `${day}T08:00:00Z`, unit: undefined });
const given = (record: string, trader: string, unit = 'bench-a') => [
  marketEntry(
    'prize',
    record,
    { name: record, trader, scheme: 'SX', code: record, year: '2021', 'confirm-by': '2021-01-30' },
    { due: '20000' },
    { transition: 'tell', unit },
  ),
  marketEntry(
    'prize',
    record,
    { voucher: `凭证${record}` },
    { paid: '16800.3' },
    { transition: 'accept', ...on('2021-02-01') },
  ),
];
const takenBack = (record: string, set: object) =>
  marketEntry(
    'prize',
    record,
    set,
    { demanded: '12345.6' },
    { transition: 'take-back', ...on('2021-03-01') },
  );
const why = { why: '三年内离场', 'back-by': '2021-03-08' };

const served = serving(
  buildApp,
  marketPackage([
    ...['TR-1', 'TR-2'].map((id) => marketEntry('trader', id, { name: `${id}（合成）`, trade: 'food' })),
    marketEntry('scheme', 'SX', {
      name: '奖励办法（合成）',
      code: 'X号',
      from: '2021-01-01',
      terms: termsOfScheme('food', '50', '2'),
    }),
    ...given('PZ-1', 'TR-1'),
    ...given('PZ-2', 'TR-2'),
    ...given('PZ-3', 'TR-1', 'bench-b'),
    ...given('PZ-4', 'TR-1'),
    takenBack('PZ-1', why),
    takenBack('PZ-2', { why: '三年内离场' }),
    takenBack('PZ-3', why),
  ]),
);
const { as, stranger } = served;
let clerk: Visitor;
beforeAll(async () => {
  clerk = await as('clerk.a');
});
const at = (record: string, paper = 'demand') => `/api/records/prize/${record}/papers/${paper}`;

describe('a paper about money', () => {
  it('says to whom, what was paid and when, what is to be returned, in capitals as well, and by when', async () => {
    const answer = await served.app.inject({ url: at('PZ-1'), headers: { cookie: clerk.cookie } });
    expect(answer.statusCode).toBe(200);
    expect(paragraphsOf(answer.rawPayload).split('\n').filter(Boolean)).toEqual([
      '追回函',
      '凭证PZ-1',
      'TR-1（合成）（TR-1）：',
      'PZ-1，按X号发放。',
      '一、已发',
      '共16,800.30元：',
      '日期',
      '事项',
      '金额（元）',
      '凭证',
      '2021年2月1日',
      '确认',
      '16,800.30',
      '凭证PZ-1',
      '二、应退',
      '因三年内离场，退回12,345.60元（壹万贰仟叁佰肆拾伍元陆角整）。',
      '5个工作日内，即2021年3月8日前。',
      'bench-a',
      '2021年3月1日',
    ]);
  });

  it('is offered with what it lacks, and refused without it', async () => {
    const offered = async (record: string) =>
      (await clerk.get(`/api/records/prize/${record}/gatherings`)).json.papers;
    expect(await offered('PZ-1')).toEqual([
      { id: 'demand', title: { zh: '追回函', en: 'Demand' }, lacks: [] },
    ]);
    expect(await offered('PZ-2')).toMatchObject([{ id: 'demand', lacks: [{ zh: '应退日期' }] }]);
    expect(await offered('PZ-4')).toEqual([]);
    expect(await clerk.get(at('PZ-2'))).toMatchObject({
      status: 409,
      json: { code: 'paper-lacks', details: { fields: [{ zh: '应退日期' }] } },
    });
    expect((await clerk.get(at('PZ-4'))).json.code).toBe('paper-too-early');
    expect((await clerk.get(at('PZ-1', 'letter'))).json.code).toBe('unknown-paper');
  });

  it('is made for whoever reaches the record, and noted', async () => {
    expect((await clerk.get(at('PZ-3'))).json.code).toBe('unknown-record');
    expect((await (await as('audit.admin')).get(at('PZ-1'))).json.code).toMatch(/unknown|not-permitted/);
    expect((await stranger().get(at('PZ-1'))).status).toBe(401);
  });
});
