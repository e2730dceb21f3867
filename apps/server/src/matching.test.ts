import { marketRegisters, termsOfScheme, workshopPackage } from '@taizhang/fixture';
import type { DistrictPackage } from '@taizhang/runtime';
import { serving, type Visitor } from '@taizhang/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from './app.ts';

const note = {
  recordedAt: '2021-01-02T02:00:00Z',
  recordedBy: 'bench-a',
  occurredOn: '2021-01-02',
  transition: 'open',
};
const open = (register: string, record: string, set: object, amounts: object = {}, unit = 'bench-a') => ({
  ...note,
  unit,
  register,
  record,
  set,
  amounts,
  ...(register === 'trader' ? { street: 'north' } : {}),
});
const trader = (n: number, takings: string, unit: string) => [
  open('trader', `TR-${n}`, { name: `商户${n}（合成）`, trade: 'food' }, {}, unit),
  open('account', `AC-${n}`, { year: '2020', trader: `TR-${n}`, vintage: 'final' }, { takings }),
  open('licence', `LI-${n}`, { number: `N${n}`, trader: `TR-${n}`, from: '2020-01-01' }),
];

function district(): DistrictPackage {
  const base = workshopPackage();
  const terms = termsOfScheme('food', '50', '2');
  const past = [
    ...trader(1, '600000', 'bench-a'),
    ...trader(2, '499999.5', 'bench-a'),
    ...trader(3, '700000', 'bench-b'),
    open('scheme', 'SC-1', { name: '餐饮奖励（合成）', code: 'food', from: '2021-01-01', terms }),
  ];
  return {
    ...base,
    standsOn: '2021-07-01',
    registers: [...base.registers, ...marketRegisters],
    history: () => [...base.history(), ...past] as never,
  } as DistrictPackage;
}

const served = serving(buildApp, district());
const { as, stranger } = served;
let clerk: Visitor;
let coordinator: Visitor;
beforeAll(async () => {
  clerk = await as('clerk.a');
  coordinator = await as('coordinator');
});

const matches = (query = '') => `/api/policies/SC-1/matches${query}`;
const dryRun = '/api/policies/dry-run';

describe('the subjects of a policy', () => {
  it('are those within reach, with what they are due and what is missing', async () => {
    const { status, json } = await coordinator.get(matches());
    expect(status).toBe(200);
    expect(json).toMatchObject({
      counts: { eligible: 2, nearly: 1, unknown: 0, not: 0 },
      amount: '26000',
      subjects: [{ id: 'TR-1', amount: '12000' }, { id: 'TR-3' }],
    });
    const nearly = await coordinator.get(matches('?eligibility=nearly'));
    expect(nearly.json.subjects[0].failing[0]).toMatchObject({
      clause: { number: '第二条' },
      gaps: [{ field: 'takings', way: 'more', shortfall: { zh: '0.00005万元' } }],
    });
    expect((await clerk.get(matches())).json).toMatchObject({
      counts: { eligible: 1, nearly: 1 },
      amount: '12000',
    });
  });

  it('are told to nobody who has not signed in, of no policy that is not in force, on no impossible day', async () => {
    expect((await stranger().get(matches())).status).toBe(401);
    expect((await coordinator.get('/api/policies/SC-9/matches')).json).toMatchObject({
      code: 'unknown-policy',
    });
    expect((await coordinator.get(matches('?day=2020-12-31'))).json).toMatchObject({
      code: 'unknown-policy',
    });
    expect((await coordinator.get(matches('?day=2021-02-30'))).json).toMatchObject({
      code: 'impossible-date',
    });
    expect((await coordinator.get(matches('?limit=0'))).status).toBe(400);
  });
});

describe('a dry run', () => {
  it('says how many and how much a draft would give, and keeps nothing', async () => {
    const terms = termsOfScheme('food', '10', '1');
    const { status, json } = await coordinator.post(dryRun, { terms, budget: '10000' });
    expect(status).toBe(200);
    expect(json).toMatchObject({
      counts: { eligible: 3 },
      amount: '18000',
      budget: { wanted: '18000', granted: '10000', missing: '8000' },
    });
    const asText = await clerk.post(dryRun, { terms: JSON.stringify(terms) });
    expect(asText.json).toMatchObject({ counts: { eligible: 2 }, budget: null });
  });

  it('refuses what are no terms, what is not sound, and a budget that is no amount', async () => {
    const codeOf = async (body: object) => (await coordinator.post(dryRun, body)).json.code;
    const terms = termsOfScheme('food', '10', '1');
    expect(await codeOf({ terms: 'hello' })).toBe('wrong-type');
    expect(await codeOf({ terms: { ...terms, subject: 'nobody' } })).toBe('unsound-terms');
    expect(await codeOf({ terms, budget: 'much' })).toBe('not-a-number');
    expect((await stranger().post(dryRun, { terms })).status).toBe(401);
  });
});
