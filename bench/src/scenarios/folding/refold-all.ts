import { dropOldCells, refold } from '@taizhang/store';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Context } from '../../scenario.ts';
import type { FoldingSizes } from './sizes.ts';

/** Forgets all cells and folds all movements, again and again; each time the same cells must come of it. */
export async function refoldAll(
  { sizes, log }: Context<FoldingSizes>,
  { installation: { pool, district } }: Ledger,
): Promise<{ seconds: number[]; cells: number }> {
  const seconds: number[] = [];
  let cells = await sumOfCells(pool);
  for (let round = 0; round < sizes.repetitions; round++) {
    const from = performance.now();
    await refold(pool, district.store);
    seconds.push((performance.now() - from) / 1000);
    log(`folded anew in ${seconds.at(-1)?.toFixed(1)} s`);
    // In a running server this is left to quiet moments.
    const then = performance.now();
    const deleted = await dropOldCells(pool, district.store);
    log(
      `deleted ${deleted.toLocaleString('en')} old cells in ${((performance.now() - then) / 1000).toFixed(1)} s`,
    );
    const now = await sumOfCells(pool);
    if (now.content !== cells.content) throw new Error('other cells came of the same movements');
    cells = now;
  }
  return { seconds, cells: cells.rows };
}

type Pool = Ledger['installation']['pool'];

/** What all cells and tallies say, whatever their metrics are called by. */
async function sumOfCells(pool: Pool): Promise<{ rows: number; content: string }> {
  const { rows } = await pool.query<{ rows: number; content: string }>(
    `select sum(n)::bigint as rows, string_agg(content, ' ' order by content) as content from (
       select count(*) as n, concat(f.metric, ' ', count(*), ' ', sum(c.amount), ' ', sum(c.amount * c.grain)) as content
         from folded_metric f join cell c on c.district = f.district and c.metric = f.id
        where c.amount <> 0 or c.records <> 0 group by f.metric
       union all
       select count(*), concat(f.metric, ' ', count(*), ' ', sum(t.amount)) from folded_metric f
         join tally t on t.district = f.district and t.metric = f.id where t.amount <> 0 group by f.metric) m`,
  );
  return rows[0] as { rows: number; content: string };
}
