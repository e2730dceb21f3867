import { actionTitles, isOutside, reachOf, type Viewer, withinReach } from '@taizhang/access';
import { type Details, Refusal, type RefusalCode, type Register } from '@taizhang/definition';
import { note } from '../audit.ts';
import type { Client, Pool, Queryable } from '../database.ts';
import { sqlState, transaction } from '../database.ts';
import { canonicalJson, type District, sharedLockSql } from '../district.ts';
import type { PersonalVault } from '../personal.ts';
import { holdsPostAt, isCorrection, type Posting, readRequest } from '../request.ts';
import { split } from './personal-part.ts';
import { type PlannedWork, planPosting } from './plan-posting.ts';
import { isBeyondReach, postSubmitted, standsNow, withoutPost, writerOf } from './post-submitted.ts';
import { reachable, registerOf, standingRecord } from './standing-record.ts';
import {
  addEvent,
  contentOf,
  findSubmission,
  getSubmission,
  keepPersonal,
  type Submission,
  type SubmissionEvent,
  stateTitles,
} from './submission-row.ts';

/**
 * Submits a posting, for the first time or, where it was returned, again. The same key with the same content is
 * answered again without doing anything.
 * @throws Refusal with everything that planning finds; submission-moved, request-key-reused
 */
export async function submit(
  pool: Pool,
  district: District,
  vault: PersonalVault,
  viewer: Viewer,
  { key, posting }: { key: string; posting: Posting },
): Promise<Submission> {
  readRequest(district, viewer, { key, postings: [posting] });
  return transaction(pool, 'begin', async (client) => {
    await client.query('select pg_advisory_xact_lock(hashtext($1), hashtext($2))', [district.id, key]);
    const earlier = await findSubmission(client, district, key, 'for update');
    if (earlier) {
      if (earlier.submittedBy !== viewer.account) throw new Refusal('request-key-reused', { key }, 'key');
      if (earlier.state !== 'returned') return sameAgain(client, district, vault, earlier, posting);
    }
    const planned = await planPosting(client, district, viewer, posting);
    const [fault] = planned.faults;
    if (fault) throw fault.field ? new Refusal(fault.code, fault.details, `posting.${fault.field}`) : fault;
    if (earlier && (earlier.register !== planned.record.register.id || earlier.record !== planned.record.id))
      throw new Refusal('request-key-reused', { key }, 'key');
    const { plain, personal } = split(planned.record.register, posting);
    const { unit, street } = planned.record.exists ? planned.record.state : (planned.after ?? {});
    const version = (earlier?.version ?? 0) + 1;
    await client.query(
      `insert into submission values ($1, $2, $3, $4, $5, $6, $7, $8, 'submitted', $9, $10,
         clock_timestamp(), clock_timestamp())
       on conflict (district, id) do update set state = 'submitted', version = excluded.version,
         transition = excluded.transition, corrects = excluded.corrects, updated_at = excluded.updated_at`,
      [
        district.id,
        key,
        planned.record.register.id,
        planned.record.id,
        planned.transition,
        isCorrection(posting) ? posting.corrects : null,
        unit ?? null,
        street ?? null,
        version,
        viewer.account,
      ],
    );
    await addEvent(client, district, key, version, 'submitted', viewer, null, plain);
    await note(client, district, viewer, {
      action: 'submit',
      outcome: 'done',
      register: planned.record.register.id,
      record: planned.record.id,
      subject: key,
      detail: { version },
    });
    await keepPersonal(client, district, vault, key, personal);
    return getSubmission(client, district, key);
  });
}

/** A repeated request: what was asked before must be what is asked now. */
async function sameAgain(
  client: Client,
  district: District,
  vault: PersonalVault,
  earlier: Submission,
  posting: Posting,
): Promise<Submission> {
  const content = await contentOf(client, district, vault, earlier.id);
  const waits = earlier.state === 'submitted';
  const { plain } = split(registerOf(district, earlier.register), posting);
  const { plain: before } = split(registerOf(district, earlier.register), content);
  const [asked, was] = waits ? [posting, content] : [plain, before];
  if (canonicalJson(asked) !== canonicalJson(was))
    throw new Refusal('request-key-reused', { key: earlier.id }, 'key');
  return earlier;
}

