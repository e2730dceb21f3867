/** Months in order: one with what was photographed in it, or several on end of which there is nothing. */
export type Stretch<P> =
  | { readonly month: string; readonly pictures: readonly P[] }
  | { readonly from: string; readonly to: string };

/**
 * Pictures by the month of their day, with the months of the running time that have none. A picture of another month has
 * its place too.
 */
export function byMonth<P extends { readonly day: string }>(
  pictures: readonly P[],
  running: readonly string[],
): Stretch<P>[] {
  const of = Map.groupBy(
    pictures.toSorted((a, b) => a.day.localeCompare(b.day)),
    ({ day }) => day.slice(0, 7),
  );
  const months = [...new Set([...running, ...of.keys()])].sort();
  const stretches: Stretch<P>[] = [];
  for (const month of months) {
    const taken = of.get(month);
    const before = stretches.at(-1);
    if (taken) stretches.push({ month, pictures: taken });
    else if (before && 'from' in before) stretches.splice(-1, 1, { from: before.from, to: month });
    else stretches.push({ from: month, to: month });
  }
  return stretches;
}
