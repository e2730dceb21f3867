import { comparisonOf, fieldKinds, type Register } from '@taizhang/definition';
import { literal } from './literal.ts';

/** A field, measure or common field of a record under the name `alias`, typed for comparison. */
export function recordField(register: Register, field: string, alias: string): string {
  if (field === 'stage' || field === 'unit' || field === 'street') return `${alias}.${field}`;
  if (Object.hasOwn(register.measures, field))
    return `coalesce((${alias}.holdings->>${literal(field)})::numeric, 0)`;
  return attributeSql(register, field, alias);
}

/** A register's own field among the attributes of a row, typed for comparison. */
export function attributeSql(register: Register, field: string, alias: string): string {
  const declared = Object.hasOwn(register.fields, field) ? register.fields[field] : undefined;
  if (!declared || fieldKinds[declared.kind].comparison === null)
    throw new Error(`no SQL for ${register.id}.${field}`);
  const text = `(${alias}.attributes->>${literal(field)})`;
  const comparison = comparisonOf(register, field);
  return comparison === 'text' ? text : `${text}::${comparison === 'number' ? 'numeric' : 'boolean'}`;
}
