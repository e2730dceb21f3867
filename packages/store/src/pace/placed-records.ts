import type { Viewer } from '@taizhang/access';
import type { Register } from '@taizhang/definition';
import { Binder, type Queryable } from '../database.ts';
import type { District } from '../district.ts';
import { scopeSql } from '../scope-sql.ts';

/** A record with what it is told from others by. */
export interface PlacedRecord {
  readonly id: string;
  readonly title: string;
  readonly stage: string;
  readonly unit: string | null;
  readonly street: string | null;
}

/** The records of a register that stand and that a viewer may read, as they stand now. */
export async function placedRecords(
  db: Queryable,
  district: District,
  viewer: Viewer,
  register: Register,
): Promise<PlacedRecord[]> {
  const binder = new Binder();
  const { rows } = await db.query<PlacedRecord>(
    `select r.id, r.title, r.stage, r.unit, r.street from record r
      where r.district = ${binder.bind(district.id, 'text')} and r.register = ${binder.bind(register.id, 'text')}
        and r.stage is not null and ${scopeSql(viewer, 'read', register, 'r', binder)}
      order by r.id`,
    binder.values,
  );
  return rows;
}
