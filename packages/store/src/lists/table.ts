import { isUnbounded, type Reach, reachOf, referencesTo, type Viewer } from '@taizhang/access';
import { type Condition, isGroup, type Register, type Rule } from '@taizhang/definition';
import { CodedColumn } from './coded-column.ts';
import { type Column, Unfit } from './column.ts';
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

/** Rows that were selected: marked among all, and by number. */
export interface Selection {
  readonly truths: Truths;
  readonly rows: Int32Array;
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
  private readonly sorting = new Map<
    string,
    { readonly changed: Set<number>; readonly done: Promise<void> }
  >();
  /** Arrays that are not in use. To make one for each rule would keep the collector of garbage busy. */
  private readonly spare: Truths[] = [];
  private selected = new Int32Array(0);

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
    for (const { changed } of this.sorting.values()) changed.add(row);
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
    const changed = new Set<number>();
    const done = this.sort(id, changed).finally(() => this.sorting.delete(id));
    this.sorting.set(id, { changed, done });
    return done;
  }

  private async sort(id: string, changed: Set<number>): Promise<void> {
    if (id !== ownColumns.id) await this.prepareOrder(ownColumns.id);
    const byId = this.columns.get(ownColumns.id) as Column;
    const column = this.columns.get(id) as Column;
    const base =
      id === ownColumns.id
        ? Int32Array.from({ length: this.rows }, (_, row) => row)
        : (this.orders.get(ownColumns.id) as Order).settled();
    // What changes while these are sorted is put in its place afterwards.
    changed.clear();
    const order = new Order(await column.sorted(base), (a, b) => column.compare(a, b) || byId.compare(a, b));
    for (const row of changed) order.touch(row);
    this.orders.set(id, order);
  }

  isOrdered(id: string): boolean {
    return this.orders.has(id);
  }

  private borrow(filled: number): Truths {
    const truths = this.spare.pop();
    return truths && truths.length >= this.rows
      ? truths.fill(filled)
      : new Uint8Array(this.standing.length).fill(filled);
  }

  private giveBack(truths: Truths): void {
    this.spare.push(truths);
  }

  /**
   * Which rows stand, lie within the viewer's reach and fulfil a condition. What it returns is good until the next call.
   * @throws Unfit
   */
  select(viewer: Viewer, action: 'read' | 'export', condition: Condition | null): Selection {
    const truths = this.reached(reachOf(viewer, action, this.register.id), viewer.account);
    narrow(truths, this.standing, this.rows);
    if (condition) this.narrowBy(truths, this.judge(condition, truths));
    if (this.selected.length < this.rows) this.selected = new Int32Array(this.standing.length);
    const rows = this.selected;
    let count = 0;
    for (let i = 0; i < this.rows; i++) if (truths[i] === yes) rows[count++] = i;
    this.giveBack(truths);
    return { truths, rows: rows.subarray(0, count) };
  }

  private narrowBy(truths: Truths, by: Truths): void {
    narrow(truths, by, this.rows);
    this.giveBack(by);
  }

  private reached(reach: readonly Reach[], account: string): Truths {
    if (reach.some(isUnbounded)) return this.borrow(yes);
    const truths = this.borrow(no);
    for (const part of reach) {
      const extent = this.extentOf(part, account);
      if (part.before) this.narrowBy(extent, this.judge(part.before, extent));
      widen(truths, extent, this.rows);
      this.giveBack(extent);
    }
    return truths;
  }

  private extentOf({ units, own, of }: Reach, account: string): Truths {
    if (of) return this.extentOfRecord(of);
    if (units === null && !own) return this.borrow(yes);
    const truths = this.borrow(no);
    const unitColumn = this.columns.get('unit') as CodedColumn;
    const within = [
      [unitColumn, unitColumn.among(units ?? [])],
      [this.streets, this.streets.among(units ?? [])],
      [this.openers, this.openers.among(own ? [account] : [])],
    ] as const;
    for (const [column, table] of within) {
      if (!table.includes(1)) continue;
      const codes = column.codesOfRows;
      for (let i = 0; i < this.rows; i++) if (table[codes[i] as number] === 1) truths[i] = yes;
    }
    return truths;
  }

  /** The record itself, and in other registers what refers to it. */
  private extentOfRecord({ register, record }: NonNullable<Reach['of']>): Truths {
    const truths = this.borrow(no);
    if (this.register.id === register) {
      const row = this.rowOf.get(record);
      if (row !== undefined) truths[row] = yes;
      return truths;
    }
    const every = this.borrow(yes);
    for (const field of referencesTo(this.register, register)) {
      const refers = this.judgeRule({ field, operator: '=', value: record }, every);
      widen(truths, refers, this.rows);
      this.giveBack(refers);
    }
    this.giveBack(every);
    return truths;
  }

  /** @param matters has nothing for the rows of which anything may be said */
  private judge(condition: Condition, matters: Truths): Truths {
    const { rows } = this;
    const conjoins = condition.combinator === 'and';
    const truths = this.borrow(conjoins || condition.rules.length === 0 ? yes : no);
    const decided = conjoins ? no : yes;
    for (const node of cheapestFirst(condition.rules, this.offer)) {
      const dear = costOf(node, this.offer) > 0;
      const open = dear ? this.borrow(no) : matters;
      if (dear) markUndecided(open, truths, decided, matters, rows);
      const judged = isGroup(node) ? this.judge(node, open) : this.judgeRule(node, open);
      if (conjoins) narrow(truths, judged, rows);
      else widen(truths, judged, rows);
      this.giveBack(judged);
      if (dear) this.giveBack(open);
    }
    if (condition.not) mirror(truths, rows);
    return truths;
  }

  private judgeRule(rule: Rule, matters: Truths): Truths {
    const truths = this.borrow(no);
    const column = this.columns.get(rule.field);
    // What bounds a viewer's reach may read a field that no list shows.
    if (!column) throw new Unfit(`${rule.field} is in no list`);
    column.judge(rule, truths, this.rows, matters);
    return truths;
  }

  /** Those of the selected rows whose record is kept. */
  narrowed({ truths, rows }: Selection, keeps: (id: string) => boolean): Selection {
    let count = 0;
    for (const row of rows) {
      if (keeps(this.idOf(row))) rows[count++] = row;
      else truths[row] = no;
    }
    return { truths, rows: rows.subarray(0, count) };
  }

  /** The exact sum of a measure over the rows that were selected. */
  sum(measure: string, { rows }: Selection): string {
    return (this.columns.get(measure) as NumberColumn).sum(rows);
  }

  /** The selected rows from `offset` on, at most `limit`, in an order that was prepared. The unknown come last both ways. */
  page({ truths }: Selection, by: string, descending: boolean, offset: number, limit: number): number[] {
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

/** How dear a node is: texts are looked through, of numbers and codes a pass over arrays is enough. */
function costOf(node: Rule | Condition, offer: ReadonlyMap<string, ListColumn>): number {
  if (isGroup(node)) return node.rules.reduce((sum, part) => sum + costOf(part, offer), 0);
  return offer.get(node.field)?.free ? 1 : 0;
}

/** What is cheap decides many rows, and what is dear is asked only where it still matters. */
const cheapestFirst = (
  nodes: Condition['rules'],
  offer: ReadonlyMap<string, ListColumn>,
): (Rule | Condition)[] => nodes.toSorted((a, b) => costOf(a, offer) - costOf(b, offer));

/** Marks the rows that matter and are not decided yet. */
function markUndecided(open: Truths, truths: Truths, decided: number, matters: Truths, rows: number): void {
  for (let i = 0; i < rows; i++) if (truths[i] !== decided && matters[i] !== no) open[i] = yes;
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