/** Whether the register leaves the viewer's unit to approve. */
export const approvesHere = (viewer: Viewer, { review }: Register): boolean =>
  review?.at === undefined || holdsPostAt(viewer, review.at);

/** Whether the viewer may decide on a submission; of one that opens a record, what it opens decides. */
async function mayReview(
  db: Queryable,
  district: District,
  viewer: Viewer,
  submission: Submission,
): Promise<boolean> {
  const register = registerOf(district, submission.register);
  const reach = reachOf(viewer, 'review', register.id);
  if (reach.length === 0 || submission.submittedBy === viewer.account) return false;
  if (!approvesHere(viewer, register)) return false;
  const record = await standingRecord(db, district, viewer, register.id, submission.record).catch(
    (error: unknown) => {
      if (error instanceof Refusal && error.code === 'unknown-record') return null;
      throw error;
    },
  );
  if (record === null) return false;
  const state = record.exists
    ? record.state
    : {
        ...record.state,
        stage: register.transitions[submission.transition]?.to ?? null,
        unit: submission.unit,
        street: submission.street,
      };
  const stands = reachable(register, record.id, state, record.openedBy ?? submission.submittedBy);
  return stands !== null && withinReach(reach, viewer.account, register, stands);
}

export interface Decision {
  readonly kind: 'approved' | 'returned' | 'withdrawn';
  /** The version that was looked at: what came after it was not. */
  readonly version: number;
  readonly note: string | null;
}

/**
 * Approves, returns or withdraws. Approving posts what was submitted, in the same transaction and under the
 * submission's id as its key: whatever is killed in between, it was approved and posted, or neither.
 * @throws Refusal unknown-submission, own-submission, not-permitted, submission-moved, submitter-without-post, or why it
 *   cannot be posted
 */
export async function decide(
  pool: Pool,
  district: District,
  vault: PersonalVault,
  viewer: Viewer,
  id: string,
  decision: Decision,
): Promise<Submission> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await transaction(pool, `begin; ${sharedLockSql(district.id)}`, (client) =>
        decideOnce(client, district, vault, viewer, id, decision),
      );
    } catch (error) {
      // Two requests that held records of each other: look again.
      const [uniqueViolation, deadlock] = ['23505', '40P01'];
      if (![uniqueViolation, deadlock].includes(sqlState(error) ?? '') || attempt >= 5) throw error;
    }
  }
}

async function decideOnce(
  client: Client,
  district: District,
  vault: PersonalVault,
  viewer: Viewer,
  id: string,
  { kind, version, note: said }: Decision,
): Promise<Submission> {
  const submission = await getSubmission(client, district, id, 'for update');
  await demandDecision(client, district, viewer, submission, kind);
  const { state } = submission;
  // The same decision again, by the same reviewer, is the same answer.
  if (state === kind && (await lastBy(client, district, submission)) === viewer.account) return submission;
  const open = kind === 'withdrawn' ? ['submitted', 'returned'] : ['submitted'];
  if (!open.includes(state) || submission.version !== version)
    throw new Refusal('submission-moved', { state: stateTitles[state] });
  if (kind === 'returned' && said === null) throw new Refusal('missing-reason', {}, 'note');
  const posted =
    kind === 'approved' ? await postSubmitted(client, district, vault, viewer, submission) : null;
  await addEvent(client, district, id, version + 1, kind, viewer, said, null);
  await note(client, district, viewer, {
    action: `submission-${kind}`,
    outcome: 'done',
    register: submission.register,
    record: submission.record,
    subject: id,
    detail: { version: version + 1 },
  });
  await client.query(
    `update submission set state = $3, version = $4, updated_at = clock_timestamp(), posted = $5
      where district = $1 and id = $2`,
    [district.id, id, kind, version + 1, posted && JSON.stringify(posted)],
  );
  if (kind !== 'returned') await keepPersonal(client, district, vault, id, {});
  return getSubmission(client, district, id);
}

