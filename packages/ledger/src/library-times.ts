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
  readonly days: Map<number, { records: number }>;
  /** By the day on which they came in; halves of years are made of them once all are told. */
  readonly entered: Map<number, { records: number; movedOn: number }>;
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
    this.own = libraries.map(() => ({ stock: 0, movedOn: 0, left: 0, days: new Map(), entered: new Map() }));
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
      const { stock, movedOn, left, days, entered } = this.own[i] as StaysOfLibrary;
      return {
        library: id,
        stock,
        movedOn,
        medianDays: medianOf(days, left),
        left,
        cohorts: cohortsOf(entered),
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
      own.left += 1;
      let stayed = own.days.get(until - this.since);
      if (!stayed) {
        stayed = { records: 0 };
        own.days.set(until - this.since, stayed);
      }
      stayed.records += 1;
    }
    let entered = own.entered.get(this.since);
    if (!entered) {
      entered = { records: 0, movedOn: 0 };
      own.entered.set(this.since, entered);
    }
    entered.records += 1;
    if (movesOn) entered.movedOn += 1;
  }
}

export const nowhere = -1;

function cohortsOf(entered: StaysOfLibrary['entered']): Cohort[] {
  const cohorts = new Map<string, { entered: string; records: number; movedOn: number }>();
  for (const [day, { records, movedOn }] of [...entered].sort(([a], [b]) => a - b)) {
    const name = dayOfNumber(day);
    const half = `${name.slice(0, 4)}H${name.slice(5, 7) <= '06' ? 1 : 2}`;
    const cohort = cohorts.get(half) ?? { entered: half, records: 0, movedOn: 0 };
    cohorts.set(half, cohort);
    cohort.records += records;
    cohort.movedOn += movedOn;
  }
  return [...cohorts.values()];
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
function medianOf(counts: StaysOfLibrary['days'], total: number): number | null {
  if (total === 0) return null;
  const sorted = [...counts].sort(([a], [b]) => a - b);
  const at = (place: number): number => {
    let passed = 0;
    for (const [number, { records }] of sorted) {
      passed += records;
      if (passed > place) return number;
    }
    return 0;
  };
  const middle = Math.floor(total / 2);
  return total % 2 === 1 ? at(middle) : (at(middle - 1) + at(middle)) / 2;
}
