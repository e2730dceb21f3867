import { hasDuty, type Role, type Viewer } from '@taizhang/access';
import { Refusal, type RefusalCode } from '@taizhang/definition';
import type { Client, Queryable } from '../database.ts';
import { canonicalJson, type District, dayIn } from '../district.ts';
import type { PersonalVault } from '../personal.ts';
import { PostingSession } from '../posting-session.ts';
import { holdPosts, viewerOf } from '../posts.ts';
import { type PostResponse, readRequest } from '../request.ts';
import { contentOf, type Submission } from './submission-row.ts';

/**
 * Posts what was submitted, in the transaction at hand, as recorded by whoever submitted it and within what his posts
 * reach at this moment: no post is given or ended meanwhile.
 * @throws Refusal submitter-without-post, or why it cannot be posted
 */
export async function postSubmitted(
  client: Client,
  district: District,
  vault: PersonalVault,
  reviewer: Viewer,
  submission: Submission,
): Promise<PostResponse> {
  const posting = await contentOf(client, district, vault, submission.id);
  const content = vault.fingerprint(canonicalJson([posting]));
  await holdPosts(client, district);
  const writer = await writerOf(client, district, submission, reviewer);
  // Asked first: a refusal while movements are written ends the transaction.
  const stands = await standsNow(client, district, submission);
  try {
    const postings = readRequest(district, writer, { key: submission.id, postings: [posting] });
    return await new PostingSession(client, district, vault, writer, submission.id, content).run(postings);
  } catch (error) {
    throw isBeyondReach(error, stands) ? withoutPost(submission) : error;
  }
}

const lentRole: Role = {
  id: 'approved-work',
  title: { zh: '经审核的登记', en: 'Approved work' },
  description: { zh: '审核通过后入账', en: 'Posts what was approved' },
  permissions: [],
  duties: ['correct-closed'],
};

/**
 * In whose name and reach approved work is written: its submitter's, by the posts that he holds today. His duties do not
 * come with them; whether a closed period may be written to is the reviewer's right.
 */
export async function writerOf(
  db: Queryable,
  district: District,
  { submittedBy }: Submission,
  reviewer: Viewer,
): Promise<Viewer> {
  const today = dayIn(district.timeZone, new Date());
  const { posts, tree } = await viewerOf(db, district, submittedBy, today);
  const held = posts.map((post) => ({ ...post, role: { ...post.role, duties: [] } }));
  const lent = hasDuty(reviewer, 'correct-closed')
    ? [{ unit: '', role: lentRole, scope: { kind: 'all' as const } }]
    : [];
  return { account: submittedBy, posts: [...held, ...lent], tree };
}

export const withoutPost = ({ submittedBy }: Submission): Refusal =>
  new Refusal('submitter-without-post', { account: submittedBy });

const refusingReach: readonly RefusalCode[] = ['not-permitted', 'leaves-reach'];
const hidingReach: readonly RefusalCode[] = ['unknown-record', 'unknown-movement'];

/** Whether a refusal says that the submitter may not write this, though the record that it is about stands. */
export const isBeyondReach = (error: unknown, stands: boolean): boolean =>
  error instanceof Refusal &&
  (refusingReach.includes(error.code) || (stands && hidingReach.includes(error.code)));

/** Whether the record that a submission is about stands. */
export async function standsNow(
  db: Queryable,
  district: District,
  { register, record }: Submission,
): Promise<boolean> {
  const { rowCount } = await db.query(
    'select from record where district = $1 and register = $2 and id = $3 and stage is not null',
    [district.id, register, record],
  );
  return rowCount !== 0;
}
