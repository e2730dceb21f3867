import type { Viewer } from '@taizhang/access';
import { Refusal } from '@taizhang/definition';
import type { RecordedMovement } from '@taizhang/ledger';
import { Binder, type Queryable } from './database.ts';
import type { District } from './district.ts';
import { maskedAttributes, maskedMovementColumns } from './masking.ts';
import { type MovementRow, movementOf } from './movement-row.ts';
import { scopeSql } from './scope-sql.ts';

/** A record as it stands, and a page of its movements. */
export interface RecordTimeline {
  readonly register: string;
  readonly id: string;
  readonly title: string;
  readonly stage: string | null;
  readonly unit: string | null;
  readonly street: string | null;
  /** Without restricted fields. */
  readonly attributes: Readonly<Record<string, string | boolean>>;
  /** The restricted fields that have a value. */
  readonly masked: readonly string[];
  readonly holdings: Readonly<Record<string, string>>;
  /** How many movements it has in all. */
  readonly total: number;
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

/**
 * A record that the viewer reads, its restricted fields masked; what he does not reach does not exist for him.
 * @throws Refusal unknown-register, unknown-record
 */
export async function timelineOf(
  db: Queryable,
  district: District,
  viewer: Viewer,
  register: string,
  id: string,
  { limit, offset, order }: TimelinePage = whole,
): Promise<RecordTimeline> {
  const declared = district.catalogue.registers.get(register);
  if (!declared) throw new Refusal('unknown-register', { register });
  const head = new Binder();
  const found = await db.query<Omit<RecordTimeline, 'movements'>>(
    `select r.register, r.id, r.title, r.stage, r.unit, r.street, ${maskedAttributes(declared, 'r', head)}, r.holdings,
            (select count(*)::int from movement m
              where m.district = r.district and m.register = r.register and m.record = r.id) as total
       from record r
      where r.district = ${head.bind(district.id, 'text')} and r.register = ${head.bind(register, 'text')}
        and r.id = ${head.bind(id, 'text')} and ${scopeSql(viewer, 'read', declared, 'r', head)}`,
    head.values,
  );
  if (!found.rows[0]) throw new Refusal('unknown-record', { record: id });
  const page = new Binder();
  const { rows } = await db.query<MovementRow & { reversed_by: number | null }>(
    `select ${maskedMovementColumns(declared, 'm', page)}, r.seq as reversed_by
       from movement m left join movement r on r.district = m.district and r.reverses = m.seq
      where m.district = ${page.bind(district.id, 'text')} and m.register = ${page.bind(register, 'text')}
        and m.record = ${page.bind(id, 'text')}
      order by m.seq ${order === 'newest' ? 'desc' : 'asc'}
      limit ${page.bind(limit, 'bigint')} offset ${page.bind(offset, 'bigint')}`,
    page.values,
  );
  const movements = rows.map((row) => ({
    ...movementOf(row),
    reason: row.reason,
    evidence: row.evidence,
    reversedBy: row.reversed_by,
  }));
  return { ...found.rows[0], movements };
}
