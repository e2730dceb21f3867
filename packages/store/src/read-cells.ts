import { inScope } from '@taizhang/ledger';
import { type Family, familiesOf } from './apart-by-place.ts';
import { Binder, type Client } from './database.ts';
import type { District } from './district.ts';
import { type AddSum, type FoldedAsk, talliesSql } from './folded-ask.ts';
import { byDayKnown } from './grains.ts';
import type { CellPlan } from './plan-cells.ts';
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

/** The plans of asks, each once, and the place among them of each ask's own. */
function sharedPlans(asks: readonly FoldedAsk[]): {
  readonly plans: readonly CellPlan[];
  readonly planned: readonly number[];
} {
  const places = new Map<CellPlan, number>();
  const planned = asks.map(({ plan }) => {
    const place = places.get(plan) ?? places.size;
    places.set(plan, place);
    return place;
  });
  return { plans: [...places.keys()], planned };
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
  const families = familiesOf(asks, ({ at }) => at.name).filter(({ ask }) => ask.plan.ranges.length > 0);
  if (families.length === 0) return undefined;
  const { plans, planned } = sharedPlans(families.map(({ ask }) => ask));
  const ranges = plans.flatMap(({ ranges }, plan) => ranges.map((range) => ({ ...range, plan })));
  const asked = <T>(of: (ask: FoldedAsk) => T) => families.map(({ ask }) => of(ask));
  const column = <T>(of: (range: (typeof ranges)[number]) => T) => ranges.map(of);
  const { rows } = await client.query<SumRow & { unit: string; street: string }>({
    name: 'cell-sums',
    text: cellSumsSql,
    values: [
      district.id,
      asked(({ at }) => at.name),
      asked(({ key }) => key),
      asked(({ question }) => question.scope?.unit ?? null),
      asked(({ question }) => question.scope?.street ?? null),
      planned,
      column((r) => r.plan),
      column((r) => r.grain),
      column((r) => r.occurredFrom),
      column((r) => r.occurredTo),
      column((r) => r.knownFrom),
      column((r) => r.knownTo),
      column((r) => r.sign),
    ],
  });
  return (add) => {
    for (const { i, item, amount, records, ...place } of rows) {
      const { apart, members } = families[i - 1] as Family<FoldedAsk>;
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
    select * from unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::int[]) with ordinality
                    as asked (metric, key, unit, street, plan, i)
             join unnest($7::int[], $8::smallint[], $9::date[], $10::date[], $11::date[], $12::date[], $13::smallint[])
                    as ranges (plan, grain, occurred_from, occurred_to, known_from, known_to, sign) using (plan))
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
  const busy = asks.filter(({ plan }) => plan.slices.length > 0);
  if (busy.length === 0) return undefined;
  const { plans, planned } = sharedPlans(busy);
  const ranges = plans.flatMap(({ slices }, plan) => slices.map((range) => ({ ...range, plan })));
  const column = <T>(of: (range: (typeof ranges)[number]) => T) => ranges.map(of);
  const { rows } = await client.query<SumRow>({
    name: 'slice-sums',
    text: sliceSumsSql,
    values: [
      district.id,
      busy.map(({ at }) => at.name),
      busy.map(({ key }) => key),
      planned,
      column((r) => r.plan),
      column((r) => r.grain),
      column((r) => r.day),
      column((r) => r.from),
      column((r) => r.to),
      column((r) => r.occurredFrom),
      column((r) => r.occurredTo),
      column((r) => r.sign),
    ],
  });
  return (add) => {
    for (const { i, item, amount, records } of rows) add(busy[i - 1] as FoldedAsk, item, { amount, records });
  };
}

const sliceSumsSql = `
  select r.i, c.item, sum(r.sign * c.amount) as amount, sum(r.sign * c.records)::bigint as records
    from (select * from unnest($2::int[], $3::text[], $4::int[]) with ordinality as asked (metric, key, plan, i)
                   join unnest($5::int[], $6::smallint[], $7::date[], $8::int[], $9::int[], $10::date[], $11::date[],
                               $12::smallint[])
                          as slices (plan, grain, day, first, last, occurred_from, occurred_to, sign) using (plan)) r
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
