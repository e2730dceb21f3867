import { addDemoAccounts, type Identity, identitySettings, openIdentity } from '@taizhang/identity';
import { addAuditEntry, type Pool } from '@taizhang/store';
import type { OpenDistrict } from './district-package.ts';
import { identityKey } from './secrets.ts';
import { administers, viewerOfAccount } from './viewers.ts';

/** The password of every account of the demo. It is shown beside them, and opens nothing but invented records. */
export const demoPassword = 'Yanshi-2021-taizhang';

/** Opens who may sign in to a district, and on a demo makes the accounts by which it can be tried. */
export async function openDistrictIdentity(
  pool: Pool,
  dataFolder: string,
  district: OpenDistrict,
): Promise<Identity> {
  const { id, title, synthetic, accounts = [] } = district.package;
  const identity = openIdentity({
    pool,
    settings: identitySettings(process.env),
    secret: identityKey(dataFolder),
    issuer: `台账 ${title.zh}`,
    synthetic,
    record: (event) => addAuditEntry(pool, id, event),
    administers: async (account) => administers(await viewerOfAccount(district, account)),
  });
  if (synthetic)
    await addDemoAccounts(
      identity,
      accounts.map((account) => ({ id: account.id, name: account.title.zh })),
      demoPassword,
    );
  return identity;
}
