import { randomUUID } from 'node:crypto';
import { marketEntry, marketPackage, termsOfScheme } from '@taizhang/fixture';
import { paragraphsOf, serving, type Visitor } from '@taizhang/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from './app.ts';

const later = (transition: string, day: string, set: object, amounts: object) =>
  marketEntry('prize', 'PZ-1', set, amounts, {
    transition,
    occurredOn: day,
    recordedAt: `${day}T08:00:00Z`,
    unit: undefined,
  });

const served = serving(
  buildApp,
  marketPackage([
    marketEntry('trader', 'TR-1', { name: '商户（合成）', trade: 'food' }),
    marketEntry('scheme', 'SX', {
      name: '奖励办法（合成）',
      code: 'X号',
      from: '2021-01-01',
      terms: termsOfScheme('food', '50', '2'),
    }),
    marketEntry(
      'prize',
      'PZ-1',
      { name: '奖励（合成）', trader: 'TR-1', scheme: 'SX', code: 'X', year: '2021' },
      { paid: '30000' },
    ),
    later('take-back', '2021-03-01', { why: '多发', 'back-by': '2021-03-31' }, { demanded: '10000' }),
    later('give-back', '2021-03-10', {}, { 'given-back': '4000' }),
    later('hold-again', '2021-03-11', {}, {}),
  ]),
);
const { as, stranger } = served;
let clerk: Visitor;
beforeAll(async () => {
  clerk = await as('clerk.a');
});

const back = async () => (await clerk.get('/api/records/trader/TR-1/profile')).json.awards[0].back;
const says = async (transition: string, set: object, amounts: object) => {
  const posting = { register: 'prize', record: 'PZ-1', transition, occurredOn: '2021-06-01', set, amounts };
  const { status } = await clerk.post('/api/work', { key: randomUUID(), posting, basis: null, form: null });
  expect(status).toBe(201);
};

describe('what is demanded back of an award', () => {
  it('is nothing while nothing is, whatever was demanded before', async () => {
    expect(await back()).toBeNull();
  });

  it('is the amount of this demand, as its letter says, not that of all demands together', async () => {
    await says(
      'take-back',
      { why: '离场', 'back-by': '2021-07-30' },
      { demanded: { value: '0.25', unit: 'wan-yuan' } },
    );
    expect(await back()).toMatchObject({
      demanded: '2500',
      reclaimed: '0',
      left: '2500',
      by: '2021-07-30',
      reason: '离场',
    });
    const letter = await served.app.inject({
      url: '/api/records/prize/PZ-1/papers/demand',
      headers: { cookie: clerk.cookie },
    });
    expect(paragraphsOf(letter.rawPayload)).toContain('退回2,500.00元');
  });

  it('leaves what was not paid back since', async () => {
    await says('give-back', {}, { 'given-back': { value: '1000.5', unit: 'yuan' } });
    expect(await back()).toMatchObject({ demanded: '2500', reclaimed: '1000.5', left: '1499.5' });
  });

  it('is told to whoever reaches the award only', async () => {
    expect((await stranger().get('/api/records/trader/TR-1/profile')).status).toBe(401);
    expect((await (await as('clerk.b')).get('/api/records/trader/TR-1/profile')).json.code).toBe(
      'unknown-record',
    );
  });
});
