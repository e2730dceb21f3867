import type { Viewer } from '@taizhang/access';
import { Refusal } from '@taizhang/definition';
import { answerOf, type KeptAnswer } from '../answer.ts';
import { type Client, type Pool, type Queryable, sqlState, transaction } from '../database.ts';
import { canonicalJson, type District, sharedLockSql } from '../district.ts';
import type { PersonalVault } from '../personal.ts';
import { PostingSession } from '../posting-session.ts';
import { type Posting, type PostResponse, readRequest } from '../request.ts';

/** What is posted, and what must be true, or be written, with it. */
interface Planned {
  readonly postings: readonly Posting[];
  /** What is written, or must be true, besides, once it is posted. */
  after?(client: Client, answer: PostResponse): Promise<void>;
}

interface Asked {
  readonly key: string;
  /** By what a repeated request is known: the same key with another one is refused. */
  readonly asked: unknown;
  /** Whatever is planned under the same name is planned one after another. */
  readonly lock: string;
}

/** Waits until nobody else plans under the name, and keeps others waiting until the transaction at hand ends. */
export async function waitForLock(db: Queryable, district: string, lock: string): Promise<void> {
  await db.query('select pg_advisory_xact_lock(hashtextextended($1, 27))', [`${district} ${lock}`]);
}

/**
 * Posts what is planned on what stands, within one transaction in which nobody else plans under the same lock: what was
 * looked at is still so when it is posted, and what is asked after it is asked of what it led to. All of it, or nothing;
 * the same key with the same content is answered again without planning anew.
 * @throws Refusal request-key-reused, and what stands against posting
 */
export async function postPlanned(
  pool: Pool,
  district: District,
  vault: PersonalVault,
  viewer: Viewer,
  { key, asked, lock }: Asked,
  plan: (client: Client) => Promise<Planned>,
): Promise<{ answer: PostResponse; again: boolean }> {
  const content = vault.fingerprint(canonicalJson(asked));
  const attempt = (): Promise<{ answer: PostResponse; again: boolean }> =>
    transaction(pool, `begin; ${sharedLockSql(district.id)}`, async (client) => {
      await waitForLock(client, district.id, lock);
      const { rows } = await client.query<{ content: string; response: KeptAnswer }>(
        `select encode(content, 'hex') as content, response from request where district = $1 and key = $2`,
        [district.id, key],
      );
      if (rows[0]) {
        if (rows[0].content !== content.toString('hex'))
          throw new Refusal('request-key-reused', { key }, 'key');
        return { answer: await answerOf(client, district.id, rows[0].response), again: true };
      }
      const { postings, after } = await plan(client);
      const read = readRequest(district, viewer, { key, postings });
      const answer = await new PostingSession(client, district, vault, viewer, key, content).run(read);
      await after?.(client, answer);
      return { answer, again: false };
    });
  for (let n = 0; ; n++)
    try {
      return await attempt();
    } catch (error) {
      // Somebody else wrote one of the records between our look and our writing: look again.
      if (!['23505', '40P01'].includes(sqlState(error) ?? '') || n >= 5) throw error;
    }
}
