import type { Queryable } from './database.ts';

export interface AttemptLimit {
  readonly kind: 'account' | 'address';
  readonly subject: string;
  /** After so many failures in a row it is locked. */
  readonly failures: number;
  readonly lockMinutes: number;
}

export interface ClaimedAttempt {
  /** Until when it is locked; null: the attempt may be made. */
  readonly lockedUntil: Date | null;
  /** Whether it will be locked if this attempt fails. */
  readonly last: boolean;
}

/**
 * Counts an attempt before it is made, so that any number of them at once get no further than the limit. Where it
 * succeeds it is given back by `settleAttempt`. An attempt while locked changes nothing.
 */
export async function claimAttempt(db: Queryable, limit: AttemptLimit): Promise<ClaimedAttempt> {
  const { kind, subject, failures, lockMinutes } = limit;
  const values = [kind, subject, failures, lockMinutes];
  const { rows } = await db.query<{ failures: number }>(
    `insert into identity_attempt as a (kind, subject, failures, last_at, locked_until)
     values ($1, $2, 1, now(), case when $3::int <= 1 then now() + make_interval(mins => $4) end)
     on conflict (kind, subject) do update
        set failures = case when a.locked_until is not null or a.last_at < now() - make_interval(mins => $4)
                            then 1 else a.failures + 1 end,
            last_at = now(),
            locked_until = case when $3::int <= case when a.locked_until is not null
                                                   or a.last_at < now() - make_interval(mins => $4)
                                                 then 1 else a.failures + 1 end
                                then now() + make_interval(mins => $4) end
      where a.locked_until is null or a.locked_until <= now()
     returning failures`,
    values,
  );
  const [claimed] = rows;
  if (claimed) return { lockedUntil: null, last: claimed.failures >= failures };
  return { lockedUntil: (await lockOf(db, kind, subject)) ?? new Date(), last: false };
}

async function lockOf(db: Queryable, kind: string, subject: string): Promise<Date | undefined> {
  const { rows } = await db.query<{ locked_until: Date | null }>(
    'select locked_until from identity_attempt where kind = $1 and subject = $2',
    [kind, subject],
  );
  return rows[0]?.locked_until ?? undefined;
}

/**
 * Takes back what a successful attempt counted: all of an account's, but of an address its own alone, or somebody with
 * an account could try others' without end.
 */
export async function settleAttempt(
  db: Queryable,
  kind: AttemptLimit['kind'],
  subject: string,
): Promise<void> {
  await db.query(
    kind === 'account'
      ? 'delete from identity_attempt where kind = $1 and subject = $2'
      : `update identity_attempt set failures = greatest(failures - 1, 0), locked_until = null
          where kind = $1 and subject = $2`,
    [kind, subject],
  );
}

/** Longer than a code of a device is valid: half a minute, and the half minutes before and after it. */
const codeMinutes = 2;

/**
 * Claims a code of an account's device before it is verified, so that of any number of attempts at once one has it.
 * Where it does not let in it is given back by `releaseCode`.
 * @returns whether nobody has it, nor was let in by it
 */
export async function claimCode(db: Queryable, account: string, code: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into identity_used_code as u (account, code, used_at) values ($1, $2, now())
     on conflict (account, code) do update set used_at = excluded.used_at
      where u.used_at < now() - make_interval(mins => $3)`,
    [account, code, codeMinutes],
  );
  return rowCount === 1;
}

export async function releaseCode(db: Queryable, account: string, code: string): Promise<void> {
  await db.query('delete from identity_used_code where account = $1 and code = $2', [account, code]);
}

/** Forgets what no longer counts: sessions that have ended, old attempts and codes. */
export async function forgetEndedSignIns(db: Queryable): Promise<void> {
  await db.query('delete from identity_session where expires_at < now()');
  await db.query(
    `delete from identity_attempt where last_at < now() - interval '1 day' and coalesce(locked_until, last_at) < now()`,
  );
  await db.query('delete from identity_used_code where used_at < now() - make_interval(mins => $1)', [
    codeMinutes,
  ]);
}
