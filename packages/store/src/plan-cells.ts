import type { Question } from '@taizhang/ledger';
import type { BusyDay } from './busy-slices.ts';
import { dayIn, endOfDay, startOfDay } from './district.ts';
import { grains } from './grains.ts';

/**
 * A rectangle of cells: a grain, days of occurrence, days of knowledge, as the grain names them; bounds included. With
 * sign −1 it is taken away from what others hold too much.
 */
export interface CellRange {
  readonly grain: number;
  readonly occurredFrom: string;
  readonly occurredTo: string;
  readonly knownFrom: string;
  readonly knownTo: string;
  readonly sign: 1 | -1;
}

/** Slices of a busy day, numbered from 1, bounds included, with days of occurrence. */
export interface SliceRange {
  readonly day: string;
  readonly from: number;
  readonly to: number;
  readonly occurredFrom: string;
  readonly occurredTo: string;
  readonly sign: 1 | -1;
}

/** How a day is cut into slices; undefined where it is not a busy one. */
export type BusyDayOf = (day: string) => BusyDay | undefined;

/**
 * Movements behind the cursor that no cell tells from their neighbours, to be read one by one: what happened on these
 * days, or was recorded between these moments, or both.
 */
export interface Edge {
  readonly occurred: { readonly from: string; readonly to: string } | null;
  readonly recorded: {
    readonly from: Date;
    readonly to: Date;
    /** Between which numbers they are to be found, where that is known. */
    readonly seqs?: { readonly from: number; readonly to: number };
  } | null;
}

export interface CellPlan {
  readonly ranges: readonly CellRange[];
  readonly slices: readonly SliceRange[];
  readonly edges: readonly Edge[];
  readonly known: KnownThrough;
}

/** What of knowledge is not left to edges: the last day that is wholly known, and of the day after it the first slices. */
export interface KnownThrough {
  readonly day: string;
  readonly slices: { readonly day: string; readonly to: number } | null;
}

const always = '-infinity';
const forever = 'infinity';

/**
 * Which cells answer a question about folded movements. Days of occurrence: whole years where they fit, whole months
 * and days at the edges. A time of knowledge inside the folded past takes whole years and months of knowledge, then
 * the days of its month (or takes away those after it, where they are fewer), then the slices of its own day if it is a
 * busy one, and leaves the movements since to be read one by one. Cells told apart by place have months only (by day
 * there would be more of them than movements); what their months leave is read from the movements.
 */
export function planCells(kind: 'balance' | 'turnover', question: Question, known: KnownParts): CellPlan {
  const from = kind === 'balance' ? always : question.from;
  const nothing = { ranges: [], slices: [], edges: [], known: known.through };
  if (from !== always && from > question.to) return nothing;
  if (question.scope !== undefined)
    return { ...nothing, ...planByPlace(monthsAndDays(from, question.to), known, question.knownAt) };
  const period = { occurredFrom: from, occurredTo: question.to };
  const days = known.days && {
    grain: grains.dayDay.id,
    ...period,
    knownFrom: known.days.from,
    knownTo: known.days.to,
    sign: known.days.sign,
  };
  return {
    ...nothing,
    ranges: [...spansOf(from, question.to).flatMap((span) => rangesOf(span, known)), ...(days ? [days] : [])],
    slices: known.slices ? [{ ...known.slices, ...period }] : [],
    edges: known.edge ? [{ occurred: null, recorded: { ...known.edge, to: question.knownAt } }] : [],
  };
}

function rangesOf(span: Span, known: KnownParts): CellRange[] {
  const range = (grain: keyof typeof grains, knownFrom: string, knownTo: string): CellRange => ({
    grain: grains[grain].id,
    occurredFrom: span.from,
    occurredTo: span.to,
    knownFrom,
    knownTo,
    sign: 1,
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
      knownTo: known.lastWholeMonth,
      sign: 1,
    })),
    edges: [
      ...spans.filter((span) => span.whole === 'day').map((span) => edge(span, null)),
      ...(known.monthStart ? whole.map((span) => edge(span, known.monthStart)) : []),
    ],
  };
}

