import type { Viewer } from '@taizhang/access';
import type { Register } from '@taizhang/definition';
import type { Binder } from '../database.ts';
import type { District } from '../district.ts';
import { literal } from '../literal.ts';
import { scopeSql } from '../scope-sql.ts';

/** The two times of a question: what had happened by the end of a day, as was known at a moment. */
export interface TwoTimes {
  readonly day: string;
  /** Null: as known now and as records stand now, which costs no look at movements. */
  readonly knownAt: Date | null;
}

/** That a movement under the name `alias` stands as known at a moment: neither a reversal nor taken back by then. */
export const standsSql = (alias: string, knownAt: string): string =>
  `${alias}.origin <> 'reversal' and ${alias}.recorded_at <= ${knownAt} and not exists (
     select from movement x where x.district = ${alias}.district and x.reverses = ${alias}.seq
        and x.recorded_at <= ${knownAt})`;

export const boundMoment = (binder: Binder, knownAt: Date | null): string =>
  knownAt === null ? `'infinity'::timestamptz` : binder.bind(knownAt.toISOString(), 'timestamptz');

/**
 * A register's records as they stood at two times, as rows like those of `record` (register, id, title, stage, unit,
 * street, attributes): who says the same since stands where the record says, the others where their movements say. Only
 * those that the viewer reads today.
 */
export function recordsAtSql(
  district: District,
  viewer: Viewer,
  register: Register,
  at: TwoTimes,
  binder: Binder,
): string {
  const scope = scopeSql(viewer, 'read', register, 'k', binder);
  const ofRegister = `record k where k.district = ${literal(district.id)} and k.register = ${literal(register.id)} and ${scope}`;
  const columns = 'register, id, title, stage, unit, street, attributes';
  const standing = `select ${columns} from ${ofRegister} and k.stage is not null`;
  if (at.knownAt === null) return standing;
  const changed = 'exists (select from changed c where c.record = k.id)';
  return `with changed as materialized (${changedSinceSql(district, register, at, binder)})
    ${standing} and not ${changed}
    union all select ${columns} from (${stoodSql(district, [register], `${ofRegister} and ${changed}`, at, binder)}) k`;
}

/**
 * The records that say something else than at two times: since then a movement happened, or became known, that changed
 * stage, place or attributes, or that took back or restated another. Most movements only add amounts. Looked for once, among
 * what came since, and not record by record.
 */
const changedSinceSql = (district: District, register: Register, at: TwoTimes, binder: Binder): string =>
  `select distinct m.record from movement m
    where m.district = ${literal(district.id)} and m.register = ${literal(register.id)}
      and (m.occurred_on > ${binder.bind(at.day, 'date')} or m.recorded_at > ${boundMoment(binder, at.knownAt)})
      and (m.stage_from is distinct from m.stage_to or m.prior is not null or m.origin <> 'entry')`;

/**
 * Records as they stood at two times.
 * @param moved which of them, under the name k, after `from`
 */
export function stoodSql(
  district: District,
  registers: readonly Register[],
  moved: string,
  at: TwoTimes,
  binder: Binder,
): string {
  const day = binder.bind(at.day, 'date');
  const moment = boundMoment(binder, at.knownAt);
  const titles = registers.map(({ id, titleField }) => `(${literal(id)}, ${literal(titleField)})`);
  // What was opened later, as far as is known, did not stand then: nearly all of what moved since is looked up in vain.
  return `select k.register, k.id, coalesce(m.attributes->>t.field, k.title) as title, m.stage_to as stage, m.unit,
                 m.street, m.attributes, m.holdings
            from (select k.* from ${moved} and (k.opened_on <= ${day} or k.updated_at > ${moment})) k
            join (values ${titles.join(', ')}) as t (register, field) on t.register = k.register
           cross join lateral (
             select m.stage_to, m.unit, m.street, m.attributes, m.holdings from movement m
              where m.district = ${literal(district.id)} and m.register = k.register and m.record = k.id
                and m.occurred_on <= ${day} and ${standsSql('m', moment)}
              order by m.occurred_on desc, m.entry desc limit 1) m`;
}
