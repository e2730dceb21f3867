import {
  type Comparison,
  commonFields,
  comparisonOf,
  dimensionOf,
  dimensions,
  type FieldValue,
  type Register,
} from '@taizhang/definition';
import type { Judging } from '../judge.ts';
import { unitOf } from '../subject.ts';
import { has, put } from './bits.ts';

/** Beyond this a number in a double may have lost digits. */
export const most = Number.MAX_SAFE_INTEGER;

/** Whole numbers in doubles: a figure times a power of ten; not a number where it is not known. */
export interface NumberColumn {
  readonly kind: 'number';
  readonly decimals: number;
  given: Float64Array;
  /** As conditions read it: a measure that was never given is held at nothing. */
  read: Float64Array;
}

/** The number of each row's value; 0 is unknown. */
export interface CodedColumn {
  readonly kind: 'coded';
  readonly comparison: Comparison;
  codes: Int32Array;
  readonly values: (FieldValue | null)[];
  readonly known: Map<FieldValue, number>;
}

export type Column = NumberColumn | CodedColumn;

/** A decimal as a whole number at so many decimals, or not a number where that is not exact. */
function scaled(text: string, decimals: number): number {
  const point = text.indexOf('.');
  if (point < 0) {
    const whole = Number(text) * 10 ** decimals;
    return Math.abs(whole) <= most && /^-?\d+$/.test(text) ? whole : Number.NaN;
  }
  const part = text.slice(point + 1).replace(/0+$/, '');
  if (part.length > decimals || !/^-?\d+\.\d+$/.test(text)) return Number.NaN;
  const whole = Number(text.slice(0, point) + part.padEnd(decimals, '0'));
  return Math.abs(whole) <= most ? whole : Number.NaN;
}

/** The decimal that a whole number at so many decimals stands for. */
export function plainOf(whole: number, decimals: number): string {
  if (decimals === 0) return String(whole === 0 ? 0 : whole);
  const digits = String(Math.abs(whole)).padStart(decimals + 1, '0');
  const part = digits.slice(-decimals).replace(/0+$/, '');
  const text = digits.slice(0, -decimals) + (part ? `.${part}` : '');
  return whole < 0 ? `-${text}` : text;
}

/**
 * The profiles of many subjects of one register, a column an array. What does not fit a column exactly makes its row
 * odd: that row is kept as it came, and judged as one is judged alone.
 */
export class Profiles {
  readonly register: Register;
  readonly columns = new Map<string, Column>();
  readonly ids: string[] = [];
  readonly odd = new Map<number, Judging>();
  /** Which rows have a subject. */
  valid = new Uint32Array(0);
  private readonly rowsById = new Map<string, number>();
  private capacity = 0;

  /** @param profile the register with its facts as fields */
  constructor(profile: Register) {
    this.register = profile;
    const names = [
      ...Object.keys(commonFields),
      ...Object.keys(profile.measures),
      ...Object.keys(profile.fields),
    ];
    for (const name of names) {
      const comparison = comparisonOf(profile, name);
      if (comparison === 'number') {
        const unit = unitOf(profile, name);
        const decimals = unit ? dimensions[dimensionOf(unit)].decimals : 6;
        const given = new Float64Array(0);
        this.columns.set(name, { kind: 'number', decimals, given, read: given });
      } else if (comparison !== null)
        this.columns.set(name, {
          kind: 'coded',
          comparison,
          codes: new Int32Array(0),
          values: [null],
          known: new Map(),
        });
    }
  }

  get rows(): number {
    return this.ids.length;
  }

  get words(): number {
    return (this.ids.length + 31) >>> 5;
  }

  rowOf(id: string): number | undefined {
    const row = this.rowsById.get(id);
    return row !== undefined && has(this.valid, row) ? row : undefined;
  }

  /** Takes a subject up, or in place of what it was. */
  put(id: string, subject: Judging): number {
    let row = this.rowsById.get(id);
    if (row === undefined) {
      row = this.ids.push(id) - 1;
      this.rowsById.set(id, row);
      if (row >= this.capacity) this.grow(Math.max(1024, this.capacity * 2));
    }
    put(this.valid, row, true);
    this.odd.delete(row);
    const isOdd = [...this.columns].filter(
      ([name, column]) => !this.set(row as number, name, column, subject),
    );
    if (isOdd.length > 0) this.odd.set(row, subject);
    return row;
  }

  /** Forgets a subject; its row stays empty until it comes back. */
  remove(id: string): number | undefined {
    const row = this.rowOf(id);
    if (row === undefined) return undefined;
    put(this.valid, row, false);
    this.odd.delete(row);
    return row;
  }

  /** @returns whether the value fits its column exactly */
  private set(row: number, name: string, column: Column, subject: Judging): boolean {
    const isMeasure = Object.hasOwn(this.register.measures, name);
    const value = Object.hasOwn(commonFields, name)
      ? subject[name as keyof typeof commonFields]
      : isMeasure
        ? subject.holdings[name]
        : subject.attributes[name];
    if (column.kind === 'coded') {
      column.codes[row] = codeOf(column, value ?? null);
      return true;
    }
    const whole = value === undefined || value === null ? Number.NaN : scaled(String(value), column.decimals);
    column.given[row] = whole;
    if (isMeasure) column.read[row] = Number.isNaN(whole) ? 0 : whole;
    return value === undefined || value === null || !Number.isNaN(whole);
  }

  private grow(capacity: number): void {
    this.capacity = capacity;
    this.valid = longer(this.valid, new Uint32Array(capacity >>> 5));
    for (const [name, column] of this.columns)
      if (column.kind === 'coded') column.codes = longer(column.codes, new Int32Array(capacity));
      else {
        const isMeasure = Object.hasOwn(this.register.measures, name);
        const read = isMeasure ? longer(column.read, new Float64Array(capacity)) : null;
        column.given = longer(column.given, new Float64Array(capacity));
        column.read = read ?? column.given;
      }
  }

  /** A value as it is stored; null is unknown. */
  valueAt(row: number, name: string): FieldValue | null {
    const column = this.columns.get(name);
    if (!column) return null;
    if (column.kind === 'coded') return column.values[column.codes[row] as number] ?? null;
    const whole = column.given[row] as number;
    return Number.isNaN(whole) ? null : plainOf(whole, column.decimals);
  }

  /** The subject of a row, as `judge` reads it. */
  subjectAt(row: number): Judging {
    const odd = this.odd.get(row);
    if (odd) return odd;
    const common = (name: string) => this.valueAt(row, name) as string | null;
    const of = (names: string[]) =>
      names.flatMap((name) => {
        const value = this.valueAt(row, name);
        return value === null ? [] : [[name, value] as const];
      });
    return {
      stage: common('stage'),
      unit: common('unit'),
      street: common('street'),
      attributes: Object.fromEntries(of(Object.keys(this.register.fields))),
      holdings: Object.fromEntries(of(Object.keys(this.register.measures))) as Record<string, string>,
    };
  }
}

function longer<T extends Int32Array | Uint32Array | Float64Array>(old: T, made: T): T {
  made.set(old as never);
  return made;
}

function codeOf(column: CodedColumn, value: FieldValue | null): number {
  if (value === null) return 0;
  let code = column.known.get(value);
  if (code === undefined) {
    code = column.values.push(value) - 1;
    column.known.set(value, code);
  }
  return code;
}
