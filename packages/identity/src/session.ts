import { endSession } from '@taizhang/store';
import { APIError } from 'better-auth/api';
import { type Caller, type House, headersOf } from './identity.ts';

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

/** Who a call comes from, by its cookie; nobody, where that is missing, forged or has ended. */
export async function recognise(house: House, caller: Caller): Promise<Recognised> {
  if (!caller.cookie?.includes('taizhang.')) return { session: null, cookies: [] };
  const { settings } = house;
  const { headers, response } = await found(house, caller);
  const cookies = headers.getSetCookie();
  if (!response) return { session: null, cookies };
  const { session, user } = response;
  const endsAt = new Date(session.createdAt.getTime() + settings.sessionHours * 3_600_000);
  if (user.disabled || endsAt <= new Date()) {
    await endSession(house.pool, session.id);
    return { session: null, cookies: [] };
  }
  const method = session.method ?? null;
  const facts = {
    id: session.id,
    account: user.id,
    name: user.name,
    method,
    synthetic: user.synthetic,
    secondFactor: user.twoFactorEnabled === true,
    startedAt: session.createdAt,
    endsAt,
  };
  return { session: { ...facts, due: await dueOf(house, facts, user) }, cookies };
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
