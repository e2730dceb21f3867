import type { FigureKind } from '@taizhang/definition';
import type { FoundFigure } from '../figure.ts';
import { isNoFigure } from './exclude.ts';
import { claimOf } from './hedge.ts';
import { kindOf } from './kind.ts';
import { labelAll } from './label.ts';
import { type Reading, readLetters, writtenAt } from './letters.ts';
import type { Span } from './noun.ts';
import { type Placed, placeAll, type ToLabel } from './place.ts';
import { type Found, scan } from './scan.ts';
import { baseIn, periodBetween, periodsIn } from './span-words.ts';
import { type Cell, tableCells } from './table.ts';

/**
 * Every figure of a text, in its order. Works on damaged text; pure and linear in the length of the text.
 * @returns places in code points of the text
 */
export function findFigures(text: string): FoundFigure[] {
  const reading = readLetters(text);
  const { even } = reading;
  const cells = tableCells(even);
  const inCell = (place: number) => cells.some((cell) => place >= cell.start && place < cell.end);
  const found = scan(even).filter(
    (one) => !isNoFigure(even, one) && !(cells.length > 0 && inCell(one.start)),
  );
  const placed = placeAll(even, found);
  const said = sayings(even, placed);
  const labels = labelAll(
    even,
    placed.map((one, k) => ({ ...one, kind: (said[k] as Saying).kind }) satisfies ToLabel),
  );
  const periods = periodsIn(even);
  const figures = placed.map((one, k) => {
    const { label } = labels[k] as { label?: { start: number; end: number } };
    const { kind, falls, base } = said[k] as Saying;
    const claim = claimOf(even, one.found);
    return {
      ...writtenAt(reading, one.found.start, one.found.end),
      ...valuesOf(one.found, falls && kind === 'percent_growth'),
      unit: unitOf(reading, one.found),
      kind,
      ...labelAt(reading, label),
      base,
      period: periodBetween(periods, one.sentence, one.found.start),
      approx: claim !== 'exact',
      claim,
    };
  });
  return [...figures, ...cells.flatMap((cell) => cellFigure(reading, cell))].sort(
    (a, b) => a.start - b.start,
  );
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
  const own = writtenAt(reading, start, end).text;
  const plain = own.normalize('NFKC');
  if (!/^[-+]?\d/.test(plain)) return hedged(own, unit);
  // 12万1千人 and 199.2/10万 are read, not copied.
  if (coreStart === undefined || shape === 'ratio' || unit.startsWith('/')) return unit;
  if (shape === 'number' && /\d[百千万亿余多几]+\d/.test(plain)) return unit;
  const letters = own.replace(/^.*[\d０-９]/s, '').replace(/^[^\p{Script=Han}%％℅‰℃㎡°/a-zA-Zμ]+/u, '');
  return letters === '' ? unit : letters.replace(/\s/g, '');
}

/** Of 一千二百余户 the unit is 余户, of 三万余户 it is 万余户. */
function hedged(own: string, unit: string): string {
  const [, scale = '', hedge] = /([万亿萬億]?)([余餘多几])/.exec(own) ?? [];
  if (hedge === undefined) return unit;
  return unit.startsWith(scale) ? `${scale}${hedge}${unit.slice(scale.length)}` : `${hedge}${unit}`;
}

function valuesOf({ numerals, shape }: Found, falls: boolean): Pick<FoundFigure, 'value' | 'digits'> {
  const [first] = numerals;
  const digits = falls && !first?.digits.startsWith('-') ? `-${first?.digits}` : (first?.digits ?? '0');
  const signed = numerals.map(({ value }) => (falls ? -Math.abs(value) : value));
  const values = shape === 'fraction' ? [...signed].reverse() : signed;
  return {
    value: values.length === 1 ? (values[0] as number) : shape === 'fraction' ? signed : values,
    digits,
  };
}

interface Saying {
  readonly kind: FigureKind;
  readonly falls: boolean;
  readonly base: string | null;
}

/** 完成年初预算245800万元的59.74%: of the plan stated in front of it. */
const planned =
  /(?:完成|占|为|达到?|超)?[^,。;]{0,10}(?:计划|目标|任务|预算)(?:数|任务|总额|总数|的|为|投资)*$/;

/** 由41.6%降至29.8%: the second is of the kind of the first. */
const levelled =
  /^(?:左右|以上)?(?:提高|提升|上升|增加|增长|扩大|升|下降|降低|减少|收窄|缩小|压减|回落|降|调整|变)[到至为](?:约|近|\d{4}年的?)?$/;

/** Kind, direction and base of each; the next of a list says what the first said. */
function sayings(text: string, placed: readonly Placed[]): Saying[] {
  const said: Saying[] = [];
  placed.forEach((one, k) => {
    const before = said[k - 1];
    const unitBefore = placed[k - 1]?.found.core;
    if (
      one.listed &&
      before &&
      unitBefore === one.found.core &&
      /^(?:%|‰|个百分点|百分点|成)$/.test(unitBefore ?? '')
    ) {
      said.push(before);
      return;
    }
    const left = text.slice(one.clause, one.found.start);
    if (
      before &&
      unitBefore === one.found.core &&
      /^[%‰]$/.test(unitBefore ?? '') &&
      levelled.test(one.left)
    ) {
      said.push({ ...before, base: null });
      return;
    }
    if (one.listed && before?.kind === 'rank' && one.found.core === '位') {
      said.push(before);
      return;
    }
    if (
      one.left === '的' &&
      /^[%‰]$/.test(one.found.core ?? '') &&
      /占[^,。;]*$/.test(placed[k - 1]?.left ?? '')
    ) {
      said.push({
        kind: planned.test(placed[k - 1]?.left ?? '') ? 'percent_completion' : 'percent_share',
        falls: false,
        base: null,
      });
      return;
    }
    if (one.left === '的' && /^[%‰]$/.test(one.found.core ?? '') && planned.test(placed[k - 1]?.left ?? '')) {
      said.push({ kind: 'percent_completion', falls: false, base: null });
      return;
    }
    said.push({ ...kindOf(one.found, one.left, one.right), base: baseIn(left) });
  });
  return said;
}

function cellFigure(reading: Reading, cell: Cell): FoundFigure[] {
  return [
    {
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
    },
  ];
}
