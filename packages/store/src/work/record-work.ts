import { actionTitles, hasDuty, type Viewer } from '@taizhang/access';
import { Refusal } from '@taizhang/definition';
import type { Pool } from '../database.ts';
import type { District } from '../district.ts';
import type { PersonalVault } from '../personal.ts';
import { findRequest, post } from '../post.ts';
import { isCorrection, type Posting } from '../request.ts';
import { discardDraft } from './draft.ts';
import { checkEvidence } from './evidence.ts';
import { isHeld, subjectOf } from './plan-posting.ts';
import { mayDo, standingRecord } from './standing-record.ts';
import { submit } from './submission.ts';
import { findSubmission } from './submission-row.ts';

/** What a form sends: one entry or correction. */
export interface WorkRequest {
  /** New for each form that is begun, and kept with its draft: however often it is sent, it counts once. */
  readonly key: string;
  readonly posting: Posting;
  /** The number of the record's last movement when the form was opened; null: whatever it is. */
  readonly basis: number | null;
  /** The draft that is done with once this is recorded. */
  readonly form: string | null;
}

export interface WorkDone {
  readonly outcome: 'posted' | 'submitted';
  readonly register: string;
  readonly record: string;
  /** The entry's movement, where it was posted. */
  readonly seq: number | null;
}

/**
 * Records work: posts it at once or, where the register wants a review, submits it.
 * @throws Refusal with the field as `posting.…`
 */
export async function recordWork(
  pool: Pool,
  district: District,
  vault: PersonalVault,
  viewer: Viewer,
  work: WorkRequest,
): Promise<WorkDone> {
  const { key, posting } = work;
  const subject = await subjectOf(pool, district, posting);
  const { register, record } = subject;
  const standing = await standingRecord(pool, district, viewer, register, record);
  const action = isCorrection(posting) ? 'correct' : 'record';
  if (!mayDo(viewer, action, standing)) throw new Refusal('not-permitted', { right: actionTitles[action] });
  await checkBasis(pool, district, work, standing.lastSeq);
  const held = isHeld(district, subject) && !hasDuty(viewer, 'post-directly');
  const seq = held
    ? (await submit(pool, district, vault, viewer, { key, posting })) && null
    : await postOne(pool, district, vault, viewer, work, subject);
  if (work.form !== null) await discardDraft(pool, district, viewer, work.form);
  return { outcome: held ? 'submitted' : 'posted', register, record, seq };
}

/** A form that was filled in on an older state of the record is not sent unseen; one that was answered before is. */
async function checkBasis(
  pool: Pool,
  district: District,
  { key, basis }: WorkRequest,
  lastSeq: number,
): Promise<void> {
  if (basis === null || basis === lastSeq) return;
  if (await findRequest(pool, district, key)) return;
  if (await findSubmission(pool, district, key)) return;
  throw new Refusal('record-moved', { basis, lastSeq });
}

async function postOne(
  pool: Pool,
  district: District,
  vault: PersonalVault,
  viewer: Viewer,
  { key, posting }: WorkRequest,
  { register, record }: { register: string; record: string },
): Promise<number> {
  const said = isCorrection(posting) ? posting.with : posting;
  if (said?.evidence && !(await findRequest(pool, district, key)))
    await checkEvidence(pool, district, register, record, said.evidence);
  try {
    const { posted } = await post(pool, district, vault, viewer, { key, postings: [posting] });
    return posted[0]?.seq as number;
  } catch (error) {
    if (!(error instanceof Refusal) || !error.field?.startsWith('postings[0]')) throw error;
    throw new Refusal(error.code, error.details, error.field.replace('postings[0]', 'posting'));
  }
}
