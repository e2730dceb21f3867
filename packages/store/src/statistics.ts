import pg from 'pg';

/**
 * Tells the database's planner what the tables hold, as their owner. It finds out by itself after a minute or so; after a
 * great load that minute would be spent on plans for empty tables.
 */
export async function gatherStatistics(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'taizhang-statistics' });
  await client.connect();
  try {
    await client.query(
      'analyze movement, record, cell, tally, busy_cell, busy_tally, due, due_count, calendar_day, calendar_session',
    );
  } finally {
    await client.end();
  }
}
