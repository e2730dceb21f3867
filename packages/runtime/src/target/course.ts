import type { MetricEntry } from '@taizhang/definition';
import {
  decimalReaches,
  endOfMonth,
  type Forecast,
  forecastYear,
  lightsOf,
  monthsOf,
  type NoForecast,
  type PaceLights,
  type Question,
  type ScheduledMonth,
} from '@taizhang/ledger';
import type { FigureAsk } from '@taizhang/report';
import { endOfDay } from '@taizhang/store';
import { Big } from 'big.js';
import type { OpenDistrict } from '../district-package.ts';
import { daysAfter } from '../today.ts';
import type { MetricReader } from './metric-reader.ts';
import { type Asked, askedByDay, askedByMonth, type Plan, planOf, type TargetBook } from './plan.ts';
import type { YearSetting } from './setting.ts';

/** What is read of which work, and how. */
export interface Reading {
  readonly reader: Pick<MetricReader, 'read'>;
  readonly district: OpenDistrict;
  readonly book: TargetBook;
  readonly work: MetricEntry;
  readonly setting: YearSetting;
}

/** What was done in a year by the end of each month, and what was asked. */
export interface Course {
  readonly done: string | null;
  readonly months: readonly CourseMonth[];
  readonly lights: PaceLights<string>;
}

export interface CourseMonth {
  readonly month: string;
  readonly endsOn: string;
  readonly closesOn: string;
  /** What is asked up to its end, as known now; null: nothing. */
  readonly asked: string | null;
  /** What was done by its end, as known now; null: not over yet, or unknown. */
  readonly done: string | null;
}

const questionOf = ({ setting: { year } }: Reading, of: Asked, to: string, knownAt: Date): Question => ({
  from: `${year}-01-01`,
  to,
  knownAt,
  ...(of === null ? {} : { scope: { unit: of } }),
});

const earlier = (a: Date, b: Date): Date => (a < b ? a : b);

/** The months of a year, each with what was planned as its reporting closed; the same for the whole and for each unit. */
export interface Schedule {
  readonly now: Plan;
  readonly months: readonly {
    readonly month: string;
    readonly number: number;
    readonly endsOn: string;
    readonly closesOn: string;
    readonly closing: Date;
    readonly isOver: boolean;
    readonly then: Plan;
  }[];
}

export function scheduleOf({ book, work, setting, district }: Reading): Schedule {
  const { year, cutoff, knownAt } = setting;
  const planAt = (day: string, known: Date) => planOf(book, work.id, day, known);
  const months = monthsOf(year).map((month, i) => {
    const endsOn = endOfMonth(month);
    const closesOn = daysAfter(endsOn, book.targets.closes);
    const closing = earlier(knownAt, endOfDay(district.package.timeZone, closesOn));
    const then = planAt(closesOn < cutoff ? closesOn : cutoff, closing);
    return { month, number: i + 1, endsOn, closesOn, closing, isOver: endsOn <= cutoff, then };
  });
  return { now: planAt(cutoff, knownAt), months };
}

/**
 * The year of the whole district, or of one unit, by its months: all of it in one reading, and one or two more to find days of
 * making up. Those asked for at once are read together.
 */
export async function courseOfYear(
  reading: Reading,
  of: Asked = null,
  { now, months }: Schedule = scheduleOf(reading),
): Promise<Course> {
  const { year, cutoff, knownAt } = reading.setting;
  const over = months.filter(({ isOver }) => isOver);
  const values = await valuesOf(reading, [
    questionOf(reading, of, cutoff, knownAt),
    ...over.map(({ endsOn }) => questionOf(reading, of, endsOn, knownAt)),
    ...over.map(({ endsOn, closing }) => questionOf(reading, of, endsOn, closing)),
  ]);
  const [done = null, ...rest] = values;
  const byEnd = rest.slice(0, over.length);
  const onTime = rest.slice(over.length);
  const scheduled = months.map(
    ({ month, number, endsOn, closesOn, isOver, then }, i): ScheduledMonth<string> => {
      const known = done !== null && (!isOver || (byEnd[i] !== null && onTime[i] !== null));
      return {
        month,
        endsOn,
        closesOn,
        due: known ? askedByMonth(then, of, year, number) : null,
        dueNow: askedByMonth(now, of, year, number),
        onTime: onTime[i] ?? '0',
        byEnd: byEnd[i] ?? '0',
      };
    },
  );
  return {
    done,
    months: months.map(({ month, number, endsOn, closesOn }, i) => ({
      month,
      endsOn,
      closesOn,
      asked: askedByMonth(now, of, year, number),
      done: byEnd[i] ?? null,
    })),
    lights: await lightsWithDays(reading, of, scheduled, { done, due: askedByDay(now, of, cutoff) }),
  };
}

