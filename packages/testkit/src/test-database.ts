import { createHash, randomBytes } from 'node:crypto';
import { createDatabase } from '@taizhang/cluster';
import pg from 'pg';
import { expect, inject } from 'vitest';
import './global-setup.ts';

export type TestDatabase = {
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** Closes what is still connected and removes the database. */
  drop(): Promise<void>;
};

export type Migrate = (ownerUrl: string) => Promise<void>;

/** Any fixed number: it only has to be the same in all workers. */
const TEMPLATE_LOCK = 0x7465_6d70;

/**
 * A fresh database, copied from a template that `migrate` filled once. Pass a `templateKey` to share the template
 * between test files: equal keys promise equal content. Without it, files do not share and each migrates once.
 */
export async function createTestDatabase(migrate: Migrate, templateKey?: string): Promise<TestDatabase> {
  const { superuserUrl, ownerUrl, appUrl } = inject('testServer');
  const key = templateKey ?? `${expect.getState().testPath}\n${migrate}`;
  const template = `template_${createHash('sha256').update(key).digest('hex').slice(0, 16)}`;
  const name = `test_${randomBytes(8).toString('hex')}`;
  await asSuperuser(superuserUrl, async (client) => {
    await makeTemplate(client, template, migrate, ownerUrl);
    // Copying files beats replaying the template through the log when nothing is synced.
    await createDatabase(client, name, `template ${template} strategy file_copy`);
  });
  return {
    ownerUrl: withDatabase(ownerUrl, name),
    appUrl: withDatabase(appUrl, name),
    drop: () =>
      asSuperuser(superuserUrl, async (client) => {
        await client.query(`drop database if exists ${name} with (force)`);
      }),
  };
}

/** The template gets its name only when complete, so that a failed migration is tried again, not copied. */
async function makeTemplate(
  client: pg.Client,
  template: string,
  migrate: Migrate,
  anyOwnerUrl: string,
): Promise<void> {
  await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
  try {
    const found = await client.query('select from pg_database where datname = $1', [template]);
    if (found.rowCount !== 0) return;
    const unfinished = `${template}_unfinished`;
    await client.query(`drop database if exists ${unfinished} with (force)`);
    await createDatabase(client, unfinished);
    await migrate(withDatabase(anyOwnerUrl, unfinished));
    await client.query('select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1', [
      unfinished,
    ]);
    await client.query(`alter database ${unfinished} rename to ${template}`);
  } finally {
    await client.query('select pg_advisory_unlock($1)', [TEMPLATE_LOCK]);
  }
}

async function asSuperuser(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}
