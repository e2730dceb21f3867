import type { Viewer } from '@taizhang/access';
import type { AdditiveMetric, Register, Text } from '@taizhang/definition';
import { additiveOf, type Question } from '@taizhang/ledger';
import { entryOf } from './ask.ts';
import { Binder, type Queryable } from './database.ts';
import { type District, demand } from './district.ts';
import { literal } from './literal.ts';
import { amountSql, groupSql, legsSql } from './metric-sql.ts';
import type { MovementRow } from './movement-row.ts';
import { askedSql } from './read-movements.ts';
import { scopeSql } from './scope-sql.ts';

/** A record behind a figure and what it contributes, in the metric's base unit. */
export interface Contribution {
  readonly register: string;
  readonly id: string;
  readonly title: string;
  readonly stage: Text | null;
  readonly unit: string | null;
  readonly street: string | null;
  readonly contribution: string;
  /** The movement that counts in it and was recorded last. */
  readonly latest: Recorded;
}

/** Which movement, when it happened, when it was known, and who said so. */
export interface Recorded {
  readonly seq: number;
  readonly occurredOn: string;
  readonly recordedAt: Date;
  readonly recordedBy: string;
}

export interface Drill {
  /** Whether the contributions add up to the figure (not so for a ratio, a progress measure or a rank). */
  readonly additive: boolean;
  /** How many of them the viewer reaches, and how many more there are. */
  readonly total: number;
  readonly hidden: number;
  readonly records: readonly Contribution[];
}

export interface Page {
  readonly limit: number | null;
  readonly offset: number;
}

/** What a metric's records are counted by: for a derived metric, those of the work done. */
export function drilledOf(district: District, id: string, question: Question) {
  const { metric, register } = entryOf(district, id);
  switch (metric.kind) {
    case 'ratio':
      return drilledFrom(district, metric.numerator, question);
    case 'progress':
      return drilledFrom(district, metric.of, question);
    case 'balance':
    case 'turnover':
      return { register, metric, question, by: null, additive: true };
    default: {
      const by = metric.by === 'record' ? null : metric.by;
      return { register, metric: additiveOf(metric), question, by, additive: metric.kind === 'distinct' };
    }
  }
}
export type Drilled = {
  register: Register;
  metric: AdditiveMetric;
  question: Question;
  by: string | null;
  additive: boolean;
};
const drilledFrom = (district: District, id: string, question: Question): Drilled => ({
  ...drilledOf(district, id, question),
  additive: false,
});

/** The register whose records a drill-down shows: the one referred to, where it counts by a reference. */
function shownRegister(district: District, { register, by }: Drilled, distinct: boolean): Register {
  const field = by === null || !distinct ? undefined : register.fields[by];
  if (field?.kind !== 'reference') return register;
  return district.catalogue.registers.get(field.register) as Register;
}

/**
 * The records behind a metric that the viewer reaches, from the same definition as its value, greatest contribution
 * first; of those he does not reach, how many they are.
 * A distinct count opens to the things counted: where it counts by a reference, to the records referred to; by another
 * field, to the records that have it, of which the first for each value contributes 1.
 * @throws Refusal not-permitted, unknown-metric
 */
export async function recordsBehind(
  db: Queryable,
  district: District,
  viewer: Viewer,
  metricId: string,
  question: Question,
  page: Page,
): Promise<Drill> {
  demand(viewer, 'read-figures');
  const drilled: Drilled = drilledOf(district, metricId, question);
  const { metric: asked } = entryOf(district, metricId);
  const distinct = asked.kind === 'distinct';
  const binder = new Binder();
  const groups = distinct ? distinctSql(district, drilled, binder) : summedSql(district, drilled, binder);
  const scope = scopeSql(viewer, 'read', shownRegister(district, drilled, distinct), 'r', binder);
  const place = `r.district = ${literal(district.id)} and r.register = g.register and r.id = g.id`;
  const { rows } = await db.query<DrilledRow>(
    // The page is cut before titles are looked up, each by its key.
    `with behind as materialized (
       select g.*, (${scope}) is true as within
         from (${groups}) g ${scope === 'true' ? '' : `left join record r on ${place}`}),
     page as (
       select * from behind g where within order by contribution desc, id collate "C"
        limit ${binder.bind(page.limit, 'bigint')} offset ${binder.bind(page.offset, 'bigint')})
     select p.register, p.id, coalesce(r.title, p.id) as title, r.stage, r.unit, r.street,
            p.contribution::text as contribution, c.total, c.hidden, p.last as seq, m.occurred_on, m.recorded_at,
            m.recorded_by
       from (select count(*) filter (where within)::int as total,
                    count(*) filter (where not within)::int as hidden from behind) c
       left join page p on true
       left join lateral (
         select occurred_on, recorded_at, recorded_by from movement
          where district = ${literal(district.id)} and seq = p.last limit 1) m on true
       left join lateral (
         select title, stage, unit, street from record r
          where r.district = ${literal(district.id)} and r.register = p.register and r.id = p.id limit 1) r on true
      order by p.contribution desc, p.id collate "C"`,
    binder.values,
  );
  const stageOf = (register: string, stage: string | null) =>
    (stage && district.catalogue.registers.get(register)?.stages[stage]?.title) || null;
  // Where nothing is shown one row still says how many there are.
  const recordOf = ({ register, id, title, stage, unit, street, contribution, ...latest }: DrilledRow) =>
    register === null
      ? []
      : {
          register,
          id,
          title,
          stage: stageOf(register, stage),
          unit,
          street,
          contribution: plainNumber(contribution),
          latest: {
            seq: latest.seq,
            occurredOn: latest.occurred_on,
            recordedAt: latest.recorded_at,
            recordedBy: latest.recorded_by,
          },
        };
  return {
    additive: drilled.additive,
    total: rows[0]?.total ?? 0,
    hidden: rows[0]?.hidden ?? 0,
    records: rows.flatMap(recordOf),
  };
}
type DrilledRow = Omit<Contribution, 'register' | 'stage' | 'latest'> &
  Pick<MovementRow, 'seq' | 'occurred_on' | 'recorded_at' | 'recorded_by'> & {
    readonly register: string | null;
    readonly stage: string | null;
    readonly total: number;
    readonly hidden: number;
  };

