import type { Pool } from './database.ts';
import type { District } from './district.ts';
import { latestMovement } from './horizon.ts';
import { endAsText, rememberedEnds } from './record-ends.ts';

/** So many movements are looked back upon: more than there is room for ends of their records. */
const back = 400_000;
/** So many in one query, so that nobody waits long for it. */
const piece = 2000;

// One look-up a movement, whatever the planner thinks. A record is found at its last movement alone.
const recallSql = `
  select r.register || '/' || r.id as name, ${endAsText} as text
    from movement m
   cross join lateral (
     select * from record r
      where r.district = m.district and r.register = m.register and r.id = m.record and r.last_seq = m.seq limit 1) r
   where m.district = $1 and m.seq > $2 and m.seq <= $3
   order by m.seq`;

/**
 * Remembers where the records end that were moved last, as a process does that has just begun: an entry about one of them
 * then need not read it. Those moved last are remembered last, so that they are the last to make room.
 * @returns how many it remembers so
 */
export async function recallEnds(pool: Pool, district: District, signal?: AbortSignal): Promise<number> {
  const remembered = rememberedEnds(pool, district.id);
  const latest = await latestMovement(pool, district.id);
  let count = 0;
  for (let seq = Math.max(0, latest - back); seq < latest && !signal?.aborted; seq += piece) {
    const { rows } = await pool.query<{ name: string; text: string }>({
      name: 'recall-ends',
      text: recallSql,
      values: [district.id, seq, Math.min(seq + piece, latest)],
    });
    for (const { name, text } of rows) if (remembered.recall(name, text)) count++;
  }
  return count;
}
