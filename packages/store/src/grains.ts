/** How days are put together in a cell; `ever` does not tell days of knowledge apart. */
export type Coarseness = 'day' | 'month' | 'year' | 'decade' | 'ever';

export interface Grain {
  readonly id: number;
  readonly occurred: Exclude<Coarseness, 'ever'>;
  readonly known: Coarseness;
  /** The grain that it is added up from; none: from the finest amounts. */
  readonly from?: string;
  /** Whether unit and sub-district are told apart. */
  readonly byPlace?: true;
}

/**
 * The grains of cells. A question takes the coarsest that fit and the finest at its edges (see plan-cells.ts), so its cost
 * does not grow with the ledger. Months, years and decades go by their first day, `ever` by infinity. Each comes after
 * the grain that it is added up from. (The table's index by day of knowledge knows the numbers of `byDayKnown`.)
 */
export const grains = {
  dayDay: { id: 7, occurred: 'day', known: 'day' },
  monthDay: { id: 13, occurred: 'month', known: 'day', from: 'dayDay' },
  dayMonth: { id: 6, occurred: 'day', known: 'month', from: 'dayDay' },
  monthMonth: { id: 5, occurred: 'month', known: 'month', from: 'dayMonth' },
  monthEver: { id: 4, occurred: 'month', known: 'ever', from: 'monthMonth' },
  yearMonth: { id: 3, occurred: 'year', known: 'month', from: 'monthMonth' },
  yearYear: { id: 2, occurred: 'year', known: 'year', from: 'yearMonth' },
  yearEver: { id: 1, occurred: 'year', known: 'ever', from: 'yearYear' },
  decadeMonth: { id: 9, occurred: 'decade', known: 'month', from: 'yearMonth' },
  decadeYear: { id: 10, occurred: 'decade', known: 'year', from: 'decadeMonth' },
  decadeDecade: { id: 11, occurred: 'decade', known: 'decade', from: 'decadeYear' },
  decadeEver: { id: 12, occurred: 'decade', known: 'ever', from: 'decadeDecade' },
  monthMonthPlace: { id: 8, occurred: 'month', known: 'month', byPlace: true },
} as const satisfies Record<string, Grain>;

const names = Object.keys(grains) as (keyof typeof grains)[];

/** The numbers of the grains that tell days of knowledge apart: few of these days are asked for, and any time of occurrence. */
export const byDayKnown: readonly number[] = Object.values<Grain>(grains)
  .filter(({ known }) => known === 'day')
  .map(({ id }) => id);

/** The grains that are not added up from others. */
export const finestGrains: readonly Grain[] = Object.values<Grain>(grains).filter(({ from }) => !from);

/** SQL: the stretch that a day belongs to. (As a timestamp without a time zone it is cut off faster than with one.) */
export const coarser = (day: string, to: Coarseness): string =>
  to === 'day' ? day : to === 'ever' ? `'infinity'::date` : `date_trunc('${to}', ${day}::timestamp)::date`;

/**
 * Every cell, from rows (metric, grain, key, occurred, known, item, unit, street, amount, records) of the finest grains. A
 * query with the same columns.
 */
export function cellsSql(source: string): string {
  const steps = names.map((name) => {
    const { id, occurred, known, from } = grains[name] as Grain;
    return `"${name}" as materialized (
      select metric, ${id}::smallint as grain, ${coarser('occurred', occurred)} as occurred,
             ${coarser('known', known)} as known, key, item, unit, street, sum(amount) as amount,
             sum(records)::bigint as records
        from ${from ? `"${from}"` : `${source} where grain = ${id}`}
       group by 1, 3, 4, 5, 6, 7, 8 having sum(amount) <> 0 or sum(records) <> 0)`;
  });
  const union = names.map((name) => `select * from "${name}"`);
  return `with ${steps.join(',\n')}\n${union.join(' union all ')}`;
}