/** numeric keeps the scale of what was added (12.50); a decimal is written without such zeros. */
export const plainNumber = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

export const legsOfDistrict = (district: District, register: Register, filter = 'true'): string =>
  legsSql(`m.district = ${literal(district.id)} and m.register = ${literal(register.id)} and ${filter}`);

function summedSql(district: District, { register, metric, question }: Drilled, binder: Binder): string {
  return `select ${literal(register.id)} as register, leg.record as id, sum(${amountSql(metric.of)}) as contribution,
                 max(leg.seq) as last
            from ${legsOfDistrict(district, register)} leg
           where ${askedSql(register, metric, question, binder)}
           group by leg.record
          having sum(leg.sign) <> 0 or sum(${amountSql(metric.of)}) <> 0`;
}

function distinctSql(district: District, drilled: Drilled, binder: Binder): string {
  const { register, metric, question, by } = drilled;
  const key = groupSql(register, by);
  const field = by === null ? undefined : register.fields[by];
  const sums = `select ${key} as key, leg.record, sum(leg.sign) as n, max(leg.seq) as last
      from ${legsOfDistrict(district, register)} leg
     where ${askedSql(register, metric, question, binder)} and ${key} is not null group by 1, 2`;
  // Of the records that have a value, the first stands for it.
  const valued = `select record, n, last, min(record) filter (where n > 0) over (partition by key) as first,
      sum(n) over (partition by key) as total from (${sums}) s`;
  if (by !== null && field?.kind !== 'reference')
    return `select ${literal(register.id)} as register, record as id,
                   max(case when record = first then 1 else 0 end)::numeric as contribution, max(last) as last
              from (${valued}) v where n > 0 and total > 0 group by record`;
  const counted = field?.kind === 'reference' ? field.register : register.id;
  return `select ${literal(counted)} as register, key as id, 1::numeric as contribution, max(last) as last
            from (${sums}) s group by key having sum(n) > 0`;
}

/** When what a figure counts happened and became known, and by how many it was recorded. */
export interface Recordings {
  readonly movements: number;
  readonly firstOccurredOn: string | null;
  readonly lastOccurredOn: string | null;
  readonly firstRecordedAt: Date | null;
  readonly lastRecordedAt: Date | null;
  /** How many recorded it. */
  readonly recorders: number;
  /** How many units it belongs to. */
  readonly units: number;
}

/**
 * Sums up the movements behind a metric: of the records that count, those that led there and stand, so neither reversals
 * nor what these took back. They are told of the whole district, as the figure is.
 * @throws Refusal not-permitted, unknown-metric
 */
export async function recordingsBehind(
  db: Queryable,
  district: District,
  viewer: Viewer,
  metricId: string,
  question: Question,
): Promise<Recordings> {
  demand(viewer, 'read-figures');
  const drilled: Drilled = drilledOf(district, metricId, question);
  const { register, metric, by } = drilled;
  const binder = new Binder();
  const known = binder.bind(question.knownAt.toISOString(), 'timestamptz');
  const keyed = by === null ? 'true' : `${groupSql(register, by)} is not null`;
  // Joins over what is counted here would be planned blindly: windows and a hashed list do not depend on a guess.
  const { rows } = await db.query<Recordings>(
    `with counted as (
       select leg.seq, leg.sign, leg.before, leg.unit, leg.occurred_on, leg.recorded_at, leg.recorded_by,
              sum(leg.sign) over (partition by leg.record) as records,
              sum(${amountSql(metric.of)}) over (partition by leg.record) as amount
         from ${legsOfDistrict(district, register)} leg
        where ${askedSql(register, metric, drilled.question, binder)} and ${keyed})
     select count(*)::int as movements,
            min(occurred_on) as "firstOccurredOn", max(occurred_on) as "lastOccurredOn",
            min(recorded_at) as "firstRecordedAt", max(recorded_at) as "lastRecordedAt",
            count(distinct recorded_by)::int as recorders, count(distinct unit)::int as units
       from counted
      where (records <> 0 or amount <> 0) and not before and sign = 1 and seq not in (
        select m.reverses from movement m
         where m.district = ${literal(district.id)} and m.register = ${literal(register.id)}
           and m.reverses is not null and m.recorded_at <= ${known})`,
    binder.values,
  );
  return rows[0] as Recordings;
}
