import type { Viewer } from '@taizhang/access';
import { Refusal } from '@taizhang/definition';
import type { Client, Queryable } from '../database.ts';
import type { District } from '../district.ts';
import type { PersonalVault } from '../personal.ts';
import type { Posting, PostResponse } from '../request.ts';
import { joined } from './personal-part.ts';

export type SubmissionState = 'submitted' | 'returned' | 'approved' | 'withdrawn';

/** 送审: an entry or correction that counts once somebody else approves it. */
export interface Submission {
  readonly id: string;
  readonly register: string;
  readonly record: string;
  readonly transition: string;
  readonly corrects: number | null;
  readonly unit: string | null;
  readonly street: string | null;
  readonly state: SubmissionState;
  readonly version: number;
  readonly submittedBy: string;
  readonly submittedAt: Date;
  readonly updatedAt: Date;
  readonly posted: PostResponse | null;
}

export interface SubmissionEvent {
  readonly number: number;
  readonly kind: SubmissionState;
  readonly at: Date;
  readonly by: string;
  readonly note: string | null;
  readonly content: Posting | null;
}

export const submissionColumns = `s.id, s.register, s.record, s.transition, s.corrects, s.unit, s.street, s.state,
  s.version, s.submitted_by as "submittedBy", s.submitted_at as "submittedAt", s.updated_at as "updatedAt", s.posted`;

export const stateTitles = {
  submitted: { zh: '待审核', en: 'waiting for review' },
  returned: { zh: '已退回', en: 'returned' },
  approved: { zh: '已通过', en: 'approved' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
} as const satisfies Record<SubmissionState, object>;

/** Writes down what happened to a submission. */
export async function addEvent(
  client: Client,
  district: District,
  submission: string,
  number: number,
  kind: SubmissionState,
  viewer: Viewer,
  said: string | null,
  content: Posting | null,
): Promise<void> {
  await client.query('insert into submission_event values ($1, $2, $3, $4, clock_timestamp(), $5, $6, $7)', [
    district.id,
    submission,
    number,
    kind,
    viewer.account,
    said,
    content && JSON.stringify(content),
  ]);
}

/** Keeps the personal data of a submission, encrypted, instead of what was kept of it before. */
export async function keepPersonal(
  client: Client,
  district: District,
  vault: PersonalVault,
  submission: string,
  personal: Readonly<Record<string, unknown>>,
): Promise<void> {
  await client.query('delete from submission_personal where district = $1 and submission = $2', [
    district.id,
    submission,
  ]);
  if (Object.keys(personal).length === 0) return;
  await client.query('insert into submission_personal values ($1, $2, $3)', [
    district.id,
    submission,
    vault.wrap(JSON.stringify(personal)),
  ]);
}

export async function findSubmission(
  db: Queryable,
  district: District,
  id: string,
  lock: '' | 'for update' = '',
): Promise<Submission | undefined> {
  const { rows } = await db.query<Submission>(
    `select ${submissionColumns} from submission s where district = $1 and id = $2 ${lock}`,
    [district.id, id],
  );
  return rows[0];
}

/** @throws Refusal unknown-submission */
export async function getSubmission(
  db: Queryable,
  district: District,
  id: string,
  lock: '' | 'for update' = '',
): Promise<Submission> {
  const found = await findSubmission(db, district, id, lock);
  if (!found) throw new Refusal('unknown-submission', { submission: id });
  return found;
}

/** What was submitted last, personal data included as long as it is kept. */
export async function contentOf(
  db: Queryable,
  district: District,
  vault: PersonalVault,
  submission: string,
): Promise<Posting> {
  const { rows } = await db.query<{ content: Posting; ciphertext: Buffer | null }>(
    `select e.content, p.ciphertext from submission_event e
       left join submission_personal p on p.district = e.district and p.submission = e.submission
      where e.district = $1 and e.submission = $2 and e.kind = 'submitted' order by e.number desc limit 1`,
    [district.id, submission],
  );
  const row = rows[0] as { content: Posting; ciphertext: Buffer | null };
  return row.ciphertext ? joined(row.content, JSON.parse(vault.unwrap(row.ciphertext))) : row.content;
}
