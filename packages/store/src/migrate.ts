import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';

const folder = new URL('./migrations/', import.meta.url);

/** The migrations in order: name and SQL. */
export const migrations = (): { name: string; sql: string }[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ name, sql: readFileSync(new URL(name, folder), 'utf8') }));

/**
 * Brings the database to the present schema, as its owner; the role taizhang_app must exist. Safe to run by several
 * processes at once and again; each migration happens whole or not at all.
 * @returns the names of the migrations that were carried out
 */
export async function migrate(ownerUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'taizhang-migrate' });
  await client.connect();
  const done: string[] = [];
  try {
    await client.query('begin');
    await client.query("select pg_advisory_xact_lock(hashtext('taizhang-migrate'))");
    await client.query(
      'create table if not exists migration (name text primary key, applied_at timestamptz not null default now())',
    );
    const { rows } = await client.query<{ name: string }>('select name from migration');
    const known = new Set(rows.map((row) => row.name));
    for (const { name, sql } of migrations()) {
      if (known.has(name)) continue;
      await client.query(sql);
      await client.query('insert into migration (name) values ($1)', [name]);
      done.push(name);
    }
    await client.query('grant select on migration to taizhang_app');
    await client.query('commit');
  } finally {
    await client.end();
  }
  return done;
}
