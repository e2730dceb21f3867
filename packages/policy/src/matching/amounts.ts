import { type Formula, type Line, toBase, type UnitId, units } from '@taizhang/definition';
import { Big } from 'big.js';
import { unitOf, type Version } from '../subject.ts';
import type { Atoms } from './atoms.ts';
import { has } from './bits.ts';
import { most, type Profiles } from './columns.ts';

/**
 * An amount as whole numbers in doubles: times a power of ten that stands fast. What is unknown is not a number. As soon
 * as a whole number could have lost digits, or is larger than any amount may be, the row is left to exact decimals.
 */
interface Reckoner {
  readonly decimals: number;
  of(row: number): number;
}

/** What a row is reckoned with. */
export interface Reckoning {
  readonly profiles: Profiles;
  readonly atoms: Atoms;
  readonly version: Version;
  readonly lines: Map<string, { readonly value: Float64Array }>;
  /** Set where a row could not be reckoned in whole numbers. */
  inDoubt: boolean;
}

/** A formula that whole numbers cannot say: a quotient, an amount by 亩. */
export class InDecimalsOnly extends Error {}

const unknown = Number.NaN;

/** A power of ten as it is written, which is exact up to 22. */
const ten = (zeros: number): number => Number(`1e${zeros}`);

/** The greatest amount that `reckon` lets pass, at so many decimals. */
const limitOf = (decimals: number): number => Math.min(most, ten(15 + decimals));

function within(value: number, decimals: number, reckoning: Reckoning): number {
  if (Math.abs(value) <= limitOf(decimals)) return value;
  if (!Number.isNaN(value)) reckoning.inDoubt = true;
  return unknown;
}

/** A line: what it comes to, at two decimals; the value of each row that is written to `value`. */
export interface ReckonedLine {
  readonly id: string;
  readonly aside: boolean;
  readonly value: Float64Array;
  reckon(row: number): number;
}

/** @throws InDecimalsOnly */
export function lineOf(line: Line, reckoning: Reckoning, one: Float64Array): ReckonedLine {
  const { atoms } = reckoning;
  const when = line.when ? atoms.take(line.when) : null;
  const amount = reckonerOf(line.amount, reckoning);
  const toCents = rounded(amount, 0, 2, 'half-up', reckoning);
  reckoning.lines.set(line.id, { value: one });
  return {
    id: line.id,
    aside: line.aside ?? false,
    value: one,
    reckon(row) {
      const truths = when === null ? null : atoms.truthsOf(when);
      if (truths && has(truths.no, row)) one[0] = 0;
      else if (truths && !has(truths.yes, row)) one[0] = unknown;
      else one[0] = toCents.of(row);
      return one[0] as number;
    },
  };
}

function reckonerOf(formula: Formula, reckoning: Reckoning): Reckoner {
  const part = (one: Formula) => reckonerOf(one, reckoning);
  if ('number' in formula) return fixed(baseOf(formula.number, formula.unit));
  if ('field' in formula) return fieldOf(formula, reckoning);
  if ('rate' in formula) return rateOf(formula.rate, reckoning.version);
  if ('line' in formula) {
    const line = reckoning.lines.get(formula.line);
    return line ? { decimals: 2, of: () => line.value[0] as number } : { decimals: 0, of: () => unknown };
  }
  if ('days' in formula) return daysOf(formula.days, reckoning);
  if ('add' in formula) return sumOf(formula.add.map(part), reckoning, (a, b) => a + b);
  if ('subtract' in formula) return sumOf(formula.subtract.map(part), reckoning, (a, b) => a - b);
  if ('min' in formula) return sumOf(formula.min.map(part), reckoning, Math.min);
  if ('max' in formula) return sumOf(formula.max.map(part), reckoning, Math.max);
  if ('multiply' in formula) return productOf(formula.multiply.map(part), reckoning);
  if ('round' in formula) {
    const { to, decimals, how = 'half-up' } = formula;
    const [numerator, denominator] = units[to].factor;
    const zeros = Math.log10(numerator);
    if (denominator !== 1 || !Number.isInteger(zeros)) throw new InDecimalsOnly();
    return rounded(part(formula.round), zeros - (isShare(to) ? 2 : 0), decimals, how, reckoning);
  }
  if ('tiers' in formula) return tieredOf(formula.tiers, reckoning);
  if ('dates' in formula) return datedOf(formula.dates, reckoning);
  if ('when' in formula) return chosenOf(formula, reckoning);
  throw new InDecimalsOnly();
}

