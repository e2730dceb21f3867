import { librariesOf, type Register } from '@taizhang/definition';
import { dayNumber, type LibraryTimes, nowhere, StayTally } from '@taizhang/ledger';
import { byCodePoint } from '../lists/column.ts';
import { decimalOf, WholeSums } from '../whole-number.ts';
import {
  type AccountEntries,
  type AccountNames,
  amountOf,
  counted,
  holdingOf,
  type OrderedChanges,
} from './account-entries.ts';
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
  ofWhom: (entries: AccountEntries['entries']) => AccountEntries['entries'],
  take: (record: number, way: number, what: number, before: boolean, amount: number) => void,
): void {
  const [first, last] = [dayNumber(asked.from), dayNumber(asked.to)];
  for (const { entries } of said) {
    const { size, record, day, way, what, amount } = ofWhom(entries);
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
  // Where all records count, nobody asks whose an amount is.
  const ofWhom = (entries: AccountEntries['entries']) => (looked.reached ? entries : entries.ofAll());
  forEachAmount(looked, asked, ofWhom, (_, way, what, before, amount) =>
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
  const each = (entries: AccountEntries['entries']) => entries;
  forEachAmount(looked, asked, each, (record, way, what, before, amount) => {
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
  const ordered = said.map(({ changes, reversed }) => changes.inOrder(records.length, reversed));
  const [upTo, ...later] = ordered as [OrderedChanges, ...OrderedChanges[]];
  // Mostly nothing came later: of a million records none is asked about it then.
  const behind = later.filter(({ day }) => day.length > 0);
  // What came later may take back what came before.
  const takenBack = said.slice(1).filter(({ reversed }) => reversed.size > 0);
  const isBehind = (record: number) =>
    behind.length > 0 &&
    behind.some(({ begins }) => (begins[record] as number) < (begins[record + 1] as number));
  const counts = (day: number, way: number, seq: number) =>
    day <= last &&
    crosses[way] === true &&
    (takenBack.length === 0 || !takenBack.some(({ reversed }) => reversed.has(seq)));
  for (let record = 0; record < records.length; record++) {
    if (reached && reached[record] !== 1) continue;
    if (isBehind(record)) {
      for (const { day, way, seq } of changesOf(record, ordered))
        if (counts(day, way, seq)) take(record, day, way);
      continue;
    }
    const end = upTo.begins[record + 1] as number;
    for (let i = upTo.begins[record] as number; i < end; i++)
      if (counts(upTo.day[i] as number, upTo.way[i] as number, upTo.seq[i] as number))
        take(record, upTo.day[i] as number, upTo.way[i] as number);
  }
}

/** All changes of a record, in the order in which they happened. */
const changesOf = (record: number, ordered: readonly OrderedChanges[]) =>
  ordered
    .flatMap(({ begins, day, way, entry, seq }) => {
      const [from, to] = [begins[record] as number, begins[record + 1] as number];
      return Array.from({ length: to - from }, (_, i) => ({
        day: day[from + i] as number,
        way: way[from + i] as number,
        entry: entry[from + i] as number,
        seq: seq[from + i] as number,
      }));
    })
    .sort((one, other) => one.day - other.day || one.entry - other.entry);

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
