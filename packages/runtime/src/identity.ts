import { addDemoAccounts, type Identity, identitySettings, openIdentity } from '@taizhang/identity';
import { dayIn, givePostsToBeginWith, note, type PostToGive } from '@taizhang/store';
import type { DemoAccount } from './district-package.ts';
import type { Office } from './reports.ts';
import { identityKey } from './secrets.ts';
import { administers, viewerNow } from './viewers.ts';

/** The password of every account of the demo. It is shown beside them, and opens nothing but invented records. */
export const demoPassword = 'Yanshi-2021-taizhang';

/** Opens who may sign in to a district, and on a demo makes the accounts by which it can be tried. */
export async function openDistrictIdentity(office: Office, dataFolder: string): Promise<Identity> {
  const { pool, district } = office;
  const { title, synthetic, accounts = [] } = district.package;
  const identity = openIdentity({
    pool,
    settings: identitySettings(process.env),
    secret: identityKey(dataFolder),
    issuer: `台账 ${title.zh}`,
    synthetic,
    record: ({ account, session, address, action, outcome, subject, detail }) =>
      note(
        pool,
        district.store,
        { account, session, address },
        { action, outcome, detail, ...(subject === null ? {} : { subject }) },
      ),
    administers: async (account) => administers(await viewerNow(office, account)),
  });
  if (synthetic) await fillDemo(office, identity, accounts);
  return identity;
}

async function fillDemo(
  { pool, district }: Office,
  identity: Identity,
  accounts: readonly DemoAccount[],
): Promise<void> {
  await addDemoAccounts(
    identity,
    accounts.map(({ id, title }) => ({ id, name: title.zh })),
    demoPassword,
  );
  const fromDay = dayIn(district.package.timeZone, new Date());
  const posts = accounts.flatMap(({ id, posts }) =>
    posts.map((post): PostToGive => ({ account: id, fromDay, ...post })),
  );
  await givePostsToBeginWith(pool, district.store, posts);
}
