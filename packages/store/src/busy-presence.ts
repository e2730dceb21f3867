import { presenceChanges } from '@taizhang/ledger';
import type { BusyDay } from './busy-slices.ts';
import { sliceGrainsSql } from './busy-sql.ts';
import type { NamedMetric } from './counted-legs.ts';
import type { Client } from './database.ts';
import type { District } from './district.ts';
import type { Query } from './fine-amounts.ts';

/** What was added to a value on a busy day, slice by slice, and what had been known before that day. */
interface BusyValue {
  metric: number;
  key: string;
  day: string;
  slice: number[];
  occurred: string[];
  amount: number[];
  stood_on: string[] | null;
  stood_amount: number[] | null;
}

/** A value began or ceased to count in a slice. */
export interface Step {
  readonly metric: number;
  readonly key: string;
  readonly day: string;
  readonly slice: number;
  readonly occurred: string;
  readonly change: number;
}

/** The steps by which values begin and cease to count in the slices of busy days, from their tallies, as cells. */
export async function addPresence(
  client: Client,
  district: District,
  metrics: readonly NamedMetric[],
  days: readonly BusyDay[],
): Promise<void> {
  const { rows } = await client.query<BusyValue>(
    `select b.*, s.stood_on, s.stood_amount
       from (select metric, key, part, value, day, array_agg(slice order by slice) as slice,
                    array_agg(occurred::text order by slice) as occurred,
                    array_agg(amount::int order by slice) as amount
               from busy_tally where district = $1 and metric = any($2::int[]) and day = any($3::date[])
              group by metric, key, part, value, day) b
       left join lateral (
         select array_agg(d.occurred::text) as stood_on, array_agg(d.amount::int) as stood_amount
           from (select t.occurred, sum(t.amount) as amount from tally t
                  where t.district = $1 and t.metric = b.metric and t.key = b.key and t.part = b.part
                    and t.value = b.value and t.known < b.day
                  group by t.occurred) d) s on true`,
    [district.id, metrics.map(({ name }) => name), days.map(({ day }) => day)],
  );
  const { text, values } = stepCells(rows.flatMap(stepsOf));
  await client.query(
    `insert into busy_cell (district, metric, grain, key, day, slice, occurred, item, amount, records)
     select $${values.length + 1}, * from (${sliceGrainsSql(text)}) c order by metric, grain, key, day, slice, occurred`,
    [...values, district.id],
  );
}

function stepsOf({ metric, key, day, slice, occurred, amount, stood_on, stood_amount }: BusyValue): Step[] {
  const stood = new Map(stood_on?.map((on, i) => [on, stood_amount?.[i] as number]));
  const events = occurred.map((on, i) => ({
    occurred: on,
    known: String(slice[i]),
    amount: amount[i] as number,
  }));
  return presenceChanges(stood, events).map((change) => ({
    metric,
    key,
    day,
    slice: Number(change.known),
    occurred: change.occurred,
    change: change.change,
  }));
}

/** What steps in slices come to, as cells by days of occurrence. */
export function stepCells(steps: readonly Step[]): Query {
  return {
    text: `select metric, key, day, slice, occurred, ''::text as item, sum(change) as amount,
                  sum(change)::bigint as records
             from unnest($1::int[], $2::text[], $3::date[], $4::int[], $5::date[], $6::bigint[])
                    as s (metric, key, day, slice, occurred, change)
            group by 1, 2, 3, 4, 5 having sum(change) <> 0`,
    values: [
      steps.map((s) => s.metric),
      steps.map((s) => s.key),
      steps.map((s) => s.day),
      steps.map((s) => s.slice),
      steps.map((s) => s.occurred),
      steps.map((s) => s.change),
    ],
  };
}
