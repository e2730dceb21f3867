import type { Library } from '@taizhang/definition';
import { dayNumber, dayOfNumber } from './pace-tally.ts';

/** A record passes from one library to another, or in from outside, or out; in the order in which it did. */
export interface Crossing {
  readonly record: string;
  readonly occurredOn: string;
  readonly from: string | null;
  readonly to: string | null;
}

export interface Cohort {
  /** The half year in which its records came in, `2021H1`. */
  readonly entered: string;
  readonly records: number;
  /** How many of them have moved on to a later library since. */
  readonly movedOn: number;
}

export interface LibraryTimes {
  readonly library: string;
  /** How many were in it before the first day, and how many of these moved on to a later library in the period. */
  readonly stock: number;
  readonly movedOn: number;
  /** The median of the days spent in it by those that left it in the period; null: none did. */
  readonly medianDays: number | null;
  readonly left: number;
  readonly cohorts: readonly Cohort[];
}

interface StaysOfLibrary {
  stock: number;
  movedOn: number;
  left: number;
  /** By how many days: how many of those that left stayed so long. */
  readonly days: Map<number, number>;
  readonly cohorts: Map<string, { records: number; movedOn: number }>;
}

/**
 * How long records stay in each library, and how many move on: of the stock at the beginning, and of each half year's. It is
 * told the crossings of one record after the other, each record's in the order of their days.
 */
export class StayTally {
  private readonly libraries: readonly Library[];
  private readonly own: readonly StaysOfLibrary[];
  private readonly first: number;
  /** In which library the record that is told of is, and since when; -1: in none. */
  private at = nowhere;
  private since = 0;

  constructor(libraries: readonly Library[], { from }: { readonly from: string }) {
    this.libraries = libraries;
    this.first = dayNumber(from);
    this.own = libraries.map(() => ({ stock: 0, movedOn: 0, left: 0, days: new Map(), cohorts: new Map() }));
  }

  /** The record crosses on a day to a library, by its place among them; `nowhere`: it leaves them all. */
  cross(day: number, to: number): void {
    if (this.at !== nowhere) this.stayed(day, to);
    this.at = to;
    this.since = day;
  }

  /** All crossings of the record were told. */
  end(): void {
    if (this.at !== nowhere) this.stayed(null, nowhere);
    this.at = nowhere;
  }

  times(): LibraryTimes[] {
    return this.libraries.map(({ id }, i) => {
      const { stock, movedOn, left, days, cohorts } = this.own[i] as StaysOfLibrary;
      return {
        library: id,
        stock,
        movedOn,
        medianDays: medianOf(days, left),
        left,
        cohorts: [...cohorts]
          .map(([entered, one]) => ({ entered, ...one }))
          .sort((a, b) => (a.entered < b.entered ? -1 : 1)),
      };
    });
  }

  private stayed(until: number | null, to: number): void {
    const own = this.own[this.at] as StaysOfLibrary;
    const movesOn = to > this.at;
    if (this.since < this.first && (until === null || until >= this.first)) {
      own.stock += 1;
      if (movesOn) own.movedOn += 1;
    }
    if (until !== null && until >= this.first) {
      const stayed = until - this.since;
      own.left += 1;
      own.days.set(stayed, (own.days.get(stayed) ?? 0) + 1);
    }
    const half = halfOf(this.since);
    const cohort = own.cohorts.get(half) ?? { records: 0, movedOn: 0 };
    own.cohorts.set(half, cohort);
    cohort.records += 1;
    if (movesOn) cohort.movedOn += 1;
  }
}

export const nowhere = -1;

const halves = new Map<number, string>();
function halfOf(day: number): string {
  const known = halves.get(day);
  if (known !== undefined) return known;
  const name = dayOfNumber(day);
  const half = `${name.slice(0, 4)}H${name.slice(5, 7) <= '06' ? 1 : 2}`;
  halves.set(day, half);
  return half;
}

/** The times of each library from crossings, each record's in the order of their days. */
export function libraryTimes(
  libraries: readonly Library[],
  crossings: readonly Crossing[],
  period: { readonly from: string; readonly to: string },
): LibraryTimes[] {
  const places = new Map(libraries.map(({ id }, i) => [id, i]));
  const tally = new StayTally(libraries, period);
  const known = crossings.filter(({ occurredOn }) => occurredOn <= period.to);
  for (const own of Map.groupBy(known, ({ record }) => record).values()) {
    for (const { occurredOn, to } of own)
      tally.cross(dayNumber(occurredOn), (to === null ? undefined : places.get(to)) ?? nowhere);
    tally.end();
  }
  return tally.times();
}

/** The median of numbers, of which it is told how many there are of each. */
function medianOf(counts: ReadonlyMap<number, number>, total: number): number | null {
  if (total === 0) return null;
  const sorted = [...counts].sort(([a], [b]) => a - b);
  const at = (place: number): number => {
    let passed = 0;
    for (const [number, count] of sorted) {
      passed += count;
      if (passed > place) return number;
    }
    return 0;
  };
  const middle = Math.floor(total / 2);
  return total % 2 === 1 ? at(middle) : (at(middle - 1) + at(middle)) / 2;
}
