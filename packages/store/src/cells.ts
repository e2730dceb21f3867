import type { Question } from '@taizhang/ledger';
import { dayIn, endOfDay } from './district.ts';
import { grains } from './fold.ts';

/** A rectangle of cells: a grain, days (or months) of occurrence, days (or months) of knowledge; all bounds included. */
export interface CellRange {
  readonly grain: number;
  readonly occurredFrom: string;
  readonly occurredTo: string;
  readonly knownFrom: string;
  readonly knownTo: string;
}

/**
 * Movements behind the cursor that no cell tells from their neighbours, to be read one by one: what happened on these
 * days and, where `recordedFrom` is given, was recorded since.
 */
export interface Edge {
  readonly occurredFrom: string;
  readonly occurredTo: string;
  readonly recordedFrom: Date | null;
}

export interface CellPlan {
  readonly ranges: readonly CellRange[];
  readonly edges: readonly Edge[];
}

const always = '-infinity';
const forever = 'infinity';

/**
 * Which cells answer a question about folded movements: whole months where they fit, days at the edges. A time of
 * knowledge inside the folded past takes whole months of knowledge, then days of its month, and leaves the movements
 * of its own day to be read one by one. Cells told apart by place have months only (by day there would be more of them
 * than movements); what their months leave is read from the movements.
 */
export function planCells(
  kind: 'balance' | 'turnover',
  question: Question,
  foldedKnownTo: Date,
  timeZone: string,
): CellPlan {
  const from = kind === 'balance' ? always : question.from;
  if (from !== always && from > question.to) return { ranges: [], edges: [] };
  const spans = spansOf(from, question.to);
  const known = knownParts(question.knownAt, foldedKnownTo, timeZone);
  if (question.scope !== undefined) return planByPlace(spans, known);
  const range = (
    grain: number,
    span: Pick<Span, 'from' | 'to'>,
    knownFrom: string,
    knownTo: string,
  ): CellRange => ({
    grain,
    occurredFrom: span.from,
    occurredTo: span.to,
    knownFrom,
    knownTo,
  });
  const months = spans.map((span) =>
    range(span.whole ? grains.monthMonth : grains.dayMonth, span, always, known.lastWholeMonth),
  );
  const period = { from, to: question.to };
  const days = known.wholeDays
    ? [range(grains.dayDay, period, known.wholeDays.from, known.wholeDays.to)]
    : [];
  const edges = known.partDay
    ? [{ occurredFrom: from, occurredTo: question.to, recordedFrom: startOfDay(timeZone, known.partDay) }]
    : [];
  return { ranges: [...months, ...days], edges };
}

function planByPlace(spans: readonly Span[], known: KnownParts): CellPlan {
  const whole = spans.filter((span) => span.whole);
  const edge = (span: Span, recordedFrom: Date | null): Edge => ({
    occurredFrom: span.from,
    occurredTo: span.whole ? addDays(nextMonth(span.to), -1) : span.to,
    recordedFrom,
  });
  return {
    ranges: whole.map((span) => ({
      grain: grains.monthMonthPlace,
      occurredFrom: span.from,
      occurredTo: span.to,
      knownFrom: always,
      knownTo: known.lastWholeMonth,
    })),
    edges: [
      ...spans.filter((span) => !span.whole).map((span) => edge(span, null)),
      ...(known.monthStart ? whole.map((span) => edge(span, known.monthStart)) : []),
    ],
  };
}

/** A time of knowledge as whole months before it, whole days of its month, and the part of a day that is left. */
interface KnownParts {
  readonly lastWholeMonth: string;
  readonly wholeDays: { readonly from: string; readonly to: string } | null;
  readonly partDay: string | null;
  /** Where the month begins that is not wholly known. */
  readonly monthStart: Date | null;
}

function knownParts(knownAt: Date, foldedKnownTo: Date, timeZone: string): KnownParts {
  const all = (lastWholeMonth: string): KnownParts => ({
    lastWholeMonth,
    wholeDays: null,
    partDay: null,
    monthStart: null,
  });
  if (knownAt >= foldedKnownTo) return all(forever);
  const day = dayIn(timeZone, knownAt);
  const dayIsWhole = knownAt >= endOfDay(timeZone, day);
  if (dayIsWhole && isMonthEnd(day)) return all(monthOf(day));
  return {
    lastWholeMonth: addDays(monthOf(day), -1),
    wholeDays: { from: monthOf(day), to: dayIsWhole ? day : addDays(day, -1) },
    partDay: dayIsWhole ? null : day,
    monthStart: startOfDay(timeZone, monthOf(day)),
  };
}

/** Days, or whole months, which are named by their first days. */
interface Span {
  readonly whole: boolean;
  readonly from: string;
  readonly to: string;
}

/** A period as whole months and the days before and after them. */
function spansOf(from: string, to: string): Span[] {
  const firstMonth = from === always ? always : from.endsWith('-01') ? from : nextMonth(from);
  const lastMonth = isMonthEnd(to) ? monthOf(to) : monthOf(addDays(monthOf(to), -1));
  if (firstMonth !== always && firstMonth > lastMonth) return [{ whole: false, from, to }];
  const spans = [{ whole: true, from: firstMonth, to: lastMonth }];
  if (firstMonth !== always && from < firstMonth)
    spans.push({ whole: false, from, to: addDays(firstMonth, -1) });
  const afterwards = nextMonth(lastMonth);
  if (afterwards <= to) spans.push({ whole: false, from: afterwards, to });
  return spans;
}

const startOfDay = (timeZone: string, day: string): Date =>
  new Date(endOfDay(timeZone, addDays(day, -1)).getTime() + 1);
const monthOf = (day: string): string => `${day.slice(0, 7)}-01`;
const isMonthEnd = (day: string): boolean => addDays(day, 1).endsWith('-01');

function nextMonth(day: string): string {
  const [year, month] = day.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
}

function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}
