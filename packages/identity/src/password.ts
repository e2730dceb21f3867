import { Refusal } from '@taizhang/definition';
import { APIError } from 'better-auth/api';
import { type Caller, type House, headersOf } from './identity.ts';
import { demandStrongPassword } from './password-rules.ts';
import { causeOf, type Session } from './session.ts';
import { beginAttempt, event } from './sign-in.ts';

/**
 * Changes one's own password. Every other session of the account ends.
 * @returns the cookies of the session that goes on
 * @throws Refusal weak-password, wrong-credentials, same-password, demo-account, sign-in-locked
 */
export async function changePassword(
  house: House,
  caller: Caller,
  session: Session,
  given: { readonly current: string; readonly password: string },
): Promise<readonly string[]> {
  refuseOfDemo(session);
  const { account, id, name } = session;
  demandStrongPassword(given.password, house.settings, { id: account, name });
  if (given.password === given.current) throw new Refusal('same-password', {}, 'password');
  const attempt = await beginAttempt(house, caller, account);
  const { internalAdapter } = await house.auth.$context;
  const change = async () => {
    const { headers } = await house.auth.api.changePassword({
      body: { currentPassword: given.current, newPassword: given.password, revokeOtherSessions: true },
      headers: headersOf(caller),
      returnHeaders: true,
    });
    await attempt.succeed();
    await internalAdapter.updateUser(account, { passwordIsFirst: false, passwordChangedAt: new Date() });
    await house.record(event(caller, { account, session: id, action: 'password-change', subject: account }));
    return headers.getSetCookie();
  };
  return house.writing.together(change).catch(async (error: unknown) => {
    if (!(error instanceof APIError) || error.status === 'INTERNAL_SERVER_ERROR') throw causeOf(error);
    await attempt.fail('password-change');
    throw new Refusal('wrong-credentials', {}, 'current');
  });
}

/** What all know and share stays as it is. @throws Refusal demo-account */
export function refuseOfDemo({ synthetic }: { readonly synthetic: boolean }): void {
  if (synthetic) throw new Refusal('demo-account');
}

/** Asks again for the password of somebody who is signed in. @throws Refusal wrong-credentials, sign-in-locked */
export async function provePassword(
  house: House,
  caller: Caller,
  { account }: Session,
  password: string,
): Promise<void> {
  const attempt = await beginAttempt(house, caller, account);
  const right = await house.auth.api
    .verifyPassword({ body: { password }, headers: headersOf(caller) })
    .then(({ status }) => status)
    .catch((error: unknown) => {
      if (error instanceof APIError && error.status !== 'INTERNAL_SERVER_ERROR') return false;
      throw causeOf(error);
    });
  if (right) return attempt.succeed();
  await attempt.fail('password');
  throw new Refusal('wrong-credentials', {}, 'password');
}
