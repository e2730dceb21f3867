import { allowsEntry, hasDuty, reachOf, unitsHeld, type Viewer } from '@taizhang/access';
import { fieldsOfKind, parseText, Refusal, type Register } from '@taizhang/definition';
import { type Entry, readEntry, type Statement } from '@taizhang/ledger';
import { type District, dayIn, demand } from './district.ts';

/** History brought in from elsewhere says itself when and by whom it was recorded; that needs the duty import-history. */
export interface Recorded {
  readonly recordedAt?: string;
  readonly recordedBy?: string;
}

/** 更正: the movement in force of an entry is taken back and, unless `with` is null, said again. */
export interface Correction extends Recorded {
  readonly corrects: number;
  readonly with: Entry | null;
  readonly reason: string;
}

export type Posting = (Entry & Recorded) | Correction;

/** What a client asks to be posted: all of it or nothing, once for each key. */
export interface PostRequest {
  /** Chosen by the client, new for every request, the same when it repeats one. */
  readonly key: string;
  readonly postings: readonly Posting[];
}

export const isCorrection = (posting: Posting): posting is Correction => 'corrects' in posting;

/** A posting read against the registers, before any record is looked at. */
export interface ReadPosting {
  readonly posting: Posting;
  readonly index: number;
  readonly said: {
    readonly entry: Entry;
    readonly statement: Statement;
    readonly personal: Record<string, string | null>;
  } | null;
  readonly recordedAt: Date | null;
  readonly recordedBy: string | null;
  readonly reason: string | null;
  readonly evidence: string[] | null;
}

/** Where one posting of a request went. */
export interface Posted {
  readonly register: string;
  readonly record: string;
  /** The entry's movement (for a mere reversal, the reversing one). */
  readonly seq: number;
}

export interface PostResponse {
  readonly key: string;
  readonly posted: readonly Posted[];
  /** How many movements were written, reversals and restatements included. */
  readonly movements: number;
}

const mostPostings = 5000;
const mostEvidence = 100;

/** Reads a request's postings. @throws Refusal with the field `postings[i].…` */
export function readRequest(district: District, viewer: Viewer, request: PostRequest): ReadPosting[] {
  if (typeof request.key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(request.key))
    throw new Refusal(
      'malformed-request',
      {
        reason: {
          zh: '请求编号须为 1 至 200 个可见的 ASCII 字符',
          en: 'the request key must be 1 to 200 visible ASCII characters',
        },
      },
      'key',
    );
  if (request.postings.length > mostPostings)
    throw new Refusal('too-many-entries', { limit: mostPostings }, 'postings');
  return request.postings.map((posting, index) =>
    within(index, () => readPosting(district, viewer, posting, index)),
  );
}

/** Reads one posting. @throws Refusal with the field as the posting has it */
export function readPosting(
  district: District,
  viewer: Viewer,
  posting: Posting,
  index: number,
): ReadPosting {
  if (posting.recordedAt !== undefined || posting.recordedBy !== undefined) demand(viewer, 'import-history');
  const { recordedAt, recordedBy, reason } = readNotes(posting);
  const entry = isCorrection(posting) ? posting.with : posting;
  if (isCorrection(posting)) {
    if (reason === null) throw new Refusal('missing-reason', {}, 'reason');
    if (!Number.isSafeInteger(posting.corrects))
      throw new Refusal('unknown-movement', { movement: String(posting.corrects) }, 'corrects');
    // Null says that nothing takes its place; leaving it out says nothing.
    if (typeof posting.with !== 'object') throw new Refusal('missing-value', {}, 'with');
  }
  const evidence = entry && readEvidence(entry);
  const said = entry && readSaid(district, viewer, entry);
  // Written out, as in all that is made for every posting: copying one object into another takes twice as long.
  return { posting, index, said, recordedAt, recordedBy, reason, evidence };
}

/** Free text of a posting; blank is none. */
function readNote(field: string, input: unknown, limit: number): string | null {
  if (input === undefined || input === null || (typeof input === 'string' && input.trim() === ''))
    return null;
  return below(field, () => parseText(input, limit));
}

function readNotes(posting: Posting) {
  return {
    recordedAt:
      posting.recordedAt === undefined ? null : below('recordedAt', () => readInstant(posting.recordedAt)),
    recordedBy: readNote('recordedBy', posting.recordedBy, 200),
    reason: readNote('reason', posting.reason, 2000),
  };
}

/** A moment says its zone: without one it would be another moment on another machine. */
function readInstant(input: unknown): Date {
  const shape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
  const instant = new Date(typeof input === 'string' && shape.test(input) ? input : Number.NaN);
  if (Number.isNaN(instant.getTime())) throw new Refusal('impossible-instant');
  return instant;
}

function readEvidence(entry: Entry): string[] | null {
  const { evidence } = entry;
  if (evidence === undefined) return null;
  if (!Array.isArray(evidence))
    throw new Refusal('wrong-type', { expected: { zh: '名称列表', en: 'a list of names' } }, 'evidence');
  if (evidence.length > mostEvidence)
    throw new Refusal('too-many-entries', { limit: mostEvidence }, 'evidence');
  return evidence.map((name, i) => below(`evidence[${i}]`, () => parseText(name, 300)));
}

