import {
  type AdditiveMetric,
  comparisonOf,
  type MetricOf,
  type Parameters,
  type Register,
} from '@taizhang/definition';
import { conditionSql } from './condition-sql.ts';
import type { Binder } from './database.ts';
import { literal } from './literal.ts';
import { attributeSql } from './record-field.ts';

/**
 * The legs of movements as rows: what each movement adds (side 'after') and, when its record stood somewhere before,
 * what it takes away (side 'before'). The same rule as the ledger's `legsOf`; tested against it.
 * @param filter SQL over the alias m, e.g. `m.seq > 10`
 */
export const legsSql = (filter: string): string =>
  `(${legsOfSideSql('after', filter)} union all ${legsOfSideSql('before', filter)})`;

/** The same, each movement being read once only: what a great many movements are better read by. */
export const legsAtOnceSql = (filter: string): string =>
  `select m.seq, m.record, case when not side.before then m.transition end as transition, m.occurred_on,
          m.recorded_at, case when side.before then -m.sign else m.sign end as sign, side.before,
          case when side.before then m.stage_from else m.stage_to end as stage,
          case when side.before and m.prior is not null then m.prior->>'unit' else m.unit end as unit,
          case when side.before and m.prior is not null then m.prior->>'street' else m.street end as street,
          case when side.before then coalesce(m.prior->'attributes', m.attributes) else m.attributes end as attributes,
          m.amounts, m.holdings
     from movement m cross join (values (false), (true)) side (before)
    where (not side.before or m.stage_from is not null) and ${filter}`;

/** The legs of one side; a turnover has none on the side before. */
export const legsOfSideSql = (side: 'before' | 'after', filter: string): string =>
  side === 'after'
    ? `select m.seq, m.record, m.transition, m.occurred_on, m.recorded_at, m.recorded_by, m.sign, false as before,
              m.stage_to as stage, m.unit, m.street, m.attributes, m.amounts, m.holdings
         from movement m where ${filter}`
    : `select m.seq, m.record, null as transition, m.occurred_on, m.recorded_at, m.recorded_by, -m.sign as sign, true as before,
              m.stage_from as stage, coalesce(m.prior->>'unit', m.unit) as unit,
              case when m.prior is null then m.street else m.prior->>'street' end as street,
              coalesce(m.prior->'attributes', m.attributes) as attributes, m.amounts, m.holdings
         from movement m where m.stage_from is not null and ${filter}`;

/** A measure held on the leg's side; what a record never got it holds nothing of. */
export const holdingSql = (measure: string): string => {
  const of = (column: string) => `coalesce((leg.${column}->>${literal(measure)})::numeric, 0)`;
  return `(case when leg.before then ${of('holdings')} - ${of('amounts')} else ${of('holdings')} end)`;
};

/** Whether a measure was ever given to a leg's record; on the side before, by something before this movement. */
export function givenSql(measure: string): string {
  const id = literal(measure);
  const first = `leg.before and leg.amounts ? ${id} and (leg.amounts->>${id})::numeric = (leg.holdings->>${id})::numeric`;
  return `(leg.holdings ? ${id} and not (${first}))`;
}

/** A field, measure or common field of a leg, typed for comparison. */
export function legField(register: Register, field: string): string {
  if (field === 'stage' || field === 'unit' || field === 'street') return `leg.${field}`;
  if (Object.hasOwn(register.measures, field)) return holdingSql(field);
  return attributeSql(register, field, 'leg');
}

/** What a leg is grouped by, as text: the record, or a field's value. */
export function groupSql(
  register: Register,
  by: string | null,
  expression: (field: string) => string = (field) => legField(register, field),
): string {
  if (by === null) return 'leg.record';
  const sql = expression(by);
  // 2.0 and 2 are the same number, so they are the same value.
  return comparisonOf(register, by) === 'number' ? `trim_scale(${sql})::text` : `${sql}::text`;
}

/** When a leg counts for an additive metric. */
export function countsSql(
  register: Register,
  metric: AdditiveMetric,
  binder: Binder,
  parameters: Parameters,
): string {
  const where =
    metric.where &&
    conditionSql(
      metric.where,
      { register, expression: (field) => legField(register, field) },
      binder,
      parameters,
    );
  const list = (ids: readonly string[]) => ids.map(literal).join(', ');
  const base =
    metric.kind === 'balance'
      ? `leg.stage in (${list(metric.stages)})`
      : `not leg.before and leg.transition in (${list(metric.transitions)})`;
  const given = metric.given === undefined ? undefined : givenSql(metric.given);
  return [base, given, where].filter(Boolean).join(' and ');
}

/** What a leg that counts adds, sign included. */
export function amountSql(of: MetricOf): string {
  if (of === 'count') return 'leg.sign::numeric';
  if ('holding' in of) return `leg.sign * ${holdingSql(of.holding)}`;
  return `leg.sign * coalesce((leg.amounts->>${literal(of.amount)})::numeric, 0)`;
}
