import type { Viewer } from '@taizhang/access';
import { type Move, Refusal, type Register, registerMoved } from '@taizhang/definition';
import {
  type Effect,
  movedEntry,
  movesOf,
  type Plan,
  planAtEnd,
  planInsert,
  type RecordState,
  type Standing,
  stateAfter,
} from '@taizhang/ledger';
import { Binder, type Queryable } from './database.ts';
import type { District } from './district.ts';
import { mayOpenElsewhere } from './follow-on.ts';
import { waiting } from './plan-entry.ts';
import { checkReferences } from './references.ts';
import { isCorrection, type ReadPosting, readPosting } from './request.ts';
import { scopeSql } from './scope-sql.ts';
import { timelineInForce } from './work/standing-record.ts';

/** A record that is moved on with another. */
export interface Target {
  readonly register: string;
  readonly record: string;
}

/** What is moved with an entry: by which declaration, from which record as the entry leaves it. */
export interface Moving {
  readonly move: Move;
  /** Its place among the moves that the transition declares. */
  readonly place: number;
  readonly from: ReadPosting;
  readonly record: string;
  readonly register: Register;
  readonly after: RecordState;
}

/** A record that an entry moves is another than when the request's records were locked: once more from the start. */
export class MovedMeanwhile extends Error {}

/** Whether an entry moves other records. As with what it opens: no correction does, and no history. */
export function mayMoveOthers(district: District, { posting, said, recordedAt }: ReadPosting): boolean {
  if (isCorrection(posting) || !said || recordedAt) return false;
  const register = district.catalogue.registers.get(said.entry.register);
  return register?.transitions[said.statement.transition]?.moves !== undefined;
}

/** Whether an entry does anything beyond its own record. */
export const goesFurther = (district: District, read: ReadPosting): boolean =>
  mayOpenElsewhere(district, read) || mayMoveOthers(district, read);

/** What an entry moves, by the record as the entry leaves it. */
export function movingsOf(district: District, from: ReadPosting, effect: Effect): Moving[] {
  if (!mayMoveOthers(district, from) || !from.said) return [];
  const { register: id, record } = from.said.entry;
  const register = district.catalogue.registers.get(id) as Register;
  const after = stateAfter(effect);
  return movesOf(register, from.said.statement.transition, after).map(({ move, place }) => ({
    move,
    place,
    from,
    record,
    register,
    after,
  }));
}

/**
 * The records that a request may move beside those that it names, as things stand before anything is locked, so that all
 * can be locked together. Whether they are still those is seen again under the locks.
 */
export async function movedAhead(
  db: Queryable,
  district: District,
  postings: readonly ReadPosting[],
): Promise<Target[]> {
  const found: Target[] = [];
  for (const read of postings) {
    if (!mayMoveOthers(district, read) || !read.said) continue;
    const { register: id, record } = read.said.entry;
    const register = district.catalogue.registers.get(id) as Register;
    const { rows } = await db.query<{ attributes: RecordState['attributes'] }>(
      'select attributes from record where district = $1 and register = $2 and id = $3',
      [district.id, id, record],
    );
    const attributes = { ...rows[0]?.attributes, ...read.said.statement.set };
    for (const move of register.transitions[read.said.statement.transition]?.moves ?? [])
      found.push(...(await targetsOf(db, district, { register, record, attributes }, move)));
  }
  return found;
}

/** The records that a move is about, in the order of their ids. */
export async function targetsOf(
  db: Queryable,
  district: District,
  from: {
    readonly register: Register;
    readonly record: string;
    readonly attributes: Readonly<Record<string, unknown>>;
  },
  { which, ...move }: Move,
): Promise<Target[]> {
  const other = registerMoved(from.register, { which, ...move }, district.catalogue.registers);
  if (!other) return [];
  const named = from.attributes['named' in which ? which.named : 'beside' in which ? which.beside : ''];
  if ('named' in which) return typeof named === 'string' ? [{ register: other.id, record: named }] : [];
  const [by, at] = 'beside' in which ? [which.beside, named] : [which.by, from.record];
  if (typeof at !== 'string') return [];
  const { rows } = await db.query<{ id: string }>(
    `select id from record
      where district = $1 and register = $2 and stage = any($3) and attributes @> jsonb_build_object($4::text, $5::text)
        and ($2 <> $6 or id <> $7)
      order by id`,
    [district.id, other.id, which.stages, by, at, from.register.id, from.record],
  );
  return rows.map(({ id }) => ({ register: other.id, record: id }));
}

