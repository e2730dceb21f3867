import { type Action, isUnbounded, reachOf, type Viewer } from '@taizhang/access';
import type { Register } from '@taizhang/definition';
import type { Binder } from '../database.ts';
import type { District } from '../district.ts';
import { literal } from '../literal.ts';
import { scopeSql } from '../scope-sql.ts';
import { type DueCounted, recordOfSql } from './due-rows.ts';

/** The registers that declare when something is due and of which a viewer reaches something. */
export const registersDue = (district: District, viewer: Viewer, action: Action): Register[] =>
  [...district.catalogue.registers.values()].filter(
    ({ id, deadlines }) => deadlines && reachOf(viewer, action, id).length > 0,
  );

/**
 * What of rows like those of `due`, under the name d, lies within what a viewer reaches. By unit and sub-district it is
 * told from counts; by who opened the record, from the row; by fields, references included, from the record.
 */
export function dueScopeSql(
  district: District,
  viewer: Viewer,
  action: Action,
  registers: readonly Register[],
  binder: Binder,
): DueCounted {
  const whole: string[] = [];
  const counted: string[] = [];
  const read: string[] = [];
  for (const register of registers) {
    const reach = reachOf(viewer, action, register.id);
    const of = `d.register = ${literal(register.id)}`;
    if (reach.some(isUnbounded)) whole.push(register.id);
    else if (reach.some(({ before, of }) => before || of)) {
      const scope = scopeSql(viewer, action, register, 'r', binder);
      read.push(`(${of} and exists (select from (${recordOfSql(district)}) r where ${scope}))`);
    } else {
      const scope = `(${of} and ${scopeSql(viewer, action, register, 'd', binder)})`;
      (reach.some(({ own }) => own) ? read : counted).push(scope);
    }
  }
  if (whole.length > 0) counted.unshift(`d.register in (${whole.map(literal).join(', ')})`);
  return { counted: anyOf(counted), read: anyOf(read) };
}

const anyOf = (parts: readonly string[]): string =>
  parts.length === 0 ? 'false' : `(${parts.join(' or ')})`;
