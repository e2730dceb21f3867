import { type Client, type Pool, type Queryable, transaction } from './database.ts';
import type { District } from './district.ts';
import { horizonOf } from './horizon.ts';

const batchSize = 10_000;

/**
 * A movement's leaf: its number (8 bytes) and the first 16 bytes of the SHA-256 of all it says, as a JSON array in the
 * table's order. With the numbers in the leaves a missing, added or altered movement is found exactly.
 */
const leafSql = `int8send(m.seq) || substring(sha256(convert_to(jsonb_build_array(
  m.seq, m.entry, m.origin, m.sign, m.reverses, m.register, m.record, m.transition, m.stage_from, m.stage_to,
  m.occurred_on, (extract(epoch from m.recorded_at) * 1000)::bigint, m.recorded_by, m.request, m.unit, m.street,
  m.attributes, m.prior, m.amounts, m.holdings, m.stated, m.reason, m.evidence)::text, 'UTF8')) for 16)`;
const leafBytes = 24;

/**
 * Seals what was posted since the last time into the district's hash chain, in batches, outside of any write lock:
 * only movements behind a horizon are sealed, so nothing can still appear among them.
 * @returns the number of batches added
 */
export async function sealMovements(pool: Pool, district: District): Promise<number> {
  const horizon = await horizonOf(pool, district.id);
  let batches = 0;
  while (await transaction(pool, 'begin', (client) => sealBatch(client, district.id, horizon.seq))) batches++;
  return batches;
}

async function sealBatch(client: Client, district: string, horizon: number): Promise<boolean> {
  // One sealer at a time; it never holds up a posting.
  await client.query("select pg_advisory_xact_lock(hashtext('taizhang-seal'), hashtext($1))", [district]);
  const last = await client.query<{ batch: number; last_seq: number; hash: Buffer }>(
    'select batch, last_seq, hash from seal where district = $1 order by batch desc limit 1',
    [district],
  );
  const { batch, last_seq, hash } = last.rows[0] ?? { batch: 0, last_seq: 0, hash: Buffer.alloc(0) };
  const { rowCount } = await client.query(
    `insert into seal (district, batch, first_seq, last_seq, movements, leaves, hash)
     select $1, $2, min(seq), max(seq), count(*), string_agg(leaf, ''::bytea order by seq),
            sha256($3::bytea || string_agg(leaf, ''::bytea order by seq))
       from (select m.seq, ${leafSql} as leaf from movement m
              where m.district = $1 and m.seq > $4 and m.seq <= $5 order by m.seq limit ${batchSize}) l
     having count(*) > 0`,
    [district, batch + 1, hash, last_seq, horizon],
  );
  return rowCount === 1;
}

export interface ChainFault {
  readonly batch: number;
  /** The movement at fault, where it is one. */
  readonly seq: number | null;
  readonly what: 'altered' | 'missing' | 'added' | 'broken-link';
}

/** Recomputes the whole chain from the movements. @returns every fault, the first first */
export async function checkChain(
  db: Queryable,
  district: string,
): Promise<{ batches: number; faults: ChainFault[] }> {
  const seals = await db.query<{ batch: number; first_seq: number; last_seq: number }>(
    'select batch, first_seq, last_seq from seal where district = $1 order by batch',
    [district],
  );
  const faults: ChainFault[] = [];
  // From the very beginning: a movement smuggled in before the first number is found too.
  let previousLast = Number.MIN_SAFE_INTEGER;
  for (const { batch, last_seq } of seals.rows) {
    const { rows } = await db.query<{ sealed: Buffer; found: Buffer | null; linked: boolean }>(
      `select s.leaves as sealed, f.leaves as found,
              s.hash = sha256(coalesce((select hash from seal where district = $1 and batch = $2 - 1), ''::bytea)
                              || s.leaves) as linked
         from seal s left join lateral (
           select string_agg(${leafSql}, ''::bytea order by m.seq) as leaves from movement m
            where m.district = $1 and m.seq > $3 and m.seq <= $4) f on true
        where s.district = $1 and s.batch = $2`,
      [district, batch, previousLast, last_seq],
    );
    const row = rows[0];
    if (row) {
      faults.push(...compareLeaves(batch, row.sealed, row.found ?? Buffer.alloc(0)));
      if (!row.linked) faults.push({ batch, seq: null, what: 'broken-link' });
    }
    previousLast = last_seq;
  }
  return { batches: seals.rows.length, faults };
}

function compareLeaves(batch: number, sealed: Buffer, found: Buffer): ChainFault[] {
  if (sealed.equals(found)) return [];
  const read = (leaves: Buffer) => {
    const map = new Map<number, string>();
    for (let at = 0; at < leaves.length; at += leafBytes)
      map.set(Number(leaves.readBigInt64BE(at)), leaves.toString('hex', at + 8, at + leafBytes));
    return map;
  };
  const [before, now] = [read(sealed), read(found)];
  const faults: ChainFault[] = [];
  for (const [seq, leaf] of before)
    if (now.get(seq) !== leaf) faults.push({ batch, seq, what: now.has(seq) ? 'altered' : 'missing' });
  for (const seq of now.keys()) if (!before.has(seq)) faults.push({ batch, seq, what: 'added' });
  return faults;
}
