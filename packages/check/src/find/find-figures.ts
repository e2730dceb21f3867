import type { FoundFigure } from '../figure.ts';
import { chooseLabels } from '../learned/choose.ts';
import type { ToChoose } from '../learned/surroundings.ts';
import { learnedWeights } from '../learned/weights.ts';
import { inRuns } from './distribute.ts';
import { isNoFigure } from './exclude.ts';
import type { Found } from './found.ts';
import { claimOf } from './hedge.ts';
import { joinedNames, withWholeName } from './joined-names.ts';
import { labelAll } from './label.ts';
import { lettersAt, type Reading, readLetters, writtenAt } from './letters.ts';
import { nearerHalf } from './nearer-half.ts';
import type { Span } from './noun.ts';
import type { Numeral } from './numeral.ts';
import { type Placed, placeAll, type ToLabel } from './place.ts';
import { type Saying, sayings } from './saying.ts';
import { scan } from './scan.ts';
import { periodBetween, periodsIn } from './span-words.ts';
import { type Cell, tableCells } from './table.ts';
import { type Threshold, thresholdLabel, withoutThresholds } from './threshold.ts';

/** What the rules find in a text: the figures of its sentences, whose labels may be chosen, and the cells of its tables. */
interface Ruled {
  readonly reading: Reading;
  readonly cells: readonly Cell[];
  readonly thresholds: readonly Threshold[];
  readonly placed: readonly Placed[];
  readonly said: readonly Saying[];
  readonly labels: readonly (Span | undefined)[];
  /** Labels that stand in the heading of a table, by where their figures begin. */
  readonly headed: ReadonlyMap<number, Span>;
}

/**
 * Every figure of a text, in its order. Works on damaged text; pure and linear in the length of the text.
 * @returns places in code points of the text
 */
export function findFigures(text: string): FoundFigure[] {
  const ruled = byRules(text);
  const { figures, others } = toChoose(ruled);
  const chosen = chooseLabels(ruled.reading.even, figures, others, learnedWeights());
  const labels = new Map(figures.map(({ start }, k) => [start, chosen[k]]));
  return written({
    ...ruled,
    labels: ruled.placed.map(({ found }, k) => labels.get(found.start) ?? ruled.labels[k]),
  });
}

/** The same with the labels that the rules alone give. */
export const findByRules = (text: string): FoundFigure[] => written(byRules(text));

/** What labels are chosen and learned by: the text as it is read, and what the rules say of its figures. */
export function labelsToChoose(text: string) {
  const ruled = byRules(text);
  return { reading: ruled.reading, ...toChoose(ruled) };
}

function toChoose({ reading, cells, placed, said, labels, headed }: Ruled): {
  figures: ToChoose[];
  others: Span[];
} {
  const distributed = inRuns(
    reading.even,
    placed.map((one, k) => ({ ...one, kind: (said[k] as Saying).kind })),
  );
  const figures = placed.map(({ found: { start, end, unit } }, k) => ({
    start,
    end,
    unit,
    kind: (said[k] as Saying).kind,
    ruled: labels[k],
    isDistributed: distributed.has(k),
  }));
  return {
    figures: figures.filter(({ start }) => !headed.has(start)),
    others: [...cells, ...figures.filter(({ start }) => headed.has(start))],
  };
}

function byRules(text: string): Ruled {
  const reading = readLetters(text);
  const { even } = reading;
  const { cells, ratios } = tableCells(even);
  const headed = new Map(ratios.flatMap(({ start, label }) => (label ? [[start, label] as const] : [])));
  const found = outside(cells, scan(even)).filter((one) => !isNoFigure(even, one));
  const { figures, thresholds } = withoutThresholds(even, found);
  const placed = placeAll(even, figures);
  const said = sayings(even, placed);
  const names = joinedNames(even);
  const labels = labelAll(
    even,
    placed.map((one, k) => ({ ...one, kind: (said[k] as Saying).kind }) satisfies ToLabel),
  ).map(({ label }, k) => {
    const { start } = (placed[k] as Placed).found;
    const half = label && label.start < start ? nearerHalf(even, label) : label;
    return headed.get(start) ?? (half && withWholeName(names, half));
  });
  return { reading, cells, thresholds, placed, said, labels, headed };
}

