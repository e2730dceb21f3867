import type { Pool } from '@taizhang/store';

/** Accounts that posts can be given to; nobody signs in by them. */
export async function addAccounts(pool: Pool, ...accounts: readonly string[]): Promise<void> {
  await pool.query(
    `insert into identity_account (id, username, name, email, synthetic)
     select id, id, id, id || '@accounts.invalid', true from unnest($1::text[]) as given (id)
     on conflict (id) do nothing`,
    [accounts],
  );
}
