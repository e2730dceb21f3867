import { actionTitles, type Viewer } from '@taizhang/access';
import { isReviewed, Refusal, type Register } from '@taizhang/definition';
import {
  conditionsOfEntry,
  demandAnswered,
  doubtsOf,
  faultsOf,
  formOf,
  type JudgedCondition,
  type Plan,
  type Planned,
  planAtEnd,
  planCorrection,
  planInsert,
  type RaisedDoubt,
  type RecordState,
  rulesBrokenBy,
  type Statement,
} from '@taizhang/ledger';
import type { Queryable } from '../database.ts';
import type { District } from '../district.ts';
import { doubtOf, type Examinable } from '../examine.ts';
import { type PlannedFollowOn, planFollowOns } from '../follow-on.ts';
import { goesOn, openAgainst } from '../going-on.ts';
import { restrictedFields } from '../masking.ts';
import { type MovementRow, standingOf } from '../movement-row.ts';
import { type PlannedMove, planMoves } from '../moves.ts';
import { waiting } from '../plan-entry.ts';
import { checkReferences } from '../references.ts';
import {
  checkDay,
  demandUnit,
  isCorrection,
  type Posting,
  type ReadPosting,
  readRequest,
} from '../request.ts';
import { checkUniqueNow } from '../unique.ts';
import {
  demandStaysWithin,
  entriesOf,
  openableParts,
  unknownRecord,
  writableParts,
} from '../write-access.ts';
import { checkEvidence } from './evidence.ts';
import {
  movementNamed,
  registerOf,
  type StandingRecord,
  standingRecord,
  timelineInForce,
} from './standing-record.ts';

/** What an entry or correction would do if it were posted now. */
export interface PlannedWork {
  readonly record: StandingRecord;
  /** What the entry says that is corrected. */
  readonly corrected: Statement | null;
  /** What is said (of a correction, instead); null: nothing, or something stands against it. */
  readonly said: Statement | null;
  readonly transition: string;
  /** Whether it waits for a reviewer. */
  readonly reviewed: boolean;
  /** What would be written: the entry, reversals and restatements; empty when something stands against it. */
  readonly movements: readonly Planned[];
  readonly after: RecordState | null;
  /** What it opens in other registers. */
  readonly opens: readonly PlannedFollowOn[];
  /** What it moves on with it. */
  readonly moves: readonly PlannedMove[];
  /** What is questioned, though a reason may have answered it. */
  readonly doubts: readonly RaisedDoubt[];
  /** What stands against it, field by field. */
  readonly faults: readonly Refusal[];
  /** The conditions of entry, as far as what is said can be read. */
  readonly conditions: readonly JudgedCondition[];
}

/** What a posting is about. */
export interface Subject {
  readonly register: string;
  readonly record: string;
  readonly transition: string;
  readonly corrected: MovementRow | null;
}

/** @throws Refusal unknown-movement, unknown-record */
export async function subjectOf(db: Queryable, district: District, posting: Posting): Promise<Subject> {
  if (!isCorrection(posting)) return { ...posting, corrected: null };
  const corrected = await movementNamed(db, district, posting.corrects);
  const { register, record, transition } = corrected;
  return { register, record, transition: posting.with?.transition ?? transition, corrected };
}

/** Whether a posting is held for review: by what it does, or by what it corrects. */
export function isHeld(district: District, { register, transition, corrected }: Subject): boolean {
  const declared = registerOf(district, register);
  return (
    isReviewed(declared, transition) || (corrected !== null && isReviewed(declared, corrected.transition))
  );
}

/**
 * Plans an entry or correction on the ledger as it stands, by the rules by which it would be posted, and writes
 * nothing. The writer is whose reach decides; it differs from the viewer where a reviewer looks at what another said.
 * @throws Refusal where the viewer may not even see what it is about
 */
