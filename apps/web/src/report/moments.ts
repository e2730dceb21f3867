import { dayOf } from '../format.ts';
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

/** Whether less was known at a moment than at another; a day is meant by its end in the district. */
export function isBefore(moment: string, other: string, timeZone: string): boolean {
  // What is no moment at all the server says of it.
  if ([moment, other].some((text) => Number.isNaN(Date.parse(text)))) return true;
  const [isInstant, isOtherInstant] = [moment.includes('T'), other.includes('T')];
  if (isInstant && isOtherInstant) return Date.parse(moment) < Date.parse(other);
  if (isInstant) return dayOf(moment, timeZone) <= other;
  return moment < (isOtherInstant ? dayOf(other, timeZone) : other);
}
