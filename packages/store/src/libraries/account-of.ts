import { librariesOf, type Register } from '@taizhang/definition';
import { dayNumber, type LibraryTimes, nowhere, StayTally } from '@taizhang/ledger';
import { byCodePoint } from '../lists/column.ts';
import { decimalOf, WholeSums } from '../whole-number.ts';
import { type AccountEntries, type AccountNames, amountOf, counted, holdingOf } from './account-entries.ts';
import type { FlowAsked, FlowCell, FlowPart, FlowRecord, LineAsked } from './library-flow.ts';

/** The account of a register’s libraries, with how long records stay in each by every crossing that is in force by its last day. */
export interface LibraryAccount {
  readonly cells: readonly FlowCell[];
  readonly times: readonly LibraryTimes[];
}

/** A way between libraries; null: none. */
interface Between {
  readonly from: string | null;
  readonly to: string | null;
  readonly transition: string;
}

/** Which movements are looked at. */
export interface LookedAt {
  /** What some movements add, and then those that came after. */
  readonly said: readonly AccountEntries[];
  /** By the number of a record, whether it counts; null: all do. */
  readonly reached: Uint8Array | null;
}

type Line = Pick<FlowCell, 'part' | 'library' | 'transition'>;
type Sign = -1n | 0n | 1n;

/** What movements of one way add to one line of the account: when, and which of what they count. */
interface Term extends Line {
  readonly of: readonly ('before' | 'within')[];
  readonly count: Sign;
  readonly amounts: Sign;
  readonly holdings: Sign;
}

/**
 * What was there by the day before, what crossed, what was added without crossing, and what is there at the end; as
 * `partsSql` takes them: opening, in, change and out add up to closing, because all are of the same amounts.
 */
function termsOf({ from, to, transition }: Between): Term[] {
  const terms: Term[] = [];
  const put = (
    part: FlowPart,
    library: string | null,
    signs: Pick<Term, 'count' | 'amounts' | 'holdings'>,
  ) => {
    if (library === null) return;
    const of = part === 'opening' ? ['before' as const] : ['within' as const];
    terms.push({
      part,
      library,
      transition: part === 'in' || part === 'out' ? transition : null,
      of: part === 'closing' ? ['before', 'within'] : of,
      ...signs,
    });
  };
  const stays = { count: 0n, amounts: 1n, holdings: 0n } as const;
  const comes = { count: 1n, amounts: 0n, holdings: 1n } as const;
  const goes = { count: -1n, amounts: 1n, holdings: -1n } as const;
  if (to === from) for (const part of ['opening', 'closing', 'change'] as const) put(part, to, stays);
  else {
    for (const part of ['opening', 'closing', 'in'] as const) put(part, to, comes);
    for (const part of ['opening', 'closing'] as const) put(part, from, goes);
    // What went out is told as it was, not as less.
    put('out', from, { count: 1n, amounts: -1n, holdings: 1n });
  }
  return terms;
}

function waysOf(register: Register, names: AccountNames): Between[] {
  const libraryOf = new Map(
    librariesOf(register).flatMap(({ id, stages }) => stages.map((stage) => [stage, id])),
  );
  return names.ways.map(({ from, to, transition }) => ({
    from: (from === null ? null : libraryOf.get(from)) ?? null,
    to: libraryOf.get(to) ?? null,
    transition,
  }));
}

/** The account over a period from what movements add. */
export function accountOf(register: Register, looked: LookedAt, asked: FlowAsked): LibraryAccount {
  const { names } = looked.said[0] as AccountEntries;
  const ways = waysOf(register, names);
  return {
    cells: cellsOf(names, ways, looked, asked),
    times: timesOf(register, names, ways, looked, asked),
  };
}

/** Goes through all amounts by the last day: the record’s number, the way’s, what it counts, when, how much. */
function forEachAmount(
  { said, reached }: LookedAt,
  asked: FlowAsked,
  take: (record: number, way: number, what: number, before: boolean, amount: number) => void,
): void {
  const [first, last] = [dayNumber(asked.from), dayNumber(asked.to)];
  for (const { entries } of said) {
    const { size, record, day, way, what, amount } = entries;
    for (let i = 0; i < size; i++) {
      const on = day[i] as number;
      const whose = record[i] as number;
      if (on > last || (reached && reached[whose] !== 1)) continue;
      take(whose, way[i] as number, what[i] as number, on < first, amount[i] as number);
    }
  }
}

function cellsOf(
  { measures }: AccountNames,
  ways: readonly Between[],
  looked: LookedAt,
  asked: FlowAsked,
): FlowCell[] {
  const wide = 1 + 2 * measures.length;
  const sums = { before: new WholeSums(ways.length * wide), within: new WholeSums(ways.length * wide) };
  forEachAmount(looked, asked, (_, way, what, before, amount) =>
    (before ? sums.before : sums.within).add(way * wide + what, amount),
  );
  const found = new Map<string, Line & { count: bigint; sums: bigint[] }>();
  ways.forEach((between, way) => {
    for (const { of, count, amounts, holdings, ...line } of termsOf(between)) {
      const key = JSON.stringify([line.part, line.library, line.transition]);
      const cell = found.get(key) ?? { ...line, count: 0n, sums: measures.map(() => 0n) };
      found.set(key, cell);
      for (const when of of) {
        const at = (what: number) => sums[when].at(way * wide + what);
        cell.count += count * at(counted);
        cell.sums = cell.sums.map((sum, i) => sum + amounts * at(amountOf(i)) + holdings * at(holdingOf(i)));
      }
    }
  });
  return [...found.values()].filter(saysAnything).map(({ count, sums: of, ...line }) => ({
    ...line,
    count: Number(count),
    sums: decimalsOf(measures, of),
  }));
}

