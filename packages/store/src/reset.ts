import pg from 'pg';

/** Removes everything the ledger holds, for good; what migrates next begins from nothing. The owner's act alone. */
export async function dropEverything(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'taizhang-reset' });
  await client.connect();
  try {
    const { rows } = await client.query<{ statement: string }>(
      `select format('drop table if exists %I cascade', tablename) as statement
         from pg_tables where schemaname = 'public'
        union all
       select format('drop sequence if exists %I cascade', sequencename) from pg_sequences
        where schemaname = 'public' and sequenceowner = current_user
        union all
       select format('drop function if exists %s cascade', p.oid::regprocedure) from pg_proc p
        where p.pronamespace = 'public'::regnamespace
        union all
       select format('drop domain if exists %I cascade', t.typname) from pg_type t
        where t.typnamespace = 'public'::regnamespace and t.typtype = 'd'`,
    );
    await client.query(['begin', ...rows.map((row) => row.statement), 'commit'].join('; '));
  } finally {
    await client.end();
  }
}
