/** The months of a year as `2021-03`, in their order. */
export const monthsOf = (year: string): string[] =>
  Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`);

/** The last day of a month given as `2021-03`. */
export function endOfMonth(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return `${month}-${new Date(Date.UTC(year, number, 0)).getUTCDate()}`;
}

/** The months of a year over which its plan is spread: from the one of the first day to the one of the second. */
export interface Spread {
  /** How many months of the year have gone before. */
  readonly before: number;
  readonly months: number;
}

/**
 * Over which months of a year its plan is spread evenly (时序进度), for work that starts and ends on these days. Work
 * whose end lies in an earlier year has the whole year for what is still planned.
 * @returns null when it starts only after the year
 */
export function spreadOf(year: string, starts: string | null, ends: string | null): Spread | null {
  const first = starts === null || starts < `${year}-01-01` ? 1 : Number(starts.slice(5, 7));
  if (starts !== null && starts > `${year}-12-31`) return null;
  const endsWithin = ends?.startsWith(year) ?? false;
  const last = endsWithin ? Number((ends as string).slice(5, 7)) : 12;
  return { before: first - 1, months: Math.max(1, last - first + 1) };
}

/**
 * What of a year's plan is scheduled by the end of its month `number` (1 to 12): the plan by elapsed whole months, rounded
 * down to what it is counted in. Null in the months before it starts.
 */
export function scheduledBy(plan: bigint, { before, months }: Spread, number: number): bigint | null {
  if (number <= before) return null;
  const elapsed = BigInt(Math.min(number - before, months));
  return (plan * elapsed) / BigInt(months);
}
