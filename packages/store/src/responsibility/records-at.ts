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
 * street, attributes, holdings): whoever did not move since stands where the record says, the others where their movements say.
 * Only those that the viewer reads today.
 */
export function recordsAtSql(
  district: District,
  viewer: Viewer,
  register: Register,
  at: TwoTimes,
  binder: Binder,
): string {
  const scope = scopeSql(viewer, 'read', register, 'k', binder);
  const standing = `select k.register, k.id, k.title, k.stage, k.unit, k.street, k.attributes, k.holdings
      from record k
     where k.district = ${literal(district.id)} and k.register = ${literal(register.id)} and ${scope} and k.stage is not null`;
  if (at.knownAt === null) return standing;
  return `${standing} and ${unmovedSql('k', at, binder)}
    union all ${movedSinceSql(district, [register], scope, at, binder)}`;
}

/** That a row of `record` says what it said at two times. */
const unmovedSql = (alias: string, at: TwoTimes, binder: Binder): string =>
  at.knownAt === null
    ? 'true'
    : `(${alias}.last_occurred_on <= ${binder.bind(at.day, 'date')} and ${alias}.updated_at <= ${boundMoment(binder, at.knownAt)})`;

/** The records of some registers that moved since two times, as they stood at them; `within` says of `k` which. */
function movedSinceSql(
  district: District,
  registers: readonly Register[],
  within: string,
  at: TwoTimes,
  binder: Binder,
): string {
  const moved = `record k where k.district = ${literal(district.id)} and ${unmovedSql('k', at, binder)} is not true`;
  return stoodSql(district, registers, `${moved} and ${within}`, at, binder);
}

/**
 * Records as they stood at two times.
 * @param moved which of them, under the name k, after `from`: none that did not move since
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
