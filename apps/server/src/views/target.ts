import { reaches, type Viewer } from '@taizhang/access';
import type { Label, WireTarget, WireTargetDetail, WireTargets } from '@taizhang/contract';
import { amountIn, fieldKinds, type Register, type UnitId, units } from '@taizhang/definition';
import { forecastLevel, forecastMethods, noForecasts, type PaceLight, paceWords } from '@taizhang/ledger';
import {
  type OpenDistrict,
  type TargetDetail,
  type TargetFacts,
  todayOf,
  type YearOfTargets,
  type YearSetting,
} from '@taizhang/runtime';
import { registerNamed, unitNamed } from './names.ts';
import { outlookWords } from './outlook-words.ts';

const amount = (value: string | null, unit: UnitId) => ({
  value,
  shown: value === null ? null : amountIn(value, unit, 4),
});

export function targetListView(
  district: OpenDistrict,
  { setting, elapsed, targets }: YearOfTargets,
): WireTargets {
  return {
    ...settingView(district, setting, elapsed),
    targets: targets.map((facts) => targetView(district, facts, setting)),
  };
}

export function targetDetailView(
  district: OpenDistrict,
  viewer: Viewer,
  { setting, elapsed, facts, units: parts, unassigned }: TargetDetail,
): WireTargetDetail {
  const { book } = facts;
  return {
    ...settingView(district, setting, elapsed),
    target: targetView(district, facts, setting),
    units: parts.map(({ unit, part, light, ...measured }) => ({
      ...measured,
      light: light && lightView(light, facts.unit),
      unit: unitNamed(district, unit),
      part: part.reached ? part.id : null,
    })),
    parts: book.parts && registerNamed(district, book.parts.register.id),
    unassigned,
    // Exactly one can be replaced.
    mayAdjust:
      facts.plan.versions.length === 1 &&
      facts.plan.versions.every(({ reached }) => reached) &&
      reaches(viewer, 'record', book.register.id),
  };
}

const settingView = (
  district: OpenDistrict,
  { year, cutoff, knownAt }: YearSetting,
  elapsed: YearOfTargets['elapsed'],
) => ({ year, cutoff, knownAt: knownAt.toISOString(), today: todayOf(district), elapsed });

function targetView(district: OpenDistrict, facts: TargetFacts, setting: YearSetting): WireTarget {
  const { metric, name, book, work, unit, figure, plan, course, outlook } = facts;
  const [numerator, denominator] = units[unit].factor;
  const light = (one: PaceLight<string> | null) => one && lightView(one, unit);
  return {
    metric,
    name,
    register: registerNamed(district, book.register.id),
    work: work && registerNamed(district, work.register.id),
    figure,
    scale: { unit: units[unit].title, numerator, denominator },
    target: facts.target,
    done: facts.done,
    toDate: facts.toDate,
    completion: facts.completion,
    ahead: facts.ahead,
    againstToDate: facts.againstToDate,
    versions: facts.versions.map((version) => versionView(facts, version)),
    light: light(course?.lights.whole ?? null),
    planned: plan.months.size > 0 ? 'months' : 'elapsed',
    months: (course?.months ?? []).map(({ month, endsOn, closesOn, asked, done }, i) => ({
      month,
      endsOn,
      closesOn,
      asked: amount(asked, unit),
      done: amount(done, unit),
      light: light(course?.lights.months[i] ?? null),
    })),
    ...forecastView(facts, setting.year),
    outlook: outlook && { verdict: outlook.verdict, words: outlookWords(facts, outlook) },
  };
}

const lightView = (light: PaceLight<string>, unit: UnitId): NonNullable<WireTarget['light']> => ({
  light: light.light,
  month: light.month,
  words: paceWords(light, { due: amountIn(light.due, unit, 4), done: amountIn(light.done, unit, 4) }),
});

function versionView({ book }: TargetFacts, { record, inForce, value }: TargetFacts['versions'][number]) {
  const { register, targets } = book;
  const text = (field: string | undefined) => {
    const said = field === undefined ? undefined : record.attributes[field];
    return said === undefined ? null : String(said);
  };
  return {
    id: record.reached ? record.id : null,
    title: text(register.titleField) ?? record.id,
    kind: optionShown(register, targets.version, record.attributes[targets.version]),
    inForce,
    value,
    basis: text(targets.basis),
    issuedOn: text(targets.issuedOn),
    endedOn: inForce ? null : record.since,
    reason: text(targets.reason),
  };
}

function optionShown(register: Register, field: string, value: string | boolean | undefined): Label {
  const declared = register.fields[field];
  if (declared?.kind !== 'category' || value === undefined) return { zh: '', en: '' };
  const show = (language: 'zh' | 'en') => fieldKinds.category.show(value, declared, language);
  return { zh: show('zh'), en: show('en') };
}

function forecastView(
  { forecast, unit }: TargetFacts,
  year: string,
): Pick<WireTarget, 'forecast' | 'noForecast'> {
  if (forecast === null) return { forecast: null, noForecast: null };
  if (typeof forecast === 'string') return { forecast: null, noForecast: noForecasts[forecast] };
  const { method, months, value, low, high, path } = forecast;
  const endOf = (month: number) =>
    `${year}-${String(month).padStart(2, '0')}-${new Date(Date.UTC(Number(year), month, 0)).getUTCDate()}`;
  return {
    forecast: {
      method: forecastMethods[method],
      months,
      level: forecastLevel,
      value: rounded(value, unit),
      low: rounded(low, unit),
      high: rounded(high, unit),
      path: path.map(({ month, ...point }) => ({ endsOn: endOf(month), ...point })),
    },
    noForecast: null,
  };
}

/** An estimate is told with two decimals: more would promise what it does not know. */
const rounded = (value: string, unit: UnitId) => ({ value, shown: amountIn(value, unit, 2) });
