import {
  amountIn,
  type Family,
  fieldsOfParameters,
  fromBase,
  type MetricEntry,
  type MetricOfKind,
  parametersOfMetric,
  Refusal,
  type Register,
  type Scalar,
  type Text,
  units,
} from '@taizhang/definition';
import { impliedBase, published, rankOf, type Span, scaled } from '@taizhang/ledger';
import { type Period, periodOf } from '@taizhang/report';
import {
  type Client,
  readMetrics,
  recordsThen,
  type Standing,
  selfOf,
  snapshot,
  standings,
} from '@taizhang/store';
import { Big } from 'big.js';
import type { OpenDistrict } from '../district-package.ts';
import { type Amount, amount } from '../figure/progress.ts';
import { rankedName } from '../figure/ranked-name.ts';
import { instantOf, type Office } from '../reports.ts';

/** Which statistic of the peers is looked at. */
export interface PeersAsk {
  /** `register.family`; absent: the first. */
  readonly family?: string | undefined;
  /** Of what, where the family is of many things: a series. */
  readonly subject?: string | undefined;
  /** As from..to; absent: the latest of which our own value is known. */
  readonly period?: string | undefined;
  readonly knownAt?: string | undefined;
}

/** What a peer has, and where it stands by it, now and in the period before. */
export interface PeerFacts {
  readonly id: string;
  readonly name: Text;
  readonly self: boolean;
  readonly value: Amount;
  readonly growth: Amount | null;
  /** Null where nobody else has a value. */
  readonly byValue: number | null;
  readonly byGrowth: number | null;
  readonly before: { readonly byValue: number | null; readonly byGrowth: number | null };
}

/** What it takes to stand one place higher, or how far the next is behind. */
export interface Gain {
  readonly place: number;
  /** Whose place it is; of the first, who follows. */
  readonly name: Text;
  readonly isFirst: boolean;
  /** What lacks (of the first: what it is ahead), with the bounds that the rounding of published figures leaves. */
  readonly gap: Text;
  readonly low: Text;
  readonly high: Text;
  /** The growth with which we would stand there; null where none can be told. */
  readonly growth: Text | null;
}

export interface Comparison {
  readonly among: Text;
  readonly peers: readonly PeerFacts[];
  readonly byValue: Gain | null;
  readonly byGrowth: Gain | null;
}

export interface PeersFacts {
  readonly families: readonly { readonly id: string; readonly title: Text }[];
  readonly family: string;
  readonly subjects: readonly { readonly id: string; readonly title: Text }[];
  readonly subject: string | null;
  readonly periods: readonly Period[];
  readonly period: Period;
  readonly before: Period | null;
  readonly knownAt: Date;
  readonly register: Register;
  readonly comparablePrices: boolean;
  readonly comparisons: readonly Comparison[];
}

/** A family with what its parameters are fields of. */
interface Source {
  readonly id: string;
  readonly register: Register;
  readonly family: Family;
  readonly self: { readonly parameter: string; readonly field: string };
  readonly periodField: string;
  readonly subject: { readonly parameter: string; readonly field: string } | null;
}

/**
 * A reported statistic of all who are compared, with places by value and by growth.
 * @throws Refusal no-peers, impossible-instant, not-permitted
 */
export async function readPeers(office: Office, ask: PeersAsk): Promise<PeersFacts> {
  const { district, viewer, pool } = office;
  const sources = sourcesIn(district);
  const source = ask.family === undefined ? sources[0] : sources.find(({ id }) => id === ask.family);
  if (!source) throw new Refusal('no-peers', {}, 'family');
  const knownAt = instantOf(district, ask.knownAt);
  return snapshot(pool, async (client) => {
    const own = await recordsThen(client, district.store, viewer, source.register, {
      field: source.self.field,
      values: [district.package.area],
    });
    const known = own.at('9999-12-31', knownAt).map(({ attributes }) => ({
      subject: source.subject ? String(attributes[source.subject.field]) : null,
      period: String(attributes[source.periodField]),
    }));
    const subjects = subjectsOf(source, new Set(known.map(({ subject }) => subject)));
    const subject = source.subject ? (ask.subject ?? subjects[0]?.id ?? null) : null;
    const periods = known.filter((one) => one.subject === subject).map(({ period }) => period);
    const ordered = [...new Set(periods)].map(periodOf).sort((a, b) => (a.to < b.to ? 1 : -1));
    const period = ask.period === undefined ? ordered[0] : ordered.find((one) => nameOf(one) === ask.period);
    if (!period) throw new Refusal('no-peers', {}, ask.period === undefined ? 'subject' : 'period');
    const before = ordered.find(({ to }) => to < period.to) ?? null;
    const reading = new PeersReading(client, office, source, subject, knownAt);
    const comparablePrices = await reading.isComparable(period);
    const comparisons: Comparison[] = [];
    for (const pair of source.family.ranks ?? []) {
      const comparison = await reading.comparison(pair, period, before, comparablePrices);
      if (comparison) comparisons.push(comparison);
    }
    return {
      families: sources.map(({ id, register, family }) => ({
        id,
        title: {
          zh: `${register.title.zh}：${family.title.zh}`,
          en: `${register.title.en}: ${family.title.en}`,
        },
      })),
      family: source.id,
      subjects,
      subject,
      periods: ordered,
      period,
      before,
      knownAt,
      register: source.register,
      comparablePrices,
      comparisons,
    };
  });
}

