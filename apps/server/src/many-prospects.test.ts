import { accountsOfBanks, banks, firms, pastOfBanks, pastOfFirms, workshopPackage } from '@taizhang/fixture';
import type { DistrictPackage } from '@taizhang/runtime';
import { serving } from '@taizhang/testkit';
import { expect, it } from 'vitest';
import { buildApp } from './app.ts';

/** Demands that were opened before those of the past: with its two open ones there is one too many to be looked at. */
const earlier = Array.from({ length: 499 }, (_, i) => ({
  recordedAt: '2021-03-01T02:00:00Z',
  recordedBy: 'bench-a',
  occurredOn: '2021-03-01',
  unit: 'bench-a',
  register: 'loan',
  record: `RZ-${i + 1000}`,
  transition: 'demand',
  set: { name: `需求${i}（合成）`, enterprise: 'QY-2' },
  amounts: { demanded: '5000' },
}));

function district(): DistrictPackage {
  const base = workshopPackage();
  return {
    ...base,
    standsOn: '2021-07-01',
    registers: [...base.registers, ...firms, ...banks],
    accounts: [...base.accounts, ...accountsOfBanks],
    history: () => [...base.history(), ...pastOfFirms, ...earlier, ...pastOfBanks] as never,
  } as DistrictPackage;
}

const { as } = serving(buildApp, district());

it('looks at the latest demands, lists those that fit best, and says that there are more', async () => {
  const bank = await as('bank.one');
  const [demands] = (await bank.get('/api/records/bank/YH-1/prospects')).json.fits;
  expect(demands).toMatchObject({ more: true, counts: { eligible: 499, nearly: 1, unknown: 0, not: 0 } });
  expect(demands.prospects).toHaveLength(100);
  // Each with why: what fits best is what it was counted by.
  for (const { eligibility, offered } of demands.prospects) expect(offered[0].eligibility).toBe(eligibility);
  expect(demands.prospects[0].id).toBe('RZ-4');
});

it('tells all of them page by page and portion by portion, each once', async () => {
  const bank = await as('bank.one');
  const path = '/api/records/bank/YH-1/prospects';
  const told: string[] = [];
  for (const portion of [0, 1]) {
    let listed = 1;
    for (let offset = 0; offset < listed; offset += 90) {
      const { status, json } = await bank.get(`${path}?portion=${portion}&offset=${offset}&limit=90`);
      const [demands] = json.fits;
      expect([status, demands.total, demands.after]).toEqual([200, 501, 500 * portion]);
      expect(demands.more).toBe(portion === 0);
      listed = demands.listed;
      told.push(...demands.prospects.map(({ id }: { id: string }) => id));
    }
  }
  expect(told).toHaveLength(501);
  expect(new Set(told).size).toBe(501);
  const [beyond] = (await bank.get(`${path}?portion=2`)).json.fits;
  expect(beyond).toMatchObject({ total: 501, after: 1000, more: false, listed: 0, prospects: [] });
});

it('refuses a page that is none, and whoever does not reach the bank', async () => {
  const bank = await as('bank.one');
  for (const query of ['portion=-1', 'limit=0', 'limit=101', 'offset=x'])
    expect((await bank.get(`/api/records/bank/YH-1/prospects?${query}`)).json.code).toBe('malformed-request');
  expect((await bank.get('/api/records/bank/YH-2/prospects?portion=1')).json.code).toBe('unknown-record');
});
