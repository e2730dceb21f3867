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
  expect(demands.prospects[0].id).toBe('RZ-4');
});
