import { isInstallationAccount } from '@taizhang/access';
import { Refusal } from '@taizhang/definition';
import {
  type Account,
  endSession,
  endSessionsOf,
  findAccount,
  listSessions,
  settleAttempt,
} from '@taizhang/store';
import { accountName, nowhere, provider } from './auth.ts';
import type { Caller, House } from './identity.ts';
import { firstPassword } from './password-rules.ts';
import { event } from './sign-in.ts';

/** Who does something to an account, for the audit. */
export interface Doer extends Caller {
  readonly account: string | null;
  readonly session: string | null;
}

export interface NewAccount {
  readonly id: string;
  readonly name: string;
  /** An address of one's own, by which the single sign-on may know the account. */
  readonly email?: string | undefined;
}

/**
 * Makes an account.
 * @returns its first password, which must be changed at the first sign-in and is kept nowhere
 * @throws Refusal account-name, account-reserved, account-exists, email-taken
 */
export async function createAccount(house: House, doer: Doer, account: NewAccount): Promise<string> {
  const [made] = await createAccounts(house, doer, [account]);
  return (made as MadeAccount).password;
}

/** An account that was made, and its first password. */
interface MadeAccount {
  readonly id: string;
  readonly name: string;
  readonly password: string;
}

/**
 * Makes accounts, all of them or none. Their passwords are hashed before anything is written, because that takes long.
 * @param besides what else stands or falls with them
 * @throws Refusal as `createAccount`
 */
export async function createAccounts(
  house: House,
  doer: Doer,
  accounts: readonly NewAccount[],
  besides: () => Promise<unknown> = async () => undefined,
): Promise<MadeAccount[]> {
  const prepared = await Promise.all(
    accounts.map(async (account) => ({ account, ...(await newPassword(house)) })),
  );
  await house.writing.together(async () => {
    for (const { account, hashed } of prepared) {
      await addAccount(house, account, hashed, false);
      await house.record(event(doer, { ...by(doer), action: 'account-create', subject: account.id }));
    }
    await besides();
  });
  return prepared.map(({ account: { id, name }, password }) => ({ id, name, password }));
}

async function newPassword(house: House): Promise<{ password: string; hashed: string }> {
  const password = firstPassword();
  const { hash } = (await house.auth.$context).password;
  return { password, hashed: await hash(password) };
}

/**
 * Puts another account in place of one: it is called as that one was, has its address and a first password, and the old one
 * signs in no more. What was recorded under the old name stays so.
 * @param handOn hands on what the old one may do; stands or falls with it
 * @throws Refusal unknown-account, demo-account, and as `createAccount`
 */
export async function replaceAccount(
  house: House,
  doer: Doer,
  id: string,
  successor: string,
  handOn: () => Promise<void>,
): Promise<string> {
  const { name, email, synthetic } = await getAccount(house, id);
  if (synthetic) throw new Refusal('demo-account');
  const { password, hashed } = await newPassword(house);
  const { internalAdapter, adapter } = await house.auth.$context;
  await house.writing.together(async () => {
    // No two accounts have one address, nor one person at the provider of the single sign-on.
    await internalAdapter.updateUser(id, { disabled: true, email: nowhere(id), emailVerified: false });
    await adapter.deleteMany({
      model: 'account',
      where: [
        { field: 'userId', value: id },
        { field: 'providerId', value: provider },
      ],
    });
    await endSessionsOf(house.pool, id);
    const own = email === nowhere(id) ? {} : { email };
    await addAccount(house, { id: successor, name, ...own }, hashed, false);
    await handOn();
    const detail = { successor };
    await house.record(event(doer, { ...by(doer), action: 'account-create', subject: successor }));
    await house.record(event(doer, { ...by(doer), action: 'account-replace', subject: id, detail }));
  });
  return password;
}

async function addAccount(
  house: House,
  { id, name, email }: NewAccount,
  hash: string,
  synthetic: boolean,
): Promise<void> {
  if (!accountName.test(id)) throw new Refusal('account-name', {}, 'id');
  if (isInstallationAccount(id)) throw new Refusal('account-reserved', { account: id }, 'id');
  if (await findAccount(house.pool, id)) throw new Refusal('account-exists', { account: id }, 'id');
  const { internalAdapter } = await house.auth.$context;
  await internalAdapter
    .createUser(
      {
        id,
        username: id,
        name,
        email: email ?? nowhere(id),
        emailVerified: email !== undefined,
        passwordIsFirst: !synthetic,
        passwordChangedAt: new Date(),
        disabled: false,
        synthetic,
      },
      { method: 'admin' },
    )
    .catch((error: unknown) => {
      const duplicate = '23505';
      const { code, constraint } = error as { code?: string; constraint?: string };
      if (code !== duplicate) throw error;
      // Somebody else was faster, or another account has the address.
      throw constraint?.includes('email')
        ? new Refusal('email-taken', {}, 'email')
        : new Refusal('account-exists', { account: id }, 'id');
    });
  await internalAdapter.createAccount({
    userId: id,
    providerId: 'credential',
    accountId: id,
    password: hash,
  });
}