const isShare = (unit: UnitId): boolean => unit === 'percent' || unit === 'percentage-point';

/** A percentage is reckoned with as a share. */
const baseOf = (number: string, unit: UnitId): Big =>
  new Big(toBase(number, unit)).times(isShare(unit) ? '0.01' : 1);

function fixed(value: Big): Reckoner {
  const text = value.toFixed();
  const point = text.indexOf('.');
  const decimals = point < 0 ? 0 : text.length - point - 1;
  const whole = value.times(new Big(10).pow(decimals));
  if (whole.abs().gt(limitOf(decimals))) throw new InDecimalsOnly();
  const number = whole.toNumber();
  return { decimals, of: () => number };
}

function fieldOf(
  { field, none }: { field: string; none?: string | undefined },
  { profiles }: Reckoning,
): Reckoner {
  const column = profiles.columns.get(field);
  const unit = unitOf(profiles.register, field);
  if (column?.kind !== 'number' || !unit) throw new InDecimalsOnly();
  const decimals = column.decimals + (isShare(unit) ? 2 : 0);
  // What is not given is this.
  const instead = none === undefined ? unknown : Number(baseOf(none, unit).times(new Big(10).pow(decimals)));
  if (Math.abs(instead) > limitOf(decimals)) throw new InDecimalsOnly();
  const limit = limitOf(decimals);
  return {
    decimals,
    of(row) {
      const value = column.given[row] as number;
      if (Number.isNaN(value)) return instead;
      return Math.abs(value) <= limit ? value : unknown;
    },
  };
}

function rateOf(rate: string, { register, holdings }: Version): Reckoner {
  const unit = unitOf(register, rate) ?? 'number';
  const given = holdings[rate];
  if (given === undefined) return { decimals: 0, of: () => unknown };
  return fixed(new Big(given).times(isShare(unit) ? '0.01' : 1));
}

function daysOf({ from, to }: { from: string; to: string }, { profiles }: Reckoning): Reckoner {
  const [first, last] = [profiles.columns.get(from), profiles.columns.get(to)];
  if (first?.kind !== 'coded' || last?.kind !== 'coded') throw new InDecimalsOnly();
  const dayOf = (column: typeof first, row: number): number => {
    const value = column.values[column.codes[row] as number];
    return typeof value === 'string' ? Date.parse(`${value}T00:00:00Z`) / 86_400_000 : unknown;
  };
  return { decimals: 0, of: (row) => Math.round(dayOf(last, row) - dayOf(first, row)) + 1 };
}

/** The same with more decimals. */
function at(decimals: number, one: Reckoner, reckoning: Reckoning): Reckoner {
  if (one.decimals === decimals) return one;
  const by = ten(decimals - one.decimals);
  return { decimals, of: (row) => within(one.of(row) * by, decimals, reckoning) };
}

function sumOf(
  parts: readonly Reckoner[],
  reckoning: Reckoning,
  by: (a: number, b: number) => number,
): Reckoner {
  const decimals = Math.max(...parts.map((part) => part.decimals));
  const [first, ...others] = parts.map((part) => at(decimals, part, reckoning)) as [Reckoner, ...Reckoner[]];
  return {
    decimals,
    of(row) {
      let value = first.of(row);
      for (const other of others) value = by(value, other.of(row));
      return within(value, decimals, reckoning);
    },
  };
}

function productOf(parts: readonly Reckoner[], reckoning: Reckoning): Reckoner {
  const decimals = parts.reduce((sum, part) => sum + part.decimals, 0);
  if (decimals > 22) throw new InDecimalsOnly();
  return {
    decimals,
    of(row) {
      let value = 1;
      for (const part of parts) {
        value *= part.of(row);
        // Each product is exact as long as it is no larger than a double holds exactly.
        if (Math.abs(value) > most) reckoning.inDoubt = true;
      }
      return within(value, decimals, reckoning);
    },
  };
}

type How = 'half-up' | 'up' | 'down';

