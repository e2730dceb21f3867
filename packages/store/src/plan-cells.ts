import type { Question } from '@taizhang/ledger';
import { dayIn, endOfDay } from './district.ts';
import { grains } from './grains.ts';

/** A rectangle of cells: a grain, days of occurrence, days of knowledge, as the grain names them; bounds included. */
export interface CellRange {
  readonly grain: number;
  readonly occurredFrom: string;
  readonly occurredTo: string;
  readonly knownFrom: string;
  readonly knownTo: string;
}

/**
 * Movements behind the cursor that no cell tells from their neighbours, to be read one by one: what happened on these
 * days, or was recorded between these moments, or both.
 */
export interface Edge {
  readonly occurred: { readonly from: string; readonly to: string } | null;
  readonly recorded: { readonly from: Date; readonly to: Date } | null;
}

export interface CellPlan {
  readonly ranges: readonly CellRange[];
  readonly edges: readonly Edge[];
  /** The last day that is wholly known. */
  readonly knownThrough: string;
}

const always = '-infinity';
const forever = 'infinity';

/**
 * Which cells answer a question about folded movements. Days of occurrence: whole years where they fit, whole months
 * and days at the edges. A time of knowledge inside the folded past takes whole years and months of knowledge, then
 * the days of its month, and leaves the movements of its own day to be read one by one. Cells told apart by place have months only
 * (by day there would be more of them than movements); what their months leave is read from the movements.
 */
export function planCells(
  kind: 'balance' | 'turnover',
  question: Question,
  foldedKnownTo: Date,
  timeZone: string,
): CellPlan {
  const from = kind === 'balance' ? always : question.from;
  const known = knownParts(question.knownAt, foldedKnownTo, timeZone);
  const { knownThrough } = known;
  if (from !== always && from > question.to) return { ranges: [], edges: [], knownThrough };
  if (question.scope !== undefined)
    return { ...planByPlace(monthsAndDays(from, question.to), known, question.knownAt), knownThrough };
  const ranges = spansOf(from, question.to).flatMap((span) => rangesOf(span, known));
  const period = { occurredFrom: from, occurredTo: question.to };
  if (known.days)
    ranges.push({ grain: grains.dayDay.id, ...period, knownFrom: known.days.from, knownTo: known.days.to });
  const edges = known.partDay
    ? [{ occurred: null, recorded: { from: startOfDay(timeZone, known.partDay), to: question.knownAt } }]
    : [];
  return { ranges, edges, knownThrough };
}

function rangesOf(span: Span, known: KnownParts): CellRange[] {
  const range = (grain: keyof typeof grains, knownFrom: string, knownTo: string): CellRange => ({
    grain: grains[grain].id,
    occurredFrom: span.from,
    occurredTo: span.to,
    knownFrom,
    knownTo,
  });
  const { lastYear, firstMonth, lastMonth } = known;
  const ever = lastMonth === forever;
  if (span.whole === 'day') return [range('dayMonth', always, lastMonth)];
  if (span.whole === 'month')
    return [ever ? range('monthEver', forever, forever) : range('monthMonth', always, lastMonth)];
  if (ever) return [range('yearEver', forever, forever)];
  return [range('yearYear', always, lastYear), range('yearMonth', firstMonth, lastMonth)];
}

function planByPlace(
  spans: readonly Span[],
  known: KnownParts,
  knownAt: Date,
): Pick<CellPlan, 'ranges' | 'edges'> {
  const whole = spans.filter((span) => span.whole === 'month');
  const edge = (span: Span, recordedFrom: Date | null): Edge => ({
    occurred: { from: span.from, to: span.whole === 'month' ? addDays(nextMonth(span.to), -1) : span.to },
    recorded: recordedFrom && { from: recordedFrom, to: knownAt },
  });
  return {
    ranges: whole.map((span) => ({
      grain: grains.monthMonthPlace.id,
      occurredFrom: span.from,
      occurredTo: span.to,
      knownFrom: always,
      knownTo: known.lastMonth,
    })),
    edges: [
      ...spans.filter((span) => span.whole === 'day').map((span) => edge(span, null)),
      ...(known.monthStart ? whole.map((span) => edge(span, known.monthStart)) : []),
    ],
  };
}

