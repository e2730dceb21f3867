import type { Viewer } from '@taizhang/access';
import {
  type AdditiveMetric,
  dimensionOf,
  dimensions,
  type MetricEntry,
  parametersOfMetric,
  unitOfMetric,
} from '@taizhang/definition';
import { dayNumber, type Question } from '@taizhang/ledger';
import { Binder, type Client, type Pool, portions } from './database.ts';
import { type District, dayIn, demand, endOfDay } from './district.ts';
import { HeldMovements, type ReadingOf } from './held-movements.ts';
import { literal } from './literal.ts';
import { amountSql, countsSql, legsOfSideSql, legsSql } from './metric-sql.ts';
import { decimalOf, WholeSums, wholeOf } from './whole-number.ts';

/** What was added in a unit on a day and recorded on a day, put together. */
interface StepRow {
  readonly unit: string;
  /** Days since 1970. */
  readonly occurred: number;
  readonly known: number;
  readonly amount: string;
  readonly records: number;
  /** The latest moment of recording among them. */
  readonly latest: Date;
}

/** The steps of one unit, a column an array. */
class Steps {
  readonly occurred: number[] = [];
  readonly known: number[] = [];
  /** Whole numbers of the last decimal. */
  readonly amount: number[] = [];
  readonly records: number[] = [];
}

/** What the movements of some numbers add to a metric, unit by unit. */
class UnitSteps {
  readonly units = new Map<string, Steps>();
  latest = Number.NEGATIVE_INFINITY;
  /** An amount is too great or too fine to be held exactly. */
  unfit = false;
  private readonly decimals: number;

  constructor(decimals: number) {
    this.decimals = decimals;
  }

  put({ unit, occurred, known, amount, records, latest }: StepRow): void {
    const whole = wholeOf(amount, this.decimals);
    this.latest = Math.max(this.latest, latest.getTime());
    if (whole === null) this.unfit = true;
    else this.add(unit, { occurred, known, amount: whole, records });
  }

  take({ units, latest, unfit }: UnitSteps): void {
    this.latest = Math.max(this.latest, latest);
    this.unfit ||= unfit;
    for (const [unit, { occurred, known, amount, records }] of units)
      for (const [i, whole] of amount.entries())
        this.add(unit, {
          occurred: occurred[i] as number,
          known: known[i] as number,
          amount: whole,
          records: records[i] as number,
        });
  }

  private add(unit: string, step: Readonly<Record<keyof Steps, number>>): void {
    let steps = this.units.get(unit);
    if (!steps) {
      steps = new Steps();
      this.units.set(unit, steps);
    }
    steps.occurred.push(step.occurred);
    steps.known.push(step.known);
    steps.amount.push(step.amount);
    steps.records.push(step.records);
  }
}

interface Held {
  readonly entry: MetricEntry;
  readonly metric: AdditiveMetric;
  readonly decimals: number;
  readonly steps: HeldMovements<UnitSteps, StepRow>;
}

/** What was held of a metric at one moment, and until when what it holds was recorded. */
interface Seen {
  readonly units: readonly ReadonlyMap<string, Steps>[];
  readonly latest: number;
}

/** What a metric had come to in a unit, as seen at one moment; the same as `readMetrics` says of it. */
export class UnitSumsSeen {
  private readonly district: District;
  private readonly held: Held;
  private readonly seen: Seen;
  /** How many steps of each there are: those that come later were not seen. */
  private readonly sizes: readonly ReadonlyMap<string, number>[];

  constructor(district: District, held: Held, seen: Seen) {
    this.district = district;
    this.held = held;
    this.seen = seen;
    this.sizes = seen.units.map(
      (units) => new Map([...units].map(([unit, steps]) => [unit, steps.amount.length])),
    );
  }

  /** Whether what was known at a moment can be told: days of recording are held, not moments. */
  tells(knownAt: Date): boolean {
    return this.dayKnown(knownAt) !== undefined;
  }

  /** Of a unit, as known at a moment that can be told; null: unknown. */
  read(unit: string, { from, to, knownAt }: Question): string | null {
    const { metric, decimals } = this.held;
    const known = this.dayKnown(knownAt);
    if (known === undefined) throw new Error('within a day nothing is told apart');
    const first = metric.kind === 'turnover' ? dayNumber(from) : Number.NEGATIVE_INFINITY;
    const last = dayNumber(to);
    const sums = new WholeSums(1);
    let records = 0;
    for (const [at, units] of this.seen.units.entries()) {
      const steps = units.get(unit);
      const size = this.sizes[at]?.get(unit) ?? 0;
      if (!steps) continue;
      for (let i = 0; i < size; i++) {
        const on = steps.occurred[i] as number;
        if (on < first || on > last || (steps.known[i] as number) > known) continue;
        sums.add(0, steps.amount[i] as number);
        records += steps.records[i] as number;
      }
    }
    if (metric.kind === 'balance' && metric.unknownWhenEmpty && records === 0) return null;
    return decimalOf(sums.at(0), decimals);
  }

