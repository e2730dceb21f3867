import { type FieldOf, fieldsOfKind, Refusal, type Register } from '@taizhang/definition';
import type { Client, Queryable } from './database.ts';
import type { District } from './district.ts';
import type { ReadPosting } from './request.ts';

export interface Reference {
  readonly register: string;
  readonly record: string;
  readonly at: string;
}

/** The records that postings refer to, without those that a posting before in the same request opens. */
export function referencesOf(district: District, postings: readonly ReadPosting[]): Reference[] {
  const opened = new Set<string>();
  const open: Reference[] = [];
  for (const { said, index } of postings) {
    if (!said) continue;
    const register = district.catalogue.registers.get(said.entry.register) as Register;
    for (const id of fieldsOfKind(register, 'reference')) {
      const field = register.fields[id] as FieldOf<'reference'>;
      const value = said.statement.set[id] ?? null;
      if (value === null || opened.has(`${field.register}/${value}`)) continue;
      open.push({ register: field.register, record: String(value), at: `postings[${index}].set.${id}` });
    }
    opened.add(`${said.entry.register}/${said.entry.record}`);
  }
  return open;
}

/**
 * Every record that a posting refers to must stand somewhere: opened earlier (and that not taken back), or by a posting before it in the same request.
 * @throws Refusal unknown-reference
 */
export async function checkReferences(
  client: Queryable,
  district: District,
  postings: readonly ReadPosting[],
): Promise<void> {
  const open = referencesOf(district, postings);
  if (open.length === 0) return;
  const ids = new Map<string, Set<string>>();
  for (const { register, record } of open) ids.set(register, (ids.get(register) ?? new Set()).add(record));
  const { rows } = await client.query<{ standing: string[] }>({
    name: 'references-standing',
    text: `select array(
             select r.register || '/' || r.id
               from unnest($2::text[], $3::text[]) as s (register, ids)
              cross join lateral (
                select r.register, r.id from record r
                 where r.district = $1 and r.register = s.register and r.id = any(string_to_array(s.ids, E'\\t'))
                   and r.stage is not null offset 0) r) as standing`,
    // A text with a tab in it is no record's id, and must not be read as two.
    values: [
      district.id,
      [...ids.keys()],
      [...ids.values()].map((set) => [...set].filter((id) => !id.includes('\t')).join('\t')),
    ],
  });
  const standing = new Set(rows[0]?.standing);
  const missing = open.find(({ register, record }) => !standing.has(`${register}/${record}`));
  if (missing)
    throw new Refusal(
      'unknown-reference',
      { register: missing.register, record: missing.record },
      missing.at,
    );
}

/**
 * A record that others refer to cannot be unmade. Taking back an opening is rare, so the referring records are looked
 * for without an index. (One that refers to it at this very moment is not seen yet.)
 * @throws Refusal record-referred-to
 */
export async function checkNotReferredTo(
  client: Client,
  district: District,
  register: string,
  record: string,
): Promise<void> {
  for (const other of district.catalogue.registers.values()) {
    const fields = Object.entries(other.fields).flatMap(([id, field]) =>
      field.kind === 'reference' && field.register === register ? [id] : [],
    );
    if (fields.length === 0) continue;
    const { rows } = await client.query<{ id: string }>(
      `select id from record
        where district = $1 and register = $2 and stage is not null and (register, id) <> ($4, $5)
          and exists (select from unnest($3::text[]) as f (id) where attributes->>f.id = $5) limit 1`,
      [district.id, other.id, fields, register, record],
    );
    if (rows[0])
      throw new Refusal('record-referred-to', { register: other.title, record: rows[0].id }, 'record');
  }
}
