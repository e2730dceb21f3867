import { randomUUID } from 'node:crypto';
import { isUnbounded, reachOf, unitsHeld, type Viewer } from '@taizhang/access';
import { type Condition, Refusal, type Text } from '@taizhang/definition';
import { type Queryable, sqlState } from '../database.ts';
import type { District } from '../district.ts';
import { columnOffered, demandOffered } from './offered.ts';

/** What a view keeps of a list. */
export interface ViewContent {
  readonly condition: Condition | null;
  readonly order: { readonly by: string; readonly descending: boolean } | null;
  /** The columns in their order, with the widths that were given to them; null: those that every list shows. */
  readonly columns: readonly { readonly id: string; readonly width: number | null }[] | null;
  /** Which lights it shows, of which pace, and whether they order it; absent: any. */
  readonly lights?: {
    readonly pace: string | null;
    readonly light: string | null;
    readonly lit: 'first' | null;
  };
}

export type Audience = { readonly kind: 'own' | 'all' } | { readonly kind: 'unit'; readonly unit: string };

export interface SavedView {
  readonly id: string;
  readonly revision: number;
  readonly register: string;
  readonly name: string;
  readonly audience: Audience;
  readonly content: ViewContent;
  readonly madeBy: string;
  readonly savedAt: Date;
}

export type ViewInput = Pick<SavedView, 'register' | 'name' | 'audience' | 'content'>;

interface ViewRow {
  readonly id: string;
  readonly revision: number;
  readonly register: string;
  readonly name: string;
  readonly audience: Audience['kind'];
  readonly unit: string | null;
  readonly content: ViewContent;
  readonly made_by: string;
  readonly saved_at: Date;
  readonly removed: boolean;
}

const viewOf = (row: ViewRow): SavedView => ({
  id: row.id,
  revision: row.revision,
  register: row.register,
  name: row.name,
  audience: row.unit === null ? { kind: row.audience as 'own' | 'all' } : { kind: 'unit', unit: row.unit },
  content: row.content,
  madeBy: row.made_by,
  savedAt: row.saved_at,
});

/** One's own views of a register, those shared with a unit of one's own, and those for all. */
export async function viewsOf(
  db: Queryable,
  district: District,
  viewer: Viewer,
  register: string,
): Promise<SavedView[]> {
  if (!district.catalogue.registers.has(register)) throw new Refusal('unknown-register', { register });
  if (reachOf(viewer, 'read', register).length === 0) return [];
  const { rows } = await db.query<ViewRow>(
    `select * from (
       select distinct on (id) * from saved_view where district = $1 and register = $2 order by id, revision desc) v
      where not removed and (made_by = $3 or audience = 'all' or (audience = 'unit' and unit = any($4::text[])))
      order by name collate "C", id`,
    [district.id, register, viewer.account, unitsHeld(viewer)],
  );
  return rows.map(viewOf);
}

/** Keeps a new view. @throws Refusal unknown-register, column-not-offered, condition-not-offered, unknown-pace, view-reach */
export async function keepView(
  db: Queryable,
  district: District,
  viewer: Viewer,
  input: ViewInput,
): Promise<SavedView> {
  demandViewOffered(district, viewer, input);
  return insertView(db, district, viewer, input, { id: randomUUID(), revision: 1, removed: false });
}

/**
 * Saves a view anew over the revision that one has seen; the earlier ones stay.
 * @throws Refusal unknown-view, view-not-yours, view-changed, and as `keepView`
 */
export async function reviseView(
  db: Queryable,
  district: District,
  viewer: Viewer,
  id: string,
  seen: number,
  input: ViewInput,
): Promise<SavedView> {
  const known = await ownView(db, district, viewer, id, seen);
  if (known.register !== input.register) throw new Refusal('unknown-view', { view: id });
  demandViewOffered(district, viewer, input);
  return insertView(db, district, viewer, input, { id, revision: seen + 1, removed: false });
}

/** Takes a view away; its revisions stay. @throws Refusal unknown-view, view-not-yours, view-changed */
export async function removeView(
  db: Queryable,
  district: District,
  viewer: Viewer,
  id: string,
  seen: number,
): Promise<void> {
  const known = viewOf(await ownView(db, district, viewer, id, seen));
  await insertView(db, district, viewer, known, { id, revision: seen + 1, removed: true });
}

async function ownView(
  db: Queryable,
  district: District,
  viewer: Viewer,
  id: string,
  seen: number,
): Promise<ViewRow> {
  const { rows } = await db.query<ViewRow>(
    'select * from saved_view where district = $1 and id = $2 order by revision desc limit 1',
    [district.id, id],
  );
  const [row] = rows;
  const shown =
    row &&
    !row.removed &&
    (row.made_by === viewer.account ||
      (reachOf(viewer, 'read', row.register).length > 0 &&
        (row.audience === 'all' || (row.unit !== null && unitsHeld(viewer).includes(row.unit)))));
  if (!row || !shown) throw new Refusal('unknown-view', { view: id });
  if (row.made_by !== viewer.account) throw new Refusal('view-not-yours');
  if (row.revision !== seen) throw new Refusal('view-changed', { revision: row.revision });
  return row;
}

const everybody: Text = { zh: '所有人', en: 'everybody' };

/** A list that somebody else cannot see much of is not for them: who shares must reach what is shared. */
function demandViewOffered(
  district: District,
  viewer: Viewer,
  { register: id, audience, content }: ViewInput,
): void {
  const register = district.catalogue.registers.get(id);
  const reach = reachOf(viewer, 'read', id);
  if (!register || reach.length === 0) throw new Refusal('unknown-register', { register: id });
  if (content.condition) demandOffered(register, content.condition);
  for (const column of [content.order?.by, ...(content.columns ?? []).map((c) => c.id)])
    if (column !== undefined) columnOffered(register, column);
  const pace = content.lights?.pace;
  if (pace != null && !Object.hasOwn(register.paces ?? {}, pace))
    throw new Refusal('unknown-pace', { register: id, pace });
  const reachesAll = reach.some(isUnbounded);
  if (audience.kind === 'all' && !reachesAll) throw new Refusal('view-reach', { audience: everybody });
  if (audience.kind === 'unit' && !unitsHeld(viewer).includes(audience.unit))
    throw new Refusal('view-reach', { audience: audience.unit });
}

async function insertView(
  db: Queryable,
  district: District,
  viewer: Viewer,
  { register, name, audience, content }: ViewInput,
  { id, revision, removed }: { id: string; revision: number; removed: boolean },
): Promise<SavedView> {
  const unit = audience.kind === 'unit' ? audience.unit : null;
  try {
    const { rows } = await db.query<ViewRow>(
      `insert into saved_view (district, id, revision, register, name, audience, unit, content, made_by, removed)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning *`,
      [
        ...[district.id, id, revision, register, name, audience.kind, unit],
        ...[JSON.stringify(content), viewer.account, removed],
      ],
    );
    return viewOf(rows[0] as ViewRow);
  } catch (error) {
    const taken = '23505';
    if (sqlState(error) === taken) throw new Refusal('view-changed', { revision });
    throw error;
  }
}
