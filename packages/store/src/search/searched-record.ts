import type { Register } from '@taizhang/definition';

/** What a record says that may be searched for, by field; its id and title first. */
export interface Said {
  readonly field: string | null;
  readonly text: string;
}

export interface SearchedRecord {
  readonly register: string;
  readonly id: string;
  readonly title: string;
  readonly unit: string | null;
  readonly street: string | null;
  readonly openedBy: string | null;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** What of a record is asked for. */
export const searchedColumns =
  'r.register, r.id, r.title, r.unit, r.street, r.opened_by as "openedBy", r.attributes';

const searchedKinds = new Set(['text', 'credit-code', 'reference']);

/** The fields whose words can be found: never personal data, nor what only some may see. */
export function searchedFields(register: Register): readonly string[] {
  let fields = known.get(register);
  if (!fields) {
    fields = Object.entries(register.fields)
      .filter(([, field]) => searchedKinds.has(field.kind) && !('restricted' in field && field.restricted))
      .map(([id]) => id);
    known.set(register, fields);
  }
  return fields;
}
const known = new WeakMap<Register, readonly string[]>();

/** What a record is called to everybody who reaches it; one whose title only some may see goes by its id. */
export function openTitle({ id, title }: Pick<SearchedRecord, 'id' | 'title'>, register: Register): string {
  const field = register.fields[register.titleField];
  return field && 'restricted' in field && field.restricted ? id : title;
}

export function saidBy(record: SearchedRecord, register: Register): Said[] {
  const { id, attributes } = record;
  const fields = searchedFields(register).filter((field) => field !== register.titleField);
  return [
    { field: null, text: openTitle(record, register) },
    { field: 'record.id', text: id },
    ...fields.flatMap((field) => {
      const value = attributes[field];
      return typeof value === 'string' && value !== '' ? [{ field, text: value }] : [];
    }),
  ];
}
