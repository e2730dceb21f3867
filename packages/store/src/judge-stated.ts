import type { Condition, FieldValue, Parameters, Register, Truth } from '@taizhang/definition';
import { conditionSql } from './condition-sql.ts';
import { Binder, type Queryable } from './database.ts';
import { recordField } from './record-field.ts';

/** A record as a condition reads it. */
interface Stated {
  readonly stage: string | null;
  readonly unit: string | null;
  readonly street: string | null;
  readonly attributes: Readonly<Record<string, FieldValue>>;
  readonly holdings: Readonly<Record<string, string>>;
}

/**
 * Judges a condition of records that are stated here, as the database does: by the SQL that queries judge it with. What
 * judges in another way is held against it.
 */
export async function judgeStated(
  db: Queryable,
  register: Register,
  condition: Condition,
  records: readonly Stated[],
  parameters: Parameters = {},
): Promise<Truth[]> {
  const binder = new Binder();
  const columns = { register, expression: (field: string) => recordField(register, field, 'r') };
  const sql = conditionSql(condition, columns, binder, parameters);
  const rows = binder.bind(JSON.stringify(records), 'jsonb');
  const { rows: judged } = await db.query<{ truth: Truth }>(
    `select ${sql} as truth
       from (select n, s->>'stage' as stage, s->>'unit' as unit, s->>'street' as street,
                    s->'attributes' as attributes, s->'holdings' as holdings
               from jsonb_array_elements(${rows}) with ordinality as t (s, n)) r order by n`,
    binder.values,
  );
  return judged.map(({ truth }) => truth);
}
