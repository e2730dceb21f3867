import { Refusal } from '@taizhang/definition';
import type { RecordedMovement } from '@taizhang/ledger';
import type { Queryable } from './database.ts';
import type { District } from './district.ts';
import { type MovementRow, movementColumns, movementOf } from './movement-row.ts';

/** A record as it stands, and a page of its movements. */
export interface RecordTimeline {
  readonly register: string;
  readonly id: string;
  readonly title: string;
  readonly stage: string | null;
  readonly unit: string | null;
  readonly street: string | null;
  readonly attributes: Readonly<Record<string, string | boolean>>;
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

/** @throws Refusal unknown-register, unknown-record */
export async function timelineOf(
  db: Queryable,
  district: District,
  register: string,
  id: string,
  { limit, offset, order }: TimelinePage = whole,
): Promise<RecordTimeline> {
  if (!district.catalogue.registers.has(register)) throw new Refusal('unknown-register', { register });
  const found = await db.query<Omit<RecordTimeline, 'movements'>>(
    `select register, id, title, stage, unit, street, attributes, holdings,
            (select count(*)::int from movement m
              where m.district = r.district and m.register = r.register and m.record = r.id) as total
       from record r where district = $1 and register = $2 and id = $3`,
    [district.id, register, id],
  );
  if (!found.rows[0]) throw new Refusal('unknown-record', { record: id });
  const { rows } = await db.query<MovementRow & { reversed_by: number | null }>(
    `select ${movementColumns.replaceAll(/\b(\w+)\b/g, 'm.$1')}, r.seq as reversed_by
       from movement m left join movement r on r.district = m.district and r.reverses = m.seq
      where m.district = $1 and m.register = $2 and m.record = $3
      order by m.seq ${order === 'newest' ? 'desc' : 'asc'} limit $4 offset $5`,
    [district.id, register, id, limit, offset],
  );
  const movements = rows.map((row) => ({
    ...movementOf(row),
    reason: row.reason,
    evidence: row.evidence,
    reversedBy: row.reversed_by,
  }));
  return { ...found.rows[0], movements };
}
