import type { AdditiveMetric, Condition, MetricOf, Register } from '@taizhang/definition';
import { conditionSql } from './condition-sql.ts';
import type { Binder } from './database.ts';
import type { District } from './district.ts';
import type { FoldedMetric } from './folded-metrics.ts';
import { literal } from './literal.ts';
import { givenSql, groupSql, holdingSql, legField, legsAtOnceSql, legsOfSideSql } from './metric-sql.ts';

/** A metric to be folded, under the short name that its cells go by. */
export type NamedMetric = FoldedMetric & { readonly name: number };

/** How many metrics one integer column tells apart. */
const bitsOfColumn = 30;

/**
 * The legs of a register's movements, each with a bit for every one of some metrics that it counts for. So legs are put
 * together by their bits, whatever the number of metrics, and what a leg counts for is worked out once.
 */
export class CountedLegs {
  private readonly district: District;
  private readonly metrics: readonly NamedMetric[];
  private readonly register: Register;
  private readonly binder: Binder;
  /** What stands for the day of knowledge, SQL over leg. */
  private readonly known: string;
  /** What is read from a leg's JSON, SQL over leg, by the name of its column. */
  private readonly columns = new Map<string, string>();

  constructor(
    district: District,
    metrics: readonly NamedMetric[],
    binder: Binder,
    known = 'leg.recorded_at::date',
  ) {
    this.known = known;
    this.district = district;
    this.metrics = metrics;
    this.register = (metrics[0] as NamedMetric).register;
    this.binder = binder;
  }

  /** The names of the columns of bits. */
  get bits(): string[] {
    return this.parts().map((_, part) => `bits${part}`);
  }

  /** SQL over a leg l: a field's value as text. */
  group(field: string): string {
    return groupSql(this.register, field, (name) => this.field(name));
  }

  /** The column of a leg that holds what a metric adds up, null of nothing; no column where a metric counts. */
  measure(of: MetricOf): string | null {
    if (of === 'count') return null;
    return this.column(
      'holding' in of ? holdingSql(of.holding) : `(leg.amounts->>${literal(of.amount)})::numeric`,
    );
  }

  /**
   * The legs that count for at least one metric: occurred, known, recorded_at, unit, street, record, sign, the columns
   * of measures and bits, and these columns, SQL over a leg l.
   */
  text(range: string, more: readonly string[]): string {
    const bits = this.parts().map((metrics, part) => `${this.bitsSql(metrics)} as bits${part}`);
    const filter = `m.district = ${literal(this.district.id)} and m.register = ${literal(this.register.id)} and ${range}`;
    const balances = this.metrics.some(({ metric }) => metric.kind === 'balance');
    // offset 0: what stands in a level is worked out once, however often the next one looks at it.
    const counted = `
      select l.*, ${[...more, ...bits].join(', ')}
        from (select leg.occurred_on as occurred, ${this.known} as known, leg.recorded_at, leg.unit,
                     coalesce(leg.street, '') as street, leg.record, leg.transition, leg.stage, leg.sign
                     ${[...this.columns].map(([sql, name]) => `, ${sql} as ${name}`).join('')}
                from (${balances ? legsAtOnceSql(filter) : legsOfSideSql('after', filter)}) leg
               where ${this.wantedSql()} offset 0) l offset 0`;
    return `select * from (${counted}) k where ${this.bits.map((name) => `k.${name} <> 0`).join(' or ')}`;
  }

  /** Joins to rows of some alias, by their bits, the metrics they count for: m, with its name as `metric` and what else is asked. */
  joinSql(alias: string, more: Readonly<Record<string, (metric: NamedMetric) => string>> = {}): string {
    const rows = this.parts().flatMap((metrics, part) =>
      metrics.map((m, i) => [
        m.name,
        ...this.bits.map((_, at) => (at === part ? 2 ** i : 0)),
        ...Object.values(more).map((of) => of(m)),
      ]),
    );
    const counts = this.bits.map((name) => `${alias}.${name} & m.${name} <> 0`);
    return `join (values ${rows.map((row) => `(${row.join(', ')})`).join(', ')})
              as m (${['metric', ...this.bits, ...Object.keys(more)].join(', ')}) on ${counts.join(' or ')}`;
  }

  private parts(): NamedMetric[][] {
    const parts = Math.ceil(this.metrics.length / bitsOfColumn);
    return Array.from({ length: parts }, (_, part) =>
      this.metrics.slice(part * bitsOfColumn, (part + 1) * bitsOfColumn),
    );
  }

  /** SQL over a leg l: the bits of those of these metrics that it counts for. */
  private bitsSql(metrics: readonly NamedMetric[]): string {
    const whole = { stage: new Map<string, number>(), transition: new Map<string, number>() };
    const meeting = new Map<string, number>();
    const given = new Map<string, number>();
    const put = (among: Map<string, number>, name: string, i: number) =>
      among.set(name, (among.get(name) ?? 0) | (2 ** i));
    for (const [i, { metric }] of metrics.entries()) {
      const { column, names } = placeOf(metric);
      for (const name of names) put(whole[column], name, i);
      if (metric.where) put(meeting, JSON.stringify(metric.where), i);
      if (metric.given !== undefined) put(given, metric.given, i);
    }
    const counts = Object.entries(whole).flatMap(([column, among]) => {
      const when = [...among].map(([name, bits]) => `when ${literal(name)} then ${bits}`);
      return when.length > 0 ? [`case l.${column} ${when.join(' ')} else 0 end`] : [];
    });
    // An unknown condition is not met.
    const onlyWhere = (condition: string, bits: number) => `case when ${condition} then -1 else ${~bits} end`;
    return [
      `(${counts.join(' | ')})`,
      ...[...meeting].map(([where, bits]) => onlyWhere(this.conditionSql(JSON.parse(where)), bits)),
      ...[...given].map(([measure, bits]) => onlyWhere(`l.${this.column(givenSql(measure))}`, bits)),
    ].join(' & ');
  }

  private wantedSql(): string {
    const wanted = { stage: new Set<string>(), transition: new Set<string>() };
    for (const { metric } of this.metrics) {
      const { column, names } = placeOf(metric);
      for (const name of names) wanted[column].add(literal(name));
    }
    return Object.entries(wanted)
      .flatMap(([column, names]) => (names.size > 0 ? [`leg.${column} in (${[...names].join(', ')})`] : []))
      .join(' or ');
  }

  private conditionSql(where: Condition): string {
    const columns = { register: this.register, expression: (field: string) => this.field(field) };
    return conditionSql(where, columns, this.binder, {});
  }

  private field(field: string): string {
    if (field === 'stage' || field === 'unit') return `l.${field}`;
    // Of no sub-district, a leg says ''; a condition must find it unknown.
    if (field === 'street') return `nullif(l.street, '')`;
    return `l.${this.column(legField(this.register, field))}`;
  }

  private column(sql: string): string {
    const name = this.columns.get(sql) ?? `r${this.columns.size}`;
    this.columns.set(sql, name);
    return name;
  }
}

/** Where a leg must stand to count: a balance looks at its stage; a turnover at its transition, which no leg before has. */
const placeOf = (metric: AdditiveMetric): { column: 'stage' | 'transition'; names: readonly string[] } =>
  metric.kind === 'balance'
    ? { column: 'stage', names: metric.stages }
    : { column: 'transition', names: metric.transitions };