export async function planPosting(
  db: Queryable,
  district: District,
  viewer: Viewer,
  posting: Posting,
  writer: Viewer = viewer,
): Promise<PlannedWork> {
  const subject = await subjectOf(db, district, posting);
  const record = await standingRecord(db, district, viewer, subject.register, subject.record);
  const about = {
    record,
    corrected: subject.corrected && standingOf(subject.corrected).statement,
    transition: subject.transition,
    reviewed: isHeld(district, subject),
    conditions: conditionsOf(record, posting),
  };
  const refused = (faults: readonly Refusal[]): PlannedWork => ({
    ...about,
    said: null,
    movements: [],
    after: null,
    opens: [],
    moves: [],
    doubts: [],
    faults,
  });
  const faults = fieldFaults(record, subject, posting);
  if (faults.length > 0) return refused([...faults, ...rulesBroken(record, posting)]);
  try {
    const { read, plan } = await planned(db, district, viewer, record, subject, posting);
    waiting(district, read, plan);
    if (goesOn(read)) {
      const { register, id } = record;
      const open = await openAgainst(db, district, [
        { register, record: id, transition: subject.transition },
      ]);
      if (open) throw open.refusal;
    }
    demandReach(writer, record, subject, posting, plan.state);
    await checkUniqueNow(db, district, { register: record.register, id: record.id, state: plan.state });
    const entry = plan.movements.find((movement) => movement.origin === 'entry');
    const said = entry?.stated ?? null;
    const opens = entry ? await planFollowOns(db, district, writer, read, entry) : [];
    const moves = entry ? await planMoves(db, district, writer, read, entry) : [];
    const doubts = entry ? doubtsOf(record.register, entry.stated, entry) : [];
    if (entry) demandAnswered(record.register, entry, read.reason);
    doubts.push(...(await examined(db, district, plan, read)));
    await examineLeft(db, district, record, plan, read);
    const { movements, state: after } = plan;
    return { ...about, said, movements, after, opens, moves, doubts, faults: [] };
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'database-unavailable') throw error;
    const broken = error.code === 'rule-broken' ? rulesBroken(record, posting) : [];
    return refused(broken.length > 0 ? broken : [bare(error)]);
  }
}

/** All rules that an entry breaks at its record's end, and not only the first; of others planning tells the first alone. */
function rulesBroken({ register, state, lastOccurredOn }: StandingRecord, posting: Posting): Refusal[] {
  if (isCorrection(posting)) return [];
  const atEnd = lastOccurredOn === null || String(posting.occurredOn) >= lastOccurredOn;
  return atEnd ? rulesBrokenBy(register, posting, state) : [];
}

/** What is questioned by whoever examines entries. @throws Refusal */
async function examined(
  db: Queryable,
  { examiner, catalogue }: District,
  { movements }: Plan,
  { reason, posting, recordedAt }: ReadPosting,
): Promise<RaisedDoubt[]> {
  const found: RaisedDoubt[] = [];
  const looked = movements.flatMap((movement): (Examinable & Pick<Planned, 'origin'>)[] => {
    const { origin, stated } = movement;
    const register = catalogue.registers.get(movement.register) as Register;
    if (origin === 'reversal' || !examiner?.concerns(register)) return [];
    const isNew = origin === 'entry' && !isCorrection(posting) && recordedAt === null;
    return [{ ...movement, register, isNew, isWritten: false, states: Object.keys(stated.set) }];
  });
  if (!examiner || looked.length === 0) return found;
  for (const [i, { refusal, questions }] of (await examiner.examine(db, looked)).entries()) {
    const { origin } = looked[i] as (typeof looked)[number];
    if (refusal) throw refusal;
    if (!questions || origin !== 'entry') continue;
    if (reason === null) throw doubtOf(questions);
    found.push({ id: 'terms', title: questions, hint: { zh: '', en: '' }, at: 'transition' });
  }
  return found;
}

/** @throws Refusal */
async function examineLeft(
  db: Queryable,
  { examiner }: District,
  { register, id, state }: Pick<StandingRecord, 'register' | 'id' | 'state'>,
  { movements, state: after }: Plan,
  { recordedAt }: ReadPosting,
): Promise<void> {
  if (recordedAt !== null || !examiner?.examineLeft || !examiner.concerns(register)) return;
  if (!movements.some(({ origin }) => origin === 'reversal')) return;
  const left = { register, record: id, before: state, after };
  const [refusal] = await examiner.examineLeft(db, [left], { isWritten: false });
  if (refusal) throw refusal;
}

function conditionsOf({ register, state }: StandingRecord, posting: Posting): JudgedCondition[] {
  const said = isCorrection(posting) ? posting.with : posting;
  return said === null ? [] : conditionsOfEntry(register, said, state);
}

/** One posting is planned: its place in a request says nothing. */
function bare(refusal: Refusal): Refusal {
  const field = refusal.field?.replace(/^postings\[0\]\.?/, '').replace(/^with\./, '');
  // What contradicts something later is put right by choosing another day.
  const otherwise = refusal.code === 'breaks-later-movement' ? 'occurredOn' : 'transition';
  return new Refusal(refusal.code, refusal.details, field || otherwise);
}

