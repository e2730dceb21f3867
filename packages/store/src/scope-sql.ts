import { type Action, isUnbounded, type Reach, reachOf, referencesTo, type Viewer } from '@taizhang/access';
import type { Register } from '@taizhang/definition';
import { conditionSql } from './condition-sql.ts';
import type { Binder } from './database.ts';
import { literal } from './literal.ts';
import { recordField } from './record-field.ts';

/**
 * When a row of `record` under the name `alias` lies within what the viewer reaches for an action: the one place from
 * which queries get their scope. Only true lets a row in (negate it by `is not true`); tested by property against
 * `withinReach`.
 * @param which only these parts of the reach
 */
export function scopeSql(
  viewer: Viewer,
  action: Action,
  register: Register,
  alias: string,
  binder: Binder,
  which: (part: Reach) => boolean = () => true,
): string {
  const reach = reachOf(viewer, action, register.id).filter(which);
  // Where one part has no bounds, whatever the others say costs the database nothing.
  if (reach.some(isUnbounded)) return 'true';
  const parts = reach.map(({ units, own, of, before }) => {
    const extent = own
      ? `${alias}.opened_by = ${binder.bind(viewer.account, 'text')}`
      : of
        ? ofRecordSql(of, register, alias, binder)
        : unitsSql(units, alias, binder);
    if (!before) return extent;
    const columns = { register, expression: (field: string) => recordField(register, field, alias) };
    return `(${extent} and ${conditionSql(before, columns, binder, {})})`;
  });
  return parts.length === 0 ? 'false' : `(${parts.join(' or ')})`;
}

function unitsSql(units: readonly string[] | null, alias: string, binder: Binder): string {
  if (units === null) return 'true';
  const list = binder.bind([...units], 'text[]');
  return `(${alias}.unit = any(${list}) or ${alias}.street = any(${list}))`;
}

/** The record itself, and in other registers what refers to it. */
function ofRecordSql(
  { register: to, record }: NonNullable<Reach['of']>,
  register: Register,
  alias: string,
  binder: Binder,
): string {
  if (register.id === to) return `${alias}.id = ${binder.bind(record, 'text')}`;
  const fields = referencesTo(register, to);
  // What is bound must be used.
  if (fields.length === 0) return 'false';
  const id = binder.bind(record, 'text');
  return `(${fields.map((field) => `${alias}.attributes->>${literal(field)} = ${id}`).join(' or ')})`;
}
