import { Refusal, type Register } from '@taizhang/definition';
import { nothing, type Plan, type Planned, planAtEnd, type RecordState } from '@taizhang/ledger';
import { autocommit, type Pool, sqlState } from './database.ts';
import { type Actor, type District, dayIn, ledgerLock, startOfDay } from './district.ts';
import { statedOf, titleOfRecord } from './movement-row.ts';
import { placeOf } from './record-in-hand.ts';
import { inLine } from './record-line.ts';
import { referencesOf } from './references.ts';
import { isCorrection, type PostResponse, type ReadPosting } from './request.ts';

/** Where a record's timeline ends, as somebody read it or left it. */
export interface RecordEnd {
  readonly state: RecordState;
  readonly openedOn: string | null;
  readonly lastOccurredOn: string | null;
  /** When its last movement was recorded, and that movement's number. */
  readonly updatedAt: Date;
  readonly lastSeq: number;
}

/** A request that was read, and the fingerprint of its content. */
export interface Asked {
  readonly key: string;
  readonly content: Buffer;
  readonly postings: readonly ReadPosting[];
}

/** A single entry without personal data. */
type Said = ReadPosting & { readonly said: NonNullable<ReadPosting['said']> };

const isSingleEntry = (postings: readonly ReadPosting[]): postings is readonly [Said] =>
  postings.length === 1 &&
  postings.every(
    ({ posting, said }) => said && !isCorrection(posting) && Object.keys(said.personal).length === 0,
  );

/**
 * The common way of posting: plans one entry on what is read of its record without a lock, and writes it in one
 * statement that holds only if everything is still as it was read.
 * @returns null when it is no common case, when something has changed meanwhile, or when something stands against it:
 *   nothing was written then, and `PostingSession` decides
 */
export async function postAtEnd(
  pool: Pool,
  district: District,
  actor: Actor,
  asked: Asked,
): Promise<PostResponse | null> {
  const { key, content, postings } = asked;
  if (!isSingleEntry(postings)) return null;
  const [read] = postings;
  const { register: id, record } = read.said.entry;
  const register = district.catalogue.registers.get(id) as Register;
  return inLine(pool, `${district.id}/${id}/${record}`, async (left) => {
    const before = left ?? (opens(register, read) ? null : await readEnd(pool, district, id, record));
    const plan = planFor(district, register, read, before);
    const planned = plan?.movements[0];
    const written =
      planned && (await write(pool, { district, actor, register, key, content, read, before, planned }));
    if (!written) return { result: null, end: null };
    const { seq, recorded_at: updatedAt } = written;
    const { state } = plan;
    const day = planned.occurredOn;
    return {
      result: { key, posted: [{ register: id, record, seq }], movements: 1 },
      end: { state, openedOn: before?.openedOn ?? day, lastOccurredOn: day, updatedAt, lastSeq: seq },
    };
  });
}

/** Whether a posting opens its record, which then is not looked for: if there is one, writing will tell. */
function opens(register: Register, { said }: Said): boolean {
  const { transition } = said.entry;
  return Object.hasOwn(register.transitions, transition) && !register.transitions[transition]?.from;
}

/** The plan, or null when the entry does not go to the end or anything stands against it. */
function planFor(district: District, register: Register, read: Said, before: RecordEnd | null): Plan | null {
  const { statement, entry } = read.said;
  if (before?.lastOccurredOn && statement.occurredOn < before.lastOccurredOn) return null;
  if (read.recordedAt) {
    if (before && read.recordedAt < before.updatedAt) return null;
    if (statement.occurredOn > dayIn(district.timeZone, read.recordedAt)) return null;
  }
  try {
    return planAtEnd({ register, record: entry.record }, before?.state ?? nothing, statement);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

interface EndRow {
  stage: string | null;
  unit: string | null;
  street: string | null;
  attributes: RecordState['attributes'];
  holdings: RecordState['holdings'];
  opened_on: string | null;
  last_occurred_on: string | null;
  updated_at: Date;
  last_seq: number;
}

async function readEnd(
  pool: Pool,
  district: District,
  register: string,
  record: string,
): Promise<RecordEnd | null> {
  const [row] = await autocommit<EndRow>(pool, {
    name: 'record-end',
    text: `select stage, unit, street, attributes, holdings, opened_on, last_occurred_on, updated_at, last_seq
             from record where district = $1 and register = $2 and id = $3`,
    values: [district.id, register, record],
  });
  if (!row) return null;
  const { opened_on, last_occurred_on, updated_at, last_seq, ...state } = row;
  return {
    state,
    openedOn: opened_on,
    lastOccurredOn: last_occurred_on,
    updatedAt: updated_at,
    lastSeq: last_seq,
  };
}

interface Writing {
  readonly district: District;
  readonly actor: Actor;
  readonly register: Register;
  readonly key: string;
  readonly content: Buffer;
  readonly read: Said;
  readonly before: RecordEnd | null;
  readonly planned: Planned;
}

const postAtEndSql = `select * from post_at_end(${Array.from({ length: 29 }, (_, i) => `$${i + 1}`).join(', ')})`;

/** Writes in one statement that is a transaction of its own. @returns null when something is not as it was read */
async function write(pool: Pool, writing: Writing): Promise<{ seq: number; recorded_at: Date } | null> {
  try {
    const [row] = await autocommit<{ seq: number | null; recorded_at: Date }>(pool, {
      name: 'post-at-end',
      text: postAtEndSql,
      values: valuesOf(writing),
    });
    return row && row.seq !== null ? { seq: row.seq, recorded_at: row.recorded_at } : null;
  } catch (error) {
    // The same key or the same new record by somebody else at this moment, or two requests that waited for each other.
    const [uniqueViolation, deadlock] = ['23505', '40P01'];
    if ([uniqueViolation, deadlock].includes(sqlState(error) ?? '')) return null;
    throw error;
  }
}

/** The parameters of `post_at_end`, in its order. */
function valuesOf({ district, actor, register, key, content, read, before, planned }: Writing): unknown[] {
  const references = referencesOf(district, [read]);
  const day = planned.occurredOn;
  const { record, attributes } = planned;
  return [
    district.id,
    ledgerLock,
    key,
    content,
    read.recordedBy ?? actor.id,
    actor.rights.has('correct-closed') ? null : day,
    read.recordedAt ? null : startOfDay(district.timeZone, day).toISOString(),
    read.recordedAt,
    before && before.lastSeq,
    planned.register,
    record,
    planned.transition,
    planned.stageFrom,
    planned.stageTo,
    day,
    planned.unit,
    planned.street,
    JSON.stringify(attributes),
    jsonOrNull(planned.prior),
    JSON.stringify(planned.amounts),
    JSON.stringify(planned.holdings),
    jsonOrNull(statedOf(planned.stated, planned)),
    read.reason,
    read.evidence,
    titleOfRecord(register, record, attributes),
    placeOf(register, attributes),
    before?.openedOn ?? day,
    references.length > 0 ? references.map((r) => r.register) : null,
    references.length > 0 ? references.map((r) => r.record) : null,
  ];
}

const jsonOrNull = (value: object | null): string | null => (value === null ? null : JSON.stringify(value));
