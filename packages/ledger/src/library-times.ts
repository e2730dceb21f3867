import type { Library } from '@taizhang/definition';

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

interface Stay {
  readonly record: string;
  readonly since: string;
  readonly until: string | null;
  readonly to: string | null;
}

const daysBetween = (from: string, to: string): number =>
  (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000;

const halfOf = (day: string): string => `${day.slice(0, 4)}H${day.slice(5, 7) <= '06' ? 1 : 2}`;

/** How long records stay in each library, and how many move on: of the stock at the beginning, and of each half year’s. */
export function libraryTimes(
  libraries: readonly Library[],
  crossings: readonly Crossing[],
  period: { readonly from: string; readonly to: string },
): LibraryTimes[] {
  const order = new Map(libraries.map(({ id }, i) => [id, i]));
  const stays = staysOf(crossings.filter(({ occurredOn }) => occurredOn <= period.to));
  return libraries.map(({ id }) => {
    const own = stays.get(id) ?? [];
    const movesOn = ({ to }: Stay) => to !== null && (order.get(to) ?? -1) > (order.get(id) ?? 0);
    const stock = own.filter(
      ({ since, until }) => since < period.from && (until === null || until >= period.from),
    );
    const left = own.filter(({ until }) => until !== null && until >= period.from);
    return {
      library: id,
      stock: stock.length,
      movedOn: stock.filter(movesOn).length,
      medianDays: median(left.map(({ since, until }) => daysBetween(since, until as string))),
      left: left.length,
      cohorts: [...Map.groupBy(own, ({ since }) => halfOf(since))]
        .map(([entered, ones]) => ({ entered, records: ones.length, movedOn: ones.filter(movesOn).length }))
        .sort((a, b) => (a.entered < b.entered ? -1 : 1)),
    };
  });
}

function staysOf(crossings: readonly Crossing[]): Map<string, Stay[]> {
  const stays = new Map<string, Stay[]>();
  const open = new Map<string, { library: string; since: string }>();
  const close = (record: string, until: string | null, to: string | null) => {
    const at = open.get(record);
    if (!at) return;
    const own = stays.get(at.library) ?? [];
    own.push({ record, since: at.since, until, to });
    stays.set(at.library, own);
    open.delete(record);
  };
  for (const { record, occurredOn, to } of crossings) {
    close(record, occurredOn, to);
    if (to !== null) open.set(record, { library: to, since: occurredOn });
  }
  for (const record of [...open.keys()]) close(record, null, null);
  return stays;
}

function median(numbers: readonly number[]): number | null {
  if (numbers.length === 0) return null;
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}