const nameOf = ({ from, to }: Period): string => `${from}..${to}`;

/** The families that rank anybody, and of which it is clear what is asked. */
function sourcesIn({ catalogue }: OpenDistrict): Source[] {
  const sources: Source[] = [];
  for (const register of catalogue.registers.values())
    for (const [id, family] of Object.entries(register.families ?? {})) {
      const rank = (family.ranks ?? [])
        .map(({ byValue }) => byValue && catalogue.metrics.get(byValue)?.metric)
        .find(Boolean);
      const level = catalogue.metrics.get(family.level)?.metric;
      if (!level || !rank || rank.kind !== 'rank' || !rank.self.startsWith('$') || !('where' in level))
        continue;
      const self = { parameter: rank.self.slice(1), field: rank.by };
      const fields = fieldsOfParameters(level.where);
      const others = parametersOfMetric(level).filter(
        (name) => name !== self.parameter && name !== family.period,
      );
      const periodField = fields.get(family.period);
      const subjectField = others[0] === undefined ? undefined : fields.get(others[0]);
      if (
        periodField === undefined ||
        others.length > 1 ||
        (others.length === 1 && subjectField === undefined)
      )
        continue;
      const subject =
        subjectField === undefined ? null : { parameter: others[0] as string, field: subjectField };
      sources.push({ id: `${register.id}.${id}`, register, family, self, periodField, subject });
    }
  return sources;
}

function subjectsOf(
  { register, subject }: Source,
  known: ReadonlySet<string | null>,
): { id: string; title: Text }[] {
  const field = subject && register.fields[subject.field];
  if (field?.kind !== 'category')
    return [...known].flatMap((id) => (id === null ? [] : [{ id, title: { zh: id, en: id } }]));
  return Object.entries(field.options)
    .filter(([id]) => known.has(id))
    .map(([id, title]) => ({ id, title }));
}

type Pair = NonNullable<Family['ranks']>[number];

/** One of those ranked, with what he is called in both languages. */
interface Ranked extends Standing {
  readonly label: Text;
}

class PeersReading {
  private readonly client: Client;
  private readonly office: Office;
  private readonly source: Source;
  private readonly subject: string | null;
  private readonly knownAt: Date;

  constructor(client: Client, office: Office, source: Source, subject: string | null, knownAt: Date) {
    this.client = client;
    this.office = office;
    this.source = source;
    this.subject = subject;
    this.knownAt = knownAt;
  }

  private question(period: Period) {
    const { self, subject, family } = this.source;
    const parameters: Record<string, Scalar> = {
      [self.parameter]: this.office.district.package.area,
      [family.period]: nameOf(period),
      ...(subject && this.subject !== null ? { [subject.parameter]: this.subject } : {}),
    };
    return { from: period.from, to: '9999-12-31', knownAt: this.knownAt, parameters };
  }

  private async standings(id: string, period: Period): Promise<Ranked[]> {
    const { district, viewer } = this.office;
    const entry = district.catalogue.metrics.get(id) as MetricEntry;
    const metric = entry.metric as MetricOfKind<'rank'>;
    const ask = { metric: id, question: this.question(period) };
    const all = await standings(this.client, district.store, viewer, ask);
    const self = selfOf(metric, ask.question);
    return all.map((one) => ({ ...one, label: rankedName(district, entry.register, metric, self, one) }));
  }

  async isComparable(period: Period): Promise<boolean> {
    const metric = this.source.family.comparablePrices;
    if (metric === undefined) return false;
    const { district, viewer } = this.office;
    const ask = { metric, question: this.question(period) };
    const [value] = await readMetrics(this.client, district.store, viewer, [ask]);
    return Number(value ?? 0) > 0;
  }

