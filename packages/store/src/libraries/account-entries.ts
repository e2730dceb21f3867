import { dimensionOf, dimensions, type Register } from '@taizhang/definition';
import type { Queryable } from '../database.ts';
import type { District } from '../district.ts';
import { literal } from '../literal.ts';
import { greatestWhole, wholeOf } from '../whole-number.ts';

/** The records, and the ways that movements go (from a stage to a stage, by a transition), by number as they were met. */
export class AccountNames {
  readonly records: string[] = [];
  readonly ways: Way[] = [];
  readonly register: Register;
  readonly measures: readonly { readonly id: string; readonly decimals: number }[];
  private readonly recordNumbers = new Map<string, number>();
  private readonly wayNumbers = new Map<string, number>();

  constructor(register: Register) {
    this.register = register;
    this.measures = Object.entries(register.measures).map(([id, { unit }]) => ({
      id,
      decimals: dimensions[dimensionOf(unit)].decimals,
    }));
  }

  recordOf(id: string): number {
    const known = this.recordNumbers.get(id);
    if (known !== undefined) return known;
    this.recordNumbers.set(id, this.records.length);
    return this.records.push(id) - 1;
  }

  /** Undefined: no movement of it was met. */
  numberOf(id: string): number | undefined {
    return this.recordNumbers.get(id);
  }

  wayOf({ from, to, transition }: Way): number {
    const key = JSON.stringify([from, to, transition]);
    const known = this.wayNumbers.get(key);
    if (known !== undefined) return known;
    this.wayNumbers.set(key, this.ways.length);
    return this.ways.push({ from, to, transition }) - 1;
  }
}

export interface Way {
  readonly from: string | null;
  readonly to: string;
  readonly transition: string;
}

/** What an entry counts: the record itself, what was added to a measure, or what is held of it. */
export const counted = 0;
export const amountOf = (measure: number): number => 1 + 2 * measure;
export const holdingOf = (measure: number): number => 2 + 2 * measure;

/** Numbers, a column an array, that grow as they are added to. */
class Columns {
  size = 0;
  record = new Int32Array(64);
  /** Days since 1970. */
  day = new Int32Array(64);
  way = new Uint16Array(64);

  protected grown<T extends Int32Array | Uint16Array | Uint8Array | Float64Array>(column: T): T {
    const larger = new (column.constructor as new (length: number) => T)(column.length * 2);
    larger.set(column as never);
    return larger;
  }

  protected place(record: number, day: number, way: number): number {
    if (this.size === this.record.length) this.grow();
    const at = this.size++;
    this.record[at] = record;
    this.day[at] = day;
    this.way[at] = way;
    return at;
  }

  protected grow(): void {
    this.record = this.grown(this.record);
    this.day = this.grown(this.day);
    this.way = this.grown(this.way);
  }
}

/** More are not held: some 400 megabytes. */
const mostEntries = 20_000_000;

/** What movements add, each amount by itself. */
class Entries extends Columns {
  what = new Uint8Array(64);
  /** Whole numbers of the last decimal; of what is taken back with the other sign. */
  amount = new Float64Array(64);

  add(record: number, day: number, way: number, what: number, amount: number): void {
    const at = this.place(record, day, way);
    this.what[at] = what;
    this.amount[at] = amount;
  }

  /**
   * The same amounts without their records, those of a day, a way and a kind put together: all that is needed where every record
   * counts. They are few, and are put together once for as long as nothing is added.
   */
  ofAll(): Entries {
    if (this.together?.size === this.size) return this.together.entries;
    const entries = new Entries();
    const places = new Map<number, number>();
    for (let i = 0; i < this.size; i++) {
      const [day, way, what] = [this.day[i] as number, this.way[i] as number, this.what[i] as number];
      const amount = this.amount[i] as number;
      const key = (day * 65_536 + way) * 256 + what;
      const at = places.get(key);
      const sum = at === undefined ? Number.POSITIVE_INFINITY : (entries.amount[at] as number) + amount;
      // What could not be held exactly begins anew.
      if (at !== undefined && Math.abs(sum) <= greatestWhole) entries.amount[at] = sum;
      else {
        places.set(key, entries.size);
        entries.add(0, day, way, what, amount);
      }
    }
    this.together = { size: this.size, entries };
    return entries;
  }

