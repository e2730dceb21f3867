import { type Pool, transaction } from '../database.ts';
import { contentHash, type District } from '../district.ts';

/** The days of which the database knows the calendar. What is counted from others is due by no day. */
const calendarRange = { from: '1990-01-01', to: '2059-12-31' } as const;

const keepLock = 20140101;
const hashes = new WeakMap<District['calendar'], string>();

/** Changes when work days or hours do. */
export function calendarHash({ calendar }: District): string {
  const known = hashes.get(calendar) ?? contentHash(calendar.content).toString('hex');
  hashes.set(calendar, known);
  return known;
}

/**
 * Makes the database know a district's work days and hours: they are written when the district is opened, and again
 * when its calendar has changed, as it does every year.
 */
export async function keepCalendar(pool: Pool, district: District): Promise<void> {
  const hash = calendarHash(district);
  const { rowCount } = await pool.query('select from calendar_kept where district = $1 and content = $2', [
    district.id,
    hash,
  ]);
  if (rowCount === 1) return;
  const { days, stretches } = district.calendar.table(calendarRange.from, calendarRange.to);
  await transaction(pool, 'begin', async (client) => {
    await client.query('select pg_advisory_xact_lock($1, hashtext($2))', [keepLock, district.id]);
    await client.query('delete from calendar_day where district = $1', [district.id]);
    await client.query('delete from calendar_session where district = $1', [district.id]);
    await client.query(
      `insert into calendar_day
       select $1, * from unnest($2::date[], $3::boolean[], $4::integer[])`,
      [
        district.id,
        days.map(({ day }) => day),
        days.map(({ works }) => works),
        days.map(({ ordinal }) => ordinal),
      ],
    );
    // Times of day are turned into moments here, where it is done once for all of them.
    await client.query(
      `insert into calendar_session
       select d.district, (d.day + s.starts) at time zone $2, (d.day + s.ends) at time zone $2,
              (d.ordinal - 1) * $3::bigint + s.before
         from calendar_day d
        cross join unnest($4::interval[], $5::interval[], $6::bigint[]) as s (starts, ends, before)
        where d.district = $1 and d.works`,
      [
        district.id,
        district.timeZone,
        stretches.reduce((sum, { from, to }) => sum + to - from, 0),
        stretches.map(({ from }) => `${from} milliseconds`),
        stretches.map(({ to }) => `${to} milliseconds`),
        stretches.map((_, index) =>
          stretches.slice(0, index).reduce((sum, { from, to }) => sum + to - from, 0),
        ),
      ],
    );
    await client.query(
      'insert into calendar_kept values ($1, $2) on conflict (district) do update set content = excluded.content',
      [district.id, hash],
    );
  });
}
