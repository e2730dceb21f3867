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

/** What records are called, as far as the viewer reads them: a function, so that whoever asks twice pays once. */
export async function titlesOf(
  db: Queryable,
  district: District,
  viewer: Viewer,
  names: readonly RecordName[],
): Promise<(name: RecordName) => TitledRecord> {
  const found = new Map<string, TitledRecord>();
  for (const [registerId, group] of Map.groupBy(names, ({ register }) => register)) {
    const register = district.catalogue.registers.get(registerId);
    if (!register) continue;
    const binder = new Binder();
    const { rows } = await db.query<TitledRecord>(
      `select r.register, r.id, r.title, r.stage, r.unit, r.street from record r
        where r.district = ${binder.bind(district.id, 'text')} and r.register = ${binder.bind(registerId, 'text')}
          and r.id = any(${binder.bind([...new Set(group.map(({ id }) => id))], 'text[]')})
          and ${scopeSql(viewer, 'read', register, 'r', binder)}`,
      binder.values,
    );
    for (const row of rows) found.set(nameOf(row), row);
  }
  return (name) => found.get(nameOf(name)) ?? { ...name, title: null, stage: null, unit: null, street: null };
}
