import type { Viewer } from '@taizhang/access';
import { type Question, type RecordedMovement, targetParameters } from '@taizhang/ledger';
import { entryOf } from './ask.ts';
import { Binder, type Queryable } from './database.ts';
import { type District, demand } from './district.ts';
import { type Drilled, drilledOf, legsOfDistrict, type Page, plainNumber } from './drill.ts';
import { literal } from './literal.ts';
import { amountSql, groupSql } from './metric-sql.ts';
import { type MovementRow, movementColumns } from './movement-row.ts';
import { askedSql, valuesSql } from './read-movements.ts';
import { scopeSql } from './scope-sql.ts';

/** What movements count in: the figure itself, or what it is computed from. */
export type PartRole = 'whole' | 'numerator' | 'denominator' | 'done' | 'target';

/** A movement and what it adds to a metric. */
export interface MovementContribution {
  /** The metric it counts in: the figure's own, or one that the figure is computed from. */
  readonly metric: string;
  readonly seq: number;
  /** The entry it belongs to: its own number, unless it says or takes back an earlier one. */
  readonly entry: number;
  readonly register: string;
  readonly record: string;
  readonly title: string;
  readonly transition: string;
  readonly stageFrom: string | null;
  readonly stageTo: string;
  readonly occurredOn: string;
  readonly recordedAt: Date;
  readonly recordedBy: string;
  readonly origin: RecordedMovement['origin'];
  readonly reverses: number | null;
  readonly reason: string | null;
  readonly contribution: string;
}

/** What all movements in one part of a figure add up to, on whatever page they stand. */
export interface PartSum {
  readonly part: PartRole;
  /** The metric that the movements count in, and how it counts. */
  readonly metric: string;
  readonly kind: 'balance' | 'turnover' | 'distinct' | 'rank';
  /** How many of them the viewer reaches, and how many more there are. */
  readonly total: number;
  readonly hidden: number;
  /** What all of them add up to, and of that what is of those out of reach. */
  readonly sum: string;
  readonly hiddenSum: string;
}

/** A page of the movements that the viewer reaches, and what all of them amount to. */
export interface MovementContributions {
  readonly movements: readonly MovementContribution[];
  readonly parts: readonly PartSum[];
}

/**
 * The movements that became known after `since` and change a metric's answer to `question`, biggest change first; those
 * of records that the viewer reaches. Of a derived metric, the movements of all it is computed from, part by part.
 * @param after only what happened after this day
 * @throws Refusal not-permitted, unknown-metric
 */
export async function movementsKnownSince(
  db: Queryable,
  district: District,
  viewer: Viewer,
  metricId: string,
  question: Question,
  since: Date,
  page: Page,
  after?: string,
): Promise<MovementContributions> {
  demand(viewer, 'read-figures');
  const found: Found[] = [];
  const parts: PartSum[] = [];
  let { limit, offset } = page;
  for (const { asked, ...part } of partsOf(district, metricId, question)) {
    const drilled = drilledOf(district, part.metric, asked);
    const known = { since, ...(after === undefined ? {} : { after }) };
    const { rows, ...sums } = await contributionsKnownSince(db, district, viewer, drilled, known, {
      limit,
      offset,
    });
    parts.push({ ...part, ...sums });
    found.push(...rows.map((row) => ({ metric: part.metric, ...row })));
    offset = Math.max(0, offset - sums.total);
    if (limit !== null) limit -= rows.length;
  }
  return { movements: await described(db, district, found), parts };
}

interface AskedPart extends Pick<PartSum, 'part' | 'metric' | 'kind'> {
  readonly asked: Question;
}

/** The parts that a metric is computed from, down to those that movements count in; of any that is not derived, itself. */
function partsOf(district: District, id: string, question: Question): AskedPart[] {
  const { metric } = entryOf(district, id);
  const under = (part: PartRole, source: string, asked: Question) =>
    partsOf(district, source, asked).map((inner) => ({ ...inner, part }));
  if (metric.kind === 'ratio')
    return [
      ...under('numerator', metric.numerator, question),
      ...under('denominator', metric.denominator, question),
    ];
  if (metric.kind !== 'progress') return [{ part: 'whole', metric: id, kind: metric.kind, asked: question }];
  const target = { ...question, parameters: targetParameters(metric.of, question) };
  return [...under('done', metric.of, question), ...under('target', metric.against, target)];
}

interface Found {
  readonly metric: string;
  readonly seq: number;
  readonly contribution: string;
}