/** Rounded to so many decimals of a unit that is a power of ten of the base. */
function rounded(one: Reckoner, zeros: number, decimals: number, how: How, reckoning: Reckoning): Reckoner {
  const kept = decimals - zeros;
  if (one.decimals <= kept) return kept > 22 ? one : at(Math.max(kept, one.decimals), one, reckoning);
  const step = ten(one.decimals - kept);
  const up = kept < 0 ? ten(-kept) : 1;
  return {
    decimals: Math.max(0, kept),
    of(row) {
      const value = one.of(row);
      if (Number.isNaN(value)) return unknown;
      const size = Math.abs(value);
      const rest = size % step;
      let whole = (size - rest) / step;
      if (how === 'up' ? rest > 0 : how === 'half-up' && rest * 2 >= step) whole += 1;
      return within(Math.sign(value) * whole * up, Math.max(0, kept), reckoning);
    },
  };
}

function tieredOf(
  { of, unit, bands, each = false }: Extract<Formula, { tiers: unknown }>['tiers'],
  reckoning: Reckoning,
): Reckoner {
  const bounds = bands.map(({ upTo }) => (upTo === undefined ? null : fixed(baseOf(upTo, unit))));
  const decides = reckonerOf(of, reckoning);
  const decimals = Math.max(decides.decimals, ...bounds.map((bound) => bound?.decimals ?? 0));
  const value = at(decimals, decides, reckoning);
  const ends = bounds.map((bound) =>
    bound ? Number(new Big(bound.of(0)).times(new Big(10).pow(decimals - bound.decimals))) : Infinity,
  );
  if (ends.some((end) => end !== Infinity && Math.abs(end) > most)) throw new InDecimalsOnly();
  const given = bands.map(({ gives }) => reckonerOf(gives, reckoning));
  const finest = Math.max(...given.map((one) => one.decimals));
  const gives = given.map((one) => at(finest, one, reckoning));
  if (each) return partByPart(value, ends, gives, reckoning);
  return {
    decimals: finest,
    of(row) {
      const decided = value.of(row);
      if (Number.isNaN(decided)) return unknown;
      const band = ends.findIndex((end) => decided <= end);
      return (gives[band < 0 ? gives.length - 1 : band] as Reckoner).of(row);
    },
  };
}

function partByPart(
  value: Reckoner,
  ends: readonly number[],
  rates: readonly Reckoner[],
  reckoning: Reckoning,
): Reckoner {
  const decimals = value.decimals + (rates[0] as Reckoner).decimals;
  if (decimals > 22) throw new InDecimalsOnly();
  return {
    decimals,
    of(row) {
      const whole = value.of(row);
      if (Number.isNaN(whole)) return unknown;
      let [from, sum] = [0, 0];
      for (const [i, end] of ends.entries()) {
        const to = Math.min(end, whole);
        if (to <= from) continue;
        const part = (to - from) * (rates[i] as Reckoner).of(row);
        if (Math.abs(part) > most) reckoning.inDoubt = true;
        sum += part;
        from = to;
      }
      return within(sum, decimals, reckoning);
    },
  };
}

function datedOf(
  { of, bands }: Extract<Formula, { dates: unknown }>['dates'],
  reckoning: Reckoning,
): Reckoner {
  const column = reckoning.profiles.columns.get(of);
  if (column?.kind !== 'coded') throw new InDecimalsOnly();
  const given = bands.map(({ gives }) => reckonerOf(gives, reckoning));
  const decimals = Math.max(...given.map((one) => one.decimals));
  const gives = given.map((one) => at(decimals, one, reckoning));
  return {
    decimals,
    of(row) {
      const day = column.values[column.codes[row] as number];
      if (typeof day !== 'string') return unknown;
      const band = bands.findIndex(({ through }) => through === undefined || day <= through);
      return (gives[band < 0 ? gives.length - 1 : band] as Reckoner).of(row);
    },
  };
}

function chosenOf(
  { when, gives, otherwise }: Extract<Formula, { when: unknown }>,
  reckoning: Reckoning,
): Reckoner {
  const number = reckoning.atoms.take(when);
  const parts = [reckonerOf(gives, reckoning), reckonerOf(otherwise, reckoning)];
  const decimals = Math.max(...parts.map((part) => part.decimals));
  const [yes, no] = parts.map((part) => at(decimals, part, reckoning)) as [Reckoner, Reckoner];
  return {
    decimals,
    of(row) {
      const truths = reckoning.atoms.truthsOf(number);
      if (has(truths.yes, row)) return yes.of(row);
      return has(truths.no, row) ? no.of(row) : unknown;
    },
  };
}
