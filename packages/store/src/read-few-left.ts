import { type Leg, legsOf, valueIn, type WeighedMovement } from '@taizhang/ledger';
import { Big } from 'big.js';
import type { Client } from './database.ts';
import type { District } from './district.ts';
import type { AddSum, FoldedAsk } from './folded-ask.ts';
import { type WeighedRow, weighedColumns, weighedOf } from './movement-row.ts';

/** Up to so many movements are fetched and judged here sooner than the database has added them up, register by register. */
const usuallyFew = 3000;

/** So many numbers one after another are looked through sooner than what was recorded between two moments. */
const fewNumbers = 20_000;

/**
 * What cells leave out is mostly little: what was posted in the last second, or on the day of a moment of knowledge. It
 * is fetched once for all asks and judged by the ledger's own rules.
 */
export interface FewLeft {
  readonly asks: readonly FoldedAsk[];
  readonly movements: readonly WeighedMovement[];
}

/**
 * Fetches what the cells of asks leave out.
 * @returns undefined where it is too much to be judged here
 */
export async function fetchFewLeft(
  client: Client,
  district: District,
  asks: readonly FoldedAsk[],
  few = usuallyFew,
): Promise<FewLeft | undefined> {
  if (asks.length === 0) return { asks, movements: [] };
  const movements = await movementsLeft(client, district, asks, few);
  return movements === null ? undefined : { asks, movements };
}

/** Whether what cells leave out of an ask may be judged here: where places are told apart it is too much. */
export const mayBeFew = ({ question }: FoldedAsk): boolean => question.scope === undefined;

/**
 * Adds what is left to what cells say, without asking the database anything.
 * @returns the values whose count depends on what is known of them, for `addTouched`
 */
export function judgeFewLeft({ asks, movements }: FewLeft, add: AddSum): TouchedValue[] {
  const byRegister = Map.groupBy(movements, (m) => m.register);
  const values: TouchedValue[] = [];
  for (const ask of asks) {
    const touched = new Map<string, number>();
    const isLeft = leftOf(ask);
    for (const movement of byRegister.get(ask.register.id) ?? []) {
      if (!isLeft(movement)) continue;
      for (const leg of legsOf(ask.register, ask.metric, movement, ask.question.parameters)) {
        const item = itemOf(ask, movement, leg);
        if (item === null) continue;
        if (ask.folded.kind === 'distinct') touched.set(item, (touched.get(item) ?? 0) + leg.sign);
        else add(ask, item, { amount: leg.amount.toFixed(), records: leg.sign });
      }
    }
    for (const [value, added] of touched) if (added !== 0) values.push({ ask, value, added });
  }
  return values;
}

/** The movements that are in no cell of these asks; null where they are too many. */
async function movementsLeft(
  client: Client,
  district: District,
  asks: readonly FoldedAsk[],
  few: number,
): Promise<WeighedMovement[] | null> {
  const cursor = Math.min(...asks.map((ask) => ask.at.cursor));
  // What happened after all cut-offs, or in other registers, none of them asks for.
  const lastDay = asks.reduce((day, { question: { to } }) => (to > day ? to : day), '');
  const registers = [...new Set(asks.map((ask) => ask.register.id))];
  const asked = 'register = any($2) and occurred_on <= $3';
  const tail = await client.query<WeighedRow>({
    name: 'movements-behind',
    // Whatever the planner thinks of registers and days: the numbers are the few.
    text: `select ${weighedColumns}
             from (select * from movement where district = $1 and seq > $4 order by seq offset 0) m
            where ${asked} limit $5`,
    values: [district.id, registers, lastDay, cursor, few + 1],
  });
  const moments = asks.flatMap((ask) => ask.plan.edges.flatMap(({ recorded }) => recorded ?? []));
  if (tail.rows.length > few) return null;
  if (moments.length === 0) return tail.rows.map(weighedOf);
  const least = (of: (moment: (typeof moments)[number]) => number) => Math.min(...moments.map(of));
  const most = (of: (moment: (typeof moments)[number]) => number) => Math.max(...moments.map(of));
  const from = new Date(least((moment) => moment.from.getTime()));
  const to = new Date(most((moment) => moment.to.getTime()));
  const low = least(({ seqs }) => seqs?.from ?? 0);
  const high = most(({ seqs }) => Math.min(cursor, seqs?.to ?? cursor));
  // Planned once for all values, a query that could go either way would go by numbers, also where they say nothing.
  const byNumber = moments.every(({ seqs }) => seqs) && high - low < fewNumbers;
  const edge = await client.query<WeighedRow>({
    name: byNumber ? 'movements-at-edge-by-number' : 'movements-at-edge',
    text: `select ${weighedColumns}
             from (select * from movement where district = $1
                      and ${byNumber ? 'seq between $6 and $7' : 'recorded_at between $4 and $5'} offset 0) m
            where ${asked} and recorded_at between $4 and $5 and seq between $6 and $7 limit $8`,
    values: [district.id, registers, lastDay, from, to, low, high, few + 1],
  });
  return edge.rows.length > few ? null : [...tail.rows, ...edge.rows].map(weighedOf);
}

