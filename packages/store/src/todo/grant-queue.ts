import pg from 'pg';

/** Lets the application's role work with the queue that the owner has made in a schema of its own. */
export async function grantQueue(ownerUrl: string, schema: 'job'): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'taizhang-queue' });
  await client.connect();
  try {
    await client.query(`grant usage on schema ${schema} to taizhang_app`);
    await client.query(
      `grant select, insert, update, delete on all tables in schema ${schema} to taizhang_app`,
    );
    await client.query(`grant usage on all sequences in schema ${schema} to taizhang_app`);
    await client.query(`grant execute on all functions in schema ${schema} to taizhang_app`);
  } finally {
    await client.end();
  }
}
