import type { Queryable } from './database.ts';

/** An account (账号) as its administrators see it. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly disabled: boolean;
  /** Of the demo: its password is public. */
  readonly synthetic: boolean;
  /** Whether its password was given by somebody else and must be changed. */
  readonly passwordIsFirst: boolean;
  readonly passwordChangedAt: Date;
  readonly secondFactor: boolean;
  readonly lockedUntil: Date | null;
  readonly lastSignedInAt: Date | null;
  readonly createdAt: Date;
  /** How many sessions are under way. */
  readonly sessions: number;
}

const selected = `
  select a.id, a.name, a.email, a.disabled, a.synthetic, a.password_is_first as "passwordIsFirst",
         a.password_changed_at as "passwordChangedAt", coalesce(a.two_factor_enabled, false) as "secondFactor",
         case when t.locked_until > now() then t.locked_until end as "lockedUntil",
         a.last_signed_in_at as "lastSignedInAt", a.created_at as "createdAt",
         (select count(*)::int from identity_session s where s.account = a.id and s.expires_at > now()) as sessions
    from identity_account a
    left join identity_attempt t on t.kind = 'account' and t.subject = a.id`;

/** Every account, by name. */
export async function listAccounts(db: Queryable): Promise<Account[]> {
  return (await db.query<Account>(`${selected} order by a.id`)).rows;
}

/** What accounts are called, by id; there may be others that are gone, or never were accounts. */
export async function accountNames(db: Queryable, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await db.query<{ id: string; name: string }>(
    'select id, name from identity_account where id = any($1::text[])',
    [ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export async function findAccount(db: Queryable, id: string): Promise<Account | undefined> {
  return (await db.query<Account>(`${selected} where a.id = $1`, [id])).rows[0];
}

export async function findAccountByEmail(db: Queryable, email: string): Promise<Account | undefined> {
  return (await db.query<Account>(`${selected} where a.email = lower($1)`, [email])).rows[0];
}

/** A session (会话): somebody signed in on one device. What would open it is not part of it. */
export interface SignedInSession {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly method: string | null;
  readonly address: string | null;
  readonly agent: string | null;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
}

/** The sessions under way, of one account or of all, the latest first. */
export async function listSessions(db: Queryable, account: string | null): Promise<SignedInSession[]> {
  const { rows } = await db.query<SignedInSession>(
    `select s.id, s.account, a.name, s.method, s.address, s.agent, s.created_at as "createdAt",
            s.updated_at as "lastSeenAt"
       from identity_session s join identity_account a on a.id = s.account
      where s.expires_at > now() and ($1::text is null or s.account = $1)
      order by s.updated_at desc, s.id
      limit 1000`,
    [account],
  );
  return rows;
}

/** Ends a session. @returns whose it was; undefined: there is none */
export async function endSession(db: Queryable, id: string): Promise<string | undefined> {
  const { rows } = await db.query<{ account: string }>(
    'delete from identity_session where id = $1 returning account',
    [id],
  );
  return rows[0]?.account;
}

/** Ends every session of an account but one. @returns how many */
export async function endSessionsOf(
  db: Queryable,
  account: string,
  but: string | null = null,
): Promise<number> {
  const { rowCount } = await db.query(
    'delete from identity_session where account = $1 and id is distinct from $2',
    [account, but],
  );
  return rowCount ?? 0;
}

/** A session with the account it is of, as signing in needs to know both. */
export interface SessionInHand {
  readonly id: string;
  readonly method: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly account: string;
  readonly name: string;
  readonly disabled: boolean;
  readonly synthetic: boolean;
  readonly secondFactor: boolean;
  readonly passwordIsFirst: boolean;
  readonly passwordChangedAt: Date;
}

/** The session that a token opens, ended or not. */
export async function findSessionByToken(db: Queryable, token: string): Promise<SessionInHand | undefined> {
  const { rows } = await db.query<SessionInHand>({
    name: 'session-by-token',
    text: `select s.id, s.method, s.created_at as "createdAt", s.expires_at as "expiresAt", s.account, a.name,
                  a.disabled, a.synthetic, coalesce(a.two_factor_enabled, false) as "secondFactor",
                  a.password_is_first as "passwordIsFirst", a.password_changed_at as "passwordChangedAt"
             from identity_session s join identity_account a on a.id = s.account
            where s.token = $1`,
    values: [token],
  });
  return rows[0];
}
