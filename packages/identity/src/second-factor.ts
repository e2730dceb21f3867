import { Refusal } from '@taizhang/definition';
import { APIError } from 'better-auth/api';
import { type Caller, type House, headersOf } from './identity.ts';
import { provePassword, refuseOfDemo } from './password.ts';
import { causeOf, needsSecondFactor, type Session } from './session.ts';
import { event, onceByCode } from './sign-in.ts';

export interface Enrolment {
  /** What a device reads, as an address or from a picture of it (otpauth://…). */
  readonly address: string;
  readonly backupCodes: readonly string[];
}

/**
 * Begins to enrol a device that makes codes. It counts once a code of it was confirmed.
 * @throws Refusal second-factor-there, wrong-credentials, demo-account, sign-in-locked
 */
export async function enrolSecondFactor(
  house: House,
  caller: Caller,
  session: Session,
  password: string,
): Promise<Enrolment> {
  refuseOfDemo(session);
  if (session.secondFactor) throw new Refusal('second-factor-there');
  await provePassword(house, caller, session, password);
  const answer = await audited(house, caller, session, 'second-factor-enrol', () =>
    house.auth.api.enableTwoFactor({ body: { password, method: 'totp' }, headers: headersOf(caller) }),
  );
  if (answer.method !== 'totp') throw new Error('the library began another kind of second factor');
  return { address: withLabel(answer.totpURI, session.account), backupCodes: answer.backupCodes };
}

/** The library names an account by its address, which here may lead nowhere, and devices read `+` as it stands. */
function withLabel(address: string, account: string): string {
  const changed = new URL(address);
  const issuer = changed.searchParams.get('issuer') ?? '';
  changed.pathname = `/${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
  changed.search = changed.search.replaceAll('+', '%20');
  return changed.href;
}

/** Confirms the device by a code. @returns the cookies of the session that goes on @throws Refusal wrong-code, code-used */
export async function confirmSecondFactor(
  house: House,
  caller: Caller,
  session: Session,
  code: string,
): Promise<readonly string[]> {
  if (session.secondFactor) throw new Refusal('second-factor-there');
  const body = { code: code.trim() };
  const answer = await onceByCode(house, session.account, body.code, () =>
    audited(house, caller, session, 'second-factor-confirm', () =>
      house.auth.api.verifyTOTP({ body, headers: headersOf(caller), returnHeaders: true }),
    ),
  );
  return answer.headers.getSetCookie();
}

/**
 * Takes the device away.
 * @returns the cookies of the session that goes on
 * @throws Refusal second-factor-due where it must be had, wrong-credentials, sign-in-locked
 */
export async function removeSecondFactor(
  house: House,
  caller: Caller,
  session: Session,
  password: string,
): Promise<readonly string[]> {
  if (!session.secondFactor) throw new Refusal('second-factor-missing');
  if (await needsSecondFactor(house, session.account)) throw new Refusal('second-factor-due');
  await provePassword(house, caller, session, password);
  const answer = await audited(house, caller, session, 'second-factor-remove', () =>
    house.auth.api.disableTwoFactor({ body: { password }, headers: headersOf(caller), returnHeaders: true }),
  );
  return answer.headers.getSetCookie();
}

/** New backup codes; the old ones no longer count. */
export async function renewBackupCodes(
  house: House,
  caller: Caller,
  session: Session,
  password: string,
): Promise<readonly string[]> {
  if (!session.secondFactor) throw new Refusal('second-factor-missing');
  await provePassword(house, caller, session, password);
  const { backupCodes } = await audited(house, caller, session, 'backup-codes-renew', () =>
    house.auth.api.generateBackupCodes({ body: { password }, headers: headersOf(caller) }),
  );
  return backupCodes;
}

function rethrow(error: unknown): never {
  if (error instanceof APIError && /^INVALID_CODE$|NOT_ENABLED$/.test(String(error.body?.code)))
    throw new Refusal('wrong-code', {}, 'code');
  throw causeOf(error);
}

/** What the library changes of one's own second factor, together with what the audit says of it. */
const audited = <T>(
  { record, writing }: House,
  caller: Caller,
  { account, id }: Session,
  action: string,
  change: () => Promise<T>,
): Promise<T> =>
  writing
    .together(async () => {
      const answer = await change();
      await record(event(caller, { account, session: id, action, subject: account }));
      return answer;
    })
    .catch(rethrow);
