import { type Pool, type Queryable, sqlState, transaction } from './database.ts';
import { type Actor, contentHash, type District, sharedLockSql } from './district.ts';
import type { PersonalVault } from './personal.ts';
import { PostingSession, type PostResponse } from './posting-session.ts';
import { type PostRequest, readRequest } from './request.ts';

/**
 * Posts a request: every entry of it in order, or nothing. The same key with the same content is answered again
 * without posting again, also when both are sent at once or the first one's answer was lost.
 * @throws Refusal with the code, and the field at fault as `postings[i].…`
 */
export async function post(
  pool: Pool,
  district: District,
  vault: PersonalVault,
  actor: Actor,
  request: PostRequest,
): Promise<PostResponse> {
  const content = contentHash(request.postings);
  const postings = readRequest(district, actor, request);
  for (let attempt = 0; ; attempt++) {
    try {
      return await transaction(pool, `begin; ${sharedLockSql(district.id)}`, (client) =>
        new PostingSession(client, district, vault, actor, request.key, content).run(postings),
      );
    } catch (error) {
      // Somebody else wrote the same key, record or reversal between our look and our writing: look again.
      const uniqueViolation = '23505';
      if (sqlState(error) !== uniqueViolation || attempt >= 3) throw error;
    }
  }
}

/** The answer that a request of this key got, if there was one. */
export async function findRequest(
  db: Queryable,
  district: District,
  key: string,
): Promise<PostResponse | undefined> {
  const { rows } = await db.query<{ response: PostResponse }>(
    'select response from request where district = $1 and key = $2',
    [district.id, key],
  );
  return rows[0]?.response;
}