const saysAnything = ({ count, sums }: { count: bigint; sums: readonly bigint[] }): boolean =>
  count !== 0n || sums.some((sum) => sum !== 0n);

const decimalsOf = (measures: AccountNames['measures'], sums: readonly bigint[]): Record<string, string> =>
  Object.fromEntries(measures.map(({ id, decimals }, i) => [id, decimalOf(sums[i] as bigint, decimals)]));

/** The records that add anything to one line of the account, in the order of their ids, with what they add. */
export function recordsOfAccount(
  register: Register,
  looked: LookedAt,
  asked: LineAsked,
  most: number,
): Omit<FlowRecord, 'title'>[] {
  const { names } = looked.said[0] as AccountEntries;
  const { measures } = names;
  const terms = waysOf(register, names).map((between) =>
    termsOf(between).filter(
      ({ part, library, transition }) =>
        part === asked.part &&
        library === asked.library &&
        (asked.transition === null || transition === asked.transition),
    ),
  );
  const sums = new Map<number, { count: bigint; sums: bigint[] }>();
  forEachAmount(looked, asked, (record, way, what, before, amount) => {
    for (const { of, count, amounts, holdings } of terms[way] as Term[]) {
      if (!of.includes(before ? 'before' : 'within')) continue;
      const own = sums.get(record) ?? { count: 0n, sums: measures.map(() => 0n) };
      sums.set(record, own);
      if (what === counted) own.count += count * BigInt(amount);
      else {
        const measure = (what - 1) >> 1;
        const sign = what === amountOf(measure) ? amounts : holdings;
        own.sums[measure] = (own.sums[measure] as bigint) + sign * BigInt(amount);
      }
    }
  });
  return [...sums]
    .filter(([, own]) => saysAnything(own))
    .map(([record, own]) => ({ id: names.records[record] as string, sums: own.sums }))
    .sort((a, b) => byCodePoint(a.id, b.id))
    .slice(0, most)
    .map(({ id, sums: of }) => ({ id, sums: decimalsOf(measures, of) }));
}

/** The crossings of each record one after the other, in the order of their days. */
function forEachCrossing(
  { records }: AccountNames,
  ways: readonly Between[],
  { said, reached }: LookedAt,
  last: number,
  take: (record: number, day: number, way: number) => void,
): void {
  const crosses = ways.map(({ from, to }) => from !== to);
  const isReversed = said.some(({ reversed }) => reversed.size > 0);
  const counts = ({ record, day, way, seq }: AccountEntries['changes'], i: number): boolean =>
    (day[i] as number) <= last &&
    crosses[way[i] as number] === true &&
    (!reached || reached[record[i] as number] === 1) &&
    !(isReversed && said.some(({ reversed }) => reversed.has(seq[i] as number)));
  // Put in order by counting: there may be millions, of each record a few.
  const begins = new Int32Array(records.length + 1);
  for (const { changes } of said)
    for (let i = 0; i < changes.size; i++)
      if (counts(changes, i)) {
        const after = (changes.record[i] as number) + 1;
        begins[after] = (begins[after] as number) + 1;
      }
  for (let record = 0; record < records.length; record++)
    begins[record + 1] = (begins[record + 1] as number) + (begins[record] as number);
  const filled = begins.slice();
  const total = begins[records.length] as number;
  const day = new Int32Array(total);
  const entry = new Float64Array(total);
  const way = new Uint16Array(total);
  for (const { changes } of said)
    for (let i = 0; i < changes.size; i++) {
      if (!counts(changes, i)) continue;
      const record = changes.record[i] as number;
      let at = filled[record] as number;
      filled[record] = at + 1;
      const [on, of] = [changes.day[i] as number, changes.entry[i] as number];
      for (; at > (begins[record] as number); at--) {
        const before = day[at - 1] as number;
        if (before < on || (before === on && (entry[at - 1] as number) <= of)) break;
        day[at] = before;
        entry[at] = entry[at - 1] as number;
        way[at] = way[at - 1] as number;
      }
      day[at] = on;
      entry[at] = of;
      way[at] = changes.way[i] as number;
    }
  for (let record = 0; record < records.length; record++)
    for (let i = begins[record] as number; i < (begins[record + 1] as number); i++)
      take(record, day[i] as number, way[i] as number);
}

function timesOf(
  register: Register,
  names: AccountNames,
  ways: readonly Between[],
  looked: LookedAt,
  asked: FlowAsked,
): LibraryTimes[] {
  const libraries = librariesOf(register);
  const places = new Map(libraries.map(({ id }, i) => [id, i]));
  const leads = ways.map(({ to }) => (to === null ? undefined : places.get(to)) ?? nowhere);
  const tally = new StayTally(libraries, asked);
  let told = -1;
  forEachCrossing(names, ways, looked, dayNumber(asked.to), (record, day, way) => {
    if (record !== told) tally.end();
    told = record;
    tally.cross(day, leads[way] as number);
  });
  tally.end();
  return tally.times();
}
