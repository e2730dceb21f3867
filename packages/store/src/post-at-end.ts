import { hasDuty, type Viewer } from '@taizhang/access';
import { Refusal, type Register } from '@taizhang/definition';
import { demandAnswered, nothing, opens, type Plan, type Planned, planAtEnd } from '@taizhang/ledger';
import { type Client, connected, type Pool, sqlState } from './database.ts';
import { type District, ledgerLock, startOfDay } from './district.ts';
import { mayOpenElsewhere } from './follow-on.ts';
import { mayWait } from './going-on.ts';
import { statedOf, titleOfRecord } from './movement-row.ts';
import { mayMoveOthers } from './moves.ts';
import { oneValue } from './one-value.ts';
import {
  type Circumstances,
  findRecordEnd,
  type KnownEnd,
  type RecordEnd,
  type RememberedEnds,
  readGround,
} from './record-ends.ts';
import { inLockOrder, placeOf } from './record-in-hand.ts';
import { mayBeReferredTo, type Reference, referencesOf } from './references.ts';
import { demandUnit, isCorrection, type PostResponse, type ReadPosting } from './request.ts';
import { demandStaysWithin, openableParts, unknownRecord, writableParts } from './write-access.ts';

/** A request of one entry without personal data. */
export interface SingleEntry {
  readonly key: string;
  /** The fingerprint of what was asked; taken when it is asked for. */
  readonly content: () => Buffer;
  readonly district: District;
  readonly viewer: Viewer;
  readonly register: Register;
  /** The record, and its name among those of all registers. */
  readonly record: string;
  readonly name: string;
  readonly read: ReadPosting;
  readonly said: NonNullable<ReadPosting['said']>;
  readonly references: readonly Reference[];
}

export function singleEntry(
  district: District,
  viewer: Viewer,
  { key, content, postings }: { key: string; content: () => Buffer; postings: readonly ReadPosting[] },
): SingleEntry | null {
  const [read] = postings;
  if (postings.length !== 1 || !read?.said || isCorrection(read.posting)) return null;
  if (Object.keys(read.said.personal).length > 0) return null;
  if (mayOpenElsewhere(district, read) || mayMoveOthers(district, read)) return null;
  const { register, record } = read.said.entry;
  // What must be unique is looked for under a lock of its own, which only the long way takes.
  const declared = district.catalogue.registers.get(register);
  if (!declared || declared.unique || mayWait(district, declared)) return null;
  if (district.examiner?.concerns(declared)) return null;
  const references = referencesOf(district, postings);
  // So is what must be true of a record that is referred to: its fields are read there.
  if (references.some(({ where }) => where)) return null;
  return {
    key,
    content,
    district,
    viewer,
    register: declared,
    record,
    name: `${register}/${record}`,
    read,
    said: read.said,
    references,
  };
}

/** A record that is written to: its last movement before, and its end after what was planned so far. */
interface RecordPlan {
  readonly register: Register;
  readonly id: string;
  /** Its end before; null for a record that is new. */
  readonly before: KnownEnd | null;
  readonly end: RecordEnd;
  /** Its last movement's place among those planned. */
  readonly at: number;
}

interface Together {
  readonly movements: { readonly planned: Planned; readonly entry: SingleEntry }[];
  readonly records: Map<string, RecordPlan>;
}

/**
 * The common way of posting: plans entries at the ends of their records on what is read without a lock, or remembered,
 * and writes them in one statement that holds only if everything is still as it was.
 * @returns for each request its answer, or null when nothing of it was written: it goes no common way, something has
 *   changed meanwhile, or something stands against it, which only who holds the record can say
 */
export const postAtEnds = (
  pool: Pool,
  district: string,
  remembered: RememberedEnds,
  entries: readonly SingleEntry[],
): Promise<(PostResponse | null)[]> =>
  connected(pool, (client) => attempt(client, district, remembered, entries, new Set()));

/** @param readAfresh names of records whose ends are not to be taken from memory */
async function attempt(
  client: Client,
  district: string,
  remembered: RememberedEnds,
  entries: readonly SingleEntry[],
  readAfresh: ReadonlySet<string>,
): Promise<(PostResponse | null)[]> {
  const ground = await groundOf(client, district, remembered, entries, readAfresh);
  const together: Together = { movements: [], records: new Map() };
  const places = entries.map((entry) => add(together, entry, ground));
  const outcome = together.movements.length > 0 ? await write(client, district, together) : null;
  if (outcome && 'movedOn' in outcome) {
    for (const name of outcome.movedOn) remembered.forget(name);
    // What was remembered only is read. What was just read is held by somebody: entries about it go the long way.
    const further = entries.filter(({ name }) => !(outcome.movedOn.has(name) && readAfresh.has(name)));
    const afresh = new Set([...readAfresh, ...outcome.movedOn]);
    const answers = further.length > 0 ? await attempt(client, district, remembered, further, afresh) : [];
    const answered = new Map(further.map((entry, i) => [entry, answers[i]]));
    return entries.map((entry) => answered.get(entry) ?? null);
  }
  entries.forEach(({ name }, i) => {
    if (!outcome || places[i] === null) remembered.forget(name);
  });
  if (!outcome) return entries.map(() => null);
  remember(remembered, together, outcome);
  return places.map((place, i) => {
    if (place === null) return null;
    const { key, register, record } = entries[i] as SingleEntry;
    const seq = outcome.seqs[place] as number;
    return { key, posted: [{ register: register.id, record, seq }], movements: 1 };
  });
}

