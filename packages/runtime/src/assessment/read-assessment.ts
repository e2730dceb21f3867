import { Refusal, type Scorecard, type ScoreItem } from '@taizhang/definition';
import { cappedMean, pointsOf, progressOf, totalOf } from '@taizhang/ledger';
import type { FigureAsk } from '@taizhang/report';
import { type Client, readMetrics, snapshot } from '@taizhang/store';
import type { Office } from '../reports.ts';
import { doneByUnit } from '../target/course.ts';
import { MetricReader } from '../target/metric-reader.ts';
import { type Plan, planOf } from '../target/plan.ts';
import { booksOf, metricsIn, workOf } from '../target/read-targets.ts';
import { type YearAt, type YearSetting, yearSetting } from '../target/setting.ts';

/** What one item came to for a unit. */
export interface ItemFacts {
  readonly item: string;
  /** In percent; null: unknown, so it is not scored. */
  readonly value: string | null;
  readonly points: string | null;
  /** The targets whose mean it is. */
  readonly targets: readonly { readonly metric: string; readonly value: string }[];
}

export interface AssessedUnit {
  readonly unit: string;
  readonly items: readonly ItemFacts[];
  /** Out of a hundred, over the items that could be scored. */
  readonly total: string | null;
}

export interface Assessment {
  readonly setting: YearSetting;
  readonly scorecard: Scorecard;
  readonly units: readonly AssessedUnit[];
}

/**
 * The results of a year as points, unit by unit, read at one moment; the best first.
 * @throws Refusal no-scorecard, not-permitted, and as `yearSetting`
 */
export async function readAssessment(office: Office, at: YearAt): Promise<Assessment> {
  const { district, pool } = office;
  const { scorecard } = district;
  if (!scorecard) throw new Refusal('no-scorecard');
  const setting = yearSetting(district, at);
  const units = [...district.store.tree.units.values()]
    .filter(({ kind }) => kind === 'bureau' || kind === 'street' || kind === 'office')
    .map(({ id }) => id);
  return snapshot(pool, async (client) => {
    const items = Object.entries(scorecard.items);
    const metrics = await metricValues(client, office, setting, items, units);
    const targets = items.some(([, { value }]) => value.kind === 'targets')
      ? await targetShares(client, office, setting)
      : new Map<string, ItemFacts['targets']>();
    const assessed = units.map((unit): AssessedUnit => {
      const facts = items.map(([item, declared]): ItemFacts => {
        const own = declared.value.kind === 'targets' ? (targets.get(unit) ?? []) : [];
        const value =
          declared.value.kind === 'targets'
            ? cappedMean(own.map((one) => one.value))
            : (metrics.get(`${item} ${unit}`) ?? null);
        return { item, value, points: pointsOf(declared, value), targets: own };
      });
      const scored = facts.flatMap(({ item, points }) =>
        points === null ? [] : [{ points, weight: (scorecard.items[item] as ScoreItem).weight }],
      );
      return { unit, items: facts, total: totalOf(scored) };
    });
    const known = assessed.filter(({ total }) => total !== null);
    return { setting, scorecard, units: known.sort((a, b) => Number(b.total) - Number(a.total)) };
  });
}

async function metricValues(
  client: Client,
  { district, viewer }: Office,
  { year, cutoff, knownAt }: YearSetting,
  items: readonly (readonly [string, ScoreItem])[],
  units: readonly string[],
): Promise<Map<string, string | null>> {
  const asks: (FigureAsk & { readonly key: string })[] = items.flatMap(([item, { value }]) =>
    value.kind === 'targets'
      ? []
      : units.map((unit) => ({
          key: `${item} ${unit}`,
          metric: value.metric,
          question: { from: `${year}-01-01`, to: cutoff, knownAt, scope: { unit } },
        })),
  );
  const values = await readMetrics(client, district.store, viewer, asks);
  return new Map(asks.map(({ key }, i) => [key, values[i] ?? null]));
}

/** 达目标进度 of each target that is shared out to units, by unit. */
async function targetShares(
  client: Client,
  office: Office,
  setting: YearSetting,
): Promise<Map<string, ItemFacts['targets'][number][]>> {
  const { district, viewer } = office;
  const reader = new MetricReader(client, district, viewer);
  const books = await booksOf(client, office, setting);
  const found = await Promise.all(
    books.flatMap((book) =>
      metricsIn(book, setting).map(async (metric) => {
        const work = workOf(district, metric);
        const plan: Plan = planOf(book, metric, setting.cutoff, setting.knownAt);
        const ids = [...plan.units.keys()];
        if (!work || ids.length === 0) return [];
        const done = await doneByUnit({ reader, district, book, work, setting }, ids);
        return ids.flatMap((unit, i) => {
          const asked = plan.units.get(unit)?.value ?? null;
          const value = progressOf('to-date', done[i] ?? null, asked, setting.cutoff);
          return value === null ? [] : [{ unit, share: { metric, value } }];
        });
      }),
    ),
  );
  return new Map(
    [...Map.groupBy(found.flat(), ({ unit }) => unit)].map(([unit, own]) => [
      unit,
      own.map(({ share }) => share),
    ]),
  );
}
