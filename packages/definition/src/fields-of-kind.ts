import type { FieldKindName } from './fields.ts';
import type { Register } from './register.ts';

const known = new WeakMap<Register['fields'], Map<FieldKindName, readonly string[]>>();

/** A register's fields of one kind. Every posting asks for some, so they are looked for once. */
export function fieldsOfKind({ fields }: Pick<Register, 'fields'>, kind: FieldKindName): readonly string[] {
  let kinds = known.get(fields);
  if (!kinds) {
    kinds = new Map();
    known.set(fields, kinds);
  }
  let found = kinds.get(kind);
  if (!found) {
    found = Object.keys(fields).filter((id) => fields[id]?.kind === kind);
    kinds.set(kind, found);
  }
  return found;
}
