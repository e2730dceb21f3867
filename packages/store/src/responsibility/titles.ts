import type { Viewer } from '@taizhang/access';
import { Binder, type Queryable } from '../database.ts';
import type { District } from '../district.ts';
import { scopeSql } from '../scope-sql.ts';

export interface RecordName {
  readonly register: string;
  readonly id: string;
}

/** A record by name, with what it is called and where it stands; of one out of reach neither is told. */
export interface TitledRecord extends RecordName {
  readonly title: string | null;
  readonly stage: string | null;
  readonly unit: string | null;
  readonly street: string | null;
}

const nameOf = ({ register, id }: RecordName) => `${register}/${id}`;

/**
 * What records are called, as far as the viewer reads them, by one query however many registers they are of: a function,
 * so that whoever asks twice pays once.
 */
export async function titlesOf(
  db: Queryable,
  district: District,
  viewer: Viewer,
  names: readonly RecordName[],
): Promise<(name: RecordName) => TitledRecord> {
  const binder = new Binder();
  const parts = [...Map.groupBy(names, ({ register }) => register)].flatMap(([registerId, group]) => {
    const register = district.catalogue.registers.get(registerId);
    if (!register) return [];
    return [
      `select r.register, r.id, r.title, r.stage, r.unit, r.street from record r
        where r.district = ${binder.bind(district.id, 'text')} and r.register = ${binder.bind(registerId, 'text')}
          and r.id = any(${binder.bind([...new Set(group.map(({ id }) => id))], 'text[]')})
          and ${scopeSql(viewer, 'read', register, 'r', binder)}`,
    ];
  });
  const rows =
    parts.length === 0 ? [] : (await db.query<TitledRecord>(parts.join(' union all '), binder.values)).rows;
  const found = new Map(rows.map((row) => [nameOf(row), row]));
  return (name) => found.get(nameOf(name)) ?? { ...name, title: null, stage: null, unit: null, street: null };
}