  private together: { readonly size: number; readonly entries: Entries } | null = null;

  protected override grow(): void {
    super.grow();
    this.what = this.grown(this.what);
    this.amount = this.grown(this.amount);
  }
}

/** Changes of stages in the order of their records, each record's in the order in which they happened. */
export interface OrderedChanges {
  /** Where each record's begin, by its number, and where the last one's end. */
  readonly begins: Int32Array;
  readonly day: Int32Array;
  readonly way: Uint16Array;
  readonly entry: Float64Array;
  readonly seq: Float64Array;
}

/** The movements that changed a record’s stage, reversals left out. */
class StageChanges extends Columns {
  entry = new Float64Array(64);
  seq = new Float64Array(64);

  add(record: number, day: number, way: number, { entry, seq }: Pick<EntryRow, 'entry' | 'seq'>): void {
    const at = this.place(record, day, way);
    this.entry[at] = entry;
    this.seq[at] = seq;
  }

  /** Those that were not taken back, in order: put so once for as long as nothing is added. */
  inOrder(records: number, reversed: ReadonlySet<number>): OrderedChanges {
    const known = this.ordered;
    const isKnown = known?.size === this.size && known.reversed === reversed.size;
    let changes = isKnown ? known.changes : orderedChanges(this, records, reversed);
    if (changes.begins.length <= records) {
      // Of a record that was met since there are none.
      const begins = new Int32Array(records + 1).fill(changes.day.length);
      begins.set(changes.begins);
      changes = { ...changes, begins };
    }
    this.ordered = { size: this.size, reversed: reversed.size, changes };
    return changes;
  }

  private ordered: {
    readonly size: number;
    readonly reversed: number;
    readonly changes: OrderedChanges;
  } | null = null;

  protected override grow(): void {
    super.grow();
    this.entry = this.grown(this.entry);
    this.seq = this.grown(this.seq);
  }
}

/** By counting, because there may be millions, of each record a few. */
function orderedChanges(
  { size, record, day, way, entry, seq }: StageChanges,
  records: number,
  reversed: ReadonlySet<number>,
): OrderedChanges {
  const begins = new Int32Array(records + 1);
  const counts = (i: number) => reversed.size === 0 || !reversed.has(seq[i] as number);
  for (let i = 0; i < size; i++) {
    const after = (record[i] as number) + 1;
    if (counts(i)) begins[after] = (begins[after] as number) + 1;
  }
  for (let i = 0; i < records; i++) begins[i + 1] = (begins[i + 1] as number) + (begins[i] as number);
  const filled = begins.slice();
  const total = begins[records] as number;
  const ordered = {
    begins,
    day: new Int32Array(total),
    way: new Uint16Array(total),
    entry: new Float64Array(total),
    seq: new Float64Array(total),
  };
  const put = (at: number, from: OrderedChanges | StageChanges, i: number) => {
    ordered.day[at] = from.day[i] as number;
    ordered.way[at] = from.way[i] as number;
    ordered.entry[at] = from.entry[i] as number;
    ordered.seq[at] = from.seq[i] as number;
  };
  for (let i = 0; i < size; i++) {
    if (!counts(i)) continue;
    const whose = record[i] as number;
    let at = filled[whose] as number;
    filled[whose] = at + 1;
    for (; at > (begins[whose] as number); at--) {
      const before = ordered.day[at - 1] as number;
      const isAfter =
        before < (day[i] as number) ||
        (before === day[i] && (ordered.entry[at - 1] as number) <= (entry[i] as number));
      if (isAfter) break;
      put(at, ordered, at - 1);
    }
    put(at, { day, way, entry, seq } as StageChanges, i);
  }
  return ordered;
}

