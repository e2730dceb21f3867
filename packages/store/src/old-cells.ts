import { type Pool, transaction } from './database.ts';
import type { District } from './district.ts';

const tables = ['cell', 'tally', 'busy_cell', 'busy_tally'] as const;

/**
 * Deletes the cells that no metric goes by any more: those of metrics that were folded anew under another number, or that
 * are gone. Nobody reads them, so folding does not wait for it. A number is never given twice, so one that no metric has
 * and that cells are seen by stays an old one. @returns how many rows were deleted
 */
export async function dropOldCells(pool: Pool, district: District): Promise<number> {
  let deleted = 0;
  for (const table of tables)
    deleted += await transaction(pool, 'begin', async (client) => {
      const { rows } = await client.query<{ old: number }>(numbersWithoutMetricSql(table), [district.id]);
      if (rows.length === 0) return 0;
      const { rowCount } = await client.query(
        `delete from ${table} where district = $1 and metric = any($2::int[])`,
        [district.id, rows.map(({ old }) => old)],
      );
      return rowCount ?? 0;
    });
  return deleted;
}

/** Goes from number to number in the table's key, however many rows each has. */
const numbersWithoutMetricSql = (table: (typeof tables)[number]): string => `
  with recursive number as (
    select (select min(metric) from ${table} where district = $1) as old
    union all
    select (select min(metric) from ${table} where district = $1 and metric > number.old)
      from number where number.old is not null)
  select old from number
   where old is not null and not exists (select from folded_metric where district = $1 and id = number.old)`;
