import type { Client } from './database.ts';
import type { District } from './district.ts';
import { type MovementRow, movementColumns } from './movement-row.ts';
import { isCorrection, type ReadPosting } from './request.ts';

/** The movements that corrections name. What they say never changes, so they need no lock. */
export async function correctedMovements(
  client: Client,
  district: District,
  postings: readonly ReadPosting[],
): Promise<Map<number, MovementRow>> {
  const seqs = postings.flatMap(({ posting }) => (isCorrection(posting) ? [posting.corrects] : []));
  if (seqs.length === 0) return new Map();
  const { rows } = await client.query<MovementRow>(
    `select ${movementColumns} from movement where district = $1 and seq = any($2::bigint[])`,
    [district.id, seqs],
  );
  return new Map(rows.map((row) => [row.seq, row]));
}
