import type { Viewer } from '@taizhang/access';
import {
  amountIn,
  baseUnitOf,
  dimensionOf,
  dimensions,
  type Family,
  fromBase,
  type MetricEntry,
  type MetricOfKind,
  type Scalar,
  type Text,
  type UnitId,
  units,
  valueUnitOf,
} from '@taizhang/definition';
import {
  type Implied,
  impliedBy,
  published,
  rankOf,
  type Span,
  scaled,
  type TripleFault,
  tripleFaults,
} from '@taizhang/ledger';
import { type FigureAsk, type Period, periodBefore, periodOf } from '@taizhang/report';
import { type Client, readMetrics, selfOf, standings, wereGiven } from '@taizhang/store';
import { Big } from 'big.js';
import type { OpenDistrict } from '../district-package.ts';
import type { Office } from '../reports.ts';
import { type Amount, amount, type MemberFacts } from './progress.ts';
import { rankedName } from './ranked-name.ts';

/** A family's metrics as they were published for one period, and what they imply of earlier ones. */
export interface FamilyFacts {
  readonly title: Text;
  readonly period: Period;
  readonly level: MemberFacts;
  readonly growth: MemberFacts | null;
  readonly against: readonly (MemberFacts & { readonly year: number })[];
  readonly beside: readonly MemberFacts[];
  readonly comparablePrices: boolean;
  readonly implied: readonly ImpliedFacts[];
  readonly ranks: readonly {
    readonly among: Text;
    readonly byValue: RankFacts | null;
    readonly byGrowth: RankFacts | null;
  }[];
}

/** An earlier period as the published values imply it, beside what the ledger holds of it. */
export interface ImpliedFacts {
  readonly year: number;
  readonly period: Period;
  readonly base: SpanFacts | null;
  readonly recorded: Amount;
  readonly recordedGrowth: Amount | null;
  readonly earlierGrowth: SpanFacts | null;
  readonly average: {
    readonly years: number;
    readonly method: 'geometric' | 'cumulative';
    readonly growth: SpanFacts;
  } | null;
  readonly faults: readonly { readonly code: TripleFault; readonly message: Text }[];
}

/** An implied value and its bounds, no finer than the values were published that imply it. */
export interface SpanFacts {
  readonly value: string;
  readonly shown: Text;
  readonly low: Text;
  readonly high: Text;
}

export interface RankFacts {
  readonly metric: string;
  readonly title: Text;
  /** Null when our value is unknown, and where nobody else has one. */
  readonly place: number | null;
  /** How many have a value, 1 where we alone have one; null where the neighbours were not asked for. */
  readonly among: number | null;
  /** We, and those next above and below. */
  readonly near: readonly {
    readonly place: number;
    readonly name: Text;
    readonly self: boolean;
    readonly value: string;
    readonly shown: Text;
  }[];
}

/** The family of a figure: of several, the first whose level is known; null where there is none. */
export async function familyOf(
  client: Client,
  office: Pick<Office, 'district' | 'viewer'>,
  ask: FigureAsk,
): Promise<FamilyFacts | null> {
  const [facts] = await familiesOf(client, office, [ask], true);
  return facts ?? null;
}

/**
 * The families of several figures, in one reading of metrics.
 * @param near whether ranks say who stands next above and below, which is a query for each rank
 */
export async function familiesOf(
  client: Client,
  office: Pick<Office, 'district' | 'viewer'>,
  asks: readonly FigureAsk[],
  near: boolean,
): Promise<(FamilyFacts | null)[]> {
  const { families } = office.district.catalogue;
  const readings = asks
    .map((ask) => statisticOf(office.district, ask))
    .map((ask) =>
      (families.get(ask.metric) ?? []).map((family) => new FamilyReading(client, office, family, ask)),
    );
  const all = readings.flat();
  const questions = all.flatMap((reading) => reading.questions());
  const values = await readMetrics(client, office.district.store, office.viewer, questions);
  const given = await wereGiven(client, office.district.store, office.viewer, questions);
  let taken = 0;
  for (const reading of all) taken = reading.take(values, given, taken);
  const facts: (FamilyFacts | null)[] = [];
  for (const ofFigure of readings) {
    const chosen = ofFigure.find((reading) => reading.isKnown()) ?? ofFigure[0];
    facts.push(chosen ? await chosen.facts(near) : null);
  }
  return facts;
}

/** What is asked of the statistic that is published of the same thing, where there is one. */
function statisticOf({ catalogue }: OpenDistrict, ask: FigureAsk): FigureAsk {
  const publishedAs = catalogue.metrics.get(ask.metric)?.metric.publishedAs;
  if (!publishedAs) return ask;
  const parameters = { ...ask.question.parameters, ...publishedAs.parameters };
  return { metric: publishedAs.metric, question: { ...ask.question, parameters } };
}