/** A time of knowledge as whole years, whole months of its year, whole days of its month, and the part of a day that is left. */
interface KnownParts {
  readonly lastYear: string;
  readonly firstMonth: string;
  readonly lastMonth: string;
  readonly days: { readonly from: string; readonly to: string } | null;
  readonly partDay: string | null;
  /** Where the month begins that is not wholly known. */
  readonly monthStart: Date | null;
  readonly knownThrough: string;
}

function knownParts(knownAt: Date, foldedKnownTo: Date, timeZone: string): KnownParts {
  const nothingLeft = { days: null, partDay: null, monthStart: null };
  if (knownAt >= foldedKnownTo)
    return {
      lastYear: forever,
      firstMonth: always,
      lastMonth: forever,
      knownThrough: forever,
      ...nothingLeft,
    };
  const day = dayIn(timeZone, knownAt);
  const dayIsWhole = knownAt >= endOfDay(timeZone, day);
  const wholeMonth = dayIsWhole && isMonthEnd(day);
  const wholeYear = wholeMonth && day.endsWith('-12-31');
  const knownThrough = dayIsWhole ? day : addDays(day, -1);
  const ends = {
    lastYear: wholeYear ? yearOf(day) : `${Number(day.slice(0, 4)) - 1}-01-01`,
    // Of a whole year no month is left: the months then begin after the last of them.
    firstMonth: wholeYear ? nextMonth(day) : yearOf(day),
    lastMonth: wholeMonth ? monthOf(day) : monthOf(addDays(monthOf(day), -1)),
    knownThrough,
  };
  if (wholeMonth) return { ...ends, ...nothingLeft };
  return {
    ...ends,
    days: monthOf(day) <= knownThrough ? { from: monthOf(day), to: knownThrough } : null,
    partDay: dayIsWhole ? null : day,
    monthStart: startOfDay(timeZone, monthOf(day)),
  };
}

/** Days, or whole months or years, which are named by their first days. */
interface Span {
  readonly whole: 'day' | 'month' | 'year';
  readonly from: string;
  readonly to: string;
}

/** A period as whole years, the months before and after them, and the days before and after those. */
function spansOf(from: string, to: string): Span[] {
  return monthsAndDays(from, to).flatMap((span) => (span.whole === 'month' ? yearsAndMonths(span) : [span]));
}

function yearsAndMonths({ from, to }: Span): Span[] {
  const firstYear =
    from === always || from.endsWith('-01-01') ? from : `${Number(from.slice(0, 4)) + 1}-01-01`;
  const lastYear = to.endsWith('-12-01') ? yearOf(to) : `${Number(to.slice(0, 4)) - 1}-01-01`;
  if (firstYear !== always && firstYear > lastYear) return [{ whole: 'month', from, to }];
  const afterwards = `${Number(lastYear.slice(0, 4)) + 1}-01-01`;
  return [
    ...(from < firstYear && from !== always
      ? [{ whole: 'month' as const, from, to: monthOf(addDays(firstYear, -1)) }]
      : []),
    { whole: 'year', from: firstYear, to: lastYear },
    ...(afterwards <= to ? [{ whole: 'month' as const, from: afterwards, to }] : []),
  ];
}

function monthsAndDays(from: string, to: string): Span[] {
  const firstMonth = from === always ? always : from.endsWith('-01') ? from : nextMonth(from);
  const lastMonth = isMonthEnd(to) ? monthOf(to) : monthOf(addDays(monthOf(to), -1));
  if (firstMonth !== always && firstMonth > lastMonth) return [{ whole: 'day', from, to }];
  const spans: Span[] = [{ whole: 'month', from: firstMonth, to: lastMonth }];
  if (firstMonth !== always && from < firstMonth)
    spans.push({ whole: 'day', from, to: addDays(firstMonth, -1) });
  const afterwards = nextMonth(lastMonth);
  if (afterwards <= to) spans.push({ whole: 'day', from: afterwards, to });
  return spans;
}

const startOfDay = (timeZone: string, day: string): Date =>
  new Date(endOfDay(timeZone, addDays(day, -1)).getTime() + 1);
const yearOf = (day: string): string => `${day.slice(0, 4)}-01-01`;
const monthOf = (day: string): string => `${day.slice(0, 7)}-01`;
const isMonthEnd = (day: string): boolean => addDays(day, 1).endsWith('-01');

function nextMonth(day: string): string {
  const [year, month] = day.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
}

function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}
