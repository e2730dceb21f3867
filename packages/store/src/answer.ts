import type { Queryable } from './database.ts';
import type { PostResponse } from './request.ts';

/**
 * An answer as it is kept beside its request. Of a batch the numbers alone are kept, as stretches of numbers that follow
 * one another (first, how many): where they went is what those movements say.
 */
export type KeptAnswer =
  | PostResponse
  | (Omit<PostResponse, 'posted'> & { readonly seqs: [number, number][] });

/** Numbers grow along an answer, so stretches of them keep its order. */
export function toKeep({ posted, ...rest }: PostResponse): KeptAnswer {
  const seqs: [number, number][] = [];
  for (const { seq } of posted) {
    const last = seqs.at(-1);
    if (last && last[0] + last[1] === seq) last[1]++;
    else seqs.push([seq, 1]);
  }
  return { ...rest, seqs };
}

/** The answer as it was given. */
export async function answerOf(db: Queryable, district: string, kept: KeptAnswer): Promise<PostResponse> {
  if ('posted' in kept) return kept;
  const { seqs, ...rest } = kept;
  const { rows } = await db.query<PostResponse['posted'][number]>(
    `select register, record, seq from movement where district = $1 and seq = any($2::bigint[]) order by seq`,
    [district, seqs.flatMap(([first, count]) => Array.from({ length: count }, (_, i) => first + i))],
  );
  return { key: rest.key, posted: rows, movements: rest.movements };
}
