import type { Viewer } from '@taizhang/access';
import { answeringRegisters, type Register } from '@taizhang/definition';
import { Binder, type Queryable } from '../database.ts';
import type { District } from '../district.ts';
import { literal } from '../literal.ts';
import { recordsAtSql, type TwoTimes } from './records-at.ts';
import { type RecordName, type TitledRecord, titlesOf } from './titles.ts';

/** What somebody answers for by one record. */
export interface HeldDuty {
  /** The record that says so. */
  readonly register: string;
  readonly record: string;
  readonly title: string;
  readonly unit: string | null;
  readonly street: string | null;
  readonly who: TitledRecord;
  /** What is answered for; the record itself among it where its register says so. */
  readonly what: readonly TitledRecord[];
  /** Whether it is for the sub-district. */
  readonly forStreet: boolean;
}

interface DutyRow {
  register: string;
  id: string;
  title: string;
  stage: string;
  unit: string | null;
  street: string | null;
  who: string;
  what: (string | null)[];
}

/** What everybody, or one, answers for at two times, by the records that the viewer reads. */
export async function heldDuties(
  db: Queryable,
  district: District,
  viewer: Viewer,
  at: TwoTimes,
  one?: RecordName,
): Promise<HeldDuty[]> {
  const rows: (DutyRow & {
    whoRegister: string;
    names: RecordName[];
    itself: boolean;
    forStreet: boolean;
  })[] = [];
  for (const { register, answers, whoRegister, what } of answeringRegisters(
    district.catalogue.registers.values(),
  )) {
    if (one && one.register !== whoRegister) continue;
    const binder = new Binder();
    const who = `r.attributes->>${literal(answers.who)}`;
    const { rows: found } = await db.query<DutyRow>(
      `select r.register, r.id, r.title, r.stage, r.unit, r.street, ${who} as who,
              array[${what.map(({ field }) => `r.attributes->>${literal(field)}`).join(', ')}]::text[] as what
         from (${recordsAtSql(district, viewer, register, at, binder)}) r
        where r.stage = any(${binder.bind([...answers.stages], 'text[]')})
          and ${one ? `${who} = ${binder.bind(one.id, 'text')}` : `${who} is not null`}
        order by r.id`,
      binder.values,
    );
    for (const row of found) {
      const names = what.flatMap(({ register: of }, i) => {
        const id = row.what[i] ?? null;
        return id === null ? [] : [{ register: of, id }];
      });
      const forStreet = Boolean(answers.street) && names.length === 0 && row.street !== null;
      rows.push({ ...row, whoRegister, names, itself: Boolean(answers.itself), forStreet });
    }
  }
  const titled = await titlesOf(db, district, viewer, [
    ...rows.map(({ who, whoRegister }) => ({ register: whoRegister, id: who })),
    ...rows.flatMap(({ names }) => names),
  ]);
  return rows.map(
    ({ register, id, title, stage, unit, street, who, whoRegister, names, itself, forStreet }) => ({
      register,
      record: id,
      title,
      unit,
      street,
      who: titled({ register: whoRegister, id: who }),
      what: [...names.map(titled), ...(itself ? [{ register, id, title, stage, unit, street }] : [])],
      forStreet,
    }),
  );
}

/** A record that names somebody in a field that is still open: what is in his hands. */
export interface InHand {
  readonly register: string;
  readonly id: string;
  readonly title: string;
  readonly stage: string;
  readonly unit: string | null;
  readonly street: string | null;
  readonly field: string;
  readonly who: string;
}

/** A field by which records of a register name records of another, and the stages in which it can still be changed. */
interface NamingField {
  readonly register: Register;
  readonly field: string;
  readonly stages: readonly string[];
}

/**
 * The fields by which records name somebody of a register while something can be done about it: in the stages in which he
 * answers for something by it, or from which a transition may set it.
 */
