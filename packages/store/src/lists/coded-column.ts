import type { Rule } from '@taizhang/definition';
import { byCodePoint, byNumbers, type Column, grown, isBeyond, judged, Unfit } from './column.ts';
import type { ListColumn } from './offered.ts';
import { merged, sortSlowly } from './order.ts';
import { testOf } from './text-column.ts';
import { no, type Truths, yes } from './truth.ts';

/** Values of which many records share one: each row holds the number of its value, and a rule judges values, not rows. */
export class CodedColumn implements Column {
  private codes = new Int32Array(0);
  private readonly values: (string | boolean | null)[] = [null];
  private readonly known = new Map<string | boolean, number>();
  private readonly column: Pick<ListColumn, 'comparison' | 'declared'>;
  private ranks: Int32Array | null = null;
  /** The codes in the order of their values, once somebody asked for it; those that came since stand apart. */
  private inOrder: Int32Array | null = null;
  private cameSince: number[] = [];
  private beyond = false;

  constructor(column: Pick<ListColumn, 'comparison' | 'declared'>) {
    this.column = column;
  }

  set(row: number, value: string | boolean | null): void {
    this.codes[row] = value === null ? 0 : this.codeOf(value);
  }

  private codeOf(value: string | boolean): number {
    const code = this.known.get(value);
    if (code !== undefined) return code;
    const added = this.values.push(value) - 1;
    this.known.set(value, added);
    this.beyond ||= isBeyond(String(value));
    this.ranks = null;
    if (this.inOrder) this.cameSince.push(added);
    return added;
  }

  get(row: number): string | boolean | null {
    return this.values[this.codes[row] as number] ?? null;
  }

  judge(rule: Rule, into: Truths, rows: number): void {
    const table = this.tableOf(rule);
    const codes = this.codes;
    for (let i = 0; i < rows; i++) into[i] = table[codes[i] as number] as number;
  }

  private tableOf(rule: Rule): Uint8Array {
    const { comparison } = this.column;
    if (rule.valueSource === 'field') throw new Unfit('compares columns');
    const only = this.fewOf(rule);
    const table = new Uint8Array(this.values.length);
    if (only === null && comparison === 'text') {
      const { of, ofUnknown } = testOf(rule);
      for (const [code, value] of this.values.entries())
        table[code] = value === null ? ofUnknown : of(String(value));
      return table;
    }
    if (only === null) {
      for (const [code, value] of this.values.entries()) table[code] = judged(rule, comparison, value);
      return table;
    }
    // One of many values: what is not named is judged alike.
    table.fill(rule.operator === '=' || rule.operator === 'in' ? no : yes);
    for (const code of only) table[code] = judged(rule, comparison, this.values[code]);
    return table;
  }

  /** The codes that a rule of equality tells from all others, or null when every value must be looked at. */
  private fewOf(rule: Rule): number[] | null {
    if (this.column.comparison !== 'text' || !['=', '!=', 'in', 'notIn'].includes(rule.operator)) return null;
    const listed = [rule.value].flat();
    if (listed.some((value) => value === null || (typeof value === 'string' && value.startsWith('$'))))
      return null;
    return [0, ...listed.flatMap((value) => this.known.get(String(value)) ?? [])];
  }

  /** Which rows have one of these values, as bytes to be looked up by `codeAt`. */
  among(values: Iterable<string>): Uint8Array {
    const table = new Uint8Array(this.values.length);
    for (const value of values) {
      const code = this.known.get(value);
      if (code !== undefined) table[code] = 1;
    }
    return table;
  }

  /** The number of each row's value. */
  get codesOfRows(): Int32Array {
    return this.codes;
  }

  compare(a: number, b: number): number {
    const ranks = this.ranksOf();
    return (ranks[this.codes[a] as number] as number) - (ranks[this.codes[b] as number] as number);
  }

  async sorted(base: Int32Array): Promise<Int32Array> {
    if (!this.column.declared && !this.inOrder) await this.order();
    const ranks = this.ranksOf();
    const unknown = this.values.length;
    const numberOf = this.codes.map((code) => Math.min(ranks[code] as number, unknown));
    return byNumbers(base, numberOf, unknown + 1);
  }

  isUnknown(row: number): boolean {
    return this.ranksOf()[this.codes[row] as number] === last;
  }

  /** Puts the values in order, in slices: a column of references may have nearly as many as rows. */
  private async order(): Promise<void> {
    const count = this.values.length;
    const inOrder = await sortSlowly(this.codesFrom(1), this.comparing);
    // Somebody else may have been faster; what came meanwhile stands apart.
    if (this.inOrder) return;
    this.inOrder = inOrder;
    this.cameSince = [...this.codesFrom(count)];
    this.ranks = null;
  }

  private codesFrom(first: number): Int32Array {
    return Int32Array.from({ length: this.values.length - first }, (_, i) => first + i);
  }

  private readonly comparing = (a: number, b: number): number => {
    const [x, y] = [String(this.values[a]), String(this.values[b])];
    if (this.beyond) return byCodePoint(x, y);
    return x === y ? 0 : x < y ? -1 : 1;
  };

  /** All codes in order, with those that came since in their places. */
  private ordered(): Int32Array {
    const known = this.inOrder ?? this.codesFrom(1).sort(this.comparing);
    const came = this.inOrder ? this.cameSince.sort(this.comparing) : [];
    this.inOrder = came.length === 0 ? known : merged(known, came, this.comparing);
    this.cameSince = [];
    return this.inOrder;
  }

  /** The rank of each value; what is not declared comes last, as the unknown does. */
  ranksOf(): Int32Array {
    if (this.ranks) return this.ranks;
    const { declared } = this.column;
    const ranks = new Int32Array(this.values.length).fill(last);
    if (declared) {
      for (const [rank, value] of declared.entries()) {
        const code = this.known.get(value);
        if (code !== undefined) ranks[code] = rank;
      }
    } else
      this.ordered().forEach((code, rank) => {
        ranks[code] = rank;
      });
    this.ranks = ranks;
    return ranks;
  }

  grow(capacity: number): void {
    this.codes = grown(this.codes, capacity);
  }

  get bytes(): number {
    return this.codes.byteLength + this.values.length * 120;
  }
}
const last = 0x7fffffff;
