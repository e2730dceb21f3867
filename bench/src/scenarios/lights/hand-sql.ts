import type { PaceMonth } from '@taizhang/ledger';
import type { LightCounts } from '@taizhang/runtime';
import type { Pool } from '@taizhang/store';

/** Work as one reads it by hand: what was done, and what was planned, by record. */
interface ByHand {
  /** As id, occurred, recorded, amount. */
  readonly done: string;
  /** As id, amount. */
  readonly plan: string;
  readonly decimals: number;
}

/**
 * How many records have each light, in one statement over movements and records as one writes it for one register: what was
 * done by each month's end and recorded by its closing, against the plan by whole months. It knows a plan that stands
 * still and work that lasts the whole year, and finds no day on which a month was made up.
 */
export async function lightsByHand(
  pool: Pool,
  district: string,
  closed: readonly PaceMonth[],
  { done, plan, decimals }: ByHand,
): Promise<LightCounts> {
  const onTime = closed.map(
    ({ endsOn, closesOn }, i) =>
      `sum(amount) filter (where occurred <= date '${endsOn}' and recorded <= date '${closesOn}') as on_${i}`,
  );
  const due = (i: number) => `trunc(p.amount * ${i + 1} / 12, ${decimals})`;
  const late = closed.map((_, i) => `coalesce(s.on_${i}, 0) < ${due(i)}`);
  const missed = late.map((one, i) => `(${one} and coalesce(s.done, 0) < ${due(i)})`);
  const { rows } = await pool.query<{ light: keyof LightCounts; count: number }>(
    `with step as (${done}), plan as (${plan}),
          s as (select id, sum(amount) as done, ${onTime.join(', ')} from step group by id)
     select case when ${missed.join(' or ')} then 'missed' when ${late.join(' or ')} then 'made-up' else 'pace' end as light,
            count(*)::int as count
       from plan p left join s using (id) group by 1`,
    [district],
  );
  const counts: LightCounts = { pace: 0, 'made-up': 0, behind: 0, missed: 0 };
  for (const { light, count } of rows) counts[light] = count;
  return counts;
}

const recorded = "(recorded_at at time zone 'Asia/Shanghai')::date as recorded";
const sofar = (day: string) => `occurred_on between date '${day.slice(0, 4)}-01-01' and date '${day}'`;
const planned = (register: string, measure: string) =>
  `select record as id, sum(sign * (amounts->>'${measure}')::numeric) as amount from movement
    where district = $1 and register = '${register}' and amounts ? '${measure}' group by 1`;

export const investmentByHand = (day: string): ByHand => ({
  done: `select record as id, occurred_on as occurred, ${recorded}, sign * (amounts->>'invested')::numeric as amount
           from movement where district = $1 and register = 'project' and transition in ('progress', 'complete')
            and amounts ? 'invested' and ${sofar(day)}`,
  plan: planned('project', 'year-plan'),
  decimals: 2,
});

/** By households that signed: their number, or their area. */
export const signedByHand = (day: string, what: 'households' | 'area'): ByHand => ({
  done: `select attributes->>'project' as id, occurred_on as occurred, ${recorded},
                sign * ${what === 'area' ? "(holdings->>'area')::numeric" : '1'} as amount
           from movement where district = $1 and register = 'household'
            and transition in ('sign', 'sign-and-vacate') and ${sofar(day)}`,
  plan: planned('expropriation', `${what}-plan`),
  decimals: what === 'area' ? 4 : 0,
});
