import type { Viewer } from '@taizhang/access';
import { Refusal, type Register } from '@taizhang/definition';
import {
  demandAnswered,
  type Effect,
  type FollowingEntry,
  followingEntries,
  nothing,
  type Plan,
  type Planned,
  planAtEnd,
  type RecordState,
  sourceOfFault,
  stateAfter,
} from '@taizhang/ledger';
import type { Queryable } from './database.ts';
import type { District } from './district.ts';
import { newRecordId } from './record-id.ts';
import { checkReferences } from './references.ts';
import { isCorrection, type ReadPosting, readPosting } from './request.ts';
import { openableParts } from './write-access.ts';

/** An entry that follows from another of the same request, read and with the id that its record is given. */
export interface FollowOnPosting {
  readonly read: ReadPosting;
  readonly following: FollowingEntry;
  /** The posting that it follows from, and its place among those that do. */
  readonly from: ReadPosting;
  readonly place: number;
}

/**
 * Whether an entry opens something elsewhere. Corrections do not, and leave alone what their entry opened: it has a life of
 * its own by now. Nor does history, which brings what followed itself.
 */
export function mayOpenElsewhere(district: District, { posting, said, recordedAt }: ReadPosting): boolean {
  if (isCorrection(posting) || !said || recordedAt) return false;
  const register = district.catalogue.registers.get(said.entry.register);
  return register?.transitions[said.statement.transition]?.opens !== undefined;
}

/** What follows from an entry, by the record as the entry leaves it. @throws Refusal said of the first entry's fields */
export function followOnsOf(
  district: District,
  viewer: Viewer,
  from: ReadPosting,
  effect: Effect,
  nextIndex: number,
): FollowOnPosting[] {
  if (!mayOpenElsewhere(district, from) || !from.said) return [];
  const { entry, statement } = from.said;
  const { registers } = district.catalogue;
  const register = registers.get(entry.register) as Register;
  const list = followingEntries(register, entry.record, statement, stateAfter(effect), registers);
  return list.map((following, place) =>
    inFollowOn({ from, following, place }, () => {
      const other = registers.get(following.entry.register) as Register;
      const record = newRecordId(other, statement.occurredOn);
      const posting = {
        ...following.entry,
        record,
        ...(from.reason === null ? {} : { reason: from.reason }),
      };
      return { read: readPosting(district, viewer, posting, nextIndex + place), following, from, place };
    }),
  );
}

/**
 * Plans what follows from an entry. The declaration says in whose unit the new record lies, so that whoever may record in
 * that register at all need not reach the unit: what is decided is assigned to whom it concerns.
 * @throws Refusal not-permitted and what else stands against it, said of the first entry's fields
 */
export async function planFollowOn(
  db: Queryable,
  district: District,
  viewer: Viewer,
  followOn: FollowOnPosting,
  earlier: readonly ReadPosting[],
): Promise<Plan> {
  const { read } = followOn;
  const said = read.said as NonNullable<typeof read.said>;
  const register = district.catalogue.registers.get(said.entry.register) as Register;
  return inFollowOn(followOn, async () => {
    openableParts(viewer, register, said.entry.transition);
    await checkReferences(db, district, [...earlier, read], undefined, earlier.length);
    const plan = planAtEnd({ register, record: said.entry.record }, nothing, said.statement);
    // What is opened is asked about as if it were opened by hand; the reason of the entry answers for both.
    demandAnswered(register, plan.movements[0] as Planned, read.reason);
    return plan;
  });
}

/** Says what stands against a following entry of the entry that it follows from. */
function inFollowOn<T>(about: Pick<FollowOnPosting, 'from' | 'following' | 'place'>, work: () => T): T {
  const said = (error: unknown) => {
    if (!(error instanceof Refusal)) return error;
    const { from, following, place } = about;
    const field = error.field?.replace(/^postings\[\d+\]\.?/, '');
    const source = sourceOfFault(following.declared, field);
    const at = source ?? ['opens', place, field].filter((part) => part !== undefined).join('.');
    return new Refusal(error.code, error.details, `postings[${from.index}].${at}`);
  };
  try {
    const done = work();
    return done instanceof Promise
      ? (done.catch((error: unknown) => {
          throw said(error);
        }) as T)
      : done;
  } catch (error) {
    throw said(error);
  }
}

/** What somebody looks at before it is recorded. */
export interface PlannedFollowOn {
  readonly register: Register;
  readonly transition: string;
  readonly after: RecordState;
}

/** Plans all that follows from an entry, without writing. @throws Refusal */
export async function planFollowOns(
  db: Queryable,
  district: District,
  viewer: Viewer,
  from: ReadPosting,
  effect: Effect,
): Promise<PlannedFollowOn[]> {
  const planned: PlannedFollowOn[] = [];
  for (const followOn of followOnsOf(district, viewer, from, effect, 1)) {
    const { state } = await planFollowOn(db, district, viewer, followOn, [from]);
    const { declared } = followOn.following;
    const register = district.catalogue.registers.get(declared.register) as Register;
    planned.push({ register, transition: declared.transition, after: state });
  }
  return planned;
}
