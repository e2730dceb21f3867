import { Binder, type Pool, type Queryable, transaction } from '../database.ts';
import type { District } from '../district.ts';
import { horizonOf } from '../horizon.ts';
import { deadlinesHash, dueOfRecordsSql } from './deadline-sql.ts';

const followLock = 20211231;

/** How far days that are due were followed: movements behind it are looked at when something is read. */
export async function followedTo(db: Queryable, district: District): Promise<number> {
  const { rows } = await db.query<{ seq: number }>(
    'select seq from due_followed where district = $1 and definition = $2',
    [district.id, deadlinesHash(district)],
  );
  return rows[0]?.seq ?? 0;
}

/**
 * Brings the days that are due up to what was posted since the last time. No answer depends on how far it has come:
 * whoever reads looks at the movements behind it himself.
 */
export async function followDeadlines(pool: Pool, district: District): Promise<void> {
  const { seq: to } = await horizonOf(pool, district.id);
  await transaction(pool, 'begin', async (client) => {
    await client.query('select pg_advisory_xact_lock($1, hashtext($2))', [followLock, district.id]);
    const from = await followedTo(client, district);
    if (from >= to) return;
    const isFirst = from === 0;
    const changed = isFirst
      ? 'select register, id from record where district = $1'
      : `select distinct register, record as id from movement where district = $1 and seq > ${from} and seq <= ${to}`;
    await client.query(
      isFirst
        ? 'delete from due where district = $1'
        : `with gone as (
             delete from due d using (${changed}) c
              where d.district = $1 and d.register = c.register and d.record = c.id returning d.*)
           ${countSql('gone', '-')}`,
      [district.id],
    );
    if (isFirst) await client.query('delete from due_count where district = $1', [district.id]);
    const binder = new Binder([district.id]);
    const due = dueOfRecordsSql(
      district,
      `(select k.* from record k join (${changed}) c on k.district = $1 and k.register = c.register and k.id = c.id)`,
      binder,
    );
    if (due)
      await client.query(
        `with come as (
           insert into due (district, register, record, deadline, day, moment, unit, street, opened_by)
           select $1, x.*, r.unit, r.street, r.opened_by
             from (${due}) x join record r on r.district = $1 and r.register = x.register and r.id = x.record
           returning *)
         ${countSql('come', '+')}`,
        binder.values,
      );
    await client.query('delete from due_count where district = $1 and count = 0', [district.id]);
    await client.query(
      `insert into due_followed values ($1, $2, $3)
       on conflict (district) do update set seq = excluded.seq, definition = excluded.definition`,
      [district.id, to, deadlinesHash(district)],
    );
  });
}

/** Counts rows of `due` that came or went. */
const countSql = (rows: 'come' | 'gone', sign: '+' | '-'): string =>
  `insert into due_count (district, register, deadline, unit, street, moment, day, count)
   select district, register, deadline, unit, street, moment, day, ${sign} count(*)::int
     from ${rows} group by 1, 2, 3, 4, 5, 6, 7
   on conflict (district, register, deadline, unit, street, moment)
   do update set count = due_count.count + excluded.count`;