/** What the planning of some requests rests on. */
interface Ground {
  readonly ends: ReadonlyMap<string, KnownEnd>;
  /** Null: left to the writing to look at. A request that comes alone needs no telling it from its company. */
  readonly circumstances: Circumstances | null;
}

async function groundOf(
  client: Client,
  district: string,
  remembered: RememberedEnds,
  entries: readonly SingleEntry[],
  readAfresh: ReadonlySet<string>,
): Promise<Ground> {
  const ends = new Map<string, KnownEnd>();
  const unknown = new Map<string, SingleEntry>();
  for (const entry of entries) {
    const end = readAfresh.has(entry.name) ? undefined : remembered.get(entry.name);
    if (end) ends.set(entry.name, end);
    // A record that is to be opened is not looked for: if there is one, writing will tell.
    else if (!opens(entry.register, entry.said.entry.transition)) unknown.set(entry.name, entry);
  }
  if (entries.length === 1) {
    for (const [name, entry] of unknown) {
      const looking = findRecordEnd(client, district, entry);
      // The question is sent by now; the fingerprint is taken while the database looks.
      entry.content();
      const end = await looking;
      if (end) ends.set(name, end);
    }
    return { ends, circumstances: null };
  }
  const references = entries.flatMap((e) => e.references);
  const read = await readGround(client, district, [...unknown.values()], references);
  for (const [name, end] of read.ends) ends.set(name, end);
  return { ends, circumstances: read.circumstances };
}

/** Keeps where the records end now; not of history, whose moments of recording somebody states. */
function remember(remembered: RememberedEnds, { records, movements }: Together, written: Written): void {
  for (const [name, { end, at }] of records)
    if (movements[at]?.entry.read.recordedAt) remembered.forget(name);
    else
      remembered.keep(name, { ...end, updatedAt: written.recordedAt, lastSeq: written.seqs[at] as number });
}

/** Plans one more entry. @returns its movement's place, or null when it must go the long way */
function add({ movements, records }: Together, entry: SingleEntry, ground: Ground): number | null {
  const { name, register, record, said, read } = entry;
  const before = records.get(name);
  const known = ground.ends.get(name);
  const end = before?.end ?? known;
  if (!mayStand(entry, ground.circumstances) || !mayFollow(entry, end)) return null;
  const plan = planned(() => planWithin(entry, end));
  if (!plan) return null;
  const { occurredOn } = said.statement;
  records.set(name, {
    register,
    id: record,
    before: known ?? null,
    end: {
      state: plan.state,
      openedOn: end?.openedOn ?? occurredOn,
      lastOccurredOn: occurredOn,
      updatedAt: read.recordedAt,
      openedBy: end?.openedBy ?? recorderOf(entry),
    },
    at: movements.length,
  });
  return movements.push({ planned: plan.movements[0] as Planned, entry }) - 1;
}

/** Plans an entry that its viewer may write. @throws Refusal */
function planWithin(
  { viewer, register, record: id, said, ...entry }: SingleEntry,
  end: RecordEnd | undefined,
): Plan {
  const before = { register, id, state: end?.state ?? nothing, openedBy: end?.openedBy ?? null };
  const { transition } = said.entry;
  const parts = opens(register, transition)
    ? openableParts(viewer, register, transition)
    : writableParts(viewer, 'record', before, [transition], () => unknownRecord(id));
  if (before.state.stage !== null) demandUnit(viewer, register, transition, before.state.unit);
  const plan = planAtEnd({ register, record: id }, before.state, said.statement);
  if (!entry.read.recordedAt) demandAnswered(register, plan.movements[0] as Planned, entry.read.reason);
  const openedBy = before.openedBy ?? recorderOf({ viewer, ...entry });
  demandStaysWithin(parts, viewer, { register, id, state: plan.state, openedBy });
  return plan;
}

