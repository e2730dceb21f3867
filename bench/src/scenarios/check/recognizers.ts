import {
  recognizeAge,
  recognizeCurrency,
  recognizeDateTime,
  recognizeDimension,
  recognizeNumber,
  recognizeOrdinal,
  recognizePercentage,
  recognizeTemperature,
} from '@microsoft/recognizers-text-suite';
import type { AnnotatedFigure, ComparedFigure } from '@taizhang/check';

const culture = 'zh-cn';
const models = [
  recognizeNumber,
  recognizeOrdinal,
  recognizePercentage,
  recognizeAge,
  recognizeCurrency,
  recognizeDimension,
  recognizeTemperature,
];

/** Something it recognized: its place in code points, and its value with 万 and 亿 multiplied out. */
export interface Recognized {
  readonly start: number;
  readonly end: number;
  readonly value: number;
}

/** All that its models of numbers find, as it gives it. */
export function recognizeAll(text: string) {
  return models.flatMap((recognize) => recognize(text, culture));
}

/**
 * One thing at each place: of results that overlap, the longest. With `withoutDates`, bare numbers and ordinals that
 * stand within what its model of dates and times recognizes are left out, as a user who wants no dates would do.
 */
export function recognized(text: string, { withoutDates = false } = {}): Recognized[] {
  const dates = withoutDates ? recognizeDateTime(text, culture) : [];
  const isDate = ({ start, end, typeName }: (typeof dates)[number]) =>
    ['number', 'ordinal'].includes(typeName) && dates.some((date) => date.start <= start && end <= date.end);
  const results = recognizeAll(text)
    .filter((result) => result.resolution?.value && !isDate(result))
    .toSorted((a, b) => b.end - b.start - (a.end - a.start));
  const kept: typeof results = [];
  for (const result of results)
    if (!kept.some((other) => result.start <= other.end && other.start <= result.end)) kept.push(result);
  const place = (index: number) => [...text.slice(0, index)].length;
  return kept
    .map(({ start, end, resolution }) => ({
      start: place(start),
      // It names the last character, not the one behind it.
      end: place(end + 1),
      value: Number.parseFloat(resolution.value),
    }))
    .toSorted((a, b) => a.start - b.start);
}

/**
 * What it recognized, in terms of the annotation, as kindly as the same question to both allows. It knows neither ranges
 * nor ratios: their ends, found one by one, are the whole. It multiplies 万 and 亿 out where the annotation has them in
 * the unit, and gives a fall without its sign: either way of saying it is right. Its span is what it recognized, from the
 * first to the last end.
 */
export function inTermsOf(
  annotated: readonly AnnotatedFigure[],
  results: readonly Recognized[],
  text: string,
): ComparedFigure[] {
  const characters = [...text];
  const slice = (start: number, end: number) => characters.slice(start, end).join('');
  const open = new Set(results);
  const whole = annotated.flatMap((figure) => {
    const end = figure.start + [...figure.text].length;
    const inside = results.filter((one) => open.has(one) && one.start < end && figure.start < one.end);
    const isFound = sayingsOf(figure).some((values) =>
      values.every((ways) => inside.some(({ value }) => ways.some((way) => almost(value, way)))),
    );
    if (!isFound) return [];
    for (const one of inside) open.delete(one);
    const start = Math.min(...inside.map((one) => one.start));
    return [{ text: slice(start, Math.max(...inside.map((one) => one.end))), start, value: figure.value }];
  });
  const rest = [...open].map(({ start, end, value }) => ({ text: slice(start, end), start, value }));
  return [...whole, ...rest].toSorted((a, b) => a.start - b.start);
}

/** In which ways the values of a figure may be said: each way has the values, each value what it may come out as. */
function sayingsOf({ value, unit, text }: AnnotatedFigure): number[][][] {
  const values = typeof value === 'number' ? [value] : [...value];
  const scale = scaleOf(unit ?? '');
  const asWritten = values.map((one) => [one, one * scale]);
  const [part, whole] = values;
  return part !== undefined && whole && text.includes('分之') ? [asWritten, [[part / whole]]] : [asWritten];
}

const powers: Readonly<Record<string, number>> = { 十: 1e1, 百: 1e2, 千: 1e3, 万: 1e4, 亿: 1e8, 成: 10 };

function scaleOf(unit: string): number {
  const [multiples = ''] = /^[十百千万亿成]*/.exec(unit) ?? [];
  return [...multiples].reduce((scale, one) => scale * (powers[one] ?? 1), 1);
}

const almost = (found: number, said: number): boolean =>
  Math.abs(Math.abs(found) - Math.abs(said)) <= Math.abs(said) * 1e-9;
