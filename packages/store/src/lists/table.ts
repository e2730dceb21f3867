import { type Reach, reachOf, type Viewer } from '@taizhang/access';
import { type Condition, isGroup, type Register, type Rule } from '@taizhang/definition';
import { CodedColumn } from './coded-column.ts';
import { byCodePoint, type Column } from './column.ts';
import { NumberColumn } from './number-column.ts';
import { type ListColumn, offeredColumns, ownColumns } from './offered.ts';
import { Order } from './order.ts';
import { TextColumn } from './text-column.ts';
import { mirror, narrow, no, type Truths, widen, yes } from './truth.ts';

/** A record as it comes out of the database. */
export interface StandingRow {
  readonly id: string;
  readonly stage: string | null;
  readonly unit: string | null;
  readonly street: string | null;
  readonly opened_on: string | null;
  readonly last_occurred_on: string | null;
  readonly opened_by: string | null;
  readonly last_seq: number;
  readonly attributes: Readonly<Record<string, string | boolean>>;
  readonly holdings: Readonly<Record<string, string>>;
}

export type Value = string | boolean | null;

/** The value of a column in a record, as the list compares it. */
export function valueIn(row: StandingRow, { id, field, measure }: ListColumn): Value {
  if (measure) return row.holdings[id] ?? '0';
  if (field) return row.attributes[id] ?? null;
  switch (id) {
    case ownColumns.id:
      return row.id;
    case ownColumns.openedOn:
      return row.opened_on;
    case ownColumns.lastOccurredOn:
      return row.last_occurred_on;
    default:
      return row[id as 'stage' | 'unit' | 'street'];
  }
}

function columnFor(column: ListColumn): Column {
  if (column.comparison === 'number') return new NumberColumn(column.decimals);
  return column.free ? new TextColumn() : new CodedColumn(column);
}

/** All records of a register in arrays, a column each, so that any condition is judged in one pass over memory. */
export class Table {
  readonly register: Register;
  private readonly offer: ReadonlyMap<string, ListColumn>;
  private readonly columns: ReadonlyMap<string, Column>;
  private readonly streets = new CodedColumn({ comparison: 'text', declared: null });
  private readonly openers = new CodedColumn({ comparison: 'text', declared: null });
  private readonly rowOf = new Map<string, number>();
  private readonly ids: string[] = [];
  private seqs = new Float64Array(0);
  private standing = new Uint8Array(0);
  private readonly orders = new Map<string, Order>();
  private readonly sorting = new Map<string, { done: Promise<void>; touch(row: number): void }>();

  constructor(register: Register) {
    this.register = register;
    this.offer = offeredColumns(register);
    this.columns = new Map([...this.offer].map(([id, column]) => [id, columnFor(column)]));
  }

  get rows(): number {
    return this.ids.length;
  }

  get bytes(): number {
    const columns = [...this.columns.values(), this.streets, this.openers];
    const orders = this.orders.size * 4 * this.rows;
    return columns.reduce((sum, { bytes }) => sum + bytes, orders) + this.rows * 100;
  }

  /** The movement that a record was last written by, as far as this table knows; 0 when it does not know it. */
  seqOf(id: string): number {
    const row = this.rowOf.get(id);
    return row === undefined ? 0 : (this.seqs[row] as number);
  }

  /** Takes a record as it stands, unless a later state of it is here already. @throws Unfit */
  put(record: StandingRow): void {
    const known = this.rowOf.get(record.id);
    if (known !== undefined && (this.seqs[known] as number) >= record.last_seq) return;
    const row = known ?? this.add(record.id);
    for (const [id, column] of this.columns)
      column.set(row, valueIn(record, this.offer.get(id) as ListColumn));
    this.streets.set(row, record.street);
    this.openers.set(row, record.opened_by);
    this.standing[row] = record.stage === null ? no : yes;
    this.seqs[row] = record.last_seq;
    for (const order of this.orders.values()) order.touch(row);
    for (const { touch } of this.sorting.values()) touch(row);
  }

  private add(id: string): number {
    const row = this.ids.push(id) - 1;
    this.rowOf.set(id, row);
    if (row >= this.seqs.length) this.grow(Math.max(1024, Math.ceil(row * 1.5)));
    return row;
  }

  private grow(capacity: number): void {
    for (const column of [...this.columns.values(), this.streets, this.openers]) column.grow(capacity);
    const seqs = new Float64Array(capacity);
    seqs.set(this.seqs);
    this.seqs = seqs;
    const standing = new Uint8Array(capacity);
    standing.set(this.standing);
    this.standing = standing;
  }

  /** Sorts the rows by a column; what it takes is shared by all who ask at once. */
  prepareOrder(id: string): Promise<void> {
    if (this.orders.has(id)) return Promise.resolve();
    const begun = this.sorting.get(id);
    if (begun) return begun.done;
    const column = this.columns.get(id) as Column;
    const { ids } = this;
    const byId = (a: number, b: number) => byCodePoint(ids[a] as string, ids[b] as string);
    const frozen = column.frozen();
    let touch: (row: number) => void = () => undefined;
    const done = Order.sorted(
      this.rows,
      (a, b) => frozen(a, b) || byId(a, b),
      (a, b) => column.compare(a, b) || byId(a, b),
      (given) => {
        touch = given;
      },
    ).then((order) => {
      this.orders.set(id, order);
      this.sorting.delete(id);
    });
    this.sorting.set(id, { done, touch: (row) => touch(row) });
    return done;
  }