function readSaid(district: District, viewer: Viewer, entry: Entry): NonNullable<ReadPosting['said']> {
  const register = district.catalogue.registers.get(entry.register);
  if (!register) throw new Refusal('unknown-register', { register: entry.register }, 'register');
  if (typeof entry.record !== 'string' || !/^[\p{L}\p{N}][\p{L}\p{N}._:/()-]{0,79}$/u.test(entry.record))
    throw new Refusal(
      'malformed-request',
      { reason: { zh: '记录编号不对', en: 'not an id of a record' } },
      'record',
    );
  const { statement, personal } = readEntry(register, entry);
  demandUnit(viewer, register, entry.transition);
  readPlace(district, entry, statement.occurredOn);
  readUnits(district, register, statement);
  return { entry, statement, personal };
}

/**
 * What a unit alone may do, whoever reaches the record.
 * @param responsible the unit of the record, once that is known
 * @throws Refusal not-permitted
 */
export function demandUnit(
  viewer: Viewer,
  register: Register,
  transition: string,
  responsible: string | null = null,
): void {
  const declared = transitionIn(register, transition);
  const at = unitOf(declared?.at, responsible);
  if (!declared || !at || holdsPostAt(viewer, at)) return;
  const unit = viewer.tree.units.get(at)?.title ?? { zh: at, en: at };
  const right = {
    zh: `${declared.title.zh}（由${unit.zh}办理）`,
    en: `${declared.title.en} (done by the ${unit.en})`,
  };
  throw new Refusal('not-permitted', { right }, 'transition');
}

const transitionIn = ({ transitions }: Register, id: string) =>
  Object.hasOwn(transitions, id) ? transitions[id] : undefined;

/** To which unit a transition is left; null: to none, or that is not known before the record is. */
const unitOf = (at: string | undefined, responsible: string | null): string | null =>
  at === 'own' ? responsible : (at ?? null);

/**
 * Whether a transition is left to the viewer’s unit, and is among those by which he may record.
 * @param responsible the unit of the record; null: not known
 */
export function mayTake(
  viewer: Viewer,
  register: Register,
  transition: string,
  responsible: string | null = null,
): boolean {
  const at = unitOf(transitionIn(register, transition)?.at, responsible);
  return (
    (at === null || holdsPostAt(viewer, at)) &&
    reachOf(viewer, 'record', register.id).some((part) => allowsEntry(part, transition))
  );
}

/** Whether somebody acts for a unit. What brings in history or posts as a program acts for all. */
export const holdsPostAt = (viewer: Viewer, unit: string): boolean =>
  unitsHeld(viewer).includes(unit) || hasDuty(viewer, 'import-history') || hasDuty(viewer, 'post-directly');

/** The unit and the sub-district that an entry names. @throws Refusal unknown-unit, closed-unit, unknown-street */
function readPlace({ tree }: District, { unit, street }: Entry, occurredOn: string): void {
  if (unit !== undefined) checkUnit(tree, unit, occurredOn, 'unit');
  if (street !== undefined && street !== null && tree.units.get(street)?.kind !== 'street')
    throw new Refusal('unknown-street', { street }, 'street');
}

/** The units that an entry's fields name. @throws Refusal unknown-unit, closed-unit */
function readUnits({ tree }: District, register: Register, { set, occurredOn }: Statement): void {
  for (const id of fieldsOfKind(register, 'unit')) {
    const unit = set[id] ?? null;
    if (unit !== null) checkUnit(tree, String(unit), occurredOn, `set.${id}`);
  }
}

function checkUnit(tree: District['tree'], unit: string, occurredOn: string, at: string): void {
  const found = tree.units.get(unit);
  if (!found) throw new Refusal('unknown-unit', { unit }, at);
  const { closedOn = null, title } = found;
  if (closedOn !== null && occurredOn > closedOn)
    throw new Refusal('closed-unit', { unit: title, closedOn }, at);
}

function below<T>(field: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof Refusal ? error.at(field) : error;
  }
}

/** Runs `work` and says of its refusal which posting it is about. */
export function within<T>(index: number, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof Refusal ? error.at(`postings[${index}]`) : error;
  }
}

/** What stands against a posting at this moment: the future, and closed periods. @throws Refusal */
export function checkDay(
  district: District,
  viewer: Viewer,
  occurredOn: string,
  recordedAt: Date,
  closedThrough: string | null,
): void {
  const today = dayIn(district.timeZone, recordedAt);
  if (occurredOn > today) throw new Refusal('future-day', { today }, 'occurredOn');
  if (closedThrough !== null && occurredOn <= closedThrough && !hasDuty(viewer, 'correct-closed'))
    throw new Refusal('closed-period', { through: closedThrough }, 'occurredOn');
}
