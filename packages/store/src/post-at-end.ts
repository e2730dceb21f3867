import { hasDuty, type Viewer } from '@taizhang/access';
import { Refusal, type Register } from '@taizhang/definition';
import { nothing, opens, type Plan, type Planned, planAtEnd, type RecordState } from '@taizhang/ledger';
import { autocommit, type Pool, sqlState } from './database.ts';
import { type District, dayIn, ledgerLock, startOfDay } from './district.ts';
import { statedOf, titleOfRecord } from './movement-row.ts';
import { inLockOrder, placeOf } from './record-in-hand.ts';
import { type Reference, referencesOf } from './references.ts';
import { isCorrection, type PostResponse, type ReadPosting } from './request.ts';
import { demandStaysWithin, openableParts, unknownRecord, writableParts } from './write-access.ts';

/** A request of one entry without personal data. */
export interface SingleEntry {
  readonly key: string;
  readonly content: Buffer;
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
  { key, content, postings }: { key: string; content: Buffer; postings: readonly ReadPosting[] },
): SingleEntry | null {
  const [read] = postings;
  if (postings.length !== 1 || !read?.said || isCorrection(read.posting)) return null;
  if (Object.keys(read.said.personal).length > 0) return null;
  const { register, record } = read.said.entry;
  return {
    key,
    content,
    district,
    viewer,
    register: district.catalogue.registers.get(register) as Register,
    record,
    name: `${register}/${record}`,
    read,
    said: read.said,
    references: referencesOf(district, postings),
  };
}

/** Where a record's timeline ends. */
interface RecordEnd {
  readonly state: RecordState;
  readonly openedOn: string | null;
  readonly lastOccurredOn: string | null;
  /** When its last movement was recorded; null: at the moment of writing. */
  readonly updatedAt: Date | null;
  /** Who recorded the entry that opened it. */
  readonly openedBy: string | null;
}

/** A record that is written to: its last movement before, and its end after what was planned so far. */
interface RecordPlan {
  readonly register: Register;
  readonly id: string;
  /** Null for a record that is new. */
  readonly lastSeq: number | null;
  readonly end: RecordEnd;
  /** Its last movement's place among those planned. */
  readonly at: number;
}

interface Together {
  readonly movements: { readonly planned: Planned; readonly entry: SingleEntry }[];
  readonly records: Map<string, RecordPlan>;
}

/**
 * The common way of posting: plans entries at the ends of their records on what is read without a lock, and writes them
 * in one statement that holds only if everything is still as it was read.
 * @returns for each request its answer, or null when nothing of it was written: it goes no common way, something has
 *   changed meanwhile, or something stands against it, which only who holds the record can say
 */
export async function postAtEnds(
  pool: Pool,
  district: string,
  entries: readonly SingleEntry[],
): Promise<(PostResponse | null)[]> {
  const ground = await readGround(pool, district, entries);
  const together: Together = { movements: [], records: new Map() };
  const places = entries.map((entry) => add(together, entry, ground));
  const seqs = together.movements.length > 0 ? await write(pool, district, together) : null;
  return places.map((place, i) => {
    if (place === null || seqs === null) return null;
    const { key, register, record } = entries[i] as SingleEntry;
    return { key, posted: [{ register: register.id, record, seq: seqs[place] as number }], movements: 1 };
  });
}

/** What the planning of some requests rests on. */
interface Ground {
  readonly ends: ReadonlyMap<string, RecordEnd & { readonly lastSeq: number }>;
  readonly closedThrough: string | null;
  readonly editionKnownAt: Date | null;
  readonly standing: ReadonlySet<string>;
}

interface EndRow extends RecordState {
  readonly register: string;
  readonly id: string;
  readonly opened_on: string | null;
  readonly last_occurred_on: string | null;
  readonly updated_at: string;
  readonly opened_by: string | null;
  readonly last_seq: number;
}

// One index look-up a record, whatever the planner thinks of the table's size.
const groundSql = `
  select (select max(through) from period_close where district = $1) as closed_through,
         (select max(known_at) from edition where district = $1) as edition_known_at,
         (select json_agg(l) from unnest($2::text[], $3::text[]) as s (register, id)
           cross join lateral (
             select r.register, r.id, r.stage, r.unit, r.street, r.attributes, r.holdings, r.opened_on,
                    r.last_occurred_on, r.updated_at, r.opened_by, r.last_seq
               from record r where r.district = $1 and r.register = s.register and r.id = s.id limit 1) l) as records,
         array(select s.register || '/' || s.id from unnest($4::text[], $5::text[]) as s (register, id)
           cross join lateral (
             select from record r
              where r.district = $1 and r.register = s.register and r.id = s.id and r.stage is not null limit 1) l)
           as standing`;