  isOrdered(id: string): boolean {
    return this.orders.has(id);
  }

  /** Which rows stand, lie within the viewer's reach and fulfil a condition. @throws Unfit */
  select(viewer: Viewer, action: 'read' | 'export', condition: Condition | null): Truths {
    const truths = this.reached(reachOf(viewer, action, this.register.id), viewer.account);
    narrow(truths, this.standing, this.rows);
    if (condition)
      narrow(
        truths,
        this.judge(condition, (row) => truths[row] === yes),
        this.rows,
      );
    return truths;
  }

  private reached(reach: readonly Reach[], account: string): Truths {
    const truths = new Uint8Array(this.rows);
    if (reach.some(({ units, own, before }) => units === null && !own && !before)) return truths.fill(yes);
    for (const part of reach) {
      const extent = this.extentOf(part, account);
      if (part.before)
        narrow(
          extent,
          this.judge(part.before, (row) => extent[row] === yes),
          this.rows,
        );
      widen(truths, extent, this.rows);
    }
    return truths;
  }

  private extentOf({ units, own }: Reach, account: string): Truths {
    const truths = new Uint8Array(this.rows);
    if (units === null && !own) return truths.fill(yes);
    const unitColumn = this.columns.get('unit') as CodedColumn;
    const [ofUnit, ofStreet] = [unitColumn.among(units ?? []), this.streets.among(units ?? [])];
    const ofOpener = this.openers.among(own ? [account] : []);
    for (let i = 0; i < this.rows; i++) {
      const within =
        ofUnit[unitColumn.codeAt(i)] || ofStreet[this.streets.codeAt(i)] || ofOpener[this.openers.codeAt(i)];
      truths[i] = within ? yes : no;
    }
    return truths;
  }

  /** @param undecided tells the rows whose truth matters; of the others anything may be said */
  private judge(condition: Condition, undecided: (row: number) => boolean): Truths {
    const { rows } = this;
    const conjoins = condition.combinator === 'and';
    const truths = new Uint8Array(rows).fill(conjoins || condition.rules.length === 0 ? yes : no);
    const decided = conjoins ? no : yes;
    for (const node of cheapestFirst(condition.rules, this.offer)) {
      const matters = (row: number) => truths[row] !== decided && undecided(row);
      const judged = isGroup(node) ? this.judge(node, matters) : this.judgeRule(node, matters);
      if (conjoins) narrow(truths, judged, rows);
      else widen(truths, judged, rows);
    }
    if (condition.not) mirror(truths, rows);
    return truths;
  }

  private judgeRule(rule: Rule, matters: (row: number) => boolean): Truths {
    const truths = new Uint8Array(this.rows);
    const column = this.columns.get(rule.field);
    if (!column) throw new Error(`${rule.field} is not in the list`);
    column.judge(rule, truths, this.rows, matters);
    return truths;
  }

  /** How many rows were selected. */
  count(truths: Truths): number {
    let count = 0;
    for (let i = 0; i < this.rows; i++) if (truths[i] === yes) count++;
    return count;
  }

  /** The exact sum of a measure over the rows that were selected. */
  sum(measure: string, truths: Truths): string {
    return (this.columns.get(measure) as NumberColumn).sum(truths, this.rows);
  }

  /** The selected rows from `offset` on, at most `limit`, in an order that was prepared. The unknown come last both ways. */
  page(truths: Truths, by: string, descending: boolean, offset: number, limit: number): number[] {
    const rows = (this.orders.get(by) as Order).settled();
    const column = this.columns.get(by) as Column;
    const known = firstUnknown(rows, column);
    const found: number[] = [];
    let skipped = 0;
    const take = (row: number): boolean => {
      if (truths[row] !== yes) return false;
      if (skipped < offset) skipped++;
      else found.push(row);
      return found.length >= limit;
    };
    if (descending) {
      for (let i = known - 1; i >= 0; i--) if (take(rows[i] as number)) return found;
      for (let i = rows.length - 1; i >= known; i--) if (take(rows[i] as number)) return found;
    } else for (let i = 0; i < rows.length; i++) if (take(rows[i] as number)) return found;
    return found;
  }

  idOf(row: number): string {
    return this.ids[row] as string;
  }

  valueOf(row: number, column: string): Value {
    return (this.columns.get(column) as Column).get(row);
  }
}

/** Rules over numbers and codes decide many rows for little; texts are looked through afterwards, where it still matters. */
function cheapestFirst(
  nodes: Condition['rules'],
  offer: ReadonlyMap<string, ListColumn>,
): (Rule | Condition)[] {
  const cost = (node: Rule | Condition): number => (isGroup(node) ? 1 : offer.get(node.field)?.free ? 2 : 0);
  return nodes.toSorted((a, b) => cost(a) - cost(b));
}

/** Where the rows begin that have no value, which are the last in order. */
function firstUnknown(rows: Int32Array, column: Column): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (column.isUnknown(rows[middle] as number)) high = middle;
    else low = middle + 1;
  }
  return low;
}