async function demandDecision(
  client: Client,
  district: District,
  viewer: Viewer,
  submission: Submission,
  kind: Decision['kind'],
): Promise<void> {
  const own = submission.submittedBy === viewer.account;
  if (kind === 'withdrawn') {
    if (!own) throw new Refusal(await refusalTo(client, district, viewer, submission), about(submission));
    return;
  }
  if (own) throw new Refusal('own-submission');
  if (!(await mayReview(client, district, viewer, submission)))
    throw new Refusal(await refusalTo(client, district, viewer, submission), about(submission));
}

const about = ({ id }: Submission): Details => ({ submission: id, right: actionTitles.review });

/** Who may not even see what a submission is about learns nothing of it. */
async function refusalTo(
  db: Queryable,
  district: District,
  viewer: Viewer,
  submission: Submission,
): Promise<RefusalCode> {
  return (await maySee(db, district, viewer, submission)) ? 'not-permitted' : 'unknown-submission';
}

/** Whether a submission exists for a viewer: it is the viewer's own, or about a record within reach. */
export async function maySee(
  db: Queryable,
  district: District,
  viewer: Viewer,
  submission: Submission,
): Promise<boolean> {
  if (submission.submittedBy === viewer.account) return true;
  // What officials have submitted about a firm is the house’s until it is decided.
  if (isOutside(viewer)) return false;
  if (await mayReview(db, district, viewer, submission)) return true;
  const { register, record } = submission;
  return standingRecord(db, district, viewer, register, record).then(
    ({ exists }) => exists,
    () => false,
  );
}

async function lastBy(client: Client, district: District, submission: Submission): Promise<string> {
  const { rows } = await client.query<{ by: string }>(
    'select by from submission_event where district = $1 and submission = $2 and number = $3',
    [district.id, submission.id, submission.version],
  );
  return rows[0]?.by ?? '';
}

/** What a submission says, what happened to it, and what it would do now. @throws Refusal unknown-submission */
export async function submissionDetail(
  db: Queryable,
  district: District,
  vault: PersonalVault,
  viewer: Viewer,
  id: string,
) {
  const submission = await getSubmission(db, district, id);
  if (!(await maySee(db, district, viewer, submission)))
    throw new Refusal('unknown-submission', { submission: id });
  const { rows: events } = await db.query<SubmissionEvent>(
    `select number, kind, at, by, note, content from submission_event
      where district = $1 and submission = $2 order by number`,
    [district.id, id],
  );
  const posting = await contentOf(db, district, vault, id);
  const planned =
    submission.state === 'submitted' || submission.state === 'returned'
      ? await plannedNow(db, district, viewer, submission, posting)
      : null;
  const { plain, personal } = split(registerOf(district, submission.register), posting);
  const { rows } = await db.query<{ title: string }>(
    'select title from record where district = $1 and register = $2 and id = $3',
    [district.id, submission.register, submission.record],
  );
  return {
    submission,
    title: rows[0]?.title ?? null,
    events,
    posting: plain,
    /** Which personal fields it states; what they say is kept encrypted. */
    personal: Object.keys(personal),
    planned,
    mayReview: await mayReview(db, district, viewer, submission),
    own: submission.submittedBy === viewer.account,
  };
}

/** What a submission would do if it were approved now: as the viewer sees it, within its submitter's reach. */
async function plannedNow(
  db: Queryable,
  district: District,
  viewer: Viewer,
  submission: Submission,
  posting: Posting,
): Promise<PlannedWork> {
  const writer = await writerOf(db, district, submission, viewer);
  const planned = await planPosting(db, district, viewer, posting, writer);
  const stands = await standsNow(db, district, submission);
  const faults = planned.faults.map((fault) =>
    isBeyondReach(fault, stands) ? withoutPost(submission) : fault,
  );
  return { ...planned, faults };
}
