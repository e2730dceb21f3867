import type { Viewer } from '@taizhang/access';
import { parseDay, Refusal } from '@taizhang/definition';
import { note } from './audit.ts';
import { type Pool, type Queryable, transaction } from './database.ts';
import { type District, dayIn, demand, exclusiveLockSql } from './district.ts';

/**
 * 关账: closes all days up to `through`. From then on only whoever has the duty correct-closed writes to them.
 * @throws Refusal not-permitted, impossible-date, future-day
 */
export async function closePeriod(
  pool: Pool,
  district: District,
  viewer: Viewer,
  through: string,
): Promise<void> {
  demand(viewer, 'close-period');
  parseDay(through);
  const today = dayIn(district.timeZone, new Date());
  if (through > today) throw new Refusal('future-day', { today }, 'through');
  await transaction(pool, 'begin', async (client) => {
    // A posting under way has read that the period is open: it ends first, and the next one reads that it is closed.
    await client.query(exclusiveLockSql(district.id));
    await client.query('insert into period_close (district, through, closed_by) values ($1, $2, $3)', [
      district.id,
      through,
      viewer.account,
    ]);
    await note(client, district, viewer, { action: 'period-closed', outcome: 'done', subject: through });
  });
}

/** The last closed day, or null. */
export async function closedThrough(db: Queryable, district: District): Promise<string | null> {
  const { rows } = await db.query<{ through: string | null }>(
    'select max(through) as through from period_close where district = $1',
    [district.id],
  );
  return rows[0]?.through ?? null;
}
