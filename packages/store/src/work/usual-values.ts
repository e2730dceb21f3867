import type { Viewer } from '@taizhang/access';
import type { FieldValue, Register } from '@taizhang/definition';
import type { Pool } from '../database.ts';
import type { District } from '../district.ts';
import type { RecordLists } from '../lists/index.ts';
import type { StandingRecord } from './standing-record.ts';

/** What a form proposes for a field, and the record of which it was said. */
export interface UsualValue {
  readonly value: string;
  readonly record: string;
  readonly title: string;
}

interface Ground {
  readonly pool: Pool;
  readonly district: District;
  readonly lists: RecordLists;
}

/** Among so many records that are alike, those moved last, is looked for what was said last. */
const mostAlike = 200;

/**
 * What a form proposes for the fields that declare what is `usual` and of which nothing stands yet: what was said last of
 * a record within the viewer's reach that is alike.
 */
export async function usualValues(
  ground: Ground,
  viewer: Viewer,
  { register, state }: StandingRecord,
  transition: string,
): Promise<ReadonlyMap<string, UsualValue>> {
  const proposed = new Map<string, UsualValue>();
  // A form that asks for everything (变更) is about something else mostly, and would state it unawares.
  for (const id of register.transitions[transition]?.sets ?? []) {
    const field = register.fields[id];
    if (field?.kind !== 'text' || !field.usual || state.attributes[id] !== undefined) continue;
    const values: Readonly<Record<string, FieldValue | null>> = {
      ...state.attributes,
      unit: state.unit,
      street: state.street,
    };
    const alike = field.usual.alike.map((name) => ({ field: name, value: values[name] ?? null }));
    // In a condition “$” begins a parameter.
    if (alike.some(({ value }) => value === null || String(value).startsWith('$'))) continue;
    const { records } = await ground.lists.list(viewer, register.id, {
      condition: {
        combinator: 'and',
        rules: [
          { field: id, operator: 'notNull', value: null },
          ...alike.map((rule) => ({ ...rule, operator: '=' as const })),
        ],
      },
      limit: mostAlike,
      offset: 0,
    });
    const last = await saidLast(
      ground,
      register,
      id,
      records.map((record) => record.id),
    );
    if (last) proposed.set(id, last);
  }
  return proposed;
}

/** What the entry in force says that was recorded last of those that state a field. */
async function saidLast(
  { pool, district }: Ground,
  register: Register,
  field: string,
  records: readonly string[],
): Promise<UsualValue | undefined> {
  if (records.length === 0) return undefined;
  const { rows } = await pool.query<UsualValue>(
    `select m.attributes->>$4 as value, m.record, r.title
       from movement m join record r on r.district = m.district and r.register = m.register and r.id = m.record
      where m.district = $1 and m.register = $2 and m.record = any($3)
        and m.origin <> 'reversal' and m.attributes ? $4 and (m.stage_from is null or m.stated->'set' ? $4)
        and not exists (select from movement x where x.district = m.district and x.reverses = m.seq)
      order by m.entry desc limit 1`,
    [district.id, register.id, records, field],
  );
  return rows[0];
}