/** What the movements of some numbers say of an account. */
export class AccountEntries {
  readonly names: AccountNames;
  readonly entries = new Entries();
  readonly changes = new StageChanges();
  /** The movements taken back, of those that changed a stage. */
  readonly reversed = new Set<number>();
  /** They are too many, or an amount is too great or too fine to be held exactly. */
  unfit = false;

  constructor(names: AccountNames) {
    this.names = names;
  }

  put(row: EntryRow): void {
    if (this.entries.size > mostEntries) this.unfit = true;
    if (this.unfit) return;
    const { names } = this;
    const record = names.recordOf(row.record);
    const way = names.wayOf(row);
    const moves = row.from !== row.to;
    if (moves) {
      this.entries.add(record, row.day, way, counted, row.sign);
      if (row.reversal) this.reversed.add(row.reverses as number);
      else this.changes.add(record, row.day, way, row);
    }
    names.measures.forEach(({ id, decimals }, measure) => {
      this.amount(record, row, way, amountOf(measure), row.amounts[id], decimals);
      if (moves) this.amount(record, row, way, holdingOf(measure), row.holdings?.[id], decimals);
    });
  }

  private amount(
    record: number,
    { day, sign }: EntryRow,
    way: number,
    what: number,
    said: string | null | undefined,
    decimals: number,
  ): void {
    if (said === undefined || said === null) return;
    const whole = wholeOf(String(said), decimals);
    if (whole === null) this.unfit = true;
    else if (whole !== 0) this.entries.add(record, day, way, what, sign * whole);
  }

  /** Takes over what comes after. */
  take({ entries, changes, reversed, unfit }: AccountEntries): void {
    for (let i = 0; i < entries.size; i++)
      this.entries.add(
        entries.record[i] as number,
        entries.day[i] as number,
        entries.way[i] as number,
        entries.what[i] as number,
        entries.amount[i] as number,
      );
    for (let i = 0; i < changes.size; i++)
      this.changes.add(changes.record[i] as number, changes.day[i] as number, changes.way[i] as number, {
        entry: changes.entry[i] as number,
        seq: changes.seq[i] as number,
      });
    for (const seq of reversed) this.reversed.add(seq);
    this.unfit ||= unfit;
  }
}

export interface EntryRow extends Way {
  readonly record: string;
  readonly day: number;
  readonly seq: number;
  readonly entry: number;
  readonly sign: number;
  readonly reversal: boolean;
  readonly reverses: number | null;
  readonly amounts: Readonly<Record<string, string>>;
  /** Of a movement that changed the stage. */
  readonly holdings: Readonly<Record<string, string>> | null;
}

/** The movements of a register that say anything of its account, with numbers above $2 and up to $3. */
export const entriesSql = (register: Register): string =>
  `select m.record, m.occurred_on - date '1970-01-01' as day, m.seq, m.entry, m.sign, m.origin = 'reversal' as reversal,
          m.reverses, m.stage_from as "from", m.stage_to as "to", m.transition, m.amounts,
          case when m.stage_from is distinct from m.stage_to then m.holdings end as holdings
     from movement m
    where m.district = $1 and m.register = ${literal(register.id)} and m.seq > $2 and m.seq <= $3
      and (m.stage_from is distinct from m.stage_to or m.amounts <> '{}')`;

/** What came after a number, for whoever sees it in his snapshot. */
export async function readEntriesAfter(
  db: Queryable,
  district: District,
  register: Register,
  from: number,
): Promise<EntryRow[]> {
  const values = [district.id, from, Number.MAX_SAFE_INTEGER];
  return (await db.query<EntryRow>(entriesSql(register), values)).rows;
}