/** Whether a movement is asked for, but in no cell that the ask reads. */
function leftOf({
  at: { cursor },
  plan,
  metric,
  question,
}: FoldedAsk): (movement: WeighedMovement) => boolean {
  const { from, to } = question;
  const knownAt = question.knownAt.getTime();
  const edges = plan.edges.flatMap(({ recorded }) =>
    recorded ? [{ from: recorded.from.getTime(), to: recorded.to.getTime() }] : [],
  );
  return ({ seq, occurredOn, recordedAt }) => {
    if (occurredOn > to || (metric.kind === 'turnover' && occurredOn < from)) return false;
    const moment = recordedAt.getTime();
    if (moment > knownAt) return false;
    return seq > cursor || edges.some((edge) => moment >= edge.from && moment <= edge.to);
  };
}

/** What a leg's amount is of: the value ranked or counted; null where it is unknown. */
function itemOf({ folded, register }: FoldedAsk, movement: WeighedMovement, leg: Leg): string | null {
  if (folded.kind === 'sum') return '';
  if (folded.by === null) return movement.record;
  const value = valueIn(register, leg.state, folded.by);
  return value === null || value === undefined ? null : String(value);
}

/** A value that movements outside of the cells touch, and by how much. */
export interface TouchedValue {
  readonly ask: FoldedAsk;
  readonly value: string;
  readonly added: number;
}

/** Of the values that movements outside of the cells touch, those that now count, or count no longer. */
export async function addTouched(
  client: Client,
  district: District,
  values: readonly TouchedValue[],
  add: AddSum,
): Promise<void> {
  if (values.length === 0) return;
  const year = (day: string) => `${day.slice(0, 4)}-01-01`;
  const turnover = ({ ask }: TouchedValue) => ask.metric.kind === 'turnover';
  const { rows } = await client.query<{ stood: string; since: string }>({
    name: 'values-stood',
    text: `select coalesce((
             select sum(t.amount) from tally t
              where t.district = $1 and t.metric = v.metric and t.key = v.key and t.value = v.value
                and t.part between v.part_from and v.part_to and t.occurred between v.occurred_from and v.occurred_to
                and t.known <= v.known), 0)::text as stood,
           coalesce((
             select sum(t.amount) from busy_tally t
              where v.day is not null
                and t.district = $1 and t.metric = v.metric and t.key = v.key and t.value = v.value and t.day = v.day
                and t.part between v.part_from and v.part_to and t.occurred between v.occurred_from and v.occurred_to
                and t.slice <= v.slice), 0)::text as since
             from unnest($2::int[], $3::text[], $4::text[], $5::date[], $6::date[], $7::date[], $8::date[], $9::date[],
                         $10::date[], $11::int[])
               with ordinality
               as v (metric, key, value, part_from, part_to, occurred_from, occurred_to, known, day, slice, n)
            order by n`,
    values: [
      district.id,
      values.map(({ ask }) => ask.at.name),
      values.map(({ ask }) => ask.key),
      values.map(({ value }) => value),
      values.map((v) => (turnover(v) ? year(v.ask.question.from) : '-infinity')),
      values.map((v) => (turnover(v) ? year(v.ask.question.to) : '-infinity')),
      values.map((v) => (turnover(v) ? v.ask.question.from : '-infinity')),
      values.map(({ ask }) => ask.question.to),
      values.map(({ ask }) => ask.plan.known.day),
      values.map(({ ask }) => ask.plan.known.slices?.day ?? null),
      values.map(({ ask }) => ask.plan.known.slices?.to ?? null),
    ],
  });
  for (const [i, { ask, added }] of values.entries()) {
    const stood = new Big(rows[i]?.stood ?? 0).plus(rows[i]?.since ?? 0);
    const change = Number(stood.plus(added).gt(0)) - Number(stood.gt(0));
    if (change !== 0) add(ask, '', { amount: String(change), records: change });
  }
}