/** A time of knowledge as whole years, whole months of its year, days of its month, slices of its day, and what is left. */
export interface KnownParts {
  readonly lastYear: string;
  readonly firstMonth: string;
  /** The last month of cells, which may be the one that is not wholly known: then days of it are taken away again. */
  readonly lastMonth: string;
  readonly lastWholeMonth: string;
  readonly days: DayRange | null;
  readonly slices: Omit<SliceRange, 'occurredFrom' | 'occurredTo'> | null;
  /** From when on movements are left to be read one by one. */
  readonly edge: Omit<NonNullable<Edge['recorded']>, 'to'> | null;
  /** Where the month begins that is not wholly known. */
  readonly monthStart: Date | null;
  readonly through: KnownThrough;
}

interface DayRange {
  readonly from: string;
  readonly to: string;
  readonly sign: 1 | -1;
}

/** How a time of knowledge is put together; the same for all questions of a register that are asked as known then. */
export function knownParts(
  knownAt: Date,
  foldedKnownTo: Date,
  timeZone: string,
  busyDayOf: BusyDayOf,
): KnownParts {
  if (knownAt >= foldedKnownTo)
    return {
      lastYear: forever,
      firstMonth: always,
      lastMonth: forever,
      lastWholeMonth: forever,
      days: null,
      slices: null,
      edge: null,
      monthStart: null,
      through: { day: forever, slices: null },
    };
  const day = dayIn(timeZone, knownAt);
  const month = monthOf(day);
  const dayIsWhole = knownAt >= endOfDay(timeZone, day);
  const monthIsWhole = dayIsWhole && isMonthEnd(day);
  const yearIsWhole = monthIsWhole && day.endsWith('-12-31');
  const part = dayIsWhole
    ? { through: day, slices: null, edge: null, passed: null }
    : partOfDay(day, knownAt, startOfDay(timeZone, day), busyDayOf(day));
  return {
    lastYear: yearIsWhole ? yearOf(day) : `${Number(day.slice(0, 4)) - 1}-01-01`,
    // Of a whole year no month is left: the months then begin after the last of them.
    firstMonth: yearIsWhole ? nextMonth(day) : yearOf(day),
    ...monthThrough(month, part.through),
    lastWholeMonth: monthIsWhole ? month : monthOf(addDays(month, -1)),
    slices: part.slices,
    edge: part.edge,
    monthStart: monthIsWhole ? null : startOfDay(timeZone, month),
    through: { day: dayIsWhole ? day : addDays(day, -1), slices: part.passed },
  };
}

/** Of a month known up to the end of a day: its first days, or the whole month without its last ones, whichever are fewer. */
function monthThrough(month: string, through: string): Pick<KnownParts, 'lastMonth' | 'days'> {
  const before = monthOf(addDays(month, -1));
  if (through < month) return { lastMonth: before, days: null };
  const end = addDays(nextMonth(month), -1);
  if (through === end) return { lastMonth: month, days: null };
  const passed = Number(through.slice(8));
  return passed > Number(end.slice(8)) / 2
    ? { lastMonth: month, days: { from: addDays(through, 1), to: end, sign: -1 } }
    : { lastMonth: before, days: { from: month, to: through, sign: 1 } };
}

/** The day within which a moment lies; null at the end of a day. */
export function partDayOf(moment: Date, timeZone: string): string | null {
  const day = dayIn(timeZone, moment);
  return moment >= endOfDay(timeZone, day) ? null : day;
}

/** A part of a day: of a busy one the slices that have passed, or all of it without those to come, and the movements since. */
function partOfDay(day: string, knownAt: Date, start: Date, busy: BusyDay | undefined) {
  const yesterday = addDays(day, -1);
  if (!busy) return { through: yesterday, slices: null, edge: { from: start }, passed: null };
  const { marks, lows, highs } = busy;
  const passed = marks.filter((mark) => mark <= knownAt).length;
  const last = marks[passed - 1];
  const edge = {
    from: last ? new Date(last.getTime() + 1) : start,
    seqs: { from: lows[passed] as number, to: highs[passed] as number },
  };
  const rest = { edge, passed: passed > 0 ? { day, to: passed } : null };
  return passed > marks.length / 2
    ? { ...rest, through: day, slices: { day, from: passed + 1, to: marks.length, sign: -1 as const } }
    : {
        ...rest,
        through: yesterday,
        slices: passed > 0 ? { day, from: 1, to: passed, sign: 1 as const } : null,
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
