import {
  dimensionOf,
  dimensions,
  type Pace,
  type PaceDone,
  type Register,
  unitOfPace,
} from '@taizhang/definition';
import { conditionSql } from '../condition-sql.ts';
import { Binder } from '../database.ts';
import type { District } from '../district.ts';
import { literal } from '../literal.ts';
import { attributeSql } from '../record-field.ts';

/** A pace of a register. */
export interface PaceOf {
  readonly register: Register;
  readonly id: string;
  readonly pace: Pace;
}

/** How many decimals are kept of a pace's amounts in their base unit. */
export const decimalsOfPace = ({ register, pace }: PaceOf): number =>
  dimensions[dimensionOf(unitOfPace(register, pace))].decimals;

export interface Statement {
  readonly text: string;
  readonly values: unknown[];
}

/**
 * What movements of numbers in (from, to] say of a pace, as rows of `StepRow`: one statement for the register itself and,
 * where its work is counted elsewhere, one for the register that is counted.
 */
export function stepsSql(
  district: District,
  of: PaceOf,
  { from, to }: { readonly from: number; readonly to: number },
): Statement[] {
  const { done } = of.pace;
  const values = [district.id, from, to];
  const own = ownSteps(district, of, new Binder(values));
  return 'via' in done ? [own, { text: countedSteps(district, of, done), values }] : [own];
}

const timesSql = (district: District): string =>
  `m.occurred_on - date '1970-01-01' as occurred,
   (m.recorded_at at time zone ${literal(district.timeZone)})::date - date '1970-01-01' as recorded,
   (extract(epoch from m.recorded_at) * 1000)::bigint as at, m.sign`;

const movementsOf = (register: string): string =>
  `m.district = $1 and m.seq > $2 and m.seq <= $3 and m.register = ${literal(register)}`;

const measure = (column: 'amounts' | 'holdings', id: string): string =>
  `coalesce((m.${column}->>${literal(id)})::numeric, 0)`;

/** In whole numbers of the last decimal that is kept. */
const whole = (of: PaceOf, amount: string): string =>
  `trunc(m.sign * ${amount} * 1e${decimalsOfPace(of)})::text`;

function ownSteps(district: District, of: PaceOf, binder: Binder): Statement {
  const { register, pace } = of;
  const { done, plan } = pace;
  const doneSql =
    'via' in done
      ? 'null'
      : `case when ${countsOf(done)} and m.amounts ? ${literal(done.amount)}
           then ${whole(of, measure('amounts', done.amount))} end`;
  const text = `select id, occurred, recorded, at, sign, done, plan,
        case when before is distinct from after then before end as before,
        case when before is distinct from after then after end as after
      from (select m.record as id, ${timesSql(district)}, ${doneSql} as done,
              case when m.amounts ? ${literal(plan)} then ${whole(of, measure('amounts', plan))} end as plan,
              case when m.stage_from is not null then ${stateSql(of, 'b', 'm.stage_from', binder)} end as before,
              ${stateSql(of, 'm', 'm.stage_to', binder)} as after
            from movement m
              cross join lateral (select coalesce(m.prior->'attributes', m.attributes) as attributes) b
            where ${movementsOf(register.id)}) s
     where done is not null or plan is not null or before is distinct from after`;
  return { text, values: binder.values };
}

/** What decides whether and between which days something is scheduled, as JSON. */
function stateSql({ register, pace }: PaceOf, side: 'b' | 'm', stage: string, binder: Binder): string {
  const { starts, ends, where } = pace;
  const day = (field: string | undefined) =>
    field === undefined ? 'null::text' : `${side}.attributes->>${literal(field)}`;
  const columns = { register, expression: (field: string) => attributeSql(register, field, side) };
  const counts = where ? `(${conditionSql(where, columns, binder, {})}) is true` : 'true';
  return `json_build_array(${stage}, ${day(starts)}, ${day(ends)}, ${counts})::text`;
}

function countedSteps(district: District, of: PaceOf, done: Extract<PaceDone, { via: string }>): string {
  const via = `m.attributes->>${literal(done.via)}`;
  return `select ${via} as id, ${timesSql(district)}, ${countedSql(of, done)} as done,
                 null as plan, null as before, null as after
            from movement m
           where ${movementsOf(done.register)} and ${countsOf(done)} and ${via} is not null`;
}

function countedSql(of: PaceOf, { of: what }: Extract<PaceDone, { via: string }>): string {
  if (what === 'count') return 'm.sign::text';
  return whole(of, 'holding' in what ? measure('holdings', what.holding) : measure('amounts', what.amount));
}

const countsOf = ({ transitions }: PaceDone): string =>
  `m.transition in (${transitions.map(literal).join(', ')})`;
