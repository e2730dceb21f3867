import {
  type Action,
  actionTitles,
  partsReaching,
  type Reach,
  type Reachable,
  reachOf,
  type Viewer,
  withinReach,
} from '@taizhang/access';
import { Refusal, type Register } from '@taizhang/definition';
import { type RecordState, valueIn } from '@taizhang/ledger';

/** A record as it stands while something is posted to it. */
interface Standing {
  readonly register: Register;
  readonly id: string;
  readonly state: RecordState;
  readonly openedBy: string | null;
}

/** What decides who reaches a record; one that stands nowhere lies in no unit. */
function reachable({ register, state, openedBy }: Standing): Reachable {
  const { unit, street } = state;
  return { unit, street, openedBy, valueOf: (field) => valueIn(register, state, field) };
}

export const unknownRecord = (record: string): Refusal => new Refusal('unknown-record', { record }, 'record');

/** The parts of the viewer's reach in which records may be opened. @throws Refusal not-permitted */
export function openableParts(viewer: Viewer, register: Register): readonly Reach[] {
  const parts = reachOf(viewer, 'record', register.id);
  if (parts.length === 0) throw new Refusal('not-permitted', { right: actionTitles.record });
  return parts;
}

/**
 * The parts of the viewer's reach in which a record may be written to as it stands: by an entry (`record`), or by a
 * correction of one.
 * @throws Refusal not-permitted; where the viewer does not see the record, `absent`, as if it did not exist
 */
export function writableParts(
  viewer: Viewer,
  writing: Extract<Action, 'record' | 'correct'>,
  standing: Standing,
  absent: () => Refusal,
): readonly Reach[] {
  const { register } = standing;
  const writable = reachOf(viewer, writing, register.id);
  if (writable.length === 0) throw new Refusal('not-permitted', { right: actionTitles[writing] });
  const record = reachable(standing);
  const parts = partsReaching(writable, viewer.account, register, record);
  if (parts.length > 0) return parts;
  const seen = withinReach(reachOf(viewer, 'read', register.id), viewer.account, register, record);
  throw seen ? new Refusal('not-permitted', { right: actionTitles[writing] }) : absent();
}

/**
 * One and the same part must let a record be written to as it stood and as the writing leaves it.
 * @throws Refusal leaves-reach
 */
export function demandStaysWithin(parts: readonly Reach[], viewer: Viewer, left: Standing): void {
  // What stands nowhere afterwards was taken back where it could be written to.
  const after = left.state.stage === null ? null : reachable(left);
  if (partsReaching(parts, viewer.account, left.register, after, 'after').length === 0)
    throw new Refusal('leaves-reach', { record: left.id }, 'record');
}
