import type { Register } from '@taizhang/definition';
import { Binder, type Pool, type Queryable, transaction } from './database.ts';
import { contentHash, type District } from './district.ts';
import { horizonOf } from './horizon.ts';
import { literal } from './literal.ts';

const followLock = 20210829;

interface Rule {
  readonly register: Register;
  readonly rule: string;
  readonly fields: readonly string[];
}

const rulesOf = ({ catalogue }: District): Rule[] =>
  [...catalogue.registers.values()].flatMap((register) =>
    Object.entries(register.unique ?? {}).map(([rule, { fields }]) => ({ register, rule, fields })),
  );

const hashes = new WeakMap<District['catalogue'], string>();

/** Changes when combinations must be gathered anew. */
function definitionOf(district: District): string {
  const known = hashes.get(district.catalogue);
  if (known !== undefined) return known;
  const said = rulesOf(district).map(({ register, rule, fields }) => [register.id, rule, fields]);
  const hash = contentHash(said).toString('hex');
  hashes.set(district.catalogue, hash);
  return hash;
}

/** The values that a row of `record` has under a rule, as a JSON array. */
const heldSql = (fields: readonly string[], alias: string): string => {
  const values = fields.map((field) =>
    field === 'unit' || field === 'street' ? `${alias}.${field}` : `${alias}.attributes->>${literal(field)}`,
  );
  return `jsonb_build_array(${values.join(', ')})`;
};

const numberSql = (held: string): string => `hashtextextended(${held}::text, 0)`;

/** How far combinations were followed; null: not by these declarations yet. */
async function followedTo(db: Queryable, district: District): Promise<number | null> {
  const { rows } = await db.query<{ seq: number }>(
    'select seq from unique_followed where district = $1 and definition = $2',
    [district.id, definitionOf(district)],
  );
  return rows[0]?.seq ?? null;
}

/**
 * Brings the combinations that must be unique up to what was posted since the last time. No answer depends on how far it has
 * come: whoever looks one up looks at the movements behind it himself.
 */
export async function followUniqueValues(pool: Pool, district: District): Promise<void> {
  const rules = rulesOf(district);
  const { seq: to } = await horizonOf(pool, district.id);
  await transaction(pool, 'begin', async (client) => {
    await client.query('select pg_advisory_xact_lock($1, hashtext($2))', [followLock, district.id]);
    const from = await followedTo(client, district);
    if (from !== null && from >= to) return;
    const changed =
      from === null
        ? null
        : `select distinct m.register, m.record as id from movement m
            where m.district = $1 and m.seq > ${from} and m.seq <= ${to}`;
    await client.query(
      changed === null
        ? 'delete from unique_value where district = $1'
        : `delete from unique_value u using (${changed}) c
            where u.district = $1 and u.register = c.register and u.record = c.id`,
      [district.id],
    );
    const among = changed === null ? '' : `join (${changed}) c on c.register = r.register and c.id = r.id`;
    const rows = rules.map(
      ({ register, rule, fields }) =>
        `select $1, r.register, ${literal(rule)}, ${numberSql(heldSql(fields, 'r'))}, r.id from record r ${among}
          where r.district = $1 and r.register = ${literal(register.id)} and r.stage is not null`,
    );
    if (rows.length > 0)
      await client.query(`insert into unique_value ${rows.join(' union all ')}`, [district.id]);
    await client.query(
      `insert into unique_followed (district, definition, seq) values ($1, $2, $3)
       on conflict (district) do update set seq = excluded.seq, definition = excluded.definition`,
      [district.id, definitionOf(district), to],
    );
  });
}

/** Combinations under one rule of a register. */
export interface Sought {
  readonly register: Register;
  readonly rule: string;
  readonly fields: readonly string[];
  /** Each as a JSON array. */
  readonly values: readonly string[];
  /** The records that are not looked for. */
  readonly besides: readonly string[];
}

/**
 * Which of some combinations a record has that stands in the stages of the rule, by the place of each (from 1): those that
 * were followed are found by their index, records that moved since are looked at one by one.
 */
export async function holdersOf(
  db: Queryable,
  district: District,
  { register, rule, fields, values, besides }: Sought,
): Promise<{ place: number; id: string }[]> {
  const followed = await followedTo(db, district);
  const binder = new Binder();
  const [inDistrict, named] = [district.id, register.id].map((v) => binder.bind(v, 'text'));
  const held = binder.bind(values, 'text[]');
  // In one scan of the index, and by the numbers of movements: of what was written since statistics were gathered the planner
  // would read all for each.
  const found = `(
      select u.record from unique_value u
       where u.district = ${inDistrict} and u.register = ${named} and u.rule = ${literal(rule)}
         and u.held = any(array(select ${numberSql('h::jsonb')} from unnest(${held}) h))
       union
      select m.record from (
        select register, record from movement where district = ${inDistrict} and seq > ${followed ?? 0} offset 0) m
       where m.register = ${named}) i
    cross join lateral (
      select * from record where district = ${inDistrict} and register = ${named} and id = i.record limit 1) r`;
  const { rows } = await db.query<{ place: number; id: string }>(
    `select c.place::int, min(r.id) as id
       from ${followed === null ? 'record r' : found}
       join unnest(${held}) with ordinality as c (held, place) on ${heldSql(fields, 'r')} = c.held::jsonb
      where r.district = ${inDistrict} and r.register = ${named}
        and r.stage = any(${binder.bind(register.unique?.[rule]?.stages ?? [], 'text[]')})
        and r.id <> all(${binder.bind(besides, 'text[]')})
      group by c.place`,
    binder.values,
  );
  return rows;
}
