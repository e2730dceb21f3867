import type { HistoricWork } from '@taizhang/ledger';
import { Big } from 'big.js';
import { type Area, centralPeers, otherPeers, own } from '../areas.ts';
import type { Random } from '../random.ts';
import type { World } from '../world.ts';
import { addDays, workingDay } from './calendar.ts';
import { type Journal, journalOf, type Step } from './journal.ts';
import { times } from './shares.ts';

/** One published value: level in 元 (or persons), growth in percent. */
interface Value {
  readonly level?: string;
  readonly growth?: string;
  readonly growth2019?: string;
  /** Share of the area above, in percent. */
  readonly share?: string;
}

/** A series of the bulletin: what was published of the own district for the anchor period of 2021, and our place. */
export interface SeriesAmounts extends Value {
  readonly series: string;
  readonly name: string;
  readonly publisher: string;
  readonly frequency: 'monthly' | 'quarterly' | 'annual';
  readonly prices: 'comparable' | 'current' | 'none';
  readonly counts: 'money' | 'persons';
  /** The last month of the anchor period: 06, but 05 for what is published later. */
  readonly anchor: string;
  /** What the flash said, where the published value is a revised one. */
  readonly flash?: Value;
  /** How many central districts, and how many other districts, have more than we; absent: no peers are known. */
  readonly above?: { readonly central: number; readonly other: number };
  /** The series that this one is a part of, which comes before it; of a part, no peer has more than we. */
  readonly partOf?: string;
}

export type IndicatorAmounts = readonly SeriesAmounts[];

/** How much of the half year's level the year has brought by the end of each month: Chinese quarters end high. */
const profile: Record<string, number> = {
  '02': 0.27, '03': 0.46, '04': 0.62, '05': 0.8, '06': 1, '07': 1.16, '08': 1.33, '09': 1.52, '10': 1.69, '11': 1.86, '12': 2.08,
}; // biome-ignore format: months
const monthly = Object.keys(profile);
const quarterly = ['03', '06', '09', '12'];

export function indicatorsWork(world: World, amounts: IndicatorAmounts): HistoricWork[] {
  const random = world.random.fork('indicators');
  const journal: Journal = { random, register: 'indicator', mistakes: 0 };
  const known: Peers = new Map();
  return amounts.flatMap((series) => [...ownWork(journal, series), ...peerWork(journal, series, known)]);
}

const lastDayOf = (year: string, month: string) => {
  const next =
    month === '12' ? `${Number(year) + 1}-01-01` : `${year}-${String(Number(month) + 1).padStart(2, '0')}-01`;
  return addDays(next, -1);
};

function monthsOf(series: SeriesAmounts, year: string): string[] {
  const all =
    series.frequency === 'monthly' ? monthly : series.frequency === 'quarterly' ? quarterly : [series.anchor];
  const last = series.frequency === 'annual' ? '12' : series.frequency === 'quarterly' ? '06' : '07';
  return year === '2021' ? all.filter((month) => month <= last) : all;
}

/** Our own values of 2019, 2020 and 2021: the anchor as published, the others on a path through it. */
function ownWork(journal: Journal, series: SeriesAmounts): HistoricWork[] {
  const { random } = journal;
  const wobble = new Map(
    monthly.map((month) => [month, month === series.anchor ? 1 : 0.985 + random.next() * 0.03]),
  );
  const at = (month: string) =>
    ((profile[month] as number) / (profile[series.anchor] as number)) * (wobble.get(month) as number);
  // 2020 began low and caught up: its path lies below that of the anchor before it and above it after it.
  const caughtUp = (month: string) => 1 + (Number(month) - Number(series.anchor)) * 0.045;
  const bases = basesOf(series, random);
  const levelOf = (year: string, month: string) => {
    const base = bases[year];
    return (
      base && roundLevel(series, new Big(base).times(at(month)).times(year === '2020' ? caughtUp(month) : 1))
    );
  };
  const published = (year: string, month: string): Value => {
    if (year === '2021' && month === series.anchor) return series;
    const [level, before, first] = [
      levelOf(year, month),
      levelOf(String(Number(year) - 1), month),
      levelOf('2019', month),
    ];
    return {
      ...(level ? { level } : {}),
      ...(series.share ? { share: times(series.share, 0.8 + random.next() * 0.12, 1) } : {}),
      ...(growthOf(series, level, before) ?? reported(random, series, year, month)),
      ...(year === '2021' && level && first && series.growth2019
        ? { growth2019: percentAbove(level, first, pricesOver(series, 2)) }
        : {}),
    };
  };
  return ['2019', '2020', '2021'].flatMap((year) =>
    monthsOf(series, year).flatMap((month) => {
      const value = published(year, month);
      const flash = year === '2021' && month === series.anchor ? series.flash : undefined;
      return observation(journal, series, own, year, month, value, flash);
    }),
  );
}

