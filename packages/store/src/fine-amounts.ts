import type { AdditiveMetric, MetricOf, Register } from '@taizhang/definition';
import { conditionSql } from './condition-sql.ts';
import { Binder } from './database.ts';
import type { District } from './district.ts';
import { type FoldedMetric, keySql } from './folded-metrics.ts';
import { groupSql, holdingSql, legField, legsOfSideSql, literal } from './metric-sql.ts';

/** A metric to be folded, under the short name that its cells go by. */
export type NamedMetric = FoldedMetric & { readonly name: number };

/** A query with its values; the same values serve wherever its text is put into a larger one. */
export interface Query {
  readonly text: string;
  readonly values: unknown[];
}

/**
 * What the movements of one register add to its sums and ranks, by days, places, key and item: the rows that
 * `cellsSql` takes. Movements alike in all that these metrics look at are put together first, so that the metrics
 * are worked out once for many movements; a condition that several metrics share is judged once.
 * @param range SQL over the alias m
 */
export function fineSql(district: District, metrics: readonly NamedMetric[], range: string): Query {
  const legs = new Legs(district, metrics);
  const rows = metrics.map(({ name, kind, key, by, register, metric }) => {
    const keyed = keySql(key.map(({ field }) => legs.group(register, field)));
    const item = kind === 'rank' ? legs.group(register, by as string) : `''`;
    const unit = kind === 'rank' ? 'null::text' : 'g.unit';
    return `
      select ${name} as metric, ${keyed} as key, g.occurred, g.known, ${item} as item, ${unit} as unit, g.street,
             sum(${legs.amount(metric.of)}) as amount, sum(g.n) as records
        from g where ${legs.counts(metric)} and ${keyed} is not null and ${item} is not null
       group by 2, 3, 4, 5, 6, 7`;
  });
  const text = `with g as materialized (${legs.grouped(range)})${rows.join(' union all ')}`;
  return { text, values: legs.binder.values };
}

/**
 * What the movements of one register add to the values that its distinct metrics count: metric, key, part, value,
 * occurred, known, amount. `part` is the year of a turnover; a balance has one part for all time.
 */
export function eventsSql(district: District, metrics: readonly NamedMetric[], range: string): Query {
  const legs = new Legs(
    district,
    metrics,
    metrics.some((m) => m.by === null),
  );
  const rows = metrics.map(({ name, key, by, register, metric }) => {
    const keyed = keySql(key.map(({ field }) => legs.group(register, field)));
    const value = by === null ? 'g.record' : legs.group(register, by);
    const part = metric.kind === 'turnover' ? `date_trunc('year', g.occurred)::date` : `'-infinity'::date`;
    return `
      select ${name} as metric, ${keyed} as key, ${part} as part, ${value} as value, g.occurred, g.known,
             sum(g.n)::bigint as amount
        from g where ${legs.counts(metric)} and ${keyed} is not null and ${value} is not null
       group by 2, 3, 4, 5, 6 having sum(g.n) <> 0`;
  });
  const text = `with g as materialized (${legs.grouped(range)})${rows.join(' union all ')}`;
  return { text, values: legs.binder.values };
}

/** The legs of a register's movements, with just what some metrics look at, alike ones put together. */
class Legs {
  readonly binder = new Binder();
  private readonly district: District;
  private readonly metrics: readonly NamedMetric[];
  private readonly byRecord: boolean;
  /** Fields and measures read from a leg, by the name of their column. */
  private readonly read = new Map<string, string>();
  /** What alike legs have in common, by the name of its column. */
  private readonly common = new Map<string, string>();
  private readonly sums = new Map<string, string>();

  constructor(district: District, metrics: readonly NamedMetric[], byRecord = false) {
    this.district = district;
    this.metrics = metrics;
    this.byRecord = byRecord;
  }

  /** SQL over a group g: whether its legs count for a metric. */
  counts(metric: AdditiveMetric): string {
    const list = (ids: readonly string[]) => ids.map(literal).join(', ');
    const stands =
      metric.kind === 'balance'
        ? `g.stage in (${list(metric.stages)})`
        : `not g.before and g.transition in (${list(metric.transitions)})`;
    if (!metric.where) return stands;
    const { register } = this;
    const sql = conditionSql(
      metric.where,
      { register, expression: (field) => this.field(register, field) },
      this.binder,
      {},
    );
    return `${stands} and ${this.column(this.common, 'c', sql)}`;
  }

  /** SQL over a group g: a field's value as text. */
  group(register: Register, field: string): string {
    return this.column(
      this.common,
      'c',
      groupSql(register, field, (f) => this.field(register, f)),
    );
  }

  /** SQL over a group g: what its legs add up to. */
  amount(of: MetricOf): string {
    if (of === 'count') return 'g.n::numeric';
    const measure =
      'holding' in of
        ? holdingSql(of.holding)
        : `coalesce((leg.amounts->>${literal(of.amount)})::numeric, 0)`;
    const read = this.column(this.read, 'r', measure, 'l');
    return this.column(this.sums, 's', `sum(l.sign * ${read})`);
  }

  grouped(range: string): string {
    const { id } = this.register;
    const filter = `m.district = ${literal(this.district.id)} and m.register = ${literal(id)} and ${range}`;
    const named = (columns: ReadonlyMap<string, string>) =>
      [...columns].map(([sql, name]) => `, ${sql} as ${name}`).join('');
    const side = (name: 'before' | 'after') => `
      select leg.occurred_on as occurred, leg.unit, coalesce(leg.street, '') as street, leg.transition, leg.stage,
             leg.before, leg.sign, (leg.recorded_at at time zone ${literal(this.district.timeZone)})::date as known
             ${this.byRecord ? ', leg.record' : ''}${named(this.read)}
        from (${legsOfSideSql(name, filter)}) leg`;
    const balances = this.metrics.some(({ metric }) => metric.kind === 'balance');
    const sides = [side('after'), ...(balances ? [side('before')] : [])];
    // offset 0: each field is read from its JSON once, however many conditions look at it.
    return `
      select l.occurred, l.known, l.unit, l.street, l.transition, l.stage, l.before
             ${this.byRecord ? ', l.record' : ''}${named(this.common)}, sum(l.sign) as n${named(this.sums)}
        from (${sides.join(' union all ')} offset 0) l
       group by l.occurred, l.known, l.unit, l.street, l.transition, l.stage, l.before
             ${this.byRecord ? ', l.record' : ''}${[...this.common.values()].map((name) => `, ${name}`).join('')}`;
  }

  private get register(): Register {
    return (this.metrics[0] as NamedMetric).register;
  }

  private field(register: Register, field: string): string {
    if (field === 'stage' || field === 'unit') return `l.${field}`;
    // Of no sub-district, a group says ''; a condition must find it unknown.
    if (field === 'street') return `nullif(l.street, '')`;
    return this.column(this.read, 'r', legField(register, field), 'l');
  }

  private column(columns: Map<string, string>, prefix: string, sql: string, alias = 'g'): string {
    const name = columns.get(sql) ?? `${prefix}${columns.size}`;
    columns.set(sql, name);
    return `${alias}.${name}`;
  }
}
