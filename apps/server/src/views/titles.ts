import type { Label } from '@taizhang/contract';
import type { Field, Register } from '@taizhang/definition';
import type { RecordName, TitledRecord } from '@taizhang/runtime';

/** What records that are referred to are called. */
export type Titles = (name: RecordName) => Pick<TitledRecord, 'title'>;

/** Where nobody asked, a reference is told by its id. */
export const untitled: Titles = () => ({ title: null });

/** The records that others refer to by the fields that are told of; a restricted field leads nowhere. */
export const referencesOf = (
  register: Register,
  fields: readonly string[],
  records: readonly { readonly attributes: Readonly<Record<string, string | boolean | null>> }[],
): RecordName[] =>
  fields.flatMap((id) => {
    const field = register.fields[id];
    if (field?.kind !== 'reference' || field.restricted) return [];
    return records.flatMap(({ attributes }) => {
      const value = attributes[id];
      return value === undefined || value === null ? [] : [{ register: field.register, id: String(value) }];
    });
  });

/** A record that is referred to, by its title where the viewer reaches it. */
export function referenceShown(
  titles: Titles,
  field: Extract<Field, { kind: 'reference' }>,
  id: string,
): Label {
  const text = titles({ register: field.register, id }).title ?? id;
  return { zh: text, en: text };
}
