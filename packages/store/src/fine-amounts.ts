import type { AdditiveMetric, MetricOf, Register } from '@taizhang/definition';
import { conditionSql } from './condition-sql.ts';
import { Binder } from './database.ts';
import type { District } from './district.ts';
import { type FoldedMetric, keySql } from './folded-metrics.ts';
import { groupSql, holdingSql, legField, legsAtOnceSql, legsOfSideSql, literal } from './metric-sql.ts';

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
 * @param known SQL over the alias leg, to stand for the day of knowledge; places are then not told apart
 */
export function fineSql(
  district: District,
  metrics: readonly NamedMetric[],
  range: string,
  known?: string,
): Query {
  const binder = new Binder();
  const legs = new Legs(district, metrics, known ? [] : ['unit', 'street'], binder, known);
  const rows = metrics.map(({ name, kind, key, by, register, metric }) => {
    const keyed = keySql(key.map(({ field }) => legs.group(register, field)));
    const item = kind === 'rank' ? legs.group(register, by as string) : `''`;
    const unit = kind === 'rank' || known ? 'null::text' : 'g.unit';
    const street = known ? `''::text` : 'g.street';
    return `
      select ${name} as metric, ${keyed} as key, g.occurred, g.known, ${item} as item, ${unit} as unit, ${street} as street,
             sum(${legs.amount(metric.of)}) as amount, sum(g.n) as records
        from g where ${legs.counts(metric)} and ${keyed} is not null and ${item} is not null
       group by 2, 3, 4, 5, 6, 7`;
  });
  const text = `with g as materialized (${legs.grouped(range)})${rows.join(' union all ')}`;
  return { text, values: binder.values };
}

/**
 * What the movements of one register add to the values that its distinct metrics count: metric, key, part, value,
 * occurred, known, amount. `part` is the year of a turnover; a balance has one part for all time.
 */
export function eventsSql(
  district: District,
  metrics: readonly NamedMetric[],
  range: string,
  known?: string,
): Query {
  const binder = new Binder();
  // Told apart by record hardly any movements are alike: the others are better put together without it.
  const texts = [...Map.groupBy(metrics, ({ by }) => by === null).values()].map((group) =>
    eventsOf(district, group, range, binder, known),
  );
  return { text: texts.map((text) => `(${text})`).join(' union all '), values: binder.values };
}

function eventsOf(
  district: District,
  metrics: readonly NamedMetric[],
  range: string,
  binder: Binder,
  known: string | undefined,
): string {
  const byRecord = metrics.some(({ by }) => by === null);
  const legs = new Legs(district, metrics, byRecord ? ['record'] : [], binder, known);
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
  return `with g as materialized (${legs.grouped(range)})${rows.join(' union all ')}`;
}

/** The legs of a register's movements, with just what some metrics look at, alike ones put together. */
class Legs {
  private readonly district: District;
  private readonly metrics: readonly NamedMetric[];
  /** By what else than days, transition and stage legs are told apart. */
  private readonly apart: readonly ('unit' | 'street' | 'record')[];
  private readonly binder: Binder;
  /** What stands for the day of knowledge, SQL over a movement's leg. */
  private readonly known: string;
  /** Fields and measures read from a leg, by the name of their column. */
  private readonly read = new Map<string, string>();
  /** What alike legs have in common, by the name of its column. */
  private readonly common = new Map<string, string>();
  private readonly sums = new Map<string, string>();
  /** Which legs count for some metric, SQL over a leg l. */
  private readonly wanted = new Set<string>();

  constructor(
    district: District,
    metrics: readonly NamedMetric[],
    apart: readonly ('unit' | 'street' | 'record')[],
    binder: Binder,
    known: string | undefined,
  ) {
    this.known = known ?? `(leg.recorded_at at time zone ${literal(district.timeZone)})::date`;
    this.district = district;
    this.metrics = metrics;
    this.apart = apart;
    this.binder = binder;
  }

  /** SQL over a group g: whether its legs count for a metric. */
  counts(metric: AdditiveMetric): string {
    const list = (ids: readonly string[]) => ids.map(literal).join(', ');
    const stands = (alias: string) =>
      metric.kind === 'balance'
        ? `${alias}.stage in (${list(metric.stages)})`
        : `not ${alias}.before and ${alias}.transition in (${list(metric.transitions)})`;
    this.wanted.add(stands('l'));
    if (!metric.where) return stands('g');
    const { register } = this;
    const sql = conditionSql(
      metric.where,
      { register, expression: (field) => this.field(register, field) },
      this.binder,
      {},
    );
    return `${stands('g')} and ${this.column(this.common, 'c', sql)}`;
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
    const balances = this.metrics.some(({ metric }) => metric.kind === 'balance');
    const legs = `
      select leg.occurred_on as occurred, leg.unit, coalesce(leg.street, '') as street, leg.transition, leg.stage,
             leg.before, leg.sign, ${this.known} as known, leg.record${named(this.read)}
        from (${balances ? legsAtOnceSql(filter) : legsOfSideSql('after', filter)}) leg`;
    // offset 0: each field is read from its JSON once, however many conditions look at it.
    const apart = ['occurred', 'known', 'transition', 'stage', 'before', ...this.apart].map(
      (name) => `l.${name}`,
    );
    return `
      select ${apart.join(', ')}${named(this.common)}, sum(l.sign) as n${named(this.sums)}
        from (${legs} offset 0) l
       where ${[...this.wanted].map((sql) => `(${sql})`).join(' or ')}
       group by ${[...apart, ...this.common.values()].join(', ')}`;
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
