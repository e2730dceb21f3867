import { inScope } from '@taizhang/ledger';
import { type Family, familiesOf } from './apart-by-place.ts';
import { Binder, type Client } from './database.ts';
import type { District } from './district.ts';
import { type AddSum, type FoldedAsk, talliesSql } from './folded-ask.ts';
import { byDayKnown } from './grains.ts';
import type { Sum } from './read-movements.ts';

/**
 * Adds up the cells of all asks in one query, and those of slices in another; distinct counts over other periods are
 * counted from their tallies.
 */
export async function readCellSums(
  client: Client,
  district: District,
  asks: readonly FoldedAsk[],
  add: AddSum,
): Promise<void> {
  const [additive, others] = [asks.filter(isAdditive), asks.filter((ask) => !isAdditive(ask))];
  for (const ask of others) add(ask, '', await countTallies(client, district, ask));
  const ranges = await readRanges(client, district, additive);
  // While the database adds up slices, what it said of ranges is added up here.
  const slices = readSlices(client, district, additive);
  try {
    ranges?.(add);
  } finally {
    (await slices)?.(add);
  }
}

/** What was read, to be added to the answers. */
type Read = (add: AddSum) => void;

interface SumRow {
  i: number;
  item: string;
  amount: string;
  records: number;
}

async function readRanges(
  client: Client,
  district: District,
  asks: readonly FoldedAsk[],
): Promise<Read | undefined> {
  const families = familiesOf(asks, ({ at }) => at.name);
  const ranges = families.flatMap(({ ask }, i) => ask.plan.ranges.map((range) => ({ ...range, ask, i })));
  if (ranges.length === 0) return undefined;
  const column = <T>(of: (range: (typeof ranges)[number]) => T) => ranges.map(of);
  const { rows } = await client.query<SumRow & { unit: string; street: string }>({
    name: 'cell-sums',
    text: cellSumsSql,
    values: [
      district.id,
      column((r) => r.i),
      column((r) => r.ask.at.name),
      column((r) => r.grain),
      column((r) => r.ask.key),
      column((r) => r.occurredFrom),
      column((r) => r.occurredTo),
      column((r) => r.knownFrom),
      column((r) => r.knownTo),
      column((r) => r.ask.question.scope?.unit ?? null),
      column((r) => r.ask.question.scope?.street ?? null),
      column((r) => r.sign),
    ],
  });
  return (add) => {
    for (const { i, item, amount, records, ...place } of rows) {
      const { apart, members } = families[i] as Family<FoldedAsk>;
      for (const ask of members)
        if (!apart || inScope(place, ask.question)) add(ask, item, { amount, records });
    }
  };
}

/**
 * A range's cells are added up where they are found, so that few rows are put in order. Days of knowledge are looked up
 * by the index of their own, which the literal grains let the planner choose.
 */
const dayKnown = `in (${byDayKnown.join(', ')})`;
const cellSumsSql = `
  with range as materialized (
    select * from unnest($2::int[], $3::int[], $4::smallint[], $5::text[], $6::date[], $7::date[], $8::date[],
                         $9::date[], $10::text[], $11::text[], $12::smallint[])
      as r (i, metric, grain, key, occurred_from, occurred_to, known_from, known_to, unit, street, sign))
  select i, item, unit, street, sum(amount) as amount, sum(records)::bigint as records from (
    select r.i, c.item, c.unit, c.street, r.sign * c.amount as amount, r.sign * c.records as records
      from range r cross join lateral (
        select item, unit, street, sum(amount) as amount, sum(records) as records from cell c
         where c.district = $1 and c.metric = r.metric and c.grain = r.grain and c.key = r.key
           and c.occurred between r.occurred_from and r.occurred_to
           and c.known between r.known_from and r.known_to
           and (r.unit is null or c.unit = r.unit) and (r.street is null or c.street = r.street)
         group by item, unit, street) c
     where r.grain not ${dayKnown}
    union all
    select r.i, c.item, '', '', r.sign * c.amount as amount, r.sign * c.records as records
      from range r cross join lateral (
        select item, sum(amount) as amount, sum(records) as records from cell c
         where c.district = $1 and c.metric = r.metric and c.grain ${dayKnown} and c.grain = r.grain and c.key = r.key
           and c.known between r.known_from and r.known_to
           and c.occurred between r.occurred_from and r.occurred_to
         group by item) c
     where r.grain ${dayKnown}) found
   group by i, item, unit, street`;

async function readSlices(
  client: Client,
  district: District,
  asks: readonly FoldedAsk[],
): Promise<Read | undefined> {
  const ranges = asks.flatMap((ask, i) => ask.plan.slices.map((range) => ({ ...range, ask, i })));
  if (ranges.length === 0) return undefined;
  const column = <T>(of: (range: (typeof ranges)[number]) => T) => ranges.map(of);
  const { rows } = await client.query<SumRow>({
    name: 'slice-sums',
    text: sliceSumsSql,
    values: [
      district.id,
      column((r) => r.i),
      column((r) => r.ask.at.name),
      column((r) => r.grain),
      column((r) => r.ask.key),
      column((r) => r.day),
      column((r) => r.from),
      column((r) => r.to),
      column((r) => r.occurredFrom),
      column((r) => r.occurredTo),
      column((r) => r.sign),
    ],
  });
  return (add) => {
    for (const { i, item, amount, records } of rows) add(asks[i] as FoldedAsk, item, { amount, records });
  };
}

const sliceSumsSql = `
  select r.i, c.item, sum(r.sign * c.amount) as amount, sum(r.sign * c.records)::bigint as records
    from unnest($2::int[], $3::int[], $4::smallint[], $5::text[], $6::date[], $7::int[], $8::int[], $9::date[],
                $10::date[], $11::smallint[])
           as r (i, metric, grain, key, day, first, last, occurred_from, occurred_to, sign)
   cross join lateral (
     select item, sum(amount) as amount, sum(records) as records from busy_cell c
      where c.district = $1 and c.metric = r.metric and c.grain = r.grain and c.key = r.key and c.day = r.day
        and c.slice between r.first and r.last
        and c.occurred between r.occurred_from and r.occurred_to
      group by item) c
   group by 1, 2`;

/** Whether cells add up to the answer. A value that comes twice in a year counts once in it, but once in each of two years. */
const isAdditive = ({ folded, question: { from, to } }: FoldedAsk): boolean =>
  folded.kind !== 'distinct' || folded.metric.kind === 'balance' || from === `${to.slice(0, 4)}-01-01`;

async function countTallies(client: Client, district: District, ask: FoldedAsk): Promise<Sum> {
  const binder = new Binder();
  const { rows } = await client.query<{ n: number }>(
    `select count(*)::int as n from (
       select from (${talliesSql(district, ask, binder)}) t group by t.value having sum(t.amount) > 0) v`,
    binder.values,
  );
  const n = rows[0]?.n ?? 0;
  return { amount: String(n), records: n };
}
