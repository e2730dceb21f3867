import type { Metric } from '@taizhang/definition';
import { type Question, rankOf } from '@taizhang/ledger';
import { Big } from 'big.js';
import { type Ask, entryOf } from './ask.ts';
import { Binder, type Client } from './database.ts';
import type { District } from './district.ts';
import { type FoldedAsk, foldedAsk, readStates, tallySql } from './folded-ask.ts';
import { literal } from './metric-sql.ts';
import type { Edge } from './plan-cells.ts';
import { readCellSums } from './read-cells.ts';
import { readSums, type Sum, selfOf, valuesSql } from './read-movements.ts';

/** What was found for an ask, item by item ('' where nothing is told apart). */
type Found = Map<string, { amount: Big; records: number }>;

/**
 * Reads asks from cells, the movements behind their cursor, and the edges that no cell tells apart.
 * @returns per ask its value (null: unknown), or undefined where no cells answer it
 */
export async function readFolded(
  client: Client,
  district: District,
  asks: readonly Ask[],
): Promise<(string | null | undefined)[]> {
  const states = await readStates(client, district);
  const planned = asks.map((ask) => foldedAsk(district, ask, states));
  const list = planned.filter((ask) => ask !== undefined);
  if (list.length === 0) return asks.map(() => undefined);
  const found = new Map<FoldedAsk, Found>(list.map((ask) => [ask, new Map()]));
  const add = (ask: FoldedAsk, item: string, { amount, records }: Sum) => {
    const items = found.get(ask) as Found;
    const sum = items.get(item) ?? { amount: new Big(0), records: 0 };
    items.set(item, { amount: sum.amount.plus(amount), records: sum.records + records });
  };
  await readCellSums(client, district, list, add);
  const behind = await registersBehind(client, district, list);
  await dropIdleEdges(client, district, list);
  for (const [register, group] of Map.groupBy(list, (ask) => ask.register.id))
    await readRest(client, district, group, behind.has(register), add);
  return planned.map(
    (ask) => ask && answerOf(entryOf(district, ask.folded.id).metric, ask.question, found.get(ask) as Found),
  );
}

/** Registers with movements that are not in their cells yet. */
async function registersBehind(
  client: Client,
  district: District,
  asks: readonly FoldedAsk[],
): Promise<Set<string>> {
  const cursors = new Map(asks.map((ask) => [ask.register.id, ask.at.cursor]));
  const { rows } = await client.query<{ register: string; latest: number }>({
    name: 'registers-behind',
    text: 'select register, max(seq) as latest from movement where district = $1 and seq > $2 group by 1',
    values: [district.id, Math.min(...cursors.values())],
  });
  return new Set(
    rows.filter((row) => row.latest > (cursors.get(row.register) ?? row.latest)).map((row) => row.register),
  );
}

type Add = (ask: FoldedAsk, item: string, sum: Sum) => void;

/** What the cells of one register leave out: the movements behind their cursor, and the edges. */
async function readRest(
  client: Client,
  district: District,
  asks: readonly FoldedAsk[],
  isBehind: boolean,
  add: Add,
): Promise<void> {
  const { cursor } = (asks[0] as FoldedAsk).at;
  const sums = asks.filter((ask) => ask.folded.kind === 'sum');
  const filters = Map.groupBy(
    sums.flatMap((ask) => [
      ...(isBehind ? [{ ask, filter: `m.seq > ${cursor}` }] : []),
      ...ask.edges.map((edge) => ({ ask, filter: `m.seq <= ${cursor} and ${edgeSql(edge)}` })),
    ]),
    ({ filter }) => filter,
  );
  for (const [filter, group] of filters) {
    const list = group.map(({ ask }) => ask);
    const read = await readSums(client, district, list, filter);
    list.forEach((ask, i) => {
      add(ask, '', read[i] as Sum);
    });
  }
  for (const ask of asks) {
    if (ask.folded.kind === 'sum') continue;
    const rest = [
      ...(isBehind ? [`m.seq > ${cursor}`] : []),
      ...ask.edges.map((edge) => `(m.seq <= ${cursor} and ${edgeSql(edge)})`),
    ];
    if (rest.length === 0) continue;
    if (ask.folded.kind === 'rank') await addItems(client, district, ask, `(${rest.join(' or ')})`, add);
    else add(ask, '', await presenceOf(client, district, ask, `(${rest.join(' or ')})`));
  }
}

/** Of what a moment's own day leaves to be read, only registers in which something was recorded then have any. */
async function dropIdleEdges(client: Client, district: District, asks: readonly FoldedAsk[]): Promise<void> {
  const moments = asks.flatMap((ask) => ask.plan.edges.flatMap(({ recorded }) => recorded ?? []));
  if (moments.length === 0) return;
  const time = (of: (moment: { from: Date; to: Date }) => Date) => moments.map((m) => of(m).getTime());
  const { rows } = await client.query<{ register: string }>(
    'select distinct register from movement where district = $1 and recorded_at between $2 and $3',
    [district.id, new Date(Math.min(...time((m) => m.from))), new Date(Math.max(...time((m) => m.to)))],
  );
  const busy = new Set(rows.map((row) => row.register));
  for (const ask of asks)
    ask.edges = ask.plan.edges.filter(({ recorded }) => recorded === null || busy.has(ask.register.id));
}

const edgeSql = ({ occurred, recorded }: Edge): string =>
  [
    ...(occurred ? [`m.occurred_on between ${literal(occurred.from)} and ${literal(occurred.to)}`] : []),
    ...(recorded
      ? [
          `m.recorded_at between ${literal(recorded.from.toISOString())} and ${literal(recorded.to.toISOString())}`,
        ]
      : []),
  ].join(' and ');

async function addItems(
  client: Client,
  district: District,
  ask: FoldedAsk,
  filter: string,
  add: Add,
): Promise<void> {
  const binder = new Binder();
  const { rows } = await client.query<{ key: string; amount: string; records: number }>(
    valuesSql(district, ask, ask.folded.by, filter, binder),
    binder.values,
  );
  for (const row of rows) add(ask, row.key, row);
}

/** By how much movements that are in no cell change a distinct count: of the values they touch, those that now count. */
async function presenceOf(client: Client, district: District, ask: FoldedAsk, filter: string): Promise<Sum> {
  const binder = new Binder();
  const values = valuesSql(district, ask, ask.folded.by, filter, binder);
  const { rows } = await client.query<{ change: number }>(
    `select coalesce(sum((stood + amount > 0)::int - (stood > 0)::int), 0)::int as change
       from (${values}) e
      cross join lateral (
        select coalesce(sum(t.amount), 0) as stood from tally t
         where t.value = e.key and ${tallySql(district, ask, binder)}) s`,
    binder.values,
  );
  const change = rows[0]?.change ?? 0;
  return { amount: String(change), records: change };
}

function answerOf(metric: Metric, question: Question, found: Found): string | null {
  if (metric.kind === 'rank') {
    // Whose records have all left has no value, as if they had never stood there.
    const standing = [...found].filter(([, { records }]) => records > 0);
    return rankOf(
      selfOf(metric, question),
      new Map(standing.map(([item, { amount }]) => [item, amount.toFixed()])),
    );
  }
  const { amount, records } = found.get('') ?? { amount: new Big(0), records: 0 };
  return metric.kind === 'balance' && metric.unknownWhenEmpty && records === 0 ? null : amount.toFixed();
}
