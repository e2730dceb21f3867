import {
  type Action,
  actionTitles,
  allowsEntry,
  partsReaching,
  type Reach,
  type Reachable,
  reachOf,
  type Viewer,
  withinReach,
} from '@taizhang/access';
import { Refusal, type Register, reviseTitle, type Text } from '@taizhang/definition';
import { type RecordState, valueIn } from '@taizhang/ledger';

/** A record as it stands while something is posted to it. */
interface Standing {
  readonly register: Register;
  readonly id: string;
  readonly state: RecordState;
  readonly openedBy: string | null;
}

/** What decides who reaches a record; one that stands nowhere lies in no unit. */
function reachable({ register, id, state, openedBy }: Standing): Reachable {
  const { unit, street } = state;
  return { id, unit, street, openedBy, valueOf: (field) => valueIn(register, state, field) };
}

export const unknownRecord = (record: string): Refusal => new Refusal('unknown-record', { record }, 'record');

const titleOfEntry = ({ transitions }: Register, id: string): Text =>
  (Object.hasOwn(transitions, id) ? transitions[id]?.title : undefined) ?? reviseTitle;

/** Of some parts those that may be written to by each of the entries. @throws Refusal not-permitted */
function demandAllowed(
  parts: readonly Reach[],
  register: Register,
  entries: readonly string[],
): readonly Reach[] {
  if (parts.length > 0 && parts.every(({ transitions }) => transitions === null)) return parts;
  const allowed = parts.filter((part) => entries.every((entry) => allowsEntry(part, entry)));
  const refused = entries.find((entry) => !parts.some((part) => allowsEntry(part, entry))) ?? entries[0];
  if (allowed.length === 0 && refused !== undefined)
    throw new Refusal('not-permitted', { right: titleOfEntry(register, refused) });
  return allowed;
}

/** The parts of the viewer's reach in which records may be opened by an entry. @throws Refusal not-permitted */
export function openableParts(viewer: Viewer, register: Register, entry: string): readonly Reach[] {
  const parts = reachOf(viewer, 'record', register.id);
  if (parts.length === 0) throw new Refusal('not-permitted', { right: actionTitles.record });
  return demandAllowed(parts, register, [entry]);
}

/** The entries that a correction takes back and says instead. */
export const entriesOf = (
  { with: said }: { readonly with: { readonly transition: string } | null },
  corrected: string | undefined,
): string[] => [corrected, said?.transition].filter((entry) => entry !== undefined);

/**
 * The parts of the viewer's reach in which a record may be written to as it stands: by an entry (`record`), or by a
 * correction of one. `entries` are those that are said or corrected.
 * @throws Refusal not-permitted; where the viewer does not see the record, `absent`, as if it did not exist
 */
export function writableParts(
  viewer: Viewer,
  writing: Extract<Action, 'record' | 'correct'>,
  standing: Standing,
  entries: readonly string[],
  absent: () => Refusal,
): readonly Reach[] {
  const { register } = standing;
  const writable = reachOf(viewer, writing, register.id);
  if (writable.length === 0) throw new Refusal('not-permitted', { right: actionTitles[writing] });
  const record = reachable(standing);
  const parts = partsReaching(writable, viewer.account, register, record);
  if (parts.length > 0) return demandAllowed(parts, register, entries);
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
