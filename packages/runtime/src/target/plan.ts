import type { Register, TargetParts, Targets } from '@taizhang/definition';
import type { RecordsThen, RecordThen } from '@taizhang/store';
import { Big } from 'big.js';

/** A register of targets with what it declares of them, and the past of its records of a year. */
export interface TargetBook {
  readonly register: Register;
  readonly targets: Targets;
  readonly records: RecordsThen;
  readonly parts: {
    readonly declared: TargetParts;
    readonly register: Register;
    readonly records: RecordsThen;
  } | null;
}

/** What is asked by a day, and of whom. */
export interface Plan {
  /** The versions in force: one, unless older entries left more. */
  readonly versions: readonly RecordThen[];
  /** The value of the year; null: none is in force. */
  readonly value: string | null;
  /** What is asked up to the end of each month, where the target is shared out over months. */
  readonly months: ReadonlyMap<string, string>;
  /** What each unit is asked for in the year. */
  readonly units: ReadonlyMap<string, { readonly value: string; readonly part: RecordThen }>;
  /** What each unit is asked for up to the end of months, where that was said. */
  readonly unitMonths: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

const sum = (amounts: readonly string[]): string | null =>
  amounts.length === 0 ? null : amounts.reduce((total, amount) => total.plus(amount), new Big(0)).toFixed();

/** The records of a metric that are targets, in force or of the past, as they stood. */
export function versionsOf(
  { targets, records }: TargetBook,
  metric: string,
  cutoff: string,
  knownAt: Date,
): RecordThen[] {
  return records
    .at(cutoff, knownAt)
    .filter(
      ({ attributes, stage }) =>
        attributes[targets.metric] === metric && [...targets.stages, ...targets.past].includes(stage),
    );
}

/** The plan of a metric as it stood on a day, as known at a moment. */
export function planOf(book: TargetBook, metric: string, cutoff: string, knownAt: Date): Plan {
  const { targets, parts } = book;
  const versions = versionsOf(book, metric, cutoff, knownAt).filter(({ stage }) =>
    targets.stages.includes(stage),
  );
  const value = sum(versions.map(({ holdings }) => holdings[targets.value] ?? '0'));
  const ids = new Set(versions.map(({ id }) => id));
  const months = new Map<string, string>();
  const units = new Map<string, { value: string; part: RecordThen }>();
  const unitMonths = new Map<string, Map<string, string>>();
  for (const part of parts?.records.at(cutoff, knownAt) ?? []) {
    const { declared } = parts as NonNullable<typeof parts>;
    if (!declared.stages.includes(part.stage) || !ids.has(String(part.attributes[declared.target]))) continue;
    const month = part.attributes[declared.month];
    const asked = part.holdings[declared.value] ?? '0';
    const isWhole = part.attributes[declared.of] === declared.whole;
    if (isWhole && month) months.set(String(month), asked);
    else if (!isWhole && !month) units.set(part.unit, { value: asked, part });
    else if (!isWhole)
      unitMonths.set(part.unit, (unitMonths.get(part.unit) ?? new Map()).set(String(month), asked));
  }
  return { versions, value, months, units, unitMonths };
}

/** Of whom a plan is asked: the whole district, or one unit. */
export type Asked = string | null;

const valueAsked = (plan: Plan, of: Asked): string | null =>
  of === null ? plan.value : (plan.units.get(of)?.value ?? null);

const shareOf = (value: string, part: Big.BigSource, whole: Big.BigSource): string =>
  new Big(value).times(part).div(whole).round(6, Big.roundHalfUp).toFixed();

/**
 * What is asked up to the end of a month (1 to 12): as it is shared out, a unit's as its own months say or in the months of
 * the whole, else by the elapsed months of the year (时序进度).
 */
export function askedByMonth(plan: Plan, of: Asked, year: string, number: number): string | null {
  const value = valueAsked(plan, of);
  if (value === null) return null;
  const month = `${year}-${String(number).padStart(2, '0')}`;
  const own = of === null ? undefined : plan.unitMonths.get(of)?.get(month);
  if (own !== undefined) return own;
  const whole = plan.months.get(month);
  if (whole === undefined) return shareOf(value, number, 12);
  if (of === null) return whole;
  return plan.value === null || new Big(plan.value).eq(0) ? null : shareOf(value, whole, plan.value);
}

/** The same up to a day: within a month by its days. */
export function askedByDay(plan: Plan, of: Asked, day: string): string | null {
  const [year, month, date] = day.split('-') as [string, string, string];
  const number = Number(month);
  const before = number === 1 ? '0' : askedByMonth(plan, of, year, number - 1);
  const after = askedByMonth(plan, of, year, number);
  if (before === null || after === null) return null;
  const days = new Date(Date.UTC(Number(year), number, 0)).getUTCDate();
  return new Big(before)
    .plus(new Big(after).minus(before).times(Number(date)).div(days))
    .round(6)
    .toFixed();
}
