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
 * Records as they stand with what their facts are read from, for postings that depend on them: held until the postings are
 * written, so that they are judged as they are left. Whoever changes one at the same moment comes before, and is seen, or
 * after. A plan, which writes nothing, holds nothing.
 * @returns by id; one that is unknown is left out
 */
export async function holdProfiles(
  db: Queryable,
  district: Pick<District, 'id' | 'catalogue'>,
  register: Register,
  ids: readonly string[],
  { hold = true }: { readonly hold?: boolean } = {},
): Promise<Map<string, HeldProfile>> {
  // In one order for everybody, so that two requests that hold the same records do not wait for each other.
  const { rows: records } = await db.query<StatedRecord>(
    `select ${columns} from record r where r.district = $1 and r.register = $2 and r.id = any($3::text[])
      order by r.id ${hold ? 'for share' : ''}`,
    [district.id, register.id, ids],
  );
  if (records.length === 0) return new Map();
  const referring = new Map<string, Map<string, StatedRecord[]>>();
  for (const [other, fields] of referringFields(register, district)) {
    // One pass over a register, however many records it is asked for: what refers to what has no index.
    const { rows } = await db.query<StatedRecord & { subject: string }>(
      `select ${columns}, s.id as subject
         from record r cross join unnest($3::text[]) as f (id)
         join unnest($4::text[]) as s (id) on s.id = r.attributes->>f.id
        where r.district = $1 and r.register = $2 and r.stage is not null order by r.id`,
      [district.id, other.id, fields, records.map(({ id }) => id)],
    );
    const bySubject = new Map<string, StatedRecord[]>();
    for (const { subject, ...one } of rows) {
      const known = bySubject.get(subject) ?? [];
      // One that refers to it by two fields is one.
      if (known.at(-1)?.id !== one.id) bySubject.set(subject, known).get(subject)?.push(one);
    }
    referring.set(other.id, bySubject);
  }
  return new Map(
    records.map((record) => [
      record.id,
      {
        record,
        referring: new Map([...referring].map(([other, of]) => [other, of.get(record.id) ?? []])),
      },
    ]),
  );
}