async function readGround(pool: Pool, district: string, entries: readonly SingleEntry[]): Promise<Ground> {
  // A record that is to be opened is not looked for: if there is one, writing will tell.
  const subjects = [
    ...new Map(
      entries.filter((e) => !opens(e.register, e.said.entry.transition)).map((e) => [e.name, e] as const),
    ).values(),
  ];
  const references = entries.flatMap((e) => e.references);
  const [row] = await autocommit<{
    closed_through: string | null;
    edition_known_at: Date | null;
    records: EndRow[] | null;
    standing: string[];
  }>(pool, {
    name: 'posting-ground',
    text: groundSql,
    values: [
      district,
      subjects.map((e) => e.register.id),
      subjects.map((e) => e.record),
      references.map((r) => r.register),
      references.map((r) => r.record),
    ],
  });
  const ends = (row?.records ?? []).map(
    ({ register, id, opened_on, last_occurred_on, updated_at, opened_by, last_seq, ...state }) =>
      [
        `${register}/${id}`,
        {
          state,
          openedOn: opened_on,
          lastOccurredOn: last_occurred_on,
          updatedAt: new Date(updated_at),
          openedBy: opened_by,
          lastSeq: last_seq,
        },
      ] as const,
  );
  return {
    ends: new Map(ends),
    closedThrough: row?.closed_through ?? null,
    editionKnownAt: row?.edition_known_at ?? null,
    standing: new Set(row?.standing),
  };
}

/** Plans one more entry. @returns its movement's place, or null when it must go the long way */
function add({ movements, records }: Together, entry: SingleEntry, ground: Ground): number | null {
  const { name, register, record, said, read } = entry;
  const before = records.get(name);
  const known = ground.ends.get(name);
  const end = before?.end ?? known;
  if (!mayStand(entry, ground) || !mayFollow(entry, end)) return null;
  const plan = planned(() => planWithin(entry, end));
  if (!plan) return null;
  const { occurredOn } = said.statement;
  records.set(name, {
    register,
    id: record,
    lastSeq: known?.lastSeq ?? null,
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
  const parts = opens(register, said.entry.transition)
    ? openableParts(viewer, register)
    : writableParts(viewer, 'record', before, () => unknownRecord(id));
  const plan = planAtEnd({ register, record: id }, before.state, said.statement);
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
function mayStand({ district, viewer, said, read, references }: SingleEntry, ground: Ground): boolean {
  const { occurredOn } = said.statement;
  const recordedAt = read.recordedAt ?? new Date();
  const { closedThrough, editionKnownAt } = ground;
  if (occurredOn > dayIn(district.timeZone, recordedAt)) return false;
  if (closedThrough && occurredOn <= closedThrough && !hasDuty(viewer, 'correct-closed')) return false;
  if (
    read.recordedAt &&
    (recordedAt.getTime() > Date.now() || (editionKnownAt && recordedAt <= editionKnownAt))
  )
    return false;
  return references.every((r) => ground.standing.has(`${r.register}/${r.record}`));
}

/** Whether an entry goes to the end of its record, in time and in knowledge. */
function mayFollow({ said, read }: SingleEntry, end: RecordEnd | undefined): boolean {
  if (!end) return true;
  if (end.lastOccurredOn && said.statement.occurredOn < end.lastOccurredOn) return false;
  return !read.recordedAt || (end.updatedAt !== null && read.recordedAt >= end.updatedAt);
}

const postAtEndSql = 'select * from post_at_end($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)';

/** Writes in a transaction of one statement. @returns the numbers, or null when something is not as it was read */
async function write(
  pool: Pool,
  district: string,
  { movements, records }: Together,
): Promise<number[] | null> {
  const list = inLockOrder(records);
  const entries = movements.map(({ entry }) => entry);
  const references = entries.flatMap((e) => e.references.map((r) => [r.register, r.record]));
  const bound = entries.filter((e) => !hasDuty(e.viewer, 'correct-closed'));
  const stated = entries.flatMap(({ read }) => read.recordedAt ?? []);
  const begins = entries.flatMap(({ read, district: { timeZone }, said }) =>
    read.recordedAt ? [] : startOfDay(timeZone, said.statement.occurredOn),
  );
  try {
    const [row] = await autocommit<{ seqs: number[] | null }>(pool, {
      name: 'post-at-end',
      text: postAtEndSql,
      values: [
        district,
        ledgerLock,
        least(bound.map((e) => e.said.statement.occurredOn)),
        greatest(begins),
        least(stated),
        greatest(stated),
        list.filter((record) => record.lastSeq !== null).length,
        JSON.stringify(list.map(recordList)),
        JSON.stringify(movements.map(movementList)),
        references.length > 0 ? JSON.stringify(references) : null,
      ],
    });
    return row?.seqs ?? null;
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

/** As `post_at_end` takes a record. */
const recordList = ({ register, id, at, lastSeq, end }: RecordPlan) => [
  register.id,
  id,
  at,
  lastSeq,
  titleOfRecord(register, id, end.state.attributes),
  placeOf(register, end.state.attributes),
  end.openedOn,
  end.openedBy,
];

const recorderOf = ({ read, viewer }: Pick<SingleEntry, 'read' | 'viewer'>): string =>
  read.recordedBy ?? viewer.account;

/** As `post_at_end` takes a movement. */
const movementList = ({ planned, entry }: Together['movements'][number]) => {
  const { key, content, read } = entry;
  return [
    key,
    content.toString('hex'),
    planned.register,
    planned.record,
    planned.transition,
    planned.stageFrom,
    planned.stageTo,
    planned.occurredOn,
    read.recordedAt,
    recorderOf(entry),
    planned.unit,
    planned.street,
    planned.attributes,
    planned.prior,
    planned.amounts,
    planned.holdings,
    statedOf(planned.stated, planned),
    read.reason,
    read.evidence,
  ];
};
