import type { Register } from '@taizhang/definition';
import type { Binder } from './database.ts';
import { movementColumns } from './movement-row.ts';

/** The fields that are not shown before somebody says why he must see them. Personal data stands apart. */
export const restrictedFields = (register: Register): string[] =>
  Object.entries(register.fields).flatMap(([id, field]) => (field.restricted ? [id] : []));

/** The columns of a movement under the name `alias`, without what the register restricts. */
export function maskedMovementColumns(register: Register, alias: string, binder: Binder): string {
  const columns = movementColumns.split(/,\s*/).map((column) => `${alias}.${column}`);
  const restricted = restrictedFields(register);
  if (restricted.length === 0) return columns.join(', ');
  const fields = binder.bind(restricted, 'text[]');
  const within = (column: string, key: string) =>
    `case when ${alias}.${column} ? '${key}'
          then jsonb_set(${alias}.${column}, '{${key}}', (${alias}.${column}->'${key}') - ${fields})
          else ${alias}.${column} end as ${column}`;
  const masked: Record<string, string> = {
    [`${alias}.attributes`]: `${alias}.attributes - ${fields} as attributes`,
    [`${alias}.prior`]: within('prior', 'attributes'),
    [`${alias}.stated`]: within('stated', 'set'),
  };
  return columns.map((column) => masked[column] ?? column).join(', ');
}

/** A record's attributes without what its register restricts, and which of these fields it has a value of. */
export function maskedAttributes(register: Register, alias: string, binder: Binder): string {
  const restricted = restrictedFields(register);
  if (restricted.length === 0) return `${alias}.attributes, '{}'::text[] as masked`;
  const fields = binder.bind(restricted, 'text[]');
  return `${alias}.attributes - ${fields} as attributes,
          array(select f from unnest(${fields}) as l (f) where ${alias}.attributes ? f) as masked`;
}
