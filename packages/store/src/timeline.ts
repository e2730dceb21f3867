import type { Viewer } from '@taizhang/access';
import { Refusal, type Register } from '@taizhang/definition';
import type { RecordedMovement } from '@taizhang/ledger';
import { Binder, type Queryable } from './database.ts';
import type { District } from './district.ts';
import { maskedAttributes, maskedMovementColumns } from './masking.ts';
import { type MovementRow, movementOf } from './movement-row.ts';
import { scopeSql } from './scope-sql.ts';

/** A record as it stands, or as it stood, and a page of its movements. */
export interface RecordTimeline {
  readonly register: string;
  readonly id: string;
  readonly title: string;
  /** Null: its opening was taken back, or then it had not been opened. */
  readonly stage: string | null;
  readonly unit: string | null;
  readonly street: string | null;
  /** Without restricted fields. */
  readonly attributes: Readonly<Record<string, string | boolean>>;
  /** The restricted fields that have a value. */
  readonly masked: readonly string[];
  readonly holdings: Readonly<Record<string, string>>;
  /** How many movements it has in all, of what had happened and was known. */
  readonly total: number;
  /** How many movements happened or became known later. */
  readonly later: number;
  readonly movements: readonly (RecordedMovement & {
    readonly reason: string | null;
    readonly evidence: string[] | null;
    /** The movement that takes it back. */
    readonly reversedBy: number | null;
  })[];
}

export interface TimelinePage {
  readonly limit: number | null;
  readonly offset: number;
  /** In the order of recording, or against it. */
  readonly order: 'oldest' | 'newest';
}

const whole: TimelinePage = { limit: null, offset: 0, order: 'oldest' };

/** What had happened by the end of a day, and what was known at a moment; null: all of it. */
export interface TimelineAt {
  readonly cutoff: string | null;
  readonly knownAt: Date | null;
}

const now: TimelineAt = { cutoff: null, knownAt: null };

/**
 * A record that the viewer reads, its restricted fields masked; what he does not reach does not exist for him.
 * @param at as it stood by the movements that had happened and were known then; it is called what it is called now
 * @throws Refusal unknown-register, unknown-record
 */
export async function timelineOf(
  db: Queryable,
  district: District,
  viewer: Viewer,
  register: string,
  id: string,
  page: TimelinePage = whole,
  at: TimelineAt = now,
): Promise<RecordTimeline> {
  const declared = district.catalogue.registers.get(register);
  if (!declared) throw new Refusal('unknown-register', { register });
  const head = new Binder();
  const standing =
    at.cutoff === null && at.knownAt === null
      ? 'cross join lateral (select r.stage, r.unit, r.street, r.attributes, r.holdings) s'
      : `left join lateral (${stoodSql(head, at)}) s on true`;
  const { rows: found } = await db.query<Omit<RecordTimeline, 'movements'>>(
    `select r.register, r.id, r.title, s.stage, s.unit, s.street, ${maskedAttributes(declared, 's', head)},
            coalesce(s.holdings, '{}') as holdings, n.total, n.later
       from record r ${standing}
      cross join lateral (
        select count(*) filter (where ${seenSql('m', head, at)})::int as total,
               count(*) filter (where not (${seenSql('m', head, at)}))::int as later
          from movement m where m.district = r.district and m.register = r.register and m.record = r.id) n
      where r.district = ${head.bind(district.id, 'text')} and r.register = ${head.bind(register, 'text')}
        and r.id = ${head.bind(id, 'text')} and ${scopeSql(viewer, 'read', declared, 'r', head)}`,
    head.values,
  );
  if (!found[0]) throw new Refusal('unknown-record', { record: id });
  const movements = await movementsOf(db, district, declared, id, page, at);
  return { ...found[0], attributes: found[0].attributes ?? {}, masked: found[0].masked ?? [], movements };
}

async function movementsOf(
  db: Queryable,
  district: District,
  register: Register,
  id: string,
  { limit, offset, order }: TimelinePage,
  at: TimelineAt,
): Promise<RecordTimeline['movements']> {
  const page = new Binder();
  const { rows } = await db.query<MovementRow & { reversed_by: number | null }>(
    `select ${maskedMovementColumns(register, 'm', page)}, b.seq as reversed_by
       from movement m
       left join movement b on b.district = m.district and b.reverses = m.seq and ${seenSql('b', page, at)}
      where m.district = ${page.bind(district.id, 'text')} and m.register = ${page.bind(register.id, 'text')}
        and m.record = ${page.bind(id, 'text')} and ${seenSql('m', page, at)}
      order by m.seq ${order === 'newest' ? 'desc' : 'asc'}
      limit ${page.bind(limit, 'bigint')} offset ${page.bind(offset, 'bigint')}`,
    page.values,
  );
  return rows.map((row) => ({
    ...movementOf(row),
    reason: row.reason,
    evidence: row.evidence,
    reversedBy: row.reversed_by,
  }));
}

/** Whether a movement had happened and was known. A reversal has the day of what it takes back. */
const seenSql = (alias: string, binder: Binder, { cutoff, knownAt }: TimelineAt): string =>
  [
    ...(cutoff === null ? [] : [`${alias}.occurred_on <= ${binder.bind(cutoff, 'date')}`]),
    ...(knownAt === null ? [] : [`${alias}.recorded_at <= ${binder.bind(knownAt, 'timestamptz')}`]),
  ].join(' and ') || 'true';

/** How a record `r` stood: what its last entry in force left. */
const stoodSql = (binder: Binder, at: TimelineAt): string => `
  select m.stage_to as stage, m.unit, m.street, m.attributes, m.holdings
    from movement m
   where m.district = r.district and m.register = r.register and m.record = r.id and m.origin <> 'reversal'
     and ${seenSql('m', binder, at)}
     and not exists (select from movement b
                      where b.district = m.district and b.reverses = m.seq and ${seenSql('b', binder, at)})
   order by m.occurred_on desc, m.entry desc limit 1`;