/** An account of the demo, and the password that all of them share. */
export async function addDemoAccounts(
  house: House,
  accounts: readonly NewAccount[],
  password: string,
): Promise<void> {
  const missing: NewAccount[] = [];
  for (const account of accounts) if (!(await findAccount(house.pool, account.id))) missing.push(account);
  if (missing.length === 0) return;
  // The password is public, so one hash of it does for all.
  const hash = await (await house.auth.$context).password.hash(password);
  for (const account of missing)
    await house.writing
      .together(() => addAccount(house, account, hash, true))
      .catch((error: unknown) => {
        // Another process opens the same installation for the first time.
        if (!(error instanceof Refusal && error.code === 'account-exists')) throw error;
      });
}

/** @throws Refusal unknown-account */
async function getAccount(house: House, id: string): Promise<Account> {
  const account = await findAccount(house.pool, id);
  if (!account) throw new Refusal('unknown-account', { account: id }, 'account');
  return account;
}

/** Lets an account sign in no more, or again. Its sessions end at once. @throws Refusal own-account, last-administrator */
export async function setDisabled(house: House, doer: Doer, id: string, disabled: boolean): Promise<void> {
  await getAccount(house, id);
  if (doer.account === id) throw new Refusal('own-account');
  const { internalAdapter } = await house.auth.$context;
  const action = disabled ? 'account-disable' : 'account-enable';
  await house.writing.together(async () => {
    if (disabled) await house.demandDispensable(id);
    await internalAdapter.updateUser(id, { disabled });
    if (disabled) await endSessionsOf(house.pool, id);
    await house.record(event(doer, { ...by(doer), action, subject: id }));
  });
}

/** A new first password. Sessions end and locks open. @throws Refusal demo-account, own-account */
export async function resetPassword(house: House, doer: Doer, id: string): Promise<string> {
  const { synthetic } = await getAccount(house, id);
  if (synthetic) throw new Refusal('demo-account');
  if (doer.account === id) throw new Refusal('own-account');
  const { password, hashed } = await newPassword(house);
  const { internalAdapter } = await house.auth.$context;
  await house.writing.together(async () => {
    await internalAdapter.updateUser(id, { passwordIsFirst: true, passwordChangedAt: new Date() });
    if (await internalAdapter.findCredentialAccount(id)) await internalAdapter.updatePassword(id, hashed);
    else
      await internalAdapter.createAccount({
        userId: id,
        providerId: 'credential',
        accountId: id,
        password: hashed,
      });
    await endSessionsOf(house.pool, id);
    await settleAttempt(house.pool, 'account', id);
    await house.record(event(doer, { ...by(doer), action: 'password-reset', subject: id }));
  });
  return password;
}

/** Opens the lock that failed attempts have put on an account. */
export async function unlockAccount(house: House, doer: Doer, id: string): Promise<void> {
  await getAccount(house, id);
  await house.writing.together(async () => {
    await settleAttempt(house.pool, 'account', id);
    await house.record(event(doer, { ...by(doer), action: 'account-unlock', subject: id }));
  });
}

/** Takes away the second factor of somebody who has lost the device. Sessions end. @throws Refusal own-account */
export async function resetSecondFactor(house: House, doer: Doer, id: string): Promise<void> {
  await getAccount(house, id);
  if (doer.account === id) throw new Refusal('own-account');
  const { adapter, internalAdapter } = await house.auth.$context;
  await house.writing.together(async () => {
    await internalAdapter.updateUser(id, { twoFactorEnabled: false });
    await adapter.deleteMany({ model: 'twoFactor', where: [{ field: 'userId', value: id }] });
    await endSessionsOf(house.pool, id);
    await house.record(event(doer, { ...by(doer), action: 'second-factor-reset', subject: id }));
  });
}

/** Ends a session: one's own, or anybody's for who may. @throws Refusal unknown-session */
export async function endSessionOf(
  house: House,
  doer: Doer,
  id: string,
  account: string | null,
): Promise<void> {
  const found = (await listSessions(house.pool, account)).find((session) => session.id === id);
  if (!found) throw new Refusal('unknown-session', {}, 'session');
  await house.writing.together(async () => {
    await endSession(house.pool, id);
    await house.record(event(doer, { ...by(doer), action: 'session-end', subject: found.account }));
  });
}

const by = ({ account, session }: Doer) => ({ account, session });
