import type { Reach, Viewer } from '@taizhang/access';
import { Refusal } from '@taizhang/definition';
import {
  demandAnswered,
  opens,
  type Plan,
  type Planned,
  planAtEnd,
  planCorrection,
  planInsert,
} from '@taizhang/ledger';
import type { District } from './district.ts';
import { demandPeriods } from './going-on.ts';
import { type MovementRow, standingOf } from './movement-row.ts';
import type { Header } from './posting-header.ts';
import type { RecordInHand } from './record-in-hand.ts';
import { checkDay, demandUnit, isCorrection, type ReadPosting } from './request.ts';
import { entriesOf, openableParts, unknownRecord, writableParts } from './write-access.ts';

type Corrected = ReadonlyMap<number, MovementRow>;

/** What is known of a posting beside what it says itself. */
interface Known {
  readonly recordedAt: Date;
  readonly closedThrough: Header['closed_through'];
  readonly corrected: Corrected;
}

/** The record that a posting is about. @throws Refusal unknown-movement, already-reversed, unknown-record */
export function subjectOf({ posting, said }: ReadPosting, corrected: Corrected) {
  if (!isCorrection(posting)) return { register: posting.register, record: posting.record };
  const wrong = corrected.get(posting.corrects);
  if (!wrong) throw unknownMovement(posting.corrects);
  // What takes something back says nothing of its own that could be wrong.
  if (wrong.origin === 'reversal') throw new Refusal('already-reversed', { movement: wrong.seq }, 'corrects');
  if (said && (said.entry.register !== wrong.register || said.entry.record !== wrong.record))
    throw new Refusal('unknown-record', { record: said.entry.record }, 'with.record');
  return { register: wrong.register, record: wrong.record };
}

/** What a posting makes of the record as it goes so far. */
export function planAt(
  district: District,
  viewer: Viewer,
  record: RecordInHand,
  read: ReadPosting,
  { recordedAt, closedThrough, corrected }: Known,
): Plan {
  const { posting, said } = read;
  const subject = { register: record.register, record: record.id };
  const check = (day: string) => checkDay(district, viewer, day, recordedAt, closedThrough);
  if (said) check(said.statement.occurredOn);
  if (isCorrection(posting)) {
    check((corrected.get(posting.corrects) as MovementRow).occurred_on);
    const named = standingOf(corrected.get(posting.corrects) as MovementRow);
    return waiting(
      district,
      read,
      planCorrection(subject, record.timeline ?? [], named, said?.statement ?? null),
    );
  }
  const { statement } = said as NonNullable<typeof said>;
  const atEnd = record.lastOccurredOn === null || statement.occurredOn >= record.lastOccurredOn;
  const plan = atEnd
    ? planAtEnd(subject, record.state, statement)
    : planInsert(subject, record.timeline ?? [], statement);
  // Of history nobody is there to be asked.
  if (!read.recordedAt) demandAnswered(record.register, plan.movements[0] as Planned, read.reason);
  return waiting(district, read, plan);
}

/** A plan whose entry waits for nothing any more; what history tells has gone on already. @throws Refusal */
export function waiting(
  district: District,
  { recordedAt }: Pick<ReadPosting, 'recordedAt'>,
  plan: Plan,
): Plan {
  const entry = plan.movements.find(({ origin }) => origin === 'entry');
  if (entry && !recordedAt) demandPeriods(district, entry);
  return plan;
}

/** Where the record may be written to. @throws Refusal as of what does not exist where the viewer cannot see it */
export function partsToWrite(
  viewer: Viewer,
  record: RecordInHand,
  { posting }: ReadPosting,
  corrected: Corrected,
): readonly Reach[] {
  // That an id is taken, an opening is told by the ledger, whoever sees the record.
  if (!isCorrection(posting) && opens(record.register, posting.transition))
    return openableParts(viewer, record.register, posting.transition);
  if (isCorrection(posting))
    return writableParts(
      viewer,
      'correct',
      record,
      entriesOf(posting, corrected.get(posting.corrects)?.transition),
      () => unknownMovement(posting.corrects),
    );
  const { transition } = posting;
  const parts = writableParts(viewer, 'record', record, [transition], () => unknownRecord(record.id));
  demandUnit(viewer, record.register, transition, record.state.unit);
  return parts;
}

const unknownMovement = (movement: number) => new Refusal('unknown-movement', { movement }, 'corrects');