  /** The last day of recording that was known at a moment; undefined: the moment lies within it. */
  private dayKnown(knownAt: Date): number | undefined {
    if (knownAt.getTime() >= this.seen.latest) return Number.POSITIVE_INFINITY;
    const { timeZone } = this.district;
    const day = dayIn(timeZone, knownAt);
    return endOfDay(timeZone, day).getTime() === knownAt.getTime() ? dayNumber(day) : undefined;
  }
}

/**
 * What metrics come to in each unit by days of occurrence and of recording, held in memory behind a cursor. Cells tell
 * units apart by months only; what was known in a unit when each month's reporting closed would be read from all movements of
 * the months, again and again.
 */
export class UnitSums {
  private readonly pool: Pool;
  private readonly district: District;
  private readonly held = new Map<string, Held>();

  constructor(pool: Pool, district: District) {
    this.pool = pool;
    this.district = district;
  }

  /**
   * What a metric comes to in each unit, with what is asked beside it in the same snapshot.
   * @returns undefined: it is no plain sum, or cannot be held
   * @throws Refusal not-permitted
   */
  async at<T>(
    viewer: Viewer,
    entry: MetricEntry,
    ask: (client: Client) => Promise<T>,
  ): Promise<{ readonly sums: UnitSumsSeen; readonly beside: T } | undefined> {
    demand(viewer, 'read-figures');
    const held = this.hold(entry);
    if (!held) return undefined;
    const answer = await held.steps.at(ask, ({ upTo, behind, beside }) => {
      const seen = { units: [upTo.units, behind.units], latest: Math.max(upTo.latest, behind.latest) };
      return { unfit: upTo.unfit || behind.unfit, sums: new UnitSumsSeen(this.district, held, seen), beside };
    });
    if (!answer) this.held.delete(entry.id);
    return answer && !answer.unfit ? answer : undefined;
  }

  /** Reads those of which targets are set, so that nobody has to wait for it. */
  async warmAhead(signal: AbortSignal): Promise<void> {
    const { pool, district } = this;
    for (const { id, targets } of district.catalogue.registers.values()) {
      if (!targets) continue;
      const { rows } = await pool.query<{ metric: string }>(
        `select distinct r.attributes->>$3 as metric from record r
          where r.district = $1 and r.register = $2 and r.stage is not null`,
        [district.id, id, targets.metric],
      );
      for (const { metric } of rows) {
        if (signal.aborted) return;
        const entry = district.catalogue.metrics.get(metric);
        if (entry) await this.hold(entry)?.steps.readAhead(signal);
      }
    }
  }

  private hold(entry: MetricEntry): Held | undefined {
    const known = this.held.get(entry.id);
    if (known) return known;
    const { metric } = entry;
    if ((metric.kind !== 'balance' && metric.kind !== 'turnover') || parametersOfMetric(metric).length > 0)
      return undefined;
    const { decimals } = dimensions[dimensionOf(unitOfMetric(entry))];
    const { pool, district } = this;
    const reading: ReadingOf<UnitSteps, StepRow> = {
      nothing: () => new UnitSteps(decimals),
      portions: (from, to) => {
        const { text, values } = stepsSql(district, entry, metric, from, to);
        return portions<StepRow>(pool, text, values, portion);
      },
      after: async (client, from) => {
        const { text, values } = stepsSql(district, entry, metric, from, Number.MAX_SAFE_INTEGER);
        return (await client.query<StepRow>(text, values)).rows;
      },
    };
    const held: Held = { entry, metric, decimals, steps: new HeldMovements(pool, district, reading) };
    this.held.set(entry.id, held);
    // Who asked is told; the next asker tries again.
    held.steps.loading.catch(() => {
      if (this.held.get(entry.id) === held) this.held.delete(entry.id);
    });
    return held;
  }
}

const portion = 5000;

/** What movements of numbers in (from, to] add to a metric, put together by unit and by the days of occurrence and recording. */
function stepsSql(
  district: District,
  { register }: MetricEntry,
  metric: AdditiveMetric,
  from: number,
  to: number,
): { text: string; values: unknown[] } {
  const binder = new Binder([district.id, register.id, from, to]);
  const movements = 'm.district = $1 and m.register = $2 and m.seq > $3 and m.seq <= $4';
  // A turnover looks at the side after a movement only, and at its own transitions.
  const legs =
    metric.kind === 'turnover'
      ? `(${legsOfSideSql('after', `${movements} and m.transition in (${metric.transitions.map(literal).join(', ')})`)})`
      : legsSql(movements);
  const counts = countsSql(register, metric, binder, {});
  const zone = literal(district.timeZone);
  return {
    text: `select leg.unit, leg.occurred_on - date '1970-01-01' as occurred,
                  (leg.recorded_at at time zone ${zone})::date - date '1970-01-01' as known,
                  trim_scale(sum(${amountSql(metric.of)}))::text as amount, sum(leg.sign)::int as records,
                  max(leg.recorded_at) as latest
             from ${legs} leg where ${counts} group by 1, 2, 3`,
    values: binder.values,
  };
}