/** The levels of the anchor period in the three years, from what was published of growth where that is nominal. */
function basesOf(series: SeriesAmounts, random: Random): Record<string, string | undefined> {
  const { level, growth = '8', growth2019 } = series;
  if (level === undefined) return {};
  const over = (percent: string) => new Big(100).plus(percent).div(100);
  const base2020 = roundLevel(series, new Big(level).div(over(growth)).div(pricesOver(series, 1)));
  const base2019 = growth2019
    ? roundLevel(series, new Big(level).div(over(growth2019)).div(pricesOver(series, 2)))
    : roundLevel(series, new Big(base2020).times(1.05 + random.next() * 0.2));
  return { '2019': base2019, '2020': base2020, '2021': level };
}

/** Money is published in 亿元 with two decimals. */
const roundLevel = (series: SeriesAmounts, value: Big): string =>
  series.counts === 'money' ? value.div(1e8).round(2).times(1e8).toFixed() : value.round(0).toFixed();

/** By how much prices rose over some years, where growth is at comparable prices: levels grow by that too. */
const pricesOver = (series: SeriesAmounts, years: number): Big =>
  new Big(series.prices === 'comparable' ? 1.02 : 1).pow(years);

const percentAbove = (level: string, base: string, prices: Big): string =>
  new Big(level).div(base).div(prices).minus(1).times(100).round(1).toFixed();

const growthOf = (
  series: SeriesAmounts,
  level: string | undefined,
  before: string | undefined,
): Value | null => (level && before ? { growth: percentAbove(level, before, pricesOver(series, 1)) } : null);

/** Growth of a series or a year whose level before it nobody kept. */
function reported(random: Random, series: SeriesAmounts, year: string, month: string): Value {
  if (series.growth === undefined) return {};
  if (year === '2019') return { growth: (5 + random.next() * 6).toFixed(1) };
  const distance = Number(series.anchor) - Number(month);
  const centre = year === '2020' ? -30 - distance * 3 : Number(series.growth) + distance * 9;
  return { growth: (centre + random.next() * 2).toFixed(1) };
}

/** What a peer has of a series in the anchor period of 2021, and what its growth is of ours. */
interface Peer {
  readonly level: Big;
  readonly pace: number;
}

/** By series and area. */
type Peers = Map<string, Peer>;

function peerOf(random: Random, ours: string, isAbove: boolean): Peer {
  const factor = isAbove ? 1.04 + random.next() * 0.35 : 0.22 + random.next() * 0.68;
  return { level: new Big(ours).times(factor), pace: 0.4 + random.next() * 0.55 };
}

/** A part grows about as fast as its whole. It is more of it in the centre, and a little less than ours everywhere. */
function peerOfPart(random: Random, ours: string, whole: Peer, { scope }: Area): Peer {
  const [low, high] = scope === own.scope ? ([0.55, 0.85] as const) : ([0.42, 0.6] as const);
  const level = whole.level.times(low + random.next() * (high - low));
  const most = new Big(ours).times(0.85);
  const pace = whole.pace + (random.next() - 0.5) * 0.1;
  return { level: level.gt(most) ? most : level, pace: Math.min(0.95, Math.max(0.4, pace)) };
}

/** The peers' values of the anchor period in 2020 and 2021, and of the first quarter of 2021. */
function peerWork(journal: Journal, series: SeriesAmounts, known: Peers): HistoricWork[] {
  const { random } = journal;
  if (!series.above || series.level === undefined) return [];
  const { central, other } = series.above;
  const level = series.level;
  const months = series.frequency === 'annual' ? [series.anchor] : ['03', series.anchor];
  const places = [...random.shuffled(centralPeers), ...random.shuffled(otherPeers)];
  return places.flatMap((area, n) => {
    const above = n < centralPeers.length ? n < central : n - centralPeers.length < other;
    const whole = series.partOf === undefined ? undefined : known.get(`${series.partOf}/${area.id}`);
    const peer = whole ? peerOfPart(random, level, whole, area) : peerOf(random, level, above);
    known.set(`${series.series}/${area.id}`, peer);
    const growth = new Big(series.growth ?? '5').times(peer.pace).round(1).toFixed();
    const value = (share: number): Value => ({
      level: roundLevel(series, peer.level.times(share)),
      growth,
    });
    const before = roundLevel(series, peer.level.div(new Big(100).plus(growth)).times(100));
    return [
      ...observation(journal, series, area, '2020', series.anchor, { level: before }, undefined),
      ...months.flatMap((month) =>
        observation(
          journal,
          series,
          area,
          '2021',
          month,
          value((profile[month] as number) / (profile[series.anchor] as number)),
          undefined,
        ),
      ),
    ];
  });
}