  async comparison(
    { among, byValue, byGrowth }: Pair,
    period: Period,
    before: Period | null,
    comparablePrices: boolean,
  ): Promise<Comparison | null> {
    if (byValue === undefined) return null;
    const levels = await this.standings(byValue, period);
    const growths = byGrowth === undefined ? [] : await this.standings(byGrowth, period);
    const past = before ? await this.standings(byValue, before) : [];
    const pastGrowths = before && byGrowth !== undefined ? await this.standings(byGrowth, before) : [];
    const self = this.office.district.package.area;
    const [place, placeByGrowth, placed, placedByGrowth] = [levels, growths, past, pastGrowths].map(placesOf);
    const growthOf = new Map(growths.map(({ key, value }) => [key, value]));
    const peers = levels.map(({ key, label, value }): PeerFacts => {
      const growth = growthOf.get(key);
      return {
        id: key,
        name: label,
        self: key === self,
        value: this.level(value),
        growth: growth === undefined ? null : this.growth(growth),
        byValue: place?.get(key) ?? null,
        byGrowth: placeByGrowth?.get(key) ?? null,
        before: { byValue: placed?.get(key) ?? null, byGrowth: placedByGrowth?.get(key) ?? null },
      };
    });
    if (!peers.some((peer) => peer.self)) return null;
    return {
      among,
      peers,
      byValue: this.gainByValue(levels, growthOf.get(self), comparablePrices),
      byGrowth: this.gainByGrowth(growths),
    };
  }

  private level(value: string): Amount {
    const { unit, level } = this.source.family.precision;
    return amount(value, unit, level, true);
  }

  private growth(value: string): Amount {
    return amount(value, 'percent', this.source.family.precision.growth, true);
  }

  private levelSpan(value: string): Span {
    const { unit, level } = this.source.family.precision;
    const [numerator, denominator] = units[unit].factor;
    return scaled(published(fromBase(value, unit, 12).toFixed(), level), new Big(numerator).div(denominator));
  }

  private gainByValue(
    levels: readonly Ranked[],
    growth: string | undefined,
    comparablePrices: boolean,
  ): Gain | null {
    const { unit, level, growth: decimals } = this.source.family.precision;
    const found = this.neighbour(levels);
    if (!found) return null;
    const { ours, other, isFirst, place } = found;
    const [a, b] = [this.levelSpan(ours.value), this.levelSpan(other.value)];
    const [over, under] = isFirst ? [a, b] : [b, a];
    const shown = (value: Big) => amountIn(value, unit, level, true);
    // Growth at comparable prices is never told from levels.
    const base =
      comparablePrices || isFirst || growth === undefined
        ? null
        : impliedBase(a, published(growth, decimals));
    return {
      place,
      name: other.label,
      isFirst,
      gap: shown(over.value.minus(under.value)),
      low: shown(atLeastNothing(over.low.minus(under.high))),
      high: shown(over.high.minus(under.low)),
      growth: base && amountIn(b.value.div(base.value).minus(1).times(100), 'percent', decimals, true),
    };
  }

  private gainByGrowth(growths: readonly Ranked[]): Gain | null {
    const { growth: decimals } = this.source.family.precision;
    const found = this.neighbour(growths);
    if (!found) return null;
    const { ours, other, isFirst, place } = found;
    const [a, b] = [published(ours.value, decimals), published(other.value, decimals)];
    const [over, under] = isFirst ? [a, b] : [b, a];
    const points = (value: Big) => amountIn(value, 'percentage-point', decimals + 1);
    const step = new Big(10).pow(-decimals);
    return {
      place,
      name: other.label,
      isFirst,
      gap: points(over.value.minus(under.value)),
      low: points(atLeastNothing(over.low.minus(under.high))),
      high: points(over.high.minus(under.low)),
      // The next that could be published above theirs.
      growth: isFirst ? null : amountIn(b.value.plus(step), 'percent', decimals, true),
    };
  }

  /** The one just above us; above the first, the one just below. */
  private neighbour(list: readonly Ranked[]) {
    const self = this.office.district.package.area;
    const ours = list.find(({ key }) => key === self);
    if (!ours) return null;
    const above = list.filter(({ value }) => new Big(value).gt(ours.value)).at(-1);
    const below = list.find(({ value }) => new Big(value).lt(ours.value));
    const other = above ?? below;
    if (!other) return null;
    const place = placesOf(list).get(other.key) ?? 0;
    return { ours, other, isFirst: above === undefined, place };
  }
}

const atLeastNothing = (value: Big): Big => (value.lt(0) ? new Big(0) : value);

function placesOf(list: readonly Standing[]): Map<string, number> {
  const values = new Map(list.map(({ key, value }) => [key, value]));
  return new Map(
    list.flatMap(({ key }) => {
      const place = rankOf(key, values);
      return place === null ? [] : [[key, Number(place)]];
    }),
  );
}
