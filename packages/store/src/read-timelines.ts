import type { Queryable } from './database.ts';
import type { District } from './district.ts';
import { type MovementRow, movementColumns, standingOf } from './movement-row.ts';
import type { RecordInHand } from './record-in-hand.ts';

/** Reads the timelines of records, in one query. */
export async function readTimelines(
  db: Queryable,
  district: District,
  list: readonly RecordInHand[],
): Promise<void> {
  const named = new Map(list.map((record) => [`${record.register.id}/${record.id}`, record]));
  for (const record of list) record.timeline = [];
  const { rows } = await db.query<MovementRow>(
    `select l.* from unnest($2::text[], $3::text[]) as s (register, id)
        cross join lateral (
          select ${movementColumns} from movement m
           where m.district = $1 and m.register = s.register and m.record = s.id and m.origin <> 'reversal'
             and not exists (select from movement r where r.district = m.district and r.reverses = m.seq)
           order by m.occurred_on, m.entry) l`,
    [district.id, list.map((r) => r.register.id), list.map((r) => r.id)],
  );
  for (const row of rows) named.get(`${row.register}/${row.record}`)?.timeline?.push(standingOf(row));
}