/** What each of some units has done by the cut-off. */
export async function doneByUnit(reading: Reading, units: readonly string[]): Promise<(string | null)[]> {
  const { cutoff, knownAt } = reading.setting;
  return valuesOf(
    reading,
    units.map((unit) => questionOf(reading, unit, cutoff, knownAt)),
  );
}

const valuesOf = ({ reader, work }: Reading, questions: readonly Question[]) =>
  reader.read(questions.map((question): FigureAsk => ({ metric: work.id, question })));

/** Looked at every so many days first, then at each day between: made up is said with its day. */
const stride = 8;

/** The lights of the months; only where one that is told was made up later is it looked for when. */
async function lightsWithDays(
  reading: Reading,
  of: Asked,
  months: readonly ScheduledMonth<string>[],
  now: { readonly done: string | null; readonly due: string | null },
): Promise<PaceLights<string>> {
  const { cutoff } = reading.setting;
  const judge = (course: readonly { day: string; done: string }[]) =>
    lightsOf(months, { day: cutoff, done: now.done ?? '0', due: now.due, course }, decimalReaches);
  const lights = judge([]);
  // Of a unit only the month that stands worst is told.
  const told = of === null ? lights.months : [lights.whole];
  const madeUp = months.flatMap(({ month, closesOn }) =>
    told.some((light) => light?.light === 'made-up' && light.month === month) ? [closesOn] : [],
  );
  if (madeUp.length === 0) return lights;
  const first = madeUp.reduce((a, b) => (a < b ? a : b));
  const rough: string[] = [];
  for (let day = first; day < cutoff; day = daysAfter(day, stride)) rough.push(day);
  const coarse = await doneOn(reading, of, [...rough, cutoff]);
  const found = judge(coarse).months.flatMap((light) => (light?.light === 'made-up' ? [light.on] : []));
  const between = [...new Set(found)].flatMap((day) =>
    Array.from({ length: stride - 1 }, (_, i) => daysAfter(day, -1 - i)).filter((d) => d > first),
  );
  const fine = await doneOn(reading, of, [...new Set(between)]);
  return judge([...coarse, ...fine].sort((a, b) => (a.day < b.day ? -1 : 1)));
}

/** What was done by each day as known on that day. */
async function doneOn(reading: Reading, of: Asked, days: readonly string[]) {
  const { district, setting } = reading;
  const questions = days.map((day) =>
    questionOf(reading, of, day, earlier(setting.knownAt, endOfDay(district.package.timeZone, day))),
  );
  const values = await valuesOf(reading, questions);
  return days.map((day, i) => ({ day, done: values[i] ?? '0' }));
}

/**
 * The forecast of a year from its course, by the season of the year before where that is known whole: as long as nothing
 * was recorded of it, nothing is known, and no record is not a nought.
 */
export async function forecastOf(reading: Reading, course: Course): Promise<Forecast | NoForecast> {
  const { work, setting } = reading;
  const { metric } = work;
  if (metric.kind !== 'turnover' && metric.kind !== 'balance') return 'too-few-months';
  const before = String(Number(setting.year) - 1);
  const past = await reading.reader.read(
    monthsOf(before).map((month) => ({
      metric: work.id,
      question: { from: `${before}-01-01`, to: endOfMonth(month), knownAt: setting.knownAt },
    })),
  );
  const isBalance = metric.kind === 'balance';
  const over = course.months.filter(({ endsOn }) => endsOn <= setting.cutoff).map(({ done }) => done);
  // What a balance held when the year began was not added in it.
  const held = isBalance ? (past.at(-1) ?? '0') : '0';
  const begin = past.findIndex((value) => value !== null && Number(value) !== 0);
  const pastMonths = stepsOf(past, '0').map((step, i) => (begin === -1 || i < begin ? null : step));
  const last = over.at(-1) ?? held;
  const begun = course.done === null || last === null ? '0' : new Big(course.done).minus(last).toFixed();
  const forecast = forecastYear({
    months: stepsOf(over, held),
    ...(isBalance ? {} : { earlier: [pastMonths] }),
    begun: new Big(begun).lt(0) ? '0' : begun,
    mayFall: isBalance,
  });
  return typeof forecast === 'string' || held === '0' ? forecast : raised(forecast, held);
}

function stepsOf(sums: readonly (string | null)[], held: string): (string | null)[] {
  return sums.map((sum, i) => {
    const before = i === 0 ? held : sums[i - 1];
    return sum === null || before == null ? null : new Big(sum).minus(before).toFixed();
  });
}

function raised(forecast: Forecast, by: string): Forecast {
  const plus = <T extends { value: string; low: string; high: string }>(point: T): T => ({
    ...point,
    value: new Big(point.value).plus(by).toFixed(),
    low: new Big(point.low).plus(by).toFixed(),
    high: new Big(point.high).plus(by).toFixed(),
  });
  return { ...plus(forecast), path: forecast.path.map(plus) };
}