/** A record that is moved, as it stands. */
export interface Movable {
  readonly register: Register;
  readonly id: string;
  readonly state: RecordState;
  readonly lastOccurredOn: string | null;
  readonly timeline: Standing[] | null;
}

/**
 * Plans the entry by which a record is moved. The declaration is what permits it: whoever may do the first entry does all
 * that it says, or nothing.
 * @throws Refusal what stands against it, said of the first entry’s fields
 */
export async function planMove(
  db: Queryable,
  district: District,
  viewer: Viewer,
  moving: Moving,
  target: Movable,
  earlier: readonly ReadPosting[],
): Promise<{ read: ReadPosting; plan: Plan; timeline: Standing[] | null }> {
  const { move, from, record, after } = moving;
  const { occurredOn } = (from.said as NonNullable<typeof from.said>).statement;
  const subject = { register: target.register, record: target.id };
  try {
    const entry = movedEntry(
      move,
      { register: target.register.id, record: target.id },
      { record, occurredOn, after },
    );
    const posting = { ...entry, ...(from.reason === null ? {} : { reason: from.reason }) };
    const read = readPosting(district, viewer, posting, earlier.length);
    const { statement } = read.said as NonNullable<typeof read.said>;
    await checkReferences(db, district, [...earlier, read], undefined, earlier.length);
    const between = target.lastOccurredOn !== null && occurredOn < target.lastOccurredOn;
    const timeline =
      target.timeline ??
      (between ? await timelineInForce(db, district, target.register.id, target.id) : null);
    const plan =
      between && timeline
        ? planInsert(subject, timeline, statement)
        : planAtEnd(subject, target.state, statement);
    return { read, plan: waiting(district, from, plan), timeline };
  } catch (error) {
    throw error instanceof Refusal ? saidOf(error, moving) : error;
  }
}

/** Says what stands against a move of the entry that it follows from. */
function saidOf(error: Refusal, { move, place, from }: Moving): Refusal {
  const field = error.field?.replace(/^postings\[\d+\]\.?/, '');
  const [, kind, name = ''] = field?.match(/^(set|amounts)\.(.+)$/) ?? [];
  const source = kind === 'set' ? move.set?.[name] : undefined;
  const measure = kind === 'amounts' ? move.amounts?.[name]?.measure : undefined;
  const at =
    source && 'field' in source
      ? `set.${source.field}`
      : measure !== undefined
        ? `amounts.${measure}`
        : ['moves', place, field].filter((part) => part !== undefined).join('.');
  return new Refusal(error.code, error.details, `postings[${from.index}].${at}`);
}

/** What somebody looks at before it is recorded. */
export interface PlannedMove {
  readonly register: Register;
  readonly id: string;
  readonly title: string;
  readonly transition: string;
  readonly before: RecordState;
  readonly after: RecordState;
}

/** Plans all that an entry moves, without writing; of what the viewer does not reach nothing is told. @throws Refusal */
export async function planMoves(
  db: Queryable,
  district: District,
  viewer: Viewer,
  from: ReadPosting,
  effect: Effect,
): Promise<PlannedMove[]> {
  const planned: PlannedMove[] = [];
  for (const moving of movingsOf(district, from, effect)) {
    const { register, record, after, move } = moving;
    const subject = { register, record, attributes: after.attributes };
    for (const target of await targetsOf(db, district, subject, move)) {
      const found = await movable(db, district, viewer, target);
      if (!found) continue;
      const { plan } = await planMove(db, district, viewer, moving, found, [from]);
      const { register: other, id, title, state: before } = found;
      if (found.readable)
        planned.push({
          register: other,
          id,
          title,
          transition: move.transition,
          before,
          after: plan.state,
        });
    }
  }
  return planned;
}

async function movable(
  db: Queryable,
  district: District,
  viewer: Viewer,
  { register: of, record }: Target,
): Promise<(Movable & { title: string; readable: boolean }) | null> {
  const register = district.catalogue.registers.get(of) as Register;
  const binder = new Binder();
  const at = [district.id, of, record].map((value) => binder.bind(value, 'text'));
  const { rows } = await db.query<RecordState & { title: string; last: string | null; readable: boolean }>(
    `select r.title, r.stage, r.unit, r.street, r.attributes, r.holdings, r.last_occurred_on as last,
            (${scopeSql(viewer, 'read', register, 'r', binder)}) is true as readable
       from record r where r.district = ${at[0]} and r.register = ${at[1]} and r.id = ${at[2]}`,
    binder.values,
  );
  const [row] = rows;
  if (!row) return null;
  const { title, readable, last, ...state } = row;
  return { register, id: record, state, lastOccurredOn: last, timeline: null, title, readable };
}
