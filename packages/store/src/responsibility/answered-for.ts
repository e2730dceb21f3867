import type { Viewer } from '@taizhang/access';
import { type AnsweringRegister, answeringRegisters, Refusal } from '@taizhang/definition';
import { type AnsweringMovement, type AnsweringSpan, answeringSpans } from '@taizhang/ledger';
import { Binder, type Queryable } from '../database.ts';
import type { District } from '../district.ts';
import { literal } from '../literal.ts';
import { scopeSql } from '../scope-sql.ts';
import { boundMoment, standsSql } from './records-at.ts';
import { type TitledRecord, titlesOf } from './titles.ts';

/** Who answered for a record from when until when, and by which record of which register. */
export interface AnswerForRecord extends Omit<AnsweringSpan, 'who'> {
  /** The register whose record says so. */
  readonly register: string;
  readonly who: TitledRecord;
  /** itself: the record says so; reference: another that names it; street: another that is for its sub-district. */
  readonly through: 'itself' | 'reference' | 'street';
}

/**
 * Who answered for a record on every day, as was known at a moment: read from movements, not from where records stand
 * today. Only what the viewer reads says so.
 * @throws Refusal unknown-register, unknown-record
 */
export async function answersForRecord(
  db: Queryable,
  district: District,
  viewer: Viewer,
  registerId: string,
  id: string,
  knownAt: Date | null,
): Promise<AnswerForRecord[]> {
  const register = district.catalogue.registers.get(registerId);
  if (!register) throw new Refusal('unknown-register', { register: registerId });
  const [own] = [await titlesOf(db, district, viewer, [{ register: registerId, id }])].map((of) =>
    of({ register: registerId, id }),
  );
  if (!own || own.title === null) throw new Refusal('unknown-record', { record: id });
  const found: (AnsweringSpan & Pick<AnswerForRecord, 'register' | 'through'> & { whoRegister: string })[] =
    [];
  for (const answering of answeringRegisters(district.catalogue.registers.values()))
    for (const through of ['itself', 'reference', 'street'] as const) {
      const says = saysSql(answering, through, own);
      if (!says) continue;
      const movements = await movementsSaying(db, district, viewer, answering, says, knownAt);
      const { register: by, whoRegister } = answering;
      found.push(
        ...answeringSpans(movements).map((span) => ({ ...span, register: by.id, through, whoRegister })),
      );
    }
  const titled = await titlesOf(
    db,
    district,
    viewer,
    found.map(({ who, whoRegister }) => ({ register: whoRegister, id: who })),
  );
  return found.map(({ who, whoRegister, ...rest }) => ({
    ...rest,
    who: titled({ register: whoRegister, id: who }),
  }));
}

type Says = (binder: Binder) => string;

/** When a movement under the name m says that its record is for the one asked about; null: its register never does. */
function saysSql(
  { register, answers, what }: AnsweringRegister,
  through: AnswerForRecord['through'],
  own: TitledRecord,
): Says | null {
  if (through === 'itself')
    return answers.itself && register.id === own.register
      ? (binder) => `m.record = ${binder.bind(own.id, 'text')}`
      : null;
  if (through === 'reference') {
    const fields = what.filter((one) => one.register === own.register);
    if (fields.length === 0) return null;
    return (binder) => {
      const id = binder.bind(own.id, 'text');
      return `(${fields.map(({ field }) => `m.attributes->>${literal(field)} = ${id}`).join(' or ')})`;
    };
  }
  const { street } = own;
  if (!answers.street || street === null) return null;
  const none = what.map(({ field }) => ` and m.attributes->>${literal(field)} is null`).join('');
  return (binder) => `(m.street = ${binder.bind(street, 'text')}${none})`;
}

/** All standing movements of the records of which one ever said so, in order. */
async function movementsSaying(
  db: Queryable,
  district: District,
  viewer: Viewer,
  { register, answers }: AnsweringRegister,
  says: Says,
  knownAt: Date | null,
): Promise<AnsweringMovement[]> {
  const binder = new Binder();
  const of = `m.district = ${literal(district.id)} and m.register = ${literal(register.id)}`;
  const stages = binder.bind([...answers.stages], 'text[]');
  const said = says(binder);
  const { rows } = await db.query<AnsweringMovement>(
    `with saying as materialized (
       select distinct m.record from movement m
         join record r on r.district = m.district and r.register = m.register and r.id = m.record
        where ${of} and ${said} and ${scopeSql(viewer, 'read', register, 'r', binder)})
     select m.record, m.occurred_on as "occurredOn", m.stage_to = any(${stages}) and ${said} as "inForce",
            m.attributes->>${literal(answers.who)} as who,
            coalesce(m.attributes->>${literal(register.titleField)}, m.record) as title
       from saying s join movement m on ${of} and m.record = s.record
      where ${standsSql('m', boundMoment(binder, knownAt))}
      order by m.record, m.occurred_on, m.entry`,
    binder.values,
  );
  return rows;
}
