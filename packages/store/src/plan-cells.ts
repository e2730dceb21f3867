import type { Question } from '@taizhang/ledger';
import type { BusyMoment } from './busy-slices.ts';
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

/** Slices of a busy day, numbered from 1, bounds included, with days of occurrence as the grain names them. */
export interface SliceRange {
  readonly grain: number;
  readonly day: string;
  readonly from: number;
  readonly to: number;
  readonly occurredFrom: string;
  readonly occurredTo: string;
  readonly sign: 1 | -1;
}

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
 * Which cells answer a question about folded movements. Days of occurrence: whole decades and years where they fit,
 * whole months and days at the edges. A time of knowledge inside the folded past takes whole decades, years and months
 * of knowledge, then the days of its month (or takes away those after it, where they are fewer), then the slices of its
 * own day if it is a busy one, and leaves the movements since to be read one by one. Cells told apart by place have
 * months only (by day there would be more of them than movements); what their months leave is read from the movements.
 */
export function planCells(kind: 'balance' | 'turnover', question: Question, known: KnownParts): CellPlan {
  const from = kind === 'balance' ? always : question.from;
  const nothing = { ranges: [], slices: [], edges: [], known: known.through };
  if (from !== always && from > question.to) return nothing;
  if (question.scope !== undefined)
    return { ...nothing, ...planByPlace(monthsAndDays(from, question.to), known, question.knownAt) };
  return {
    ...nothing,
    ranges: [
      ...spansOf(from, question.to).flatMap((span) => rangesOf(span, known)),
      ...daysKnownOf(from, question.to, known),
    ],
    slices: slicesKnownOf(from, question.to, known),
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
  const { lastDecade, firstYear, lastYear, firstMonth, lastMonth } = known;
  const ever = lastMonth === forever;
  if (span.whole === 'day') return [range('dayMonth', always, lastMonth)];
  if (ever) return [range(`${span.whole}Ever`, forever, forever)];
  if (span.whole === 'month') return [range('monthMonth', always, lastMonth)];
  if (span.whole === 'year')
    return [range('yearYear', always, lastYear), range('yearMonth', firstMonth, lastMonth)];
  return [
    range('decadeDecade', always, lastDecade),
    range('decadeYear', firstYear, lastYear),
    range('decadeMonth', firstMonth, lastMonth),
  ];
}

/**
 * The days of the month of the knowledge time, with whole months of occurrence where they fit: what is corrected on a day
 * may have happened on any, so by days of occurrence there would be as many cells as there are days behind it.
 */
const daysKnownOf = (from: string, to: string, { days }: KnownParts): CellRange[] =>
  days
    ? occurredOf(from, to).map((occurred) => ({
        ...occurred,
        knownFrom: days.from,
        knownTo: days.to,
        sign: days.sign,
      }))
    : [];

/** The slices of the knowledge day, likewise. */
const slicesKnownOf = (from: string, to: string, { slices }: KnownParts): SliceRange[] =>
  slices ? occurredOf(from, to).map((occurred) => ({ ...slices, ...occurred })) : [];

const occurredOf = (from: string, to: string) =>
  monthsAndDays(from, to).map((span) => ({
    grain: grains[span.whole === 'month' ? 'monthDay' : 'dayDay'].id,
    occurredFrom: span.from,
    occurredTo: span.to,
  }));

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

/**
 * A time of knowledge as whole decades, whole years of its decade, whole months of its year, days of its month, slices of
 * its day, and what is left.
 */
export interface KnownParts {
  readonly lastDecade: string;
  readonly firstYear: string;
  readonly lastYear: string;
  readonly firstMonth: string;
  /** The last month of cells, which may be the one that is not wholly known: then days of it are taken away again. */
  readonly lastMonth: string;
  readonly lastWholeMonth: string;
  readonly days: DayRange | null;
  readonly slices: Omit<SliceRange, 'grain' | 'occurredFrom' | 'occurredTo'> | null;
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

/**
 * How a time of knowledge is put together; the same for all questions of a register that are asked as known then.
 * @param busy where it lies in its day; undefined where that is not a busy one
 */
export function knownParts(
  knownAt: Date,
  foldedKnownTo: Date,
  timeZone: string,
  busy: BusyMoment | undefined,
): KnownParts {
  if (knownAt >= foldedKnownTo)
    return {
      lastDecade: forever,
      firstYear: always,
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
  const month = startOf.month(day);
  const dayIsWhole = knownAt >= endOfDay(timeZone, day);
  const monthIsWhole = dayIsWhole && isMonthEnd(day);
  const yearIsWhole = monthIsWhole && startOf.year(addDays(day, 1)) > day;
  const decadeIsWhole = yearIsWhole && startOf.decade(addDays(day, 1)) > day;
  const part = dayIsWhole
    ? { through: day, slices: null, edge: null, passed: null }
    : partOfDay(day, startOfDay(timeZone, day), busy);
  return {
    lastDecade: decadeIsWhole ? startOf.decade(day) : before('decade', day),
    lastYear: yearIsWhole ? startOf.year(day) : before('year', day),
    // Of a whole year no month is left, of a whole decade no year: those then begin after the last of them.
    firstYear: decadeIsWhole ? addDays(day, 1) : startOf.decade(day),
    firstMonth: yearIsWhole ? addDays(day, 1) : startOf.year(day),
    ...monthThrough(month, part.through),
    lastWholeMonth: monthIsWhole ? month : before('month', day),
    slices: part.slices,
    edge: part.edge,
    monthStart: monthIsWhole ? null : startOfDay(timeZone, month),
    through: { day: dayIsWhole ? day : addDays(day, -1), slices: part.passed },
  };
}

/** Of a month known up to the end of a day: its first days, or the whole month without its last ones, whichever are fewer. */
function monthThrough(month: string, through: string): Pick<KnownParts, 'lastMonth' | 'days'> {
  const lastMonth = before('month', month);
  if (through < month) return { lastMonth, days: null };
  const end = addDays(nextMonth(month), -1);
  if (through === end) return { lastMonth: month, days: null };
  const passed = Number(through.slice(8));
  return passed > Number(end.slice(8)) / 2
    ? { lastMonth: month, days: { from: addDays(through, 1), to: end, sign: -1 } }
    : { lastMonth, days: { from: month, to: through, sign: 1 } };
}

/** The day within which a moment lies; null at the end of a day. */
export function partDayOf(moment: Date, timeZone: string): string | null {
  const day = dayIn(timeZone, moment);
  return moment >= endOfDay(timeZone, day) ? null : day;
}

/** A part of a day: of a busy one the slices that have passed, or all of it without those to come, and the movements since. */
function partOfDay(day: string, start: Date, busy: BusyMoment | undefined) {
  const yesterday = addDays(day, -1);
  if (!busy) return { through: yesterday, slices: null, edge: { from: start }, passed: null };
  const { passed, slices, last, low, high } = busy;
  const edge = { from: last ? new Date(last.getTime() + 1) : start, seqs: { from: low, to: high } };
  const rest = { edge, passed: passed > 0 ? { day, to: passed } : null };
  return passed > slices / 2
    ? { ...rest, through: day, slices: { day, from: passed + 1, to: slices, sign: -1 as const } }
    : {
        ...rest,
        through: yesterday,
        slices: passed > 0 ? { day, from: 1, to: passed, sign: 1 as const } : null,
      };
}

const steps = ['day', 'month', 'year', 'decade'] as const;
type Step = (typeof steps)[number];

/** Days, or whole months, years or decades, which are named by their first days. */
interface Span {
  readonly whole: Step;
  readonly from: string;
  readonly to: string;
}

/** A period as the coarsest stretches that fit into it, and finer ones before and after them. */
const spansOf = (from: string, to: string): Span[] =>
  monthsAndDays(from, to).flatMap(withWhole('year')).flatMap(withWhole('decade'));

const monthsAndDays = (from: string, to: string): Span[] =>
  [{ whole: 'day' as const, from, to }].flatMap(withWhole('month'));

/** Cuts spans of the next finer stretches into the whole ones that are in them, and what is left before and after those. */
const withWhole =
  (whole: Step) =>
  (span: Span): Span[] => {
    const finer = steps[steps.indexOf(whole) - 1] as Step;
    if (span.whole !== finer) return [span];
    const { from, to } = span;
    const first = from === always || startOf[whole](from) === from ? from : after(whole, from);
    const rest = after(finer, to);
    const end = startOf[whole](rest);
    if (first !== always && first >= end) return [span];
    return [
      ...(from === first ? [] : [{ whole: finer, from, to: before(finer, first) }]),
      { whole, from: first, to: before(whole, end) },
      ...(end < rest ? [{ whole: finer, from: end, to }] : []),
    ];
  };

/** The first day of the stretch that a day lies in. */
const startOf: Readonly<Record<Step, (day: string) => string>> = {
  day: (day) => day,
  month: (day) => `${day.slice(0, 7)}-01`,
  year: (day) => `${day.slice(0, 4)}-01-01`,
  decade: (day) => `${day.slice(0, 3)}0-01-01`,
};

/** The most days that a stretch has, or a few more, but less than two of it. */
const mostDays: Readonly<Record<Step, number>> = { day: 1, month: 31, year: 366, decade: 3653 };

/** The first day of the stretch before the one that a day lies in. */
const before = (step: Step, day: string): string => startOf[step](addDays(startOf[step](day), -1));
/** The first day of the stretch after the one that a day lies in. */
const after = (step: Step, day: string): string => startOf[step](addDays(startOf[step](day), mostDays[step]));

const nextMonth = (day: string): string => after('month', day);
const isMonthEnd = (day: string): boolean => addDays(day, 1).endsWith('-01');

function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}
