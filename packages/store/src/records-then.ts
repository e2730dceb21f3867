import type { Viewer } from '@taizhang/access';
import type { Register } from '@taizhang/definition';
import { Binder, type Queryable } from './database.ts';
import { type District, demand } from './district.ts';
import { maskedMovementColumns } from './masking.ts';
import type { MovementRow } from './movement-row.ts';
import { scopeSql } from './scope-sql.ts';

/** A record as it stood at the end of a day, as known at a moment. */
export interface RecordThen {
  readonly id: string;
  readonly stage: string;
  readonly unit: string;
  /** Without restricted fields. */
  readonly attributes: Readonly<Record<string, string | boolean>>;
  readonly holdings: Readonly<Record<string, string>>;
  /** When it came to stand so, and who said it. */
  readonly since: string;
  readonly recordedAt: Date;
  readonly recordedBy: string;
  /** Whether the viewer reaches the record, so that it may be opened. */
  readonly reached: boolean;
}

/** Records by one field, to be looked at on any day and as known at any moment. */
export interface RecordsThen {
  at(cutoff: string, knownAt: Date): readonly RecordThen[];
}

/**
 * The records of a register that have one of the values in a field, with all their past: for plans, of which there are few
 * and which a figure is held against as they were known at many moments. Their values are figures of the district, so whoever
 * reads figures is told them; only whoever reaches a record may open it.
 * @throws Refusal not-permitted
 */
export async function recordsThen(
  db: Queryable,
  district: District,
  viewer: Viewer,
  register: Register,
  by: { readonly field: string; readonly values: readonly string[] },
): Promise<RecordsThen> {
  demand(viewer, 'read-figures');
  const binder = new Binder();
  const scope = scopeSql(viewer, 'read', register, 'r', binder);
  const { rows } = await db.query<MovementRow & { reached: boolean }>(
    `select ${maskedMovementColumns(register, 'm', binder)}, (${scope}) is true as reached
       from movement m
       left join record r on r.district = m.district and r.register = m.register and r.id = m.record
      where m.district = ${binder.bind(district.id, 'text')} and m.register = ${binder.bind(register.id, 'text')}
        and m.attributes->>${binder.bind(by.field, 'text')} = any(${binder.bind([...by.values], 'text[]')})
      order by m.occurred_on, m.entry, m.seq`,
    binder.values,
  );
  // One plan is held against each month as it was known then; all plans of a year against the same months.
  const found = new Map<string, readonly RecordThen[]>();
  return {
    at(cutoff, knownAt) {
      const asked = `${cutoff} ${knownAt.getTime()}`;
      const standing = found.get(asked) ?? standingThen(rows, cutoff, knownAt);
      found.set(asked, standing);
      return standing;
    },
  };
}

function standingThen(
  rows: readonly (MovementRow & { reached: boolean })[],
  cutoff: string,
  knownAt: Date,
): RecordThen[] {
  const known = rows.filter((row) => row.recorded_at <= knownAt);
  const takenBack = new Set(known.flatMap((row) => row.reverses ?? []));
  const last = new Map<string, MovementRow & { reached: boolean }>();
  for (const row of known)
    if (row.origin !== 'reversal' && !takenBack.has(row.seq) && row.occurred_on <= cutoff)
      last.set(row.record, row);
  return [...last.values()].map((row) => ({
    id: row.record,
    stage: row.stage_to,
    unit: row.unit,
    attributes: row.attributes as RecordThen['attributes'],
    holdings: row.holdings,
    since: row.occurred_on,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
    reached: row.reached,
  }));
}
