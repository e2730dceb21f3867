import { type Unit, UnitTree, unitSchema, type Viewer } from '@taizhang/access';
import { Refusal, type Text } from '@taizhang/definition';
import { note } from './audit.ts';
import { type Client, type Pool, type Queryable, sqlState, transaction } from './database.ts';
import { type District, dayIn, demand } from './district.ts';

/** The units of a district, in the order in which they were added, closed ones included. */
export async function readUnits(db: Queryable, district: Pick<District, 'id'>): Promise<Unit[]> {
  const { rows } = await db.query<Unit>(
    `select id, title, kind, parent, closed_on as "closedOn" from unit where district = $1 order by place`,
    [district.id],
  );
  return rows;
}

/** Keeps the units that a district begins with, once; afterwards they are what the system administrator makes of them. */
export async function seedUnits(pool: Pool, district: string, units: readonly Unit[]): Promise<void> {
  await transaction(pool, 'begin', async (client) => {
    await client.query("select pg_advisory_xact_lock(hashtext('taizhang-units'), hashtext($1))", [district]);
    const { rowCount } = await client.query('select from unit where district = $1 limit 1', [district]);
    if (rowCount !== 0) return;
    await client.query(
      `insert into unit (district, id, title, kind, parent)
       select $1, u->>'id', u->'title', u->>'kind', u->>'parent' from jsonb_array_elements($2) with ordinality as l (u, n)
        order by n`,
      [district, JSON.stringify(units)],
    );
  });
}

/** Changes the units under a lock, so that two changes cannot make a circle, and notes it. */
async function change(
  pool: Pool,
  district: District,
  viewer: Viewer,
  action: string,
  unit: string,
  work: (client: Client, units: readonly Unit[]) => Promise<Readonly<Record<string, unknown>>>,
): Promise<void> {
  demand(viewer, 'administer-system');
  await transaction(pool, 'begin', async (client) => {
    await client.query("select pg_advisory_xact_lock(hashtext('taizhang-units'), hashtext($1))", [
      district.id,
    ]);
    const detail = await work(client, await readUnits(client, district));
    await note(client, district, viewer, { action, outcome: 'done', subject: unit, detail });
  });
}

const found = (units: readonly Unit[], id: string, field = 'unit'): Unit => {
  const unit = units.find((one) => one.id === id);
  if (!unit) throw new Refusal('unknown-unit', { unit: id }, field);
  return unit;
};

const standing = (units: readonly Unit[], id: string, field: string): Unit => {
  const unit = found(units, id, field);
  if (unit.closedOn) throw new Refusal('closed-unit', { unit: unit.title, closedOn: unit.closedOn }, field);
  return unit;
};

/**
 * Adds a unit below another.
 * @throws Refusal not-permitted, malformed-request, unit-exists, unknown-unit and closed-unit of the parent
 */
export async function addUnit(pool: Pool, district: District, viewer: Viewer, input: Unit): Promise<void> {
  const read = unitSchema.safeParse(input);
  if (!read.success || read.data.parent === null || read.data.kind === 'district')
    throw new Refusal(
      'malformed-request',
      {
        reason: {
          zh: '单位须有编号、名称、类别和上级',
          en: 'a unit has an id, a title, a kind and a parent',
        },
      },
      read.success ? 'parent' : read.error.issues[0]?.path.join('.'),
    );
  const { id, title, kind, parent } = read.data;
  try {
    await change(pool, district, viewer, 'unit-added', id, async (client, units) => {
      standing(units, parent as string, 'parent');
      await client.query('insert into unit (district, id, title, kind, parent) values ($1, $2, $3, $4, $5)', [
        district.id,
        id,
        JSON.stringify(title),
        kind,
        parent,
      ]);
      return { title, kind, parent };
    });
  } catch (error) {
    const uniqueViolation = '23505';
    if (sqlState(error) === uniqueViolation) throw new Refusal('unit-exists', { unit: id }, 'id');
    throw error;
  }
}

/**
 * Gives a unit another name, or another unit to belong to.
 * @throws Refusal not-permitted, unknown-unit, closed-unit, unit-circle
 */
export async function changeUnit(
  pool: Pool,
  district: District,
  viewer: Viewer,
  id: string,
  to: { readonly title?: Text | undefined; readonly parent?: string | undefined },
): Promise<void> {
  await change(pool, district, viewer, 'unit-changed', id, async (client, units) => {
    const before = standing(units, id, 'unit');
    const title = to.title ?? before.title;
    const parent = to.parent ?? before.parent;
    if (parent !== before.parent) {
      standing(units, parent as string, 'parent');
      // What belongs to a unit cannot be what the unit belongs to; the district belongs to nobody.
      if (before.parent === null || new UnitTree(units).withBelow(id).includes(parent as string))
        throw new Refusal('unit-circle', { unit: before.title }, 'parent');
    }
    await client.query('update unit set title = $3, parent = $4 where district = $1 and id = $2', [
      district.id,
      id,
      JSON.stringify(title),
      parent,
    ]);
    return { before: { title: before.title, parent: before.parent }, after: { title, parent } };
  });
}

/**
 * Closes a unit from tomorrow on. Its records stay; who holds a post there has no work to record in it any more.
 * @throws Refusal not-permitted, unknown-unit, closed-unit, unit-has-units, unit-has-posts
 */
export async function closeUnit(pool: Pool, district: District, viewer: Viewer, id: string): Promise<void> {
  const today = dayIn(district.timeZone, new Date());
  await change(pool, district, viewer, 'unit-closed', id, async (client, units) => {
    const { title, parent } = standing(units, id, 'unit');
    const below = units.find((unit) => unit.parent === id && !unit.closedOn);
    if (below || parent === null)
      throw new Refusal('unit-has-units', { unit: title, below: below?.title ?? title }, 'unit');
    const { rowCount } = await client.query(
      'select from post where district = $1 and unit = $2 and coalesce(to_day, $3) >= $3 limit 1',
      [district.id, id, today],
    );
    if (rowCount !== 0) throw new Refusal('unit-has-posts', { unit: title }, 'unit');
    await client.query('update unit set closed_on = $3 where district = $1 and id = $2', [
      district.id,
      id,
      today,
    ]);
    return { closedOn: today };
  });
}
