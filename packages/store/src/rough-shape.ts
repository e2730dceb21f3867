import type { Client } from './database.ts';
import type { District } from './district.ts';

/** How a long past is cut into stretches of days, of which what is read once is still in memory when it is read again. */
export interface Cutting {
  /** How many pages of movements, of all registers, lie between two cuts. */
  readonly pages: number;
  /** From how many movements on a register's past is cut. */
  readonly movements: number;
}

/** A third of a gigabyte, of which two registers that are folded beside each other read a part each. */
export const cutting: Cutting = { pages: 40_000, movements: 100_000 };

/** What is known of the movements without reading them all. */
interface RoughShape {
  /** About how many movements the registers have. */
  readonly sizes: ReadonlyMap<string, number>;
  /** Days between which about equally many of all movements happened. */
  readonly cuts: readonly string[];
}

export const shapeless: RoughShape = { sizes: new Map(), cuts: [] };

const pagesSampled = 2000;

/** Out of some thousand pages: to count all movements takes seconds. */
export async function roughShape(
  client: Client,
  district: District,
  { pages: between }: Cutting,
): Promise<RoughShape> {
  const found = await client.query<{ pages: number }>(
    `select pg_relation_size('movement') / current_setting('block_size')::int as pages`,
  );
  const pages = Math.max(1, found.rows[0]?.pages ?? 0);
  const share = Math.min(1, pagesSampled / pages);
  const parts = Math.ceil(pages / between);
  const { rows } = await client.query<{ register: string | null; n: number; cuts: string[] | null }>(
    `select register, count(*) as n,
            case when register is null
              then percentile_disc($3::float8[]) within group (order by occurred_on)::text[] end as cuts
       from movement tablesample system ($2)
      where district = $1 group by grouping sets ((register), ())`,
    [district.id, 100 * share, Array.from({ length: parts - 1 }, (_, i) => (i + 1) / parts)],
  );
  return {
    sizes: new Map(rows.flatMap(({ register, n }) => (register === null ? [] : [[register, n / share]]))),
    cuts: [...new Set(rows.find(({ register }) => register === null)?.cuts ?? [])],
  };
}
