import { type Action, type Reach, type Reachable, reachOf, type Viewer, withinReach } from '@taizhang/access';
import { Refusal, type Register } from '@taizhang/definition';
import { nothing, type RecordState, type Standing, valueIn } from '@taizhang/ledger';
import { Binder, type Queryable } from '../database.ts';
import type { District } from '../district.ts';
import { type MovementRow, movementColumns, standingOf } from '../movement-row.ts';
import { scopeSql } from '../scope-sql.ts';

/** A record as it stands before something is done with it. */
export interface StandingRecord {
  readonly register: Register;
  readonly id: string;
  readonly title: string | null;
  /** False for one that is to be opened. */
  readonly exists: boolean;
  readonly state: RecordState;
  readonly openedBy: string | null;
  readonly lastOccurredOn: string | null;
  /** The number of its last movement; 0 for one that is to be opened. A form says on which it was filled in. */
  readonly lastSeq: number;
}

interface Row {
  title: string;
  stage: string | null;
  unit: string | null;
  street: string | null;
  attributes: RecordState['attributes'];
  holdings: RecordState['holdings'];
  opened_by: string | null;
  last_occurred_on: string | null;
  last_seq: number;
  readable: boolean | null;
}

/** @throws Refusal unknown-register */
export function registerOf(district: District, id: string): Register {
  const register = district.catalogue.registers.get(id);
  if (!register) throw new Refusal('unknown-register', { register: id }, 'register');
  return register;
}

/**
 * The record that a viewer wants to do something with. One that does not exist may be opened; one out of the viewer's
 * reach is as if it did not exist, but cannot be opened either.
 * @throws Refusal unknown-register, unknown-record
 */
export async function standingRecord(
  db: Queryable,
  district: District,
  viewer: Viewer,
  registerId: string,
  id: string,
): Promise<StandingRecord> {
  const register = registerOf(district, registerId);
  const binder = new Binder();
  const at = [district.id, registerId, id].map((value) => binder.bind(value, 'text'));
  const { rows } = await db.query<Row>(
    `select title, stage, unit, street, attributes, holdings, opened_by, last_occurred_on, last_seq,
            ${scopeSql(viewer, 'read', register, 'r', binder)} as readable
       from record r where district = ${at[0]} and register = ${at[1]} and id = ${at[2]}`,
    binder.values,
  );
  const [row] = rows;
  const mayOpen = ['record', 'read'].some(
    (action) => reachOf(viewer, action as Action, registerId).length > 0,
  );
  if (row ? row.readable !== true : !mayOpen) throw new Refusal('unknown-record', { record: id }, 'record');
  return {
    register,
    id,
    title: row?.title ?? null,
    exists: row !== undefined,
    state: row ?? nothing,
    openedBy: row?.opened_by ?? null,
    lastOccurredOn: row?.last_occurred_on ?? null,
    lastSeq: row?.last_seq ?? 0,
  };
}

/** Those of some records that a viewer reads and that stand, by one query; the others are left out. */
export async function standingRecords(
  db: Queryable,
  district: District,
  viewer: Viewer,
  register: Register,
  ids: readonly string[],
): Promise<StandingRecord[]> {
  const binder = new Binder();
  const [inDistrict, named] = [district.id, register.id].map((value) => binder.bind(value, 'text'));
  const { rows } = await db.query<Row & { id: string }>(
    `select id, title, stage, unit, street, attributes, holdings, opened_by, last_occurred_on, last_seq
       from record r where district = ${inDistrict} and register = ${named} and id = any(${binder.bind(ids, 'text[]')})
        and stage is not null and ${scopeSql(viewer, 'read', register, 'r', binder)}`,
    binder.values,
  );
  return rows.map((row) => ({
    register,
    id: row.id,
    title: row.title,
    exists: true,
    state: row,
    openedBy: row.opened_by,
    lastOccurredOn: row.last_occurred_on,
    lastSeq: row.last_seq,
  }));
}

/** A record in a state, as far as it decides who reaches it. */
export const reachable = (
  register: Register,
  id: string,
  state: RecordState,
  openedBy: string | null,
): Reachable | null =>
  state.stage === null
    ? null
    : {
        id,
        unit: state.unit,
        street: state.street,
        openedBy,
        valueOf: (field) => valueIn(register, state, field),
      };

/** Whether the record as it stands lies within what the viewer reaches for an action. */
export const mayDo = (viewer: Viewer, action: Action, record: StandingRecord): boolean =>
  liesWithin(reachOf(viewer, action, record.register.id), viewer, record);

/** Whether the viewer who reads the record may be shown its personal data, masked, and its files. */
export const seesPersonal = (viewer: Viewer, record: StandingRecord): boolean =>
  liesWithin(
    reachOf(viewer, 'read', record.register.id).filter(({ impersonal }) => !impersonal),
    viewer,
    record,
  );

function liesWithin(reach: readonly Reach[], viewer: Viewer, record: StandingRecord): boolean {
  const stands = reachable(record.register, record.id, record.state, record.openedBy);
  return stands ? withinReach(reach, viewer.account, record.register, stands) : reach.length > 0;
}

/** Its entries in force, in order. */
export async function timelineInForce(
  db: Queryable,
  district: District,
  register: string,
  record: string,
): Promise<Standing[]> {
  const { rows } = await db.query<MovementRow>(
    `select ${movementColumns} from movement m
      where m.district = $1 and m.register = $2 and m.record = $3 and m.origin <> 'reversal'
        and not exists (select from movement r where r.district = m.district and r.reverses = m.seq)
      order by m.occurred_on, m.entry`,
    [district.id, register, record],
  );
  return rows.map(standingOf);
}

/** @throws Refusal unknown-movement */
export async function movementNamed(db: Queryable, district: District, seq: number): Promise<MovementRow> {
  const { rows } = await db.query<MovementRow>(
    `select ${movementColumns} from movement where district = $1 and seq = $2`,
    [district.id, seq],
  );
  if (!rows[0]) throw new Refusal('unknown-movement', { movement: seq }, 'corrects');
  return rows[0];
}
