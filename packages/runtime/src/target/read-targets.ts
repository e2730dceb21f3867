import { type MetricEntry, parametersOfMetric, Refusal, type UnitId } from '@taizhang/definition';
import {
  elapsedShare,
  type Forecast,
  type NoForecast,
  type Outlook,
  outlookOf,
  type PaceLight,
  progressOf,
} from '@taizhang/ledger';
import {
  type Client,
  type RecordThen,
  recordsThen,
  snapshot,
  type UnitSums,
  type UnitSumsSeen,
} from '@taizhang/store';
import { Big } from 'big.js';
import type { OpenDistrict } from '../district-package.ts';
import { type Amount, amount } from '../figure/progress.ts';
import { figureFor, spokenUnit } from '../figure/spoken-unit.ts';
import type { Office } from '../reports.ts';
import { type Course, courseOfYear, forecastOf, type Reading, scheduleOf } from './course.ts';
import { MetricReader } from './metric-reader.ts';
import { askedByDay, type Plan, planOf, type TargetBook, versionsOf } from './plan.ts';
import { type YearAt, type YearSetting, yearSetting } from './setting.ts';

/** A version of a target: in force, or before one that is. */
export interface VersionFacts {
  readonly record: RecordThen;
  readonly inForce: boolean;
  readonly value: Amount;
}

/** The three measures, of the district or of one unit, with what they are made from. */
export interface Measured {
  readonly target: Amount;
  readonly done: Amount;
  readonly toDate: Amount;
  readonly completion: Amount;
  readonly ahead: Amount;
  readonly againstToDate: Amount;
}

/** A target of a year as it is looked at. */
export interface TargetFacts extends Measured {
  readonly metric: string;
  readonly name: string;
  readonly book: TargetBook;
  /** The work that it is a target of; null: no metric of the district. */
  readonly work: MetricEntry | null;
  readonly unit: UnitId;
  /** The figure of a report that opens what was done; null: none shows it. */
  readonly figure: { readonly report: string; readonly id: string } | null;
  readonly plan: Plan;
  readonly versions: readonly VersionFacts[];
  /** Null where the work cannot be asked for. */
  readonly course: Course | null;
  readonly forecast: Forecast | NoForecast | null;
  readonly outlook: Outlook | null;
}

export interface UnitFacts extends Measured {
  readonly unit: string;
  readonly part: RecordThen;
  /** What is asked of it by the cut-off. */
  readonly asked: Amount;
  /** That of its month that stands worst; it remembers as that of the whole does. */
  readonly light: PaceLight<string> | null;
}

/** A target with its parts. */
export interface TargetDetail {
  readonly setting: YearSetting;
  readonly elapsed: Amount;
  readonly facts: TargetFacts;
  readonly units: readonly UnitFacts[];
  /** What of the target no unit is asked for; null: it is not shared out among units. */
  readonly unassigned: Amount | null;
}

export interface YearOfTargets {
  readonly setting: YearSetting;
  readonly elapsed: Amount;
  readonly targets: readonly TargetFacts[];
}

/**
 * The targets of a year, with what is done, the lights of the months and a forecast, all read at one moment.
 * @throws Refusal as `yearSetting`, not-permitted
 */
export async function readTargets(office: Office, at: YearAt): Promise<YearOfTargets> {
  const setting = yearSetting(office.district, at);
  return snapshot(office.pool, async (client) => {
    const reader = new MetricReader(client, office.district, office.viewer);
    const books = await booksOf(client, office, setting);
    const targets = await Promise.all(
      books.flatMap((book) =>
        metricsIn(book, setting).map((metric) => factsOf(reader, office, book, metric, setting)),
      ),
    );
    return { setting, elapsed: elapsedOf(setting), targets };
  });
}

/** Where one target is read: what its units have come to is held in memory. */
export interface TargetOffice extends Office {
  readonly unitSums: UnitSums;
}

/** @throws Refusal no-target, and as `readTargets` */
export async function readTarget(office: TargetOffice, metric: string, at: YearAt): Promise<TargetDetail> {
  const setting = yearSetting(office.district, at);
  const work = workOf(office.district, metric);
  const inMemory =
    work &&
    (await office.unitSums.at(office.viewer, work, (client) => targetIn(client, office, metric, setting)));
  if (inMemory?.sums.tells(setting.knownAt)) {
    const { facts } = inMemory.beside;
    return detailOf(facts, setting, await unitsOf(unitReader(inMemory.sums), office, facts, setting));
  }
  // A moment within a past day: what each unit had come to is read from movements, which takes longer.
  return snapshot(office.pool, async (client) => {
    const { reader, facts } = await targetIn(client, office, metric, setting);
    return detailOf(facts, setting, await unitsOf(reader, office, facts, setting));
  });
}

/** @throws Refusal no-target */
async function targetIn(client: Client, office: Office, metric: string, setting: YearSetting) {
  for (const book of await booksOf(client, office, setting)) {
    if (!metricsIn(book, setting).includes(metric)) continue;
    const reader = new MetricReader(client, office.district, office.viewer);
    return { reader, facts: await factsOf(reader, office, book, metric, setting) };
  }
  throw new Refusal('no-target', { metric, year: setting.year }, 'metric');
}

const detailOf = (facts: TargetFacts, setting: YearSetting, units: readonly UnitFacts[]): TargetDetail => ({
  setting,
  elapsed: elapsedOf(setting),
  facts,
  units,
  unassigned: restOf(facts),
});

