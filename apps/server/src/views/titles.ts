import type { Viewer } from '@taizhang/access';
import type { Label } from '@taizhang/contract';
import type { Field, Register } from '@taizhang/definition';
import { type Installation, type RecordName, type TitledRecord, titlesOf } from '@taizhang/runtime';

/** What records that are referred to are called. */
export type Titles = (name: RecordName) => Pick<TitledRecord, 'title'>;

/** Where nobody asked, a reference is told by its id. */
export const untitled: Titles = () => ({ title: null });

/** What records are called that are read side by side: those that are called alike are told apart by their ids. */
export async function titlesTold(
  { pool, district }: Pick<Installation, 'pool' | 'district'>,
  viewer: Viewer,
  names: readonly RecordName[],
): Promise<Titles> {
  const titles = await titlesOf(pool, district.store, viewer, names);
  const called = ({ register }: RecordName, title: string) => `${register} ${title}`;
  const ids = new Map<string, Set<string>>();
  for (const name of names) {
    const { title } = titles(name);
    if (title === null) continue;
    const known = ids.get(called(name, title)) ?? new Set();
    ids.set(called(name, title), known.add(name.id));
  }
  return (name) => {
    const { title } = titles(name);
    const alike = title !== null && (ids.get(called(name, title))?.size ?? 0) > 1;
    return { title: alike ? `${title} · ${name.id}` : title };
  };
}

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
