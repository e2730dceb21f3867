import type { Viewer } from '@taizhang/access';
import { percentOf, progressOf, targetParameters } from '@taizhang/ledger';
import { type Ask, entryOf } from './ask.ts';
import type { Client } from './database.ts';
import { canonicalJson, type District, demand } from './district.ts';
import { readFolded } from './read-folded.ts';
import { readCounted, readSums, type SumAsk } from './read-movements.ts';

const keyOf = (ask: Ask): string =>
  `${ask.metric}|${canonicalJson({ ...ask.question, knownAt: ask.question.knownAt.getTime() })}`;

/** An ask with what it is computed from, or the key of its value. */
interface Planned {
  readonly ask: Ask;
  readonly parts: readonly Planned[];
  readonly key: string;
}

/** How sums are read: from cells and the tail behind them, or from every movement (the check on the former). */
export type Path = 'cells' | 'movements';

/**
 * Reads metrics, all at one moment of the ledger (`client` should be in a snapshot).
 * @param few up to how many movements outside of the cells are judged here instead of by the database
 * @returns per ask an exact decimal in the metric's base unit, or null where it is unknown
 * @throws Refusal not-permitted, unknown-metric, missing-parameter
 */
export async function readMetrics(
  client: Client,
  district: District,
  viewer: Viewer,
  asks: readonly Ask[],
  path: Path = 'cells',
  few?: number,
): Promise<(string | null)[]> {
  demand(viewer, 'read-figures');
  const leaves = new Map<string, Ask>();
  const plan = (ask: Ask): Planned => {
    const parts = partsOf(district, ask).map(plan);
    const key = parts.length === 0 ? keyOf(ask) : '';
    if (key) leaves.set(key, ask);
    return { ask, parts, key };
  };
  const planned = asks.map(plan);
  const values = new Map<string, string | null>();
  const list = [...leaves];
  const folded = path === 'cells' ? await readFolded(client, district, [...leaves.values()], few) : [];
  for (const [i, [key]] of list.entries()) if (folded[i] !== undefined) values.set(key, folded[i]);
  await readUnfolded(
    client,
    district,
    list.filter((_, i) => folded[i] === undefined),
    values,
  );
  const compute = ({ ask, parts, key }: Planned): string | null => {
    if (parts.length === 0) return values.get(key) ?? null;
    const [first, second] = parts.map(compute) as [string | null, string | null];
    const { metric } = entryOf(district, ask.metric);
    return metric.kind === 'progress'
      ? progressOf(metric.show, first, second, ask.question.to)
      : percentOf(first, second);
  };
  return planned.map(compute);
}

/** What a derived metric is computed from; nothing for a metric read from movements. */
function partsOf(district: District, { metric: id, question }: Ask): Ask[] {
  const { metric } = entryOf(district, id);
  if (metric.kind === 'ratio')
    return [metric.numerator, metric.denominator].map((source) => ({ metric: source, question }));
  if (metric.kind === 'progress')
    return [
      { metric: metric.of, question },
      {
        metric: metric.against,
        question: { ...question, parameters: targetParameters(metric.of, question) },
      },
    ];
  return [];
}

/** Reads leaves from every movement of their registers. */
async function readUnfolded(
  client: Client,
  district: District,
  leaves: readonly (readonly [key: string, ask: Ask])[],
  values: Map<string, string | null>,
): Promise<void> {
  const sums: (SumAsk & { key: string })[] = [];
  for (const [key, { metric: id, question }] of leaves) {
    const { metric, register } = entryOf(district, id);
    if (metric.kind === 'balance' || metric.kind === 'turnover')
      sums.push({ key, register, metric, question });
    else if (metric.kind === 'distinct' || metric.kind === 'rank')
      values.set(key, await readCounted(client, district, register, metric, question));
  }
  for (const group of Map.groupBy(sums, (ask) => ask.register).values()) {
    const read = await readSums(client, district, group, 'true');
    for (const [i, { key, metric }] of group.entries()) {
      const { amount, records } = read[i] as { amount: string; records: number };
      const unknown = metric.kind === 'balance' && metric.unknownWhenEmpty && records === 0;
      values.set(key, unknown ? null : amount);
    }
  }
}