/** A question about an earlier year is the same question of the period so many years before. */
interface Wanted {
  readonly metric: string;
  readonly yearsBefore: number;
}

/** One family: what it asks, and what the answers say. */
class FamilyReading {
  private readonly client: Client;
  private readonly district: OpenDistrict;
  private readonly viewer: Viewer;
  private readonly family: Family;
  private readonly ask: FigureAsk;
  private readonly period: Period;
  private readonly values = new Map<string, string | null>();
  /** What was published, also where no value comes of it: a rank of one among one. */
  private readonly given = new Set<string>();
  private readonly wanted: readonly Wanted[];

  constructor(
    client: Client,
    { district, viewer }: Pick<Office, 'district' | 'viewer'>,
    family: Family,
    ask: FigureAsk,
  ) {
    this.client = client;
    this.district = district;
    this.viewer = viewer;
    this.family = family;
    this.ask = ask;
    this.period = periodOf(String(ask.question.parameters?.[family.period]));
    this.wanted = this.allWanted();
  }

  questions(): FigureAsk[] {
    return this.wanted.map((one) => this.asked(one));
  }

  /** Takes its answers from `from` on; what was never published is told from a value of nothing. @returns the place of the next */
  take(values: readonly (string | null)[], given: readonly boolean[], from: number): number {
    this.wanted.forEach((one, i) => {
      if (!given[from + i]) return;
      this.given.add(keyOf(one));
      this.values.set(keyOf(one), values[from + i] ?? null);
    });
    return from + this.wanted.length;
  }

  isKnown(): boolean {
    return this.value(this.family.level) !== null;
  }

  async facts(near: boolean): Promise<FamilyFacts> {
    const { family, period } = this;
    const { comparablePrices, cumulativeAverage } = family;
    const isSet = (metric: string | undefined) => metric !== undefined && Number(this.value(metric) ?? 0) > 0;
    const atComparable = isSet(comparablePrices);
    return {
      title: family.title,
      period,
      level: this.member(family.level),
      growth: family.growth ? this.member(family.growth) : null,
      against: this.against().map(({ year, metric }) => ({ year, ...this.member(metric) })),
      beside: (family.beside ?? []).map((id) => this.member(id)).filter(({ value }) => value !== null),
      comparablePrices: atComparable,
      implied: this.implied(atComparable, isSet(cumulativeAverage)),
      ranks: await this.ranks(near),
    };
  }

  private get year(): number {
    return Number(this.period.to.slice(0, 4));
  }

  private against(): { year: number; metric: string }[] {
    const all = (this.family.against ?? []).map(({ year, metric }) => ({ year: Number(year), metric }));
    return all.filter(({ year }) => year < this.year);
  }

  private allWanted(): Wanted[] {
    const { family } = this;
    const now = [
      family.level,
      ...(family.growth ? [family.growth] : []),
      ...this.against().map(({ metric }) => metric),
      ...(family.beside ?? []),
      ...this.rankIds(),
      ...[family.comparablePrices, family.cumulativeAverage].filter((id) => id !== undefined),
    ].map((metric) => ({ metric, yearsBefore: 0 }));
    return [
      ...now,
      { metric: family.level, yearsBefore: 1 },
      ...(family.growth ? [{ metric: family.growth, yearsBefore: 1 }] : []),
      ...this.against().map(({ year }) => ({ metric: family.level, yearsBefore: this.year - year })),
    ];
  }

  private asked({ metric, yearsBefore }: Wanted): FigureAsk {
    const { from, to } = periodBefore(this.period, yearsBefore);
    const parameters: Record<string, Scalar> = {
      ...this.ask.question.parameters,
      [this.family.period]: `${from}..${to}`,
    };
    return { metric, question: { ...this.ask.question, parameters } };
  }

  private value(metric: string, yearsBefore = 0): string | null {
    return this.values.get(keyOf({ metric, yearsBefore })) ?? null;
  }

  private member(metric: string): MemberFacts {
    return { metric, title: this.entry(metric).metric.title, ...this.amount(metric, this.value(metric)) };
  }

  private entry(metric: string): MetricEntry {
    return this.district.catalogue.metrics.get(metric) as MetricEntry;
  }

  /** As it was published: levels and growths with their decimals. */
  private amount(metric: string, value: string | null): Amount {
    const { precision } = this.family;
    const unit = valueUnitOf(this.entry(metric));
    if (unit === baseUnitOf(precision.unit)) return amount(value, precision.unit, precision.level, true);
    return amount(value, unit, precision.growth, unit === 'percent');
  }

  private levelSpan(yearsBefore: number): Span | null {
    const value = this.value(this.family.level, yearsBefore);
    const { unit, level } = this.family.precision;
    const [numerator, denominator] = units[unit].factor;
    if (value === null) return null;
    // Finer than anything is published, so that only the published decimals bound it.
    const inUnit = fromBase(value, unit, 12).toFixed();
    return scaled(published(inUnit, level), new Big(numerator).div(denominator));
  }

