import type {
  WireLightsOverview,
  WireRecordLights,
  WireRegisterLights,
  WireSaidLight,
} from '@taizhang/contract';
import { amountIn, counted, ordinal, type Text, unitOfPace } from '@taizhang/definition';
import { type Forecast, forecastLevel, forecastMethods, monthsOf, type PaceLight } from '@taizhang/ledger';
import {
  countLights,
  forecastOfPace,
  lightInWords,
  type OpenDistrict,
  type PaceAt,
  type PaceOf,
  paceAmount,
  pacesOf,
  type RecordLight,
  type RecordPace,
  type RegisterLights,
  type Turned,
  turnedThisMonth,
} from '@taizhang/runtime';
import { registerNamed, unitNamed } from './names.ts';

const paceNamed = ({ id, pace }: PaceOf) => ({ id, title: pace.title });

const saidLight = (of: PaceOf, light: PaceLight<bigint>): WireSaidLight => ({
  light: light.light,
  month: light.month,
  words: lightInWords(of, light),
});

/** When the reporting of a month closes, in words. */
function closingWords({ pace }: PaceOf): Text {
  const { count, of } = pace.closes;
  return of === 'day'
    ? {
        zh: `次月${count}日结报`,
        en: `a month’s reporting closes ${counted(count, 'day', 'days')} after its end`,
      }
    : {
        zh: `次月第${count}个工作日结报`,
        en: `a month’s reporting closes on the ${ordinal(count)} work day after its end`,
      };
}

function forecastView(of: PaceOf, at: PaceAt, paces: readonly RecordPace[]): WireForecast | null {
  const forecast = paces.length === 0 ? 'too-few-months' : forecastOfPace(of, at, paces);
  return typeof forecast === 'string' ? null : saidForecast(of, forecast);
}
type WireForecast = NonNullable<WireRegisterLights['forecast']>;

function saidForecast({ register, pace }: PaceOf, { value, low, high, method }: Forecast): WireForecast {
  const shown = (amount: string) => amountIn(amount, unitOfPace(register, pace), 2);
  return {
    value: shown(value),
    low: shown(low),
    high: shown(high),
    level: forecastLevel,
    method: forecastMethods[method],
  };
}

/** Plan, what is due and what is done of one record or of many, added up. */
function standing(of: PaceOf, at: PaceAt, paces: readonly RecordPace[]) {
  const sum = (what: (pace: RecordPace) => bigint) => paces.reduce((total, pace) => total + what(pace), 0n);
  const [plan, done] = [sum((pace) => pace.plan), sum((pace) => pace.done)];
  return {
    pace: paceNamed(of),
    plan: paceAmount(of, plan),
    due: paceAmount(
      of,
      sum(({ due }) => due ?? 0n),
    ),
    done: paceAmount(of, done),
    share: plan === 0n ? 0 : Number((done * 1000n) / plan) / 10,
    forecast: forecastView(of, at, paces),
  };
}

type OfRecord = { readonly of: PaceOf; readonly at: PaceAt; readonly pace: RecordPace };

export function recordLightsView(day: string, found: readonly OfRecord[]): WireRecordLights {
  return {
    day,
    paces: found.map(({ of, at, pace }) => ({
      ...standing(of, at, [pace]),
      closing: closingWords(of),
      whole: pace.lights.whole && saidLight(of, pace.lights.whole),
      months: monthsOf(day.slice(0, 4)).map((month, i) => {
        const light = pace.lights.months[i] ?? null;
        const course = pace.course[i];
        return {
          month,
          light: light?.light ?? null,
          words: light && lightInWords(of, light),
          due: course?.due == null ? null : paceAmount(of, course.due),
          done: course ? paceAmount(of, course.done) : null,
        };
      }),
    })),
  };
}

/** Records by a place, those with most that is missed first. */
function byPlace(district: OpenDistrict, records: readonly RecordLight[], place: 'unit' | 'street') {
  return [...Map.groupBy(records, (record) => record[place])]
    .map(([id, group]) => ({ place: unitNamed(district, id), counts: countLights(group) }))
    .toSorted((a, b) => worse(a.counts, b.counts) || (a.place?.id ?? '').localeCompare(b.place?.id ?? ''));
}

type Counts = WireRegisterLights['counts'];
const worse = (a: Counts, b: Counts): number =>
  b.missed - a.missed || b.behind - a.behind || b['made-up'] - a['made-up'] || b.pace - a.pace;

const turnedView = (district: OpenDistrict, of: PaceOf, { id, title, unit, light }: Turned) => ({
  id,
  title,
  unit: unitNamed(district, unit),
  light: saidLight(of, light),
});

export function registerLightsView(
  district: OpenDistrict,
  lights: RegisterLights,
  known: string | undefined,
): WireRegisterLights {
  const { of, at, records } = lights;
  const { missed, madeUp } = turnedThisMonth(lights);
  return {
    register: registerNamed(district, of.register.id),
    paces: pacesOf(of.register).map(paceNamed),
    day: at.day,
    known: known ?? null,
    ...standing(
      of,
      at,
      records.map(({ pace }) => pace),
    ),
    counts: countLights(records),
    units: byPlace(district, records, 'unit'),
    streets: of.register.places === 'none' ? [] : byPlace(district, records, 'street'),
    turned: missed.map((one) => turnedView(district, of, one)),
    madeUp: madeUp.map((one) => turnedView(district, of, one)),
  };
}

export const overviewPace = (
  district: OpenDistrict,
  { of, records }: RegisterLights,
): WireLightsOverview['paces'][number] => ({
  register: registerNamed(district, of.register.id),
  pace: paceNamed(of),
  rule: {
    zh: `按时序：年度计划按整月均摊；${closingWords(of).zh}，以结报时已填报的数为准。`,
    en: `By the calendar: the plan of the year spread over whole months; ${closingWords(of).en}, and what is recorded by then counts.`,
  },
  counts: countLights(records),
});
