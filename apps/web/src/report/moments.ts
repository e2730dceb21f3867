import { monthEnd, monthEnds } from './days.ts';

/** A moment of knowledge that is worth choosing. */
export type Moment =
  | { readonly kind: 'edition'; readonly value: string; readonly edition: string }
  | { readonly kind: 'month'; readonly value: string };

interface EditionMoment {
  readonly id: string;
  readonly report: string;
  readonly knownAt: string;
}

/** How long after its period a report's figures are still being put right. */
const monthsOfRepair = 6;

/**
 * The moments worth choosing for a report: those of its editions, the latest first, and the ends of the months of its
 * period and of the half-year after it.
 */
export function momentsOf(
  report: { report: string; period: { from: string; to: string } },
  editions: readonly EditionMoment[],
  today: string,
): Moment[] {
  const last = monthEnd(report.period.to, monthsOfRepair);
  return [
    ...editions
      .filter((edition) => edition.report === report.report)
      .toSorted((a, b) => b.knownAt.localeCompare(a.knownAt))
      .map(({ id, knownAt }) => ({ kind: 'edition', value: knownAt, edition: id }) as const),
    ...monthEnds(report.period.from, last < today ? last : today)
      .toReversed()
      .map((value) => ({ kind: 'month', value }) as const),
  ];
}
