import { presenceChanges, type TallyEvent } from '@taizhang/ledger';
import type { NamedMetric } from './counted-legs.ts';
import type { Client } from './database.ts';
import type { CheckResult } from './disagreement.ts';
import type { Query } from './fine-amounts.ts';

export type Compared = Pick<CheckResult, 'compared' | 'disagreements'>;
export const nothing: Compared = { compared: 0, disagreements: [] };

/** How many places were compared, and one where something else was found; none: name is null. */
export interface CellRow {
  name: number | null;
  place: string;
  expected: string;
  found: string;
  compared: number;
}

export function comparedOf(rows: readonly CellRow[], metrics: readonly NamedMetric[]): Compared {
  const ids = new Map(metrics.map((m) => [m.name, m.id]));
  return {
    compared: rows[0]?.compared ?? 0,
    disagreements: rows.flatMap(({ name, place, expected, found }) =>
      name === null
        ? []
        : [{ check: 'cells' as const, place: `${ids.get(name)}, ${place}`, expected, found }],
    ),
  };
}

/** The steps of presence of every value, by what their events give as known. */
export async function stepsOf(client: Client, { text, values }: Query) {
  const { rows } = await client.query<{
    metric: number;
    key: string;
    occurred: string[];
    known: string[];
    amount: number[];
  }>(
    `select metric, key, array_agg(occurred::text order by known) as occurred,
            array_agg(known::text order by known) as known, array_agg(amount::int order by known) as amount
       from (${text}) e group by metric, key, part, value`,
    values,
  );
  return rows.flatMap((row) =>
    presenceChanges(
      new Map(),
      row.occurred.map(
        (occurred, i): TallyEvent => ({
          occurred,
          known: row.known[i] as string,
          amount: row.amount[i] as number,
        }),
      ),
    ).map((change) => ({ ...change, metric: row.metric, key: row.key })),
  );
}