const namingFields = (district: District, whoRegister: string): NamingField[] =>
  [...district.catalogue.registers.values()].flatMap((register) =>
    Object.entries(register.fields).flatMap(([field, declared]) => {
      if (declared.kind !== 'reference' || declared.register !== whoRegister || declared.restricted)
        return [];
      const { answersFor } = register;
      const stages = Object.keys(register.stages).filter(
        (stage) =>
          !register.stages[stage]?.ended &&
          ((answersFor?.who === field && answersFor.stages.includes(stage)) ||
            Object.values(register.transitions).some(
              ({ from, sets }) => from?.includes(stage) && sets?.includes(field),
            )),
      );
      return stages.length === 0 ? [] : [{ register, field, stages }];
    }),
  );

/** What is in the hands of some at two times, of all registers, as far as the viewer reads it. */
export async function inHandsOf(
  db: Queryable,
  district: District,
  viewer: Viewer,
  whoRegister: string,
  ids: readonly string[],
  at: TwoTimes,
): Promise<InHand[]> {
  const found: InHand[] = [];
  if (ids.length === 0) return found;
  for (const { register, field, stages } of namingFields(district, whoRegister)) {
    const binder = new Binder();
    const who = `r.attributes->>${literal(field)}`;
    const { rows } = await db.query<Omit<InHand, 'field'>>(
      `select r.register, r.id, r.title, r.stage, r.unit, r.street, ${who} as who
         from (${recordsAtSql(district, viewer, register, at, binder)}) r
        where r.stage = any(${binder.bind([...stages], 'text[]')})
          and ${who} = any(${binder.bind([...ids], 'text[]')})
        order by r.id`,
      binder.values,
    );
    found.push(...rows.map((row) => ({ ...row, field })));
  }
  return found;
}

/** Those of a register whose work is not over: to whom something may be handed over. */
export async function successorsIn(
  db: Queryable,
  district: District,
  viewer: Viewer,
  register: Register,
): Promise<TitledRecord[]> {
  const binder = new Binder();
  const now = { day: '', knownAt: null };
  const open = Object.entries(register.stages).flatMap(([stage, { ended }]) => (ended ? [] : [stage]));
  const { rows } = await db.query<TitledRecord>(
    `select r.register, r.id, r.title, r.stage, r.unit, r.street
       from (${recordsAtSql(district, viewer, register, now, binder)}) r
      where r.stage = any(${binder.bind(open, 'text[]')}) order by r.id limit ${mostSuccessors}`,
    binder.values,
  );
  return rows;
}
/** More cannot be chosen from in a list. */
const mostSuccessors = 500;

/** Those of a register who stand in a stage in which their work is over, and in whose hands something still is. */
export async function goneWithWork(
  db: Queryable,
  district: District,
  viewer: Viewer,
  at: TwoTimes,
): Promise<{ who: TitledRecord; inHand: InHand[] }[]> {
  const found: { who: TitledRecord; inHand: InHand[] }[] = [];
  const whoRegisters = new Set(
    answeringRegisters(district.catalogue.registers.values()).map(({ whoRegister }) => whoRegister),
  );
  for (const id of whoRegisters) {
    const register = district.catalogue.registers.get(id) as Register;
    const over = Object.entries(register.stages).flatMap(([stage, { ended }]) => (ended ? [stage] : []));
    const binder = new Binder();
    const { rows } = await db.query<TitledRecord>(
      `select r.register, r.id, r.title, r.stage, r.unit, r.street
         from (${recordsAtSql(district, viewer, register, at, binder)}) r
        where r.stage = any(${binder.bind(over, 'text[]')}) order by r.id`,
      binder.values,
    );
    const inHand = await inHandsOf(
      db,
      district,
      viewer,
      id,
      rows.map((row) => row.id),
      at,
    );
    for (const who of rows) {
      const own = inHand.filter((one) => one.who === who.id);
      if (own.length > 0) found.push({ who, inHand: own });
    }
  }
  return found;
}
