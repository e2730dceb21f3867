import type { Viewer } from '@taizhang/access';
import { Refusal } from '@taizhang/definition';
import { answerOf, type KeptAnswer } from './answer.ts';
import { type Pool, type Queryable, sqlState, transaction } from './database.ts';
import { canonicalJson, type District, sharedLockSql } from './district.ts';
import { MovedMeanwhile } from './moves.ts';
import type { PersonalVault } from './personal.ts';
import { singleEntry } from './post-at-end.ts';
import { postTogether } from './post-together.ts';
import { PostingSession } from './posting-session.ts';
import { rememberedEnds } from './record-ends.ts';
import { type PostRequest, type PostResponse, type ReadPosting, readRequest } from './request.ts';

/**
 * Posts a request: every entry of it in order, or nothing. The same key with the same content is answered again
 * without posting again, also when both are sent at once or the first one's answer was lost.
 * @throws Refusal with the code, and the field at fault as `postings[i].…`
 */
export async function post(
  pool: Pool,
  district: District,
  vault: PersonalVault,
  viewer: Viewer,
  request: PostRequest,
): Promise<PostResponse> {
  let taken: Buffer | undefined;
  const content = () => {
    taken ??= vault.fingerprint(canonicalJson(request.postings));
    return taken;
  };
  const postings = readRequest(district, viewer, request);
  const asked = { key: request.key, content, postings };
  const single = singleEntry(district, viewer, asked);
  return (
    (single && (await postTogether(pool, district, single))) ??
    (await postUnderLocks(pool, district, vault, viewer, asked))
  );
}

/** The long way, which any posting can go: holds the records while it reads, plans and writes. */
async function postUnderLocks(
  pool: Pool,
  district: District,
  vault: PersonalVault,
  viewer: Viewer,
  { key, content, postings }: { key: string; content: () => Buffer; postings: readonly ReadPosting[] },
): Promise<PostResponse> {
  for (let attempt = 0; ; attempt++) {
    try {
      const { response, remember } = await transaction(
        pool,
        `begin; ${sharedLockSql(district.id)}`,
        async (client) => {
          const session = new PostingSession(client, district, vault, viewer, key, content());
          const answer = await session.run(postings);
          return { response: answer, remember: () => session.remember(rememberedEnds(pool, district.id)) };
        },
      );
      remember();
      return response;
    } catch (error) {
      // Somebody else wrote the same key, record or reversal between our look and our writing: look again.
      const [uniqueViolation, deadlock] = ['23505', '40P01'];
      const moved =
        error instanceof MovedMeanwhile || [uniqueViolation, deadlock].includes(sqlState(error) ?? '');
      const again = moved && attempt < 5;
      // The same request, sent twice, may have been answered while this one waited for the record: then what looks
      // impossible now is what it did itself.
      const mayBeRepeated =
        error instanceof Refusal && error.code !== 'database-unavailable' && attempt === 0;
      if (!again && !(mayBeRepeated && (await findRequest(pool, district, key)))) throw error;
    }
  }
}

/** The answer that a request of this key got, if there was one. */
export async function findRequest(
  db: Queryable,
  district: District,
  key: string,
): Promise<PostResponse | undefined> {
  const { rows } = await db.query<{ response: KeptAnswer }>(
    'select response from request where district = $1 and key = $2',
    [district.id, key],
  );
  return rows[0] && answerOf(db, district.id, rows[0].response);
}
