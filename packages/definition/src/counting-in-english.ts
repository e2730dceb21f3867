import { ordinal } from './counted.ts';

/** English counts in thousands: of a unit of ten thousand or of a hundred million, its name begins so. */
const chineseScales: readonly (readonly [name: string, digits: number])[] = [
  ['10 thousand ', 4],
  ['100 million ', 8],
];
const englishScales: readonly (readonly [name: string, digits: number])[] = [
  ['billion', 9],
  ['million', 6],
];

/** What one of them is called, by the name of many. Chinese measure words know no number. */
const ones: Readonly<Record<string, string>> = {
  records: 'record',
  items: 'item',
  times: 'time',
  persons: 'person',
  households: 'household',
  establishments: 'establishment',
  roads: 'road',
  sites: 'site',
  piles: 'pile',
  batches: 'batch',
  transactions: 'transaction',
  structures: 'structure',
  categories: 'category',
  events: 'event',
  cases: 'case',
  schools: 'school',
  doses: 'dose',
  months: 'month',
  'percentage points': 'percentage point',
};

/** A number as it is counted in English, and the name of what is counted. */
export interface CountedInEnglish {
  /** With its sign and, where it is large, its scale: 77.943 billion. */
  readonly number: string;
  readonly unit: string;
}

/**
 * A number, with its sign, of a unit as it is counted in English: 779.43 of 100 million yuan is 77.943 billion yuan, 1 of items is 1
 * item. Nothing is rounded, and no digit that was said is lost: 306.60 is 30.660 billion.
 *
 * @param number a decimal without separators; what is none is given back as it stands
 */
export function inEnglish(number: string, unit: string): CountedInEnglish {
  const [, sign = '', size] = /^([+−-]?)(\d+(?:\.\d+)?)$/.exec(number) ?? [];
  if (size === undefined) return { number, unit };
  if (unit === 'place') return placed(sign, size);
  const [scale, digits] = chineseScales.find(([name]) => unit.startsWith(name)) ?? ['', 0];
  const name = unit.slice(scale.length);
  if (digits === 0) return { number, unit: size === '1' ? (ones[name] ?? name) : name };
  const [whole = ''] = shifted(size, digits).split('.');
  const [counted, places] = englishScales.find(([, least]) => whole.length > least) ?? ['', 0];
  const shown = inThousands(shifted(size, digits - places));
  return { number: [`${sign}${shown}`, counted].filter(Boolean).join(' '), unit: name };
}

/** A place in a row; with a sign, by how many places. */
const placed = (sign: string, size: string): CountedInEnglish =>
  sign === '' && /^[1-9]\d*$/.test(size)
    ? { number: ordinal(Number(size)), unit: 'place' }
    : { number: `${sign}${size}`, unit: size === '1' ? 'place' : 'places' };

/** A decimal with its point moved to the right, or to the left where `by` is negative, as if it were written: nothing is lost. */
function shifted(decimal: string, by: number): string {
  const [whole = '', fraction = ''] = decimal.split('.');
  const digits = whole.padStart(1 - by, '0') + fraction.padEnd(by, '0');
  const point = Math.max(whole.length, 1 - by) + by;
  const behind = digits.slice(point);
  return digits.slice(0, point).replace(/^0+(?=\d)/, '') + (behind === '' ? '' : `.${behind}`);
}

/** With commas between its thousands. */
export const inThousands = (number: string): string =>
  number.replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','));