/** The faults of a form, as far as they can be told of each field alone. */
function fieldFaults(record: StandingRecord, subject: Subject, posting: Posting): Refusal[] {
  const said = isCorrection(posting) ? posting.with : posting;
  const faults: Refusal[] = [];
  if (isCorrection(posting) && String(posting.reason ?? '').trim() === '')
    faults.push(new Refusal('missing-reason', {}, 'reason'));
  if (said === null) return faults;
  const form = formOf(record.register, said.transition, record.state);
  if (form.opens && !said.unit) faults.push(new Refusal('missing-unit', {}, 'unit'));
  if (form.opens && form.street.required && !said.street)
    faults.push(new Refusal('missing-street', {}, 'street'));
  if (form.evidence && !said.evidence?.length) faults.push(new Refusal('missing-evidence', {}, 'evidence'));
  // A correction says the whole entry again, so what stands on the record does not count as given.
  const before = subject.corrected ? { ...record.state, attributes: {} } : record.state;
  return [...faults, ...faultsOf(record.register, said, before)];
}

async function planned(
  db: Queryable,
  district: District,
  viewer: Viewer,
  record: StandingRecord,
  { corrected }: Subject,
  posting: Posting,
): Promise<{ read: ReadPosting; plan: Plan }> {
  const [read] = readRequest(district, viewer, { key: 'plan', postings: [posting] }) as [ReadPosting];
  await checkReferences(db, district, [read], corrected ? new Map([[corrected.seq, corrected]]) : undefined);
  await checkEvidence(db, district, record.register.id, record.id, read.evidence ?? []);
  const { rows } = await db.query<{ now: Date; closed: string | null }>(
    'select clock_timestamp() as now, (select max(through) from period_close where district = $1) as closed',
    [district.id],
  );
  const { now, closed } = rows[0] as { now: Date; closed: string | null };
  for (const day of [read.said?.statement.occurredOn, corrected?.occurred_on])
    if (day) checkDay(district, viewer, day, now, closed);
  const subject = { register: record.register, record: record.id };
  const statement = read.said?.statement ?? null;
  const timeline = () => timelineInForce(db, district, subject.register.id, subject.record);
  if (corrected)
    return { read, plan: planCorrection(subject, await timeline(), standingOf(corrected), statement) };
  if (statement === null) throw new Refusal('missing-value', {}, 'with');
  const atEnd = record.lastOccurredOn === null || statement.occurredOn >= record.lastOccurredOn;
  const plan = atEnd
    ? planAtEnd(subject, record.state, statement)
    : planInsert(subject, await timeline(), statement);
  return { read, plan };
}

/** As posting demands it. @throws Refusal not-permitted, leaves-reach */
function demandReach(
  viewer: Viewer,
  record: StandingRecord,
  { corrected, transition }: Subject,
  posting: Posting,
  after: RecordState,
): void {
  const writing = isCorrection(posting) ? 'correct' : 'record';
  const entries = isCorrection(posting) ? entriesOf(posting, corrected?.transition) : [transition];
  const parts =
    record.state.stage === null && !isCorrection(posting)
      ? openableParts(viewer, record.register, transition)
      : writableParts(viewer, writing, record, entries, () => unknownRecord(record.id));
  if (record.state.stage !== null && !isCorrection(posting))
    demandUnit(viewer, record.register, transition, record.state.unit);
  const openedBy = record.openedBy ?? viewer.account;
  demandStaysWithin(parts, viewer, { register: record.register, id: record.id, state: after, openedBy });
}

/** A movement that somebody wants to correct. */
export interface Correctable {
  readonly seq: number;
  readonly record: StandingRecord;
  readonly transition: string;
  readonly statement: Statement;
  readonly evidence: readonly string[];
}

/** @throws Refusal unknown-movement, where it is out of reach too; already-reversed */
export async function correctable(
  db: Queryable,
  district: District,
  viewer: Viewer,
  seq: number,
): Promise<Correctable> {
  const movement = await movementNamed(db, district, seq);
  const record = await standingRecord(db, district, viewer, movement.register, movement.record).catch(
    (error: unknown) => {
      const unseen = error instanceof Refusal && error.code === 'unknown-record';
      throw unseen ? new Refusal('unknown-movement', { movement: seq }) : error;
    },
  );
  const { rowCount } = await db.query('select from movement where district = $1 and reverses = $2', [
    district.id,
    seq,
  ]);
  if (movement.origin === 'reversal' || rowCount !== 0)
    throw new Refusal('already-reversed', { movement: seq });
  const { statement } = standingOf(movement);
  // The form would have to show what is masked, for what it leaves out is no longer said.
  if (restrictedFields(record.register).some((field) => Object.hasOwn(statement.set, field)))
    throw new Refusal('not-permitted', { right: actionTitles.reveal });
  return { seq, record, transition: movement.transition, statement, evidence: movement.evidence ?? [] };
}
