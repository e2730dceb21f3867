import { librariesOf, type Register } from '@taizhang/definition';
import { type Crossing, dayNumber, dayOfNumber } from '@taizhang/ledger';
import { byCodePoint } from '../lists/column.ts';
import { decimalOf, WholeSums } from '../whole-number.ts';
import { type AccountEntries, type AccountNames, amountOf, counted, holdingOf } from './account-entries.ts';
import type { FlowAsked, FlowCell, FlowPart, FlowRecord, LineAsked } from './library-flow.ts';

/** The account of a register’s libraries, and every crossing between them that is in force by its last day. */
export interface LibraryAccount {
  readonly cells: readonly FlowCell[];
  /** Of each record in the order of its days. */
  readonly crossings: readonly Crossing[];
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
    crossings: crossingsOf(names, ways, looked, dayNumber(asked.to)),
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

function crossingsOf(
  names: AccountNames,
  ways: readonly Between[],
  { said, reached }: LookedAt,
  last: number,
): Crossing[] {
  const crosses = ways.map(({ from, to }) => from !== to);
  const found: { record: number; day: number; entry: number; way: number }[] = [];
  for (const { changes } of said) {
    const { size, record, day, way, entry, seq } = changes;
    for (let i = 0; i < size; i++) {
      if ((day[i] as number) > last || !crosses[way[i] as number]) continue;
      if (reached && reached[record[i] as number] !== 1) continue;
      if (said.some(({ reversed }) => reversed.has(seq[i] as number))) continue;
      found.push({
        record: record[i] as number,
        day: day[i] as number,
        entry: entry[i] as number,
        way: way[i] as number,
      });
    }
  }
  return found
    .sort((a, b) => a.record - b.record || a.day - b.day || a.entry - b.entry)
    .map(({ record, day, way }) => {
      const { from, to } = ways[way] as Between;
      return { record: names.records[record] as string, occurredOn: dayOfNumber(day), from, to };
    });
}
