import { endSession, findSessionByToken, type SessionInHand } from '@taizhang/store';
import { APIError } from 'better-auth/api';
import { type Caller, type House, headersOf } from './identity.ts';
import { prolongAfter } from './settings.ts';

const day = 86_400_000;

/** Somebody signed in. */
export interface Session {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly method: string | null;
  readonly synthetic: boolean;
  readonly secondFactor: boolean;
  /** What must be done before anything else. */
  readonly due: 'password' | 'second-factor' | null;
  readonly startedAt: Date;
  /** When it ends whatever happens. */
  readonly endsAt: Date;
}

export interface Recognised {
  readonly session: Session | null;
  /** To be sent with the answer: a session that is used goes on. */
  readonly cookies: readonly string[];
}

const minute = 60_000;

/** Who a call comes from, by its cookie; nobody, where that is missing, forged or has ended. */
export async function recognise(house: House, caller: Caller): Promise<Recognised> {
  if (!caller.cookie?.includes('taizhang.')) return { session: null, cookies: [] };
  const fast = await lookUp(house, caller.cookie);
  if (fast) return { session: await sessionOf(house, fast), cookies: [] };
  const { headers, response } = await found(house, caller);
  const cookies = headers.getSetCookie();
  if (!response) return { session: null, cookies };
  const { session, user } = response;
  remember(caller.cookie, session.token);
  const known = {
    id: session.id,
    method: session.method ?? null,
    createdAt: session.createdAt,
    account: user.id,
    name: user.name,
    disabled: user.disabled,
    synthetic: user.synthetic,
    secondFactor: user.twoFactorEnabled === true,
    passwordIsFirst: user.passwordIsFirst,
    passwordChangedAt: user.passwordChangedAt,
  };
  const current = await sessionOf(house, known);
  return { session: current, cookies: current ? cookies : [] };
}

/** Tokens by the cookie that the library has found to be signed by us: a signature that was right stays right. */
const signed = new Map<string, string>();
const mostRemembered = 10_000;

/** The one cookie of a session among those that were sent; where several go by the name, none. */
function cookieOfSession(cookies: string): string | undefined {
  const all = cookies.match(/(?:^|;\s*)(?:__Secure-)?taizhang\.session_token=[^;]*/g);
  return all?.length === 1 ? all[0] : undefined;
}

function remember(cookies: string, token: string): void {
  const cookie = cookieOfSession(cookies);
  if (cookie === undefined) return;
  if (signed.size >= mostRemembered) signed.clear();
  signed.set(cookie, token);
}

/** The session by one look-up, where the library need neither check the cookie again nor prolong or end anything. */
async function lookUp({ pool, settings }: House, cookies: string): Promise<SessionInHand | null> {
  const token = signed.get(cookieOfSession(cookies) ?? '');
  const row = token === undefined ? undefined : await findSessionByToken(pool, token);
  if (!row) return null;
  const left = row.expiresAt.getTime() - Date.now();
  const fresh = settings.idleMinutes * minute - prolongAfter(settings);
  return left > fresh ? row : null;
}

/** The session, unless its time is over or its account disabled: then it is ended. */
async function sessionOf(
  house: House,
  { disabled, createdAt, passwordIsFirst, passwordChangedAt, ...known }: Omit<SessionInHand, 'expiresAt'>,
): Promise<Session | null> {
  const endsAt = new Date(createdAt.getTime() + house.settings.sessionHours * 60 * minute);
  if (disabled || endsAt <= new Date()) {
    await endSession(house.pool, known.id);
    return null;
  }
  const { id, account, name, method, synthetic, secondFactor } = known;
  const facts = { id, account, name, method, synthetic, secondFactor, startedAt: createdAt, endsAt };
  return { ...facts, due: await dueOf(house, facts, { passwordIsFirst, passwordChangedAt }) };
}

async function found(house: House, caller: Caller) {
  try {
    return await house.auth.api.getSession({ headers: headersOf(caller), returnHeaders: true });
  } catch (error) {
    // A session that somebody ended while it was being prolonged.
    if (error instanceof APIError && error.status === 'UNAUTHORIZED')
      return { headers: new Headers(), response: null };
    throw causeOf(error);
  }
}

/** The library wraps what the database says; whoever looks for a lost connection needs the thing itself. */
export const causeOf = (error: unknown): unknown =>
  error instanceof APIError && error.cause instanceof Error ? error.cause : error;

async function dueOf(
  { settings, administers }: House,
  session: Omit<Session, 'due'>,
  user: { passwordIsFirst: boolean; passwordChangedAt: Date },
): Promise<Session['due']> {
  // A password that all know protects nothing, and the single sign-on has rules of its own.
  if (session.synthetic) return null;
  const bySingleSignOn = session.method === 'single-sign-on';
  const aged =
    settings.passwordDays > 0 && user.passwordChangedAt.getTime() + settings.passwordDays * day < Date.now();
  if (!bySingleSignOn && (user.passwordIsFirst || aged)) return 'password';
  if (session.secondFactor || bySingleSignOn) return null;
  return (await needsSecondFactor({ settings, administers }, session.account)) ? 'second-factor' : null;
}

export async function needsSecondFactor(
  { settings, administers }: Pick<House, 'settings' | 'administers'>,
  account: string,
): Promise<boolean> {
  if (settings.secondFactor === 'nobody') return false;
  return settings.secondFactor === 'everyone' || administers(account);
}
