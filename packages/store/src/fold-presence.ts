import { type PresenceChange, presenceChanges, type TallyEvent } from '@taizhang/ledger';
import type { NamedMetric } from './counted-legs.ts';
import type { Client } from './database.ts';
import type { District } from './district.ts';
import { eventsSql } from './fine-amounts.ts';
import { grains } from './grains.ts';

/** A value of which something was added, what was added, and what had been before. */
interface TouchedValue {
  metric: number;
  key: string;
  part: string;
  value: string;
  occurred: string[];
  known: string[];
  amount: number[];
  stood_on: string[] | null;
  stood_amount: number[] | null;
  stood_known: string | null;
}

/** Puts into `fold_event` what the movements of a range add to each value that distinct counts look at. */
export async function gatherEvents(
  client: Client,
  district: District,
  metrics: readonly NamedMetric[],
  range: string,
): Promise<void> {
  if (metrics.length === 0) return;
  const { text, values } = eventsSql(district, metrics, range);
  await client.query(
    `insert into fold_event select metric, part, occurred, known, amount, latest, value, key from (${text}) e`,
    values,
  );
}

/** A pair of days as a number, in the order of the one and then of the other. */
const daysInOrder = (first: string, then: string): string =>
  `(${first} - date '2000-01-01')::bigint * 10000000 + (${then} - date '2000-01-01')`;

/**
 * SQL over the events of a value that is new: whether it begins to count in one step and never ceases to. So it does where
 * nothing is taken away, and what was known first happened first: most values need no more looking at.
 */
const isOneStep = `min(e.amount) > 0
  and min(${daysInOrder('e.known', 'e.occurred')}) = ${daysInOrder('min(e.known)', 'min(e.occurred)')}`;

/**
 * Folds distinct counts: tallies what was gathered in `fold_event`, and puts into `fold_fine` the steps by which the
 * values' presence changes, which add up like any other amount.
 * @param fresh whether nothing of these metrics was tallied before
 */
export async function foldPresence(
  client: Client,
  district: District,
  metrics: readonly NamedMetric[],
  fresh: boolean,
): Promise<void> {
  if (metrics.length === 0) return;
  await client.query(
    `insert into fold_value
     select e.metric, e.part, min(e.occurred), min(e.known), ${isOneStep} ${
       fresh
         ? ''
         : `and not exists (
              select from tally t where t.district = $1 and t.metric = e.metric and t.key = e.key and t.part = e.part
                                    and t.value = e.value)`
     }, e.value, e.key
       from fold_event e group by e.metric, e.part, e.value, e.key`,
    fresh ? [] : [district.id],
  );
  await client.query(
    `insert into fold_fine (metric, grain, key, occurred, known, item, unit, street, amount, records)
     select metric, ${grains.dayDay.id}, key, occurred, known, '', '', '', count(*), count(*) from fold_value
      where one_step group by 1, 3, 4, 5`,
  );
  await addChanges(client, await changesOfOthers(client, district, fresh));
  await client.query(
    `insert into tally
     select $1, metric, key, part, value, occurred, known, amount
       from (select * from fold_event order by metric, part, value) e
     ${
       fresh
         ? ''
         : `on conflict (district, metric, key, part, value, occurred, known)
            do update set amount = tally.amount + excluded.amount`
     }`,
    [district.id],
  );
}

type Change = PresenceChange & Pick<TouchedValue, 'metric' | 'key'>;

/** The events of values that come and go in more than one step, with what had been added to them before. */
const othersSql = (fresh: boolean): string => `
  select v.metric, v.key, v.part::text, v.value, v.occurred, v.known, v.amount,
         ${fresh ? 'null as stood_on, null as stood_amount, null as stood_known' : 's.stood_on, s.stood_amount, s.stood_known'}
    from (select e.metric, e.key, e.part, e.value, array_agg(e.occurred::text order by e.known) as occurred,
                 array_agg(e.known::text order by e.known) as known,
                 array_agg(e.amount::int order by e.known) as amount
            from fold_event e join fold_value o using (metric, part, value, key) where not o.one_step
           group by e.metric, e.key, e.part, e.value) v
  ${
    fresh
      ? ''
      : `left join lateral (
           select array_agg(d.occurred::text) as stood_on, array_agg(d.amount::int) as stood_amount,
                  max(d.known)::text as stood_known
             from (select t.occurred, sum(t.amount) as amount, max(t.known) as known from tally t
                    where t.district = $1 and t.metric = v.metric and t.key = v.key and t.part = v.part
                      and t.value = v.value
                    group by t.occurred) d) s on true`
  }`;

async function changesOfOthers(client: Client, district: District, fresh: boolean): Promise<Change[]> {
  const { rows } = await client.query<TouchedValue>(othersSql(fresh), fresh ? [] : [district.id]);
  const changes: Change[] = [];
  for (const row of rows) {
    const events = row.occurred.map((occurred, i) => ({
      occurred,
      known: row.known[i] as string,
      amount: row.amount[i] as number,
    }));
    const late = row.stood_known !== null && (events[0] as TallyEvent).known < row.stood_known;
    const made = late
      ? await changesOfLate(client, district, row, events)
      : presenceChanges(
          new Map(row.stood_on?.map((day, i) => [day, row.stood_amount?.[i] as number])),
          events,
        );
    for (const change of made) changes.push({ ...change, metric: row.metric, key: row.key });
  }
  return changes;
}

/** History brought in may have been known before what was folded already: then the steps are worked out anew. */
async function changesOfLate(
  client: Client,
  district: District,
  { metric, key, part, value }: TouchedValue,
  events: readonly TallyEvent[],
): Promise<PresenceChange[]> {
  const { rows: before } = await client.query<TallyEvent>(
    `select occurred, known, amount::int from tally
      where district = $1 and metric = $2 and key = $3 and part = $4 and value = $5 order by known`,
    [district.id, metric, key, part, value],
  );
  const all = [...before, ...events].sort((a, b) => (a.known < b.known ? -1 : a.known > b.known ? 1 : 0));
  const none = new Map<string, number>();
  return [
    ...presenceChanges(none, all),
    ...presenceChanges(none, before).map((c) => ({ ...c, change: -c.change })),
  ];
}

/** Changes of many values on the same days are put together before they travel. */
async function addChanges(client: Client, changes: readonly Change[]): Promise<void> {
  const sums = new Map<string, Change>();
  for (const change of changes) {
    const at = `${change.metric} ${change.occurred} ${change.known} ${change.key}`;
    const sum = sums.get(at);
    sums.set(at, sum ? { ...sum, change: sum.change + change.change } : change);
  }
  const rows = [...sums.values()].filter((row) => row.change !== 0);
  if (rows.length === 0) return;
  await client.query(
    `insert into fold_fine (metric, grain, key, occurred, known, item, unit, street, amount, records)
     select c.metric, ${grains.dayDay.id}, c.key, c.occurred, c.known, '', '', '', c.change, c.change
       from unnest($1::int[], $2::text[], $3::date[], $4::date[], $5::bigint[])
              as c (metric, key, occurred, known, change)`,
    [
      rows.map((r) => r.metric),
      rows.map((r) => r.key),
      rows.map((r) => r.occurred),
      rows.map((r) => r.known),
      rows.map((r) => r.change),
    ],
  );
}