/** The movements themselves, looked up by their numbers. */
async function described(
  db: Queryable,
  district: District,
  found: readonly Found[],
): Promise<MovementContribution[]> {
  const { rows } = await db.query<MovementRow & { title: string }>(
    `select ${movementColumns.replaceAll(/\b(\w+)\b/g, 'm.$1')}, r.title
       from movement m join record r on r.district = m.district and r.register = m.register and r.id = m.record
      where m.district = $1 and m.seq = any($2::bigint[])`,
    [district.id, found.map(({ seq }) => seq)],
  );
  const bySeq = new Map(rows.map((row) => [row.seq, row]));
  return found.map(({ metric, seq, contribution }) => {
    const row = bySeq.get(seq) as MovementRow & { title: string };
    const { entry, register, record, title, transition, origin, reverses, reason } = row;
    return {
      metric,
      seq,
      entry,
      register,
      record,
      title,
      transition,
      stageFrom: row.stage_from,
      stageTo: row.stage_to,
      occurredOn: row.occurred_on,
      recordedAt: row.recorded_at,
      recordedBy: row.recorded_by,
      origin,
      reverses,
      reason,
      contribution: plainNumber(contribution),
    };
  });
}

/** What movements known since a moment add: a page of those within the viewer's reach, and the sums of all. */
async function contributionsKnownSince(
  db: Queryable,
  district: District,
  viewer: Viewer,
  { register, metric, question, by }: Drilled,
  { since, after }: { readonly since: Date; readonly after?: string },
  page: Page,
) {
  const binder = new Binder();
  const recent = [
    `m.recorded_at > ${binder.bind(since.toISOString(), 'timestamptz')}`,
    ...(after === undefined ? [] : [`m.occurred_on > ${binder.bind(after, 'date')}`]),
  ].join(' and ');
  const keyed = by === null ? 'true' : `${groupSql(register, by)} is not null`;
  const { rows } = await db.query<KnownRow>(
    `with known as (
       select leg.seq, leg.record, sum(${amountSql(metric.of)}) as contribution
         from ${legsOfDistrict(district, register, recent)} leg
        where ${askedSql(register, metric, question, binder)} and ${keyed}
        group by 1, 2 having sum(${amountSql(metric.of)}) <> 0),
     judged as materialized (
       select k.seq, k.contribution, (${scopeSql(viewer, 'read', register, 'r', binder)}) is true as within
         from known k left join record r
           on r.district = ${literal(district.id)} and r.register = ${literal(register.id)} and r.id = k.record),
     page as (
       select seq, contribution from judged where within
        order by abs(contribution) desc, seq
        limit ${binder.bind(page.limit, 'bigint')} offset ${binder.bind(page.offset, 'bigint')})
     select p.seq, p.contribution::text as contribution, c.*
       from (select count(*) filter (where within)::int as total,
                    count(*) filter (where not within)::int as hidden,
                    coalesce(sum(contribution), 0)::text as sum,
                    coalesce(sum(contribution) filter (where not within), 0)::text as "hiddenSum"
               from judged) c left join page p on true
      order by abs(p.contribution) desc, p.seq`,
    binder.values,
  );
  // The sums are one row, whatever the page.
  const { total, hidden, sum, hiddenSum } = rows[0] as KnownRow;
  return {
    total,
    hidden,
    sum: plainNumber(sum),
    hiddenSum: plainNumber(hiddenSum),
    rows: rows.flatMap(({ seq, contribution }) => (seq === null ? [] : [{ seq, contribution }])),
  };
}
interface KnownRow {
  readonly seq: number | null;
  readonly contribution: string;
  readonly total: number;
  readonly hidden: number;
  readonly sum: string;
  readonly hiddenSum: string;
}

/** What became of the things that a distinct count counts or a rank compares, between two questions. */
export interface Things {
  /** How many are there now and were not, and how many were and are no longer. */
  readonly entered: number;
  readonly left: number;
  /** Of how many that were there and still are the amount is another. */
  readonly moved: number;
}

/**
 * Compares what a metric counts or compares by two questions; null for one that neither counts nor compares. They are
 * told of the whole district, as the figure is.
 * @throws Refusal not-permitted, unknown-metric
 */
export async function thingsBetween(
  db: Queryable,
  district: District,
  viewer: Viewer,
  metricId: string,
  before: Question,
  after: Question,
): Promise<Things | null> {
  demand(viewer, 'read-figures');
  const { kind } = entryOf(district, metricId).metric;
  if (kind !== 'distinct' && kind !== 'rank') return null;
  const binder = new Binder();
  const [was, is] = [before, after].map((question) => {
    const drilled = drilledOf(district, metricId, question);
    return `select * from (${valuesSql(district, drilled, drilled.by, 'true', binder)}) v where records > 0`;
  });
  const { rows } = await db.query<Things>(
    `select count(*) filter (where b.key is null)::int as entered,
            count(*) filter (where a.key is null)::int as left,
            count(*) filter (where a.amount <> b.amount)::int as moved
       from (${was}) b full join (${is}) a on a.key = b.key`,
    binder.values,
  );
  return rows[0] as Things;
}
