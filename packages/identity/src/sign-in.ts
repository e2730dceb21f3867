import { Refusal } from '@taizhang/definition';
import { type AttemptLimit, claimAttempt, claimCode, releaseCode, settleAttempt } from '@taizhang/store';
import { APIError } from 'better-auth/api';
import { provider } from './auth.ts';
import { type Caller, forgetNowAndThen, type House, headersOf, type IdentityEvent } from './identity.ts';
import { causeOf, needsSecondFactor, recognise } from './session.ts';

export interface SignedIn {
  readonly step: 'done' | 'second-factor';
  readonly cookies: readonly string[];
}

/**
 * Signs in by name and password.
 * @throws Refusal sign-in-locked, wrong-credentials, account-disabled
 */
export async function signIn(
  house: House,
  caller: Caller,
  given: { readonly account: string; readonly password: string },
): Promise<SignedIn> {
  await forgetNowAndThen(house.pool);
  const account = given.account.trim().toLowerCase().slice(0, 64);
  const attempt = await beginAttempt(house, caller, account);
  const body = { username: account, password: given.password };
  const begin = async (): Promise<SignedIn> => {
    const { headers, response } = await house.auth.api.signInUsername({
      body,
      headers: headersOf(caller),
      returnHeaders: true,
    });
    await attempt.succeed();
    const cookies = headers.getSetCookie();
    // The library's type knows nothing of what its second factor answers instead.
    if (!response || 'twoFactorRedirect' in response) return { step: 'second-factor', cookies };
    await began(house, caller, cookies);
    return { step: 'done', cookies };
  };
  return house.writing.together(begin).catch(async (error: unknown) => {
    const refusal = refusalOf(error);
    if (!refusal) throw causeOf(error);
    await attempt.fail(refusal.code);
    throw refusal;
  });
}

/**
 * The second step of a sign-in, by a device's code or a backup code, each of which lets in once.
 * @throws Refusal wrong-code, code-used, sign-in-expired, sign-in-locked
 */
export async function signInSecondStep(
  house: House,
  caller: Caller,
  given: { readonly code: string; readonly kind: 'device' | 'backup' },
): Promise<SignedIn> {
  const { api } = house.auth;
  const call = {
    body: { code: given.code.trim() },
    headers: headersOf(caller),
    returnHeaders: true,
  } as const;
  const limit = addressLimit(house, caller);
  const claimed = await claimAttempt(house.pool, limit);
  if (claimed.lockedUntil) throw locked(claimed.lockedUntil);
  const begin = (verify: () => Promise<{ readonly headers: Headers }>) => () =>
    togetherUnlessRefused(house, async () => {
      const cookies = (await verify()).headers.getSetCookie();
      await settleAttempt(house.pool, limit.kind, limit.subject);
      await began(house, caller, cookies);
      return cookies;
    });
  const byDevice = begin(() => api.verifyTOTP(call));
  const byBackup = begin(() => api.verifyBackupCode(call));
  const cookies = await (given.kind === 'device'
    ? onceByCode(house, await pendingAccount(house, caller), call.body.code, byDevice)
    : byBackup()
  ).catch(async (error: unknown) => {
    throw await refusedCode(house, caller, error);
  });
  return { step: 'done', cookies };
}

/** All of it or nothing; but where it is refused, what the library counted against it stands. */
async function togetherUnlessRefused<T>({ writing }: House, work: () => Promise<T>): Promise<T> {
  const outcome = await writing.together(() =>
    work().then(
      (done) => ({ done }),
      (refused: unknown) => {
        if (isFailure(refused)) throw refused;
        return { refused };
      },
    ),
  );
  if ('refused' in outcome) throw outcome.refused;
  return outcome.done;
}

/** Whether the library did not refuse but could not do its work. */
const isFailure = (error: unknown): boolean =>
  !(error instanceof APIError) || error.status === 'INTERNAL_SERVER_ERROR';

/**
 * Verifies a code that neither let anybody in before nor is being verified in another attempt (RFC 6238, 5.2).
 * @throws Refusal code-used
 */
