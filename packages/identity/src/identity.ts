import {
  type Account,
  findAccount,
  findAccountByEmail,
  forgetEndedSignIns,
  type JointWriting,
  type Pool,
} from '@taizhang/store';
import { type Auth, addressHeader, makeAuth } from './auth.ts';
import type { IdentitySettings } from './settings.ts';

/** Where a call comes from. */
export interface Caller {
  /** The cookies it sent. */
  readonly cookie: string | undefined;
  readonly address: string;
  readonly agent: string | undefined;
}

/** Something that the audit keeps. */
export interface IdentityEvent {
  readonly account: string | null;
  readonly session: string | null;
  readonly address: string | null;
  readonly action: string;
  /** The account that it was done to. */
  readonly subject: string | null;
  readonly outcome: 'done' | 'refused';
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface IdentityOptions {
  /** By whose pool everything is written, so that a change and what the audit says of it are one. */
  readonly writing: JointWriting;
  readonly settings: IdentitySettings;
  readonly secret: string;
  readonly issuer: string;
  /** Whether the district is a demo: only there may accounts with a public password sign in. */
  readonly synthetic: boolean;
  /**
   * Writes to the audit, by the pool of `writing`. Nobody is told that something was done before it stands there, and
   * what was done stands and falls with it.
   */
  readonly record: (event: IdentityEvent) => Promise<void>;
  /** Refuses where the installation cannot do without what an account administers. */
  readonly demandDispensable: (account: string) => Promise<void>;
  /** Whether an account administers the installation. */
  readonly administers: (account: string) => Promise<boolean>;
}

/** What the parts of this package work with. */
export interface House extends IdentityOptions {
  readonly pool: Pool;
  readonly auth: Auth;
}

export function openIdentity(options: IdentityOptions): House {
  const { pool, join } = options.writing;
  const accountOf = async (claim: string, value: string): Promise<Account | null> =>
    (claim === 'email'
      ? await findAccountByEmail(pool, value)
      : await findAccount(pool, value.toLowerCase())) ?? null;
  return {
    ...options,
    pool,
    auth: makeAuth({
      ...options,
      pool,
      accountOf,
      findAccount: (id) => findAccount(pool, id),
      join,
    }),
  };
}

/** What the library is shown of a call: nothing but these. */
export function headersOf({ cookie, address, agent }: Caller): Headers {
  const headers = new Headers({ [addressHeader]: address });
  if (cookie) headers.set('cookie', cookie);
  if (agent) headers.set('user-agent', agent.slice(0, 300));
  return headers;
}

const hour = 3_600_000;
let forgottenAt = 0;

/** Clears away what has ended, at most once an hour. */
export async function forgetNowAndThen(pool: Pool, now = Date.now()): Promise<void> {
  if (now - forgottenAt < hour) return;
  forgottenAt = now;
  await forgetEndedSignIns(pool);
}
