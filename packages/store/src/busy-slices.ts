import { type District, startOfDay } from './district.ts';

/** A busy day: slice by slice the moment up to which it goes, the last one being the end of the day. */
export interface BusyDay {
  readonly day: string;
  readonly marks: readonly Date[];
  /** Between which numbers the movements of a slice are to be found. */
  readonly lows: readonly number[];
  readonly highs: readonly number[];
}

/** A moment within a busy day. */
export interface BusyMoment {
  /** How many slices have passed, and how many there are. */
  readonly passed: number;
  readonly slices: number;
  /** The moment up to which the last slice goes that has passed; null: none has. */
  readonly last: Date | null;
  /** Between which numbers the movements of the slice under way are to be found. */
  readonly low: number;
  readonly high: number;
}

/** The slices of busy days as SQL, which finds a movement's slice by its moment in one look-up. */
export interface Slices {
  /** SQL over a movement or a leg: the number of its slice among all, and of the gaps between busy days. */
  readonly numberOf: (alias: 'm' | 'leg') => string;
  /** SQL over the alias m: whether it was recorded on one of these days. */
  readonly within: string;
  /** A query (number, day, slice): what the numbers stand for, gaps left out. */
  readonly table: string;
  /** What a number stands for; null for a gap. */
  readonly at: (number: number) => { readonly day: string; readonly slice: number } | null;
}

/** @param days each once, in order */
export function slicesOf({ timeZone }: District, days: readonly BusyDay[]): Slices {
  // The number n goes from the moment begins[n - 1] to the next one.
  const begins: Date[] = [];
  const slices: ({ day: string; slice: number } | null)[] = [];
  for (const { day, marks } of days) {
    const start = startOfDay(timeZone, day);
    // One busy day may follow another without a gap.
    if (begins.at(-1)?.getTime() === start.getTime()) slices.pop();
    else begins.push(start);
    for (const [i, mark] of marks.entries()) {
      slices.push({ day, slice: i + 1 });
      begins.push(new Date(mark.getTime() + 1));
    }
    slices.push(null);
  }
  const list = (values: readonly string[], type: string) => `'{${values.join(',')}}'::${type}[]`;
  const moments = list(
    begins.map((moment) => moment.toISOString()),
    'timestamptz',
  );
  const numberOf = (alias: 'm' | 'leg') => `width_bucket(${alias}.recorded_at, ${moments})`;
  const kept = slices.flatMap((slice, i) => (slice ? [{ ...slice, number: i + 1 }] : []));
  const [first, last] = [begins[0], begins.at(-1)];
  return {
    numberOf,
    // The bounds are what an index can find.
    within: `m.recorded_at >= '${first?.toISOString() ?? 'infinity'}'
      and m.recorded_at < '${last?.toISOString() ?? 'infinity'}' and (${list(
        slices.map((slice) => String(slice !== null)),
        'boolean',
      )})[${numberOf('m')}]`,
    table: `select * from unnest(${list(
      kept.map(({ number }) => String(number)),
      'integer',
    )}, ${list(
      kept.map(({ day }) => day),
      'date',
    )}, ${list(
      kept.map(({ slice }) => String(slice)),
      'integer',
    )}) as s (number, day, slice)`,
    at: (number) => slices[number - 1] ?? null,
  };
}