function written({ reading, cells, thresholds, placed, said, labels }: Ruled): FoundFigure[] {
  const { even } = reading;
  const periods = periodsIn(even);
  const figures = placed.map((one, k) => {
    const { kind, falls, base } = said[k] as Saying;
    const claim = claimOf(even, one.found);
    return {
      ...writtenAt(reading, one.found.start, one.found.end),
      ...valuesOf(one.found, falls && kind === 'percent_growth'),
      unit: unitOf(reading, one.found),
      kind,
      ...labelAt(reading, labels[k]),
      base,
      period: periodBetween(periods, one.sentence, one.found.start),
      approx: claim !== 'exact',
      claim,
    };
  });
  let next = 0;
  const reached = thresholds.map((threshold) => {
    const { found } = threshold;
    while (next < placed.length && (placed[next] as Placed).found.start < found.start) next++;
    const sentence = placed[next]?.sentence ?? found.start;
    return {
      ...writtenAt(reading, found.start, found.end),
      ...valuesOf(found, false),
      unit: unitOf(reading, found),
      kind: 'amount' as const,
      ...labelAt(reading, thresholdLabel(threshold, labels[threshold.isCounted ? next - 1 : next])),
      base: null,
      period: periodBetween(periods, sentence, found.start),
      approx: true,
      claim: 'at-least' as const,
    };
  });
  return [...figures, ...reached, ...cells.map((cell) => cellFigure(reading, cell))].sort(
    (a, b) => a.start - b.start,
  );
}

/** What does not begin in a cell; both stand in the order of the text. */
function outside(cells: readonly Cell[], found: readonly Found[]): Found[] {
  let next = 0;
  return found.filter(({ start }) => {
    while (next < cells.length && (cells[next] as Cell).end <= start) next++;
    return next === cells.length || start < (cells[next] as Cell).start;
  });
}

function labelAt(reading: Reading, label: Span | undefined): Pick<FoundFigure, 'label' | 'labelStart'> {
  if (!label) return { label: '', labelStart: -1 };
  const { text, start } = writtenAt(reading, label.start, label.end);
  return { label: text, labelStart: start };
}

/**
 * The unit as it is written, in the letters of the text: 億元 and ％ stay what they are, and a hedge inside stays in it (余处
 * of 1600余处). What it measures is told by `amountOf`, which knows hedges.
 */
function unitOf(reading: Reading, { start, end, unit, coreStart, shape }: Found): string | null {
  if (unit === null) return unit;
  const own = lettersAt(reading, start, end);
  const plain = own.normalize('NFKC');
  if (!/^[-+]?\d/.test(plain)) return hedged(own, unit.replace(/[(〈].*/, bracketOf(own)));
  // 惠及20余万老年人: nothing but the hedge and the scale.
  if (coreStart === undefined && /^[\d.]+(?:[余多几来][万亿]+|[万亿]+[余多几])$/.test(plain))
    return own.replace(/^[\d０-９.．]+/, '');
  // 12万1千人 and 199.2/10万 are read, not copied.
  if (coreStart === undefined || shape === 'ratio' || /^\/|[/每]\d/.test(unit)) return unit;
  // 11亿6341万余元: the hedge stands behind the last of its scales.
  if (shape === 'number' && /\d[百千万亿余多几来]+\d/.test(plain))
    return /\d[百千万]*[余多][^\d]*$/.test(plain)
      ? unit.replace(/^[万亿]*/, (scale) => `${scale}${/[余多]/.exec(plain)?.[0]}`)
      : unit;
  // The digits are those that are read: of 8.7O亿元 the unit is 亿元.
  const digits = /^.*\d/s.exec(reading.even.slice(start, end))?.[0].length ?? 0;
  const letters = own.slice(digits).replace(/^[^\p{Script=Han}%％℅‰℃㎡°/a-zA-Zμ]+/u, '');
  return letters === '' ? unit : letters.replace(/\s|半$/g, '');
}

/** What stands in brackets at the end, as it is written. */
const bracketOf = (own: string): string => /[(（〈][^(（〈]*$/.exec(own)?.[0] ?? '';

/** Of 一千二百余户 the unit is 余户, of 三万余户 it is 万余户. */
function hedged(own: string, unit: string): string {
  const [, scale = '', hedge] = /([万亿萬億]?)([余餘多几幾来來])/.exec(own) ?? [];
  if (hedge === undefined || unit === '%') return unit;
  return unit.startsWith(scale) ? `${scale}${hedge}${unit.slice(scale.length)}` : `${hedge}${unit}`;
}

function valuesOf({ numerals }: Found, falls: boolean): Pick<FoundFigure, 'value' | 'digits'> {
  const [first] = numerals as [Numeral];
  const values = numerals.map(({ value }) => (falls ? -Math.abs(value) : value));
  return {
    value: values.length === 1 ? (values[0] as number) : values,
    digits: falls && !first.digits.startsWith('-') ? `-${first.digits}` : first.digits,
  };
}

const cellFigure = (reading: Reading, cell: Cell): FoundFigure => ({
  ...writtenAt(reading, cell.start, cell.end),
  value: Number(cell.digits),
  digits: cell.digits,
  unit: cell.unit,
  kind: cell.kind,
  ...labelAt(reading, cell.label ?? undefined),
  base: cell.base,
  period: cell.period,
  approx: false,
  claim: 'exact',
});