export async function onceByCode<T>(
  { pool }: House,
  account: string | null,
  code: string,
  verify: () => Promise<T>,
): Promise<T> {
  // Where no sign-in is under way, there is nothing that a code could open, and the library says so.
  if (account === null) return verify();
  if (!(await claimCode(pool, account, code))) throw new Refusal('code-used', {}, 'code');
  try {
    return await verify();
  } catch (error) {
    await releaseCode(pool, account, code);
    throw error;
  }
}

async function pendingAccount({ auth }: House, caller: Caller): Promise<string | null> {
  return (await auth.api.pendingSignIn({ headers: headersOf(caller) })).account;
}

/** Ends the session that a call comes from. @returns the cookies that say so */
export async function signOut(house: House, caller: Caller): Promise<readonly string[]> {
  const { session } = await recognise(house, caller);
  return house.writing.together(async () => {
    const { headers } = await house.auth.api.signOut({ headers: headersOf(caller), returnHeaders: true });
    if (session)
      await house.record(
        event(caller, { account: session.account, session: session.id, action: 'sign-out' }),
      );
    return headers.getSetCookie();
  });
}

/** Where to send somebody who signs in at the provider. @throws Refusal not-found where there is none */
export async function beginSingleSignOn(
  house: House,
  caller: Caller,
  back: string,
): Promise<{ readonly address: string; readonly cookies: readonly string[] }> {
  if (!house.settings.singleSignOn) throw new Refusal('not-found');
  const { headers, response } = await house.auth.api
    .signInSocial({
      body: { provider, callbackURL: back, errorCallbackURL: '/sign-in', disableRedirect: true },
      headers: headersOf(caller),
      returnHeaders: true,
    })
    .catch((error: unknown) => {
      // The provider did not answer when asked for its addresses.
      throw error instanceof APIError ? new Refusal('single-sign-on-failed') : error;
    });
  if (!response.url) throw new Refusal('single-sign-on-failed');
  return { address: response.url, cookies: headers.getSetCookie() };
}

/**
 * Comes back from the provider.
 * @returns where to go on, and the cookies of the session that began; none where the provider's word was not enough
 */
export async function endSingleSignOn(
  house: House,
  caller: Caller,
  query: Readonly<Record<string, string>>,
): Promise<{ readonly address: string; readonly cookies: readonly string[] }> {
  // No connection is held while the provider is asked: a session and its entry in the audit are joined when it begins.
  return house.writing.together(() => comeBack(house, caller, query), 'waiting');
}

async function comeBack(
  house: House,
  caller: Caller,
  query: Readonly<Record<string, string>>,
): Promise<{ readonly address: string; readonly cookies: readonly string[] }> {
  const response = await house.auth.api.callbackOAuth({
    query,
    params: { id: provider },
    headers: headersOf(caller),
    asResponse: true,
  } as never);
  const answer = response as unknown as Response;
  const cookies = answer.headers.getSetCookie();
  const reason = new URL(answer.headers.get('location') ?? '/', 'http://house').searchParams.get('error');
  const refused = async (why: string, account: string | null = null) => {
    await house.record(
      event(caller, {
        account,
        action: 'sign-in',
        outcome: 'refused',
        detail: { by: 'single-sign-on', reason: why },
      }),
    );
    return { address: '/sign-in?error=single-sign-on', cookies: [] };
  };
  if (reason !== null || answer.status !== 302) return refused(reason ?? `status ${answer.status}`);
  const { session } = await recognise(house, { ...caller, cookie: cookiesOf(cookies) });
  if (!session) return refused('no session');
  const demanded = session.secondFactor || (await needsSecondFactor(house, session.account));
  if (demanded && !house.settings.singleSignOn?.satisfiesSecondFactor) {
    await house.auth.api.signOut({ headers: headersOf({ ...caller, cookie: cookiesOf(cookies) }) });
    return refused('second factor needed', session.account);
  }
  await began(house, caller, cookies);
  return { address: answer.headers.get('location') ?? '/', cookies };
}

