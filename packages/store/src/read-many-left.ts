import { Binder, type Client } from './database.ts';
import type { District } from './district.ts';
import { type AddSum, type FoldedAsk, talliesSql } from './folded-ask.ts';
import { literal } from './literal.ts';
import type { Edge } from './plan-cells.ts';
import { readSums, type Sum, valuesSql } from './read-movements.ts';

/** What the cells of one register leave out, added up by the database: the movements behind their cursor, and the edges. */
export async function readManyLeft(
  client: Client,
  district: District,
  asks: readonly FoldedAsk[],
  add: AddSum,
): Promise<void> {
  const { cursor } = (asks[0] as FoldedAsk).at;
  const sums = asks.filter((ask) => ask.folded.kind === 'sum');
  const filters = Map.groupBy(
    sums.flatMap((ask) => [
      { ask, filter: `m.seq > ${cursor}` },
      ...ask.plan.edges.map((edge) => ({ ask, filter: `m.seq <= ${cursor} and ${edgeSql(edge)}` })),
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
      `m.seq > ${cursor}`,
      ...ask.plan.edges.map((edge) => `(m.seq <= ${cursor} and ${edgeSql(edge)})`),
    ];
    if (ask.folded.kind === 'rank') await addItems(client, district, ask, `(${rest.join(' or ')})`, add);
    else add(ask, '', await presenceOf(client, district, ask, `(${rest.join(' or ')})`));
  }
}

const edgeSql = ({ occurred, recorded }: Edge): string =>
  [
    ...(occurred ? [`m.occurred_on between ${literal(occurred.from)} and ${literal(occurred.to)}`] : []),
    ...(recorded
      ? [
          `m.recorded_at between ${literal(recorded.from.toISOString())} and ${literal(recorded.to.toISOString())}`,
          ...(recorded.seqs ? [`m.seq between ${recorded.seqs.from} and ${recorded.seqs.to}`] : []),
        ]
      : []),
  ].join(' and ');

async function addItems(
  client: Client,
  district: District,
  ask: FoldedAsk,
  filter: string,
  add: AddSum,
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
        select coalesce(sum(t.amount), 0) as stood from (${talliesSql(district, ask, binder)}) t
         where t.value = e.key) s`,
    binder.values,
  );
  const change = rows[0]?.change ?? 0;
  return { amount: String(change), records: change };
}