/** One record: the value as first released and as revised, each written down on its day of release. */
function observation(
  journal: Journal,
  series: SeriesAmounts,
  area: Area,
  year: string,
  month: string,
  value: Value,
  flash: Value | undefined,
): HistoricWork[] {
  const { random } = journal;
  const on = lastDayOf(year, month);
  if (addDays(on, 12) > '2021-08-18') return [];
  // What was published before the ledger began was entered when it began, already as finally verified.
  const old = year === '2019';
  // Last year's levels were verified a little higher than they were first reported.
  const verified = year === '2020' && area === own && value.level && series.counts === 'money';
  const lower = verified
    ? { ...value, level: roundLevel(series, new Big(value.level as string).times(0.996)) }
    : value;
  const first = flash ?? lower;
  const released = old
    ? workingDay(random, '2020-01-13', '2020-01-23')
    : workingDay(random, addDays(on, 10), addDays(on, 19));
  const revised = flash
    ? addDays(released, random.integer(8, 14))
    : old
      ? addDays(released, random.integer(1, 5))
      : workingDay(random, '2021-02-01', '2021-03-31');
  const months = series.frequency === 'annual' ? '' : `1—${Number(month)}月`;
  // Beside the published half year our own values are made up too, so every one says what it is.
  const name = `${area.title.zh}${year}年${months}${series.name}${area === own ? '（合成）' : ''}`;
  const wait = (day: string) => Math.max(0, Math.round((Date.parse(day) - Date.parse(on)) / 86_400_000));
  const open: Step = {
    transition: 'release-flash',
    on,
    unit: 'statistics',
    late: wait(released),
    set: {
      name,
      series: series.series,
      area: area.id,
      'area-name': area.title.zh,
      scope: area.scope,
      period: `${year}-01-01..${on}`,
      'period-kind': month === '12' ? 'annual' : 'cumulative',
      frequency: series.frequency,
      prices: series.prices,
      publisher: series.publisher,
      bulletin: `${year}年${Number(month)}月月报（合成）`,
      'released-on': released,
      assessed: series.frequency !== 'annual',
    },
    amounts: amountsOf(series, first),
    // A percentage read off the line beside it, put right when the next bulletin is entered.
    ...(area !== own && random.chance(0.015) && first.growth
      ? { slip: { amounts: { growth: new Big(first.growth).plus(1.3).toFixed() } } }
      : {}),
  };
  const changes = differences(amountsOf(series, first), amountsOf(series, value));
  const id = `${series.series}/${area.id}/${year}-01..${year}-${month}`;
  // This year's monthly values stay flashes until the year is verified.
  if (year === '2021' && !flash) return journalOf(journal, id, [open]);
  return journalOf(journal, id, [
    open,
    {
      transition: flash ? 'release-preliminary' : 'release-final',
      on,
      late: wait(revised),
      set: { 'released-on': revised, 'revision-note': flash ? '按初步核算数修订' : '按年报最终核实数修订' },
      amounts: changes,
    },
  ]);
}

function amountsOf(series: SeriesAmounts, value: Value): Record<string, string> {
  const { level, growth, growth2019, share } = value;
  return {
    ...(level === undefined ? {} : { [series.counts === 'money' ? 'level-money' : 'level-count']: level }),
    ...(growth === undefined ? {} : { growth }),
    ...(growth2019 === undefined ? {} : { 'growth-2019': growth2019 }),
    ...(share === undefined ? {} : { share }),
  };
}

/** What a revision adds to the measures it changes. */
const differences = (before: Record<string, string>, after: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(after).flatMap(([id, value]) => {
      const change = new Big(value).minus(before[id] ?? 0);
      return change.eq(0) ? [] : [[id, change.toFixed()]];
    }),
  );