const unitReader = (sums: UnitSumsSeen): Reading['reader'] => ({
  read: async (asks) => asks.map(({ question }) => sums.read(question.scope?.unit ?? '', question)),
});

const elapsedOf = ({ cutoff }: YearSetting): Amount => amount(elapsedShare(cutoff), 'percent', 2);

/** Every register of targets, with its records of the year. */
export async function booksOf(
  client: Client,
  { district, viewer }: Office,
  { year }: YearSetting,
): Promise<TargetBook[]> {
  const books: TargetBook[] = [];
  for (const register of district.catalogue.registers.values()) {
    const { targets } = register;
    if (!targets) continue;
    const by = { field: targets.year, values: [year] };
    const records = await recordsThen(client, district.store, viewer, register, by);
    const at = targets.parts && district.catalogue.registers.get(targets.parts.register);
    let parts: TargetBook['parts'] = null;
    if (targets.parts && at) {
      const values = records.at('9999-12-31', new Date(8.64e15)).map(({ id }) => id);
      const past = await recordsThen(client, district.store, viewer, at, {
        field: targets.parts.target,
        values,
      });
      parts = { declared: targets.parts, register: at, records: past };
    }
    books.push({ register, targets, records, parts });
  }
  return books;
}

/** The metrics that have a target as known then, in the order in which the first was set. */
export function metricsIn({ targets, records }: TargetBook, { cutoff, knownAt }: YearSetting): string[] {
  const standing = records
    .at(cutoff, knownAt)
    .filter(({ stage }) => targets.stages.includes(stage) || targets.past.includes(stage));
  return [...new Set(standing.map(({ attributes }) => String(attributes[targets.metric])))];
}

async function factsOf(
  reader: MetricReader,
  { district }: Office,
  book: TargetBook,
  metric: string,
  setting: YearSetting,
): Promise<TargetFacts> {
  const { targets, register } = book;
  const { cutoff, knownAt } = setting;
  const work = workOf(district, metric);
  const figure = figureFor(district, metric);
  const unit = spokenUnit(district, metric);
  const plan = planOf(book, metric, cutoff, knownAt);
  const versions = versionsOf(book, metric, cutoff, knownAt)
    .map((record) => ({
      record,
      inForce: targets.stages.includes(record.stage),
      value: amount(record.holdings[targets.value] ?? '0', unit),
    }))
    // The one in force first, then the latest to end.
    .sort((a, b) => Number(b.inForce) - Number(a.inForce) || (a.record.since < b.record.since ? 1 : -1));
  const reading: Reading | null = work && { reader, district, book, work, setting };
  const course = reading && (await courseOfYear(reading));
  const forecast = reading && course ? await forecastOf(reading, course) : null;
  const outlook =
    forecast && typeof forecast !== 'string' && plan.value !== null
      ? outlookOf(forecast, plan.value, course?.done ?? '0')
      : null;
  const name = versions[0]?.record.attributes[register.titleField];
  return {
    metric,
    name: name === undefined ? metric : String(name),
    book,
    work,
    unit,
    figure: figure && { report: figure.report, id: figure.id },
    plan,
    versions,
    course,
    ...measured(course?.done ?? null, plan.value, unit, cutoff),
    forecast,
    outlook,
  };
}

/** The work that a target is of: what needs parameters is not one, because nobody says with which. */
export function workOf(district: OpenDistrict, metric: string): MetricEntry | null {
  const entry = district.catalogue.metrics.get(metric);
  return entry && parametersOfMetric(entry.metric).length === 0 ? entry : null;
}

function measured(done: string | null, target: string | null, unit: UnitId, cutoff: string): Measured {
  const show = (which: 'completion' | 'ahead' | 'to-date') => progressOf(which, done, target, cutoff);
  const toDate = target === null ? null : new Big(target).times(elapsedShare(cutoff)).div(100).toFixed();
  return {
    target: amount(target, unit),
    done: amount(done, unit),
    toDate: amount(toDate, unit),
    completion: amount(show('completion'), 'percent', 2),
    ahead: amount(show('ahead'), 'percentage-point', 2),
    againstToDate: amount(show('to-date'), 'percent', 2),
  };
}

async function unitsOf(
  reader: Reading['reader'],
  { district }: Office,
  { book, work, plan, unit }: TargetFacts,
  setting: YearSetting,
): Promise<UnitFacts[]> {
  const reading: Reading | null = work && { reader, district, book, work, setting };
  const schedule = reading && scheduleOf(reading);
  return Promise.all(
    [...plan.units].map(async ([id, { value, part }]): Promise<UnitFacts> => {
      const course = reading && schedule && (await courseOfYear(reading, id, schedule));
      return {
        unit: id,
        part,
        asked: amount(askedByDay(plan, id, setting.cutoff), unit),
        light: course?.lights.whole ?? null,
        ...measured(course?.done ?? null, value, unit, setting.cutoff),
      };
    }),
  );
}

function restOf({ plan, unit }: TargetFacts): Amount | null {
  if (plan.units.size === 0 || plan.value === null) return null;
  const assigned = [...plan.units.values()].reduce((total, { value }) => total.plus(value), new Big(0));
  return amount(new Big(plan.value).minus(assigned).toFixed(), unit);
}
