import type { Register } from '@taizhang/definition';
import type { Queryable } from '../database.ts';
import type { District } from '../district.ts';
import type { StatedRecord } from '../matching/read-stated.ts';
import { referringFields } from './read-profile.ts';

/** A record with those that its facts are read from, by register. */
export interface HeldProfile {
  readonly record: StatedRecord;
  readonly referring: ReadonlyMap<string, readonly StatedRecord[]>;
}

const columns = 'r.id, r.title, r.stage, r.unit, r.street, r.attributes, r.holdings, r.last_seq';

/**
 * A record as it stands with what its facts are read from, for a posting that depends on it: held until the posting is
 * written, so that it is judged as it is left. Whoever changes it at the same moment comes before, and is seen, or after.
 * A plan, which writes nothing, holds nothing.
 */
export async function holdProfile(
  db: Queryable,
  district: Pick<District, 'id' | 'catalogue'>,
  register: Register,
  id: string,
  { hold = true }: { readonly hold?: boolean } = {},
): Promise<HeldProfile | undefined> {
  const { rows } = await db.query<StatedRecord>(
    `select ${columns} from record r where r.district = $1 and r.register = $2 and r.id = $3 ${hold ? 'for share' : ''}`,
    [district.id, register.id, id],
  );
  const [record] = rows;
  if (!record) return undefined;
  const referring = new Map<string, readonly StatedRecord[]>();
  for (const [other, fields] of referringFields(register, district)) {
    const { rows: found } = await db.query<StatedRecord>(
      `select ${columns} from record r
        where r.district = $1 and r.register = $2 and r.stage is not null
          and exists (select from unnest($3::text[]) as f (id) where r.attributes->>f.id = $4)
        order by r.id`,
      [district.id, other.id, fields, id],
    );
    referring.set(other.id, found);
  }
  return { record, referring };
}
