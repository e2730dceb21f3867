import type { Numeral } from './numeral.ts';

/** A number that stands in a text in a unit, or as a rank, a ratio or an index; not yet what it says. */
export interface Found {
  readonly start: number;
  readonly end: number;
  readonly numerals: readonly Numeral[];
  /** The unit without its scale: 元 of 亿元. */
  readonly core: string | null;
  readonly unit: string | null;
  readonly shape: 'number' | 'range' | 'ratio' | 'rank' | 'fraction';
  readonly infix: boolean;
  /** Whether a plus or minus stands in front of it. */
  readonly signed?: boolean;
  /** How many letters behind it say what became of those it counts: 16升13平. */
  readonly outcome?: number;
  /** Where the unit without its scale stands, when digits stand in front of it. */
  readonly coreStart?: number;
}

/** Runs a sticky pattern at a place. */
export function at(pattern: RegExp, text: string, place: number): string | undefined {
  pattern.lastIndex = place;
  return pattern.exec(text)?.[0];
}