  private growthSpan(metric: string | undefined, yearsBefore = 0): Span | null {
    const value = metric === undefined ? null : this.value(metric, yearsBefore);
    return value === null ? null : published(value, this.family.precision.growth);
  }

  private implied(comparablePrices: boolean, cumulativeAverage: boolean): ImpliedFacts[] {
    const { family } = this;
    const implied = impliedBy({
      year: this.year,
      level: this.levelSpan(0),
      growth: this.growthSpan(family.growth),
      before: { level: this.levelSpan(1), growth: this.growthSpan(family.growth, 1) },
      against: this.against().map(({ year, metric }) => ({
        year,
        growth: this.growthSpan(metric),
        level: this.levelSpan(this.year - year),
      })),
      comparablePrices,
      cumulativeAverage,
    });
    return implied.map((one) => this.impliedFacts(one));
  }

  private impliedFacts({ year, base, earlierGrowth, average, faults }: Implied): ImpliedFacts {
    const { level, growth, precision } = this.family;
    const before = this.year - year;
    const recordedGrowth = before === 1 && growth ? this.value(growth, 1) : null;
    const percent = (span: Span) => spanFacts(span, 'percent', precision.growth);
    return {
      year,
      period: periodBefore(this.period, before),
      base: base && spanFacts(base, precision.unit, precision.level),
      recorded: this.amount(level, this.value(level, before)),
      recordedGrowth: growth && recordedGrowth !== null ? this.amount(growth, recordedGrowth) : null,
      earlierGrowth: earlierGrowth && percent(earlierGrowth),
      average: average && { ...average, growth: percent(average.growth) },
      faults: faults.map((code) => ({ code, message: tripleFaults[code] })),
    };
  }

  private rankIds(): string[] {
    return (this.family.ranks ?? []).flatMap(({ byValue, byGrowth }) =>
      [byValue, byGrowth].filter((id) => id !== undefined),
    );
  }

  private async ranks(near: boolean): Promise<FamilyFacts['ranks'][number][]> {
    const pairs: FamilyFacts['ranks'][number][] = [];
    for (const { among, byValue, byGrowth } of this.family.ranks ?? [])
      pairs.push({
        among,
        byValue: byValue ? await this.rank(byValue, near) : null,
        byGrowth: byGrowth ? await this.rank(byGrowth, near) : null,
      });
    // Also where we alone have a value: that there is no place has a reason then, which is told.
    return pairs.filter(({ byValue, byGrowth }) => isTold(byValue) || isTold(byGrowth));
  }

  private async rank(id: string, isNear: boolean): Promise<RankFacts> {
    const { metric, register } = this.entry(id);
    const { of, title } = metric as MetricOfKind<'rank'>;
    const place = this.value(id);
    if (place === null) {
      const isAlone = this.given.has(keyOf({ metric: id, yearsBefore: 0 }));
      return { metric: id, title, place: null, among: isAlone ? 1 : 0, near: [] };
    }
    if (!isNear) return { metric: id, title, place: Number(place), among: null, near: [] };
    const ask = this.asked({ metric: id, yearsBefore: 0 });
    const all = await standings(this.client, this.district.store, this.viewer, ask);
    const self = selfOf(metric as MetricOfKind<'rank'>, ask.question);
    const values = new Map(all.map(({ key, value }) => [key, value]));
    const ours = all.findIndex(({ key }) => key === self);
    const unit = register.measures[of.holding]?.unit as UnitId;
    const near = all.slice(Math.max(0, ours - 1), ours + 2).map((one) => ({
      place: Number(rankOf(one.key, values)),
      name: rankedName(this.district, register, metric as MetricOfKind<'rank'>, self, one),
      self: one.key === self,
      value: one.value,
      shown: this.standingShown(unit, one.value),
    }));
    return { metric: id, title, place: Number(place), among: all.length, near };
  }

  private standingShown(unit: UnitId, value: string): Text {
    const { precision } = this.family;
    const isLevel = baseUnitOf(unit) === baseUnitOf(precision.unit);
    const { shown } = isLevel
      ? amount(value, precision.unit, precision.level, true)
      : amount(value, unit, precision.growth, true);
    return shown as Text;
  }
}

const spanFacts = ({ value, low, high }: Span, unit: UnitId, decimals: number): SpanFacts => ({
  value: value.round(dimensions[dimensionOf(unit)].decimals, Big.roundHalfUp).toFixed(),
  shown: amountIn(value, unit, decimals, true),
  low: amountIn(low, unit, decimals, true),
  high: amountIn(high, unit, decimals, true),
});

const isTold = (rank: RankFacts | null): boolean =>
  rank !== null && (rank.place !== null || rank.among === 1);

const keyOf = ({ metric, yearsBefore }: Wanted): string => `${metric} ${yearsBefore}`;
