import { type CellRow, type Compared, comparedOf, nothing, stepsOf } from './compare-cells.ts';
import type { NamedMetric } from './counted-legs.ts';
import type { Client } from './database.ts';
import { type CheckResult, type Disagreement, most } from './disagreement.ts';
import type { District } from './district.ts';
import { eventsSql, fineSql, type Query, tellDaysOf } from './fine-amounts.ts';
import { foldedMetrics } from './folded-metrics.ts';
import { cellsSql, grains } from './grains.ts';
import { compareBusyDays } from './verify-busy-days.ts';

/** Every cell, and every tally of a distinct count, against a computation from all folded movements. */
export async function verifyCells(client: Client, district: District): Promise<CheckResult> {
  const { rows } = await client.query<{ metric: string; definition: string; name: number; cursor: number }>(
    `select m.metric, m.definition, m.id as name, f.cursor
       from folded_metric m join fold f on f.district = m.district and f.register = m.register
      where m.district = $1 order by m.metric`,
    [district.id],
  );
  await tellDaysOf(client, district);
  const current = foldedMetrics(district.catalogue);
  const folded = rows.flatMap(({ metric: id, definition, name, cursor }) => {
    const metric = current.get(id);
    return metric?.definition(district.timeZone) === definition ? [{ ...metric, name, cursor }] : [];
  });
  let compared = 0;
  const disagreements: Disagreement[] = [];
  for (const metrics of Map.groupBy(folded, (m) => m.register.id).values()) {
    const range = `m.seq <= ${metrics[0]?.cursor ?? 0}`;
    const distinct = metrics.filter((m) => m.kind === 'distinct');
    const sums = metrics.filter((m) => m.kind !== 'distinct');
    for (const result of [
      await compareCells(client, district, sums, fineSqlOr(district, sums, range)),
      await compareCells(client, district, distinct, await changesOf(client, district, distinct, range)),
      await compareTallies(client, district, distinct, range),
      ...(await compareBusyDays(client, district, metrics, range)),
    ]) {
      compared += result.compared;
      disagreements.push(...result.disagreements);
    }
  }
  return { check: 'cells', compared, disagreements: disagreements.slice(0, most) };
}

const fineSqlOr = (district: District, metrics: readonly NamedMetric[], range: string): Query =>
  metrics.length === 0 ? { text: '', values: [] } : fineSql(district, metrics, range);

/** The steps of presence of every value, worked out from nothing. */
async function changesOf(
  client: Client,
  district: District,
  metrics: readonly NamedMetric[],
  range: string,
): Promise<Query> {
  if (metrics.length === 0) return { text: '', values: [] };
  const changes = await stepsOf(client, eventsSql(district, metrics, range));
  return {
    text: `select c.metric, ${grains.dayDay.id} as grain, c.key, c.occurred, c.known, ''::text as item, ''::text as unit,
                  ''::text as street,
                  c.change::numeric as amount, c.change as records
             from unnest($1::int[], $2::text[], $3::date[], $4::date[], $5::bigint[])
                    as c (metric, key, occurred, known, change)`,
    values: [
      changes.map((c) => c.metric),
      changes.map((c) => c.key),
      changes.map((c) => c.occurred),
      changes.map((c) => c.known),
      changes.map((c) => c.change),
    ],
  };
}

async function compareCells(
  client: Client,
  district: District,
  metrics: readonly NamedMetric[],
  fine: Query,
): Promise<Compared> {
  if (metrics.length === 0) return nothing;
  const n = fine.values.length;
  // A cell of nothing and no cell say the same.
  const { rows } = await client.query<CellRow>(
    `with fine as materialized (${fine.text}), expected as materialized (${cellsSql('fine')}),
          compared as (
            select metric, grain, key, occurred, known, item, unit, street,
                   coalesce(e.amount, 0) as amount, coalesce(e.records, 0) as records,
                   coalesce(c.amount, 0) as found_amount, coalesce(c.records, 0) as found_records
              from expected e
              full join (select * from cell where district = $${n + 1} and metric = any($${n + 2}::int[])) c
             using (metric, grain, key, occurred, known, item, unit, street))
     select n.compared, d.* from (select count(*)::int as compared from compared) n
       left join lateral (
         select metric as name,
                concat('grain ', grain, ', occurred ', occurred, ', known ', known, ', unit ', coalesce(nullif(unit, ''), '-'),
                       ', street ', coalesce(nullif(street, ''), '-'), ', key ' || nullif(key, ''), ', item ' || nullif(item, '')) as place,
                case when amount <> found_amount then amount else records end::text as expected,
                case when amount <> found_amount then found_amount else found_records end::text as found
           from compared where amount <> found_amount or records <> found_records
          order by metric, grain, occurred, known limit ${most}) d on true`,
    [...fine.values, district.id, metrics.map((m) => m.name)],
  );
  return comparedOf(rows, metrics);
}

async function compareTallies(
  client: Client,
  district: District,
  metrics: readonly NamedMetric[],
  range: string,
): Promise<Compared> {
  if (metrics.length === 0) return nothing;
  const { text, values } = eventsSql(district, metrics, range);
  const n = values.length;
  const { rows } = await client.query<CellRow>(
    `with expected as materialized (${text}),
          compared as (
            select metric, key, part, value, occurred, known,
                   coalesce(e.amount, 0) as amount, coalesce(t.amount, 0) as found_amount
              from expected e
              full join (select * from tally where district = $${n + 1} and metric = any($${n + 2}::int[])) t
             using (metric, key, part, value, occurred, known))
     select n.compared, d.* from (select count(*)::int as compared from compared) n
       left join lateral (
         select metric as name, concat('tally of ', value, ', occurred ', occurred, ', known ', known) as place,
                amount::text as expected, found_amount::text as found
           from compared where amount <> found_amount order by metric, value, occurred limit ${most}) d on true`,
    [...values, district.id, metrics.map((m) => m.name)],
  );
  return comparedOf(rows, metrics);
}