function planned(plan: () => Plan): Plan | null {
  try {
    return plan();
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** Whether nothing but its record may stand against an entry, as far as can be seen before writing. */
function mayStand(
  { district, viewer, said, read, references }: SingleEntry,
  circumstances: Circumstances | null,
): boolean {
  const { occurredOn } = said.statement;
  const now = Date.now();
  const recordedAt = read.recordedAt?.getTime() ?? now;
  if (recordedAt > now || recordedAt < startOfDay(district.timeZone, occurredOn).getTime()) return false;
  if (!circumstances) return true;
  const { closedThrough, editionKnownAt, standing } = circumstances;
  if (closedThrough && occurredOn <= closedThrough && !hasDuty(viewer, 'correct-closed')) return false;
  if (read.recordedAt && editionKnownAt && read.recordedAt <= editionKnownAt) return false;
  return references.every((r) => mayBeReferredTo(r, standing.get(`${r.register}/${r.record}`)));
}

/** Whether an entry goes to the end of its record, in time and in knowledge. */
function mayFollow({ said, read }: SingleEntry, end: RecordEnd | undefined): boolean {
  if (!end) return true;
  if (end.lastOccurredOn && said.statement.occurredOn < end.lastOccurredOn) return false;
  return !read.recordedAt || (end.updatedAt !== null && read.recordedAt >= end.updatedAt);
}

const postAtEndSql = 'select post_at_end($1, $2, $3)';

interface Written {
  readonly seqs: number[];
  readonly recordedAt: Date;
}

/** The names of records that are held by somebody, or have moved on since their ends were read. */
interface MovedOn {
  readonly movedOn: ReadonlySet<string>;
}

/**
 * Writes in a transaction of one statement.
 * @returns when nothing is written, which records are not as it was planned on, or null when something else is not
 */
async function write(
  client: Client,
  district: string,
  { movements, records }: Together,
): Promise<Written | MovedOn | null> {
  const list = inLockOrder(records);
  const entries = movements.map(({ entry }) => entry);
  const references = entries.flatMap((e) => e.references.map((r) => [r.register, r.record, r.stages]));
  const bound = entries.filter((e) => !hasDuty(e.viewer, 'correct-closed'));
  const stated = entries.flatMap(({ read }) => read.recordedAt ?? []);
  const begins = entries.flatMap(({ read, district: { timeZone }, said }) =>
    read.recordedAt ? [] : startOfDay(timeZone, said.statement.occurredOn),
  );
  try {
    const posting = [
      least(bound.map((e) => e.said.statement.occurredOn)),
      greatest(begins),
      least(stated),
      greatest(stated),
      list.map(recordList),
      movements.map(movementList),
      references,
    ];
    const posted = await oneValue(client, {
      name: 'post-at-end',
      text: postAtEndSql,
      values: [district, ledgerLock, JSON.stringify(posting)],
    });
    if (posted === null) return null;
    const numbers = posted.slice(1, -1).split(',').map(Number);
    if ((numbers[0] as number) < 0)
      return { movedOn: new Set(numbers.map((n) => nameOf(list[-n - 1] as RecordPlan))) };
    const [recordedAt, ...seqs] = numbers;
    return { recordedAt: new Date(recordedAt as number), seqs };
  } catch (error) {
    // The same key or the same new record by somebody else at this moment, or two that waited for each other.
    const [uniqueViolation, deadlock] = ['23505', '40P01'];
    if ([uniqueViolation, deadlock].includes(sqlState(error) ?? '')) return null;
    throw error;
  }
}

const least = <T extends string | Date>(list: readonly T[]): T | null =>
  list.reduce<T | null>((best, item) => (best === null || item < best ? item : best), null);
const greatest = <T extends string | Date>(list: readonly T[]): T | null =>
  list.reduce<T | null>((best, item) => (best === null || item > best ? item : best), null);

const nameOf = ({ register, id }: RecordPlan): string => `${register.id}/${id}`;

/** As `post_at_end` takes a record. */
const recordList = ({ register, id, at, before, end }: RecordPlan) => [
  register.id,
  id,
  at,
  titleOfRecord(register, id, end.state.attributes),
  placeOf(register, end.state.attributes),
  end.openedOn,
  end.openedBy,
  before?.lastSeq ?? null,
  before?.updatedAt ?? null,
];

const recorderOf = ({ read, viewer }: Pick<SingleEntry, 'read' | 'viewer'>): string =>
  read.recordedBy ?? viewer.account;

/** As `post_at_end` takes a movement. */
const movementList = ({ planned, entry }: Together['movements'][number]) => [
  entry.key,
  entry.content().toString('hex'),
  planned.register,
  planned.record,
  planned.transition,
  planned.stageFrom,
  planned.stageTo,
  planned.occurredOn,
  entry.read.recordedAt,
  recorderOf(entry),
  planned.unit,
  planned.street,
  planned.attributes,
  planned.prior,
  planned.amounts,
  planned.holdings,
  statedOf(planned.stated, planned),
  entry.read.reason,
  entry.read.evidence,
];
