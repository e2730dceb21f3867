import type { PaceNow, ScheduledMonth } from './pace.ts';

/** Days as numbers, in the order of days: quick to compare where there are millions. */
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
export function dayOfNumber(number: number): string {
  const known = days.get(number);
  if (known !== undefined) return known;
  const day = new Date(number * 86_400_000).toISOString().slice(0, 10);
  days.set(number, day);
  return day;
}
/** Where millions of steps are read, their days are few: each is written once. */
const days = new Map<number, string>();

/** A month of the year with its days as numbers. */
export interface PaceMonth {
  readonly month: string;
  readonly endsOn: string;
  readonly closesOn: string;
  readonly ends: number;
  readonly closes: number;
}

/** An amount that was added on one day and recorded on another. */
export interface PaceStep {
  readonly occurred: number;
  readonly recorded: number;
  readonly amount: bigint;
}

/**
 * What amounts add up to by the end of each month: as recorded by the closing of its reporting, and as known now. Each
 * step is added once, to the first month in whose sum it counts.
 */
export class PaceTally {
  private readonly months: readonly PaceMonth[];
  private readonly onTimes: bigint[];
  private readonly byEnds: bigint[];
  total = 0n;

  constructor(months: readonly PaceMonth[]) {
    this.months = months;
    this.onTimes = Array(months.length + 1).fill(0n);
    this.byEnds = Array(months.length + 1).fill(0n);
  }

  add(occurred: number, recorded: number, amount: bigint): void {
    let month = 0;
    const { months } = this;
    while (month < months.length && occurred > (months[month] as PaceMonth).ends) month += 1;
    this.byEnds[month] = (this.byEnds[month] as bigint) + amount;
    while (month < months.length && recorded > (months[month] as PaceMonth).closes) month += 1;
    this.onTimes[month] = (this.onTimes[month] as bigint) + amount;
    this.total += amount;
  }

  /** Up to each month. */
  sums(): { readonly onTime: readonly bigint[]; readonly byEnd: readonly bigint[] } {
    return { onTime: running(this.onTimes), byEnd: running(this.byEnds) };
  }
}

function running(amounts: readonly bigint[]): bigint[] {
  let sum = 0n;
  return amounts.map((amount) => {
    sum += amount;
    return sum;
  });
}

/**
 * What was done by each day as known on that day: a step counts from the later of the day on which it occurred and that
 * on which it was recorded.
 */
export function courseOf(steps: readonly PaceStep[]): PaceNow<bigint>['course'] {
  const sums = new Map<number, bigint>();
  for (const { occurred, recorded, amount } of steps) {
    const day = Math.max(occurred, recorded);
    sums.set(day, (sums.get(day) ?? 0n) + amount);
  }
  let done = 0n;
  return [...sums]
    .toSorted(([a], [b]) => a - b)
    .map(([day, amount]) => {
      done += amount;
      return { day: dayOfNumber(day), done };
    });
}

/** The months of a year for `lightsOf`, from what was done and what was due by the end of each. */
export function scheduledMonths(
  months: readonly PaceMonth[],
  done: PaceTally,
  due: readonly { readonly due: bigint | null; readonly dueNow: bigint | null }[],
): ScheduledMonth<bigint>[] {
  const { onTime, byEnd } = done.sums();
  return months.map(({ month, endsOn, closesOn }, i) => ({
    month,
    endsOn,
    closesOn,
    due: due[i]?.due ?? null,
    dueNow: due[i]?.dueNow ?? null,
    onTime: onTime[i] as bigint,
    byEnd: byEnd[i] as bigint,
  }));
}
