import { type Pool, type Queryable, sqlState, transaction } from './database.ts';
import { exclusiveLockSql } from './district.ts';

export interface Horizon {
  /** Every movement with a number up to this one is committed; later ones get greater numbers. */
  readonly seq: number;
  /** Every movement recorded up to this moment is committed; later ones get later moments. One millisecond, the
   * precision of moments, lies between. */
  readonly at: Date;
}

/**
 * Waits for the postings under way, and only those, to end. Numbers and moments of recording are drawn while holding
 * a shared lock, so whoever once holds it alone knows that nothing with a smaller number or an earlier moment can
 * still appear. It is let go at once: postings stop for a moment, not for a fold.
 */
export async function horizonOf(pool: Pool, district: string): Promise<Horizon> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await transaction(pool, 'begin', async (client) => {
        // Not to queue newcomers up behind one long posting, give up soon and try again.
        await client.query(`set local lock_timeout = '${50 * 2 ** Math.min(attempt, 6)}ms'`);
        await client.query(exclusiveLockSql(district));
        const { rows } = await client.query<{ seq: number; at: Date }>(
          `select coalesce(max(seq), 0) as seq, date_trunc('milliseconds', clock_timestamp()) - interval '1 ms' as at
             from movement where district = $1`,
          [district],
        );
        return rows[0] as Horizon;
      });
    } catch (error) {
      const lockTimeout = '55P03';
      if (sqlState(error) !== lockTimeout || attempt > 60) throw error;
    }
  }
}

/** The greatest number of a committed movement; a cheap look whether there is anything new. */
export async function latestMovement(db: Queryable, district: string): Promise<number> {
  const { rows } = await db.query<{ seq: number }>(
    'select coalesce(max(seq), 0) as seq from movement where district = $1',
    [district],
  );
  return rows[0]?.seq ?? 0;
}