/** Cookies that were set, as they are sent back. */
const cookiesOf = (set: readonly string[]): string =>
  set.map((cookie) => cookie.split(';', 1)[0] ?? '').join('; ');

/** The audit stands before anybody is given the cookie. */
async function began(house: House, caller: Caller, cookies: readonly string[]): Promise<void> {
  const { session } = await recognise(house, { ...caller, cookie: cookiesOf(cookies) });
  if (!session) throw new Refusal('not-signed-in');
  const { account, id, method } = session;
  const { internalAdapter } = await house.auth.$context;
  await internalAdapter.updateUser(account, { lastSignedInAt: new Date() });
  await house.record(event(caller, { account, session: id, action: 'sign-in', detail: { by: method } }));
}

interface Attempt {
  succeed(): Promise<void>;
  fail(reason: string): Promise<void>;
}

/** Counts an attempt to prove a password before it is made. @throws Refusal sign-in-locked */
export async function beginAttempt(house: House, caller: Caller, account: string): Promise<Attempt> {
  const { pool, settings, record } = house;
  const { lockFailures: failures, lockMinutes } = settings;
  const limits: AttemptLimit[] = [
    addressLimit(house, caller),
    { kind: 'account', subject: account, failures, lockMinutes },
  ];
  const locking: string[] = [];
  const refused = (detail: object) =>
    record(event(caller, { account, action: 'sign-in', outcome: 'refused', detail: { ...detail } }));
  for (const limit of limits) {
    const { lockedUntil, last } = await claimAttempt(pool, limit);
    if (last) locking.push(limit.kind);
    if (!lockedUntil) continue;
    await refused({ reason: 'locked', by: limit.kind });
    throw locked(lockedUntil);
  }
  return {
    async succeed() {
      for (const { kind, subject } of limits) await settleAttempt(pool, kind, subject);
    },
    async fail(reason) {
      await refused({ reason });
      for (const by of locking) await record(event(caller, { account, action: 'lock-out', detail: { by } }));
    },
  };
}

const addressLimit = ({ settings }: House, { address }: Caller): AttemptLimit => ({
  kind: 'address',
  subject: address,
  failures: settings.lockAddressFailures,
  lockMinutes: settings.lockMinutes,
});

const locked = (until: Date): Refusal =>
  new Refusal('sign-in-locked', { minutes: Math.max(1, Math.ceil((until.getTime() - Date.now()) / 60_000)) });

export const event = (
  { address }: Caller,
  said: Partial<IdentityEvent> & Pick<IdentityEvent, 'action'>,
): IdentityEvent => ({
  account: null,
  session: null,
  address,
  subject: null,
  outcome: 'done',
  detail: {},
  ...said,
});

/** What is said of a failed sign-in: no more than that name and password do not fit, unless they do. */
function refusalOf(error: unknown): Refusal | null {
  if (!(error instanceof APIError)) return null;
  // Name and password were right, and the session was not let begin.
  if (error.body?.code === 'FAILED_TO_CREATE_SESSION') return new Refusal('account-disabled');
  return error.status === 'INTERNAL_SERVER_ERROR' ? null : new Refusal('wrong-credentials');
}

async function refusedCode(house: House, caller: Caller, error: unknown): Promise<unknown> {
  if (error instanceof Refusal) {
    await recordRefusedCode(house, caller, error.code);
    return error;
  }
  if (isFailure(error)) return causeOf(error);
  const { status, body } = error as APIError;
  const code = String(body?.code);
  const refusal =
    status === 'TOO_MANY_REQUESTS'
      ? locked(new Date(Date.now() + house.settings.lockMinutes * 60_000))
      : new Refusal(/^INVALID_(CODE|BACKUP_CODE)$/.test(code) ? 'wrong-code' : 'sign-in-expired');
  await recordRefusedCode(house, caller, code);
  return refusal;
}

const recordRefusedCode = (house: House, caller: Caller, reason: string): Promise<void> =>
  house.record(
    event(caller, { action: 'sign-in', outcome: 'refused', detail: { by: 'second-factor', reason } }),
  );
