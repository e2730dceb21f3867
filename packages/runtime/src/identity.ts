import { isInstallationAccount } from '@taizhang/access';
import { Refusal } from '@taizhang/definition';
import {
  addDemoAccounts,
  createAccounts,
  type Doer,
  type Identity,
  identitySettings,
  openIdentity,
  replaceAccount,
} from '@taizhang/identity';
import {
  dayIn,
  demandNotLast,
  givePostsToBeginWith,
  handOnPosts,
  jointWriting,
  listAccounts,
  note,
  type PostToGive,
  transaction,
} from '@taizhang/store';
import type { DemoAccount } from './district-package.ts';
import type { Ledger } from './reports.ts';
import { identityKey } from './secrets.ts';
import { administers, viewerNow } from './viewers.ts';

/** The password of every account of the demo. It is shown beside them, and opens nothing but invented records. */
export const demoPassword = 'Yanshi-2021-taizhang';

/** Opens who may sign in to a district, and on a demo makes the accounts by which it can be tried. */
export async function openDistrictIdentity(office: Ledger, dataFolder: string): Promise<Identity> {
  const { district } = office;
  const writing = jointWriting(office.pool);
  const { pool } = writing;
  const { title, synthetic, accounts = [] } = district.package;
  const identity = openIdentity({
    writing,
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
    demandDispensable: (account) =>
      transaction(pool, 'begin', (client) => demandNotLast(client, district.store, account)),
    administers: async (account) => administers(await viewerNow({ ...office, pool }, account)),
  });
  if (synthetic) await fillDemo(office, identity, accounts);
  return identity;
}

async function fillDemo(
  { pool, district }: Ledger,
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

/** The three who administer, none of whom can do another's work. */
const firstAdministrators = [
  { id: 'system.admin', name: '系统管理员', role: 'system-administrator' },
  { id: 'security.admin', name: '安全保密管理员', role: 'security-administrator' },
  { id: 'audit.admin', name: '安全审计员', role: 'audit-administrator' },
];

/**
 * Makes the accounts by which a new installation begins: its three administrators. Everybody else gets an account from
 * the first and posts from the second.
 * @returns their first passwords, which are kept nowhere
 * @throws Refusal accounts-there where there are accounts already
 */
export async function makeFirstAccounts(
  { district, identity }: Ledger & { readonly identity: Identity },
  doer: Doer,
): Promise<{ account: string; name: string; password: string }[]> {
  const { pool } = identity;
  if ((await listAccounts(pool)).length > 0) throw new Refusal('accounts-there');
  const fromDay = dayIn(district.package.timeZone, new Date());
  const unit = district.package.id;
  const posts = firstAdministrators.map(
    ({ id, role }): PostToGive => ({ account: id, unit, role, scope: { kind: 'all' }, fromDay }),
  );
  // Posts that were given before any account was made are left as they are.
  const made = await createAccounts(identity, doer, firstAdministrators, () =>
    givePostsToBeginWith(pool, district.store, posts),
  );
  return made.map(({ id, name, password }) => ({ account: id, name, password }));
}

/**
 * Puts another account in place of one that should not be used any more, with its posts.
 * @returns the first password of the new one, which is kept nowhere
 * @throws Refusal as `replaceAccount` of identity and `handOnPosts`
 */
export function succeedAccount(
  { district, identity }: Ledger & { readonly identity: Identity },
  doer: Doer,
  account: string,
  successor: string,
): Promise<string> {
  return replaceAccount(identity, doer, account, successor, () =>
    handOnPosts(identity.pool, district.store, doer, account, successor),
  );
}

/** Accounts from before names were kept for what the installation itself does, that may still sign in. */
export const accountsToReplace = async ({ pool }: Ledger): Promise<string[]> =>
  (await listAccounts(pool)).flatMap(({ id, disabled }) =>
    isInstallationAccount(id) && !disabled ? [id] : [],
  );
