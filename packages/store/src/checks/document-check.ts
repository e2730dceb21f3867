import type { Viewer } from '@taizhang/access';
import { Refusal } from '@taizhang/definition';
import { note } from '../audit.ts';
import { type Client, type Pool, type Queryable, transaction } from '../database.ts';
import { type District, demand } from '../district.ts';
import type { PersonalVault } from '../personal.ts';

/** A check of a document as it is kept. What its summary and result say is up to whoever made it. */
export interface KeptCheck {
  readonly id: string;
  readonly madeBy: string;
  readonly madeAt: Date;
  /** The roles that may see it beside its maker. */
  readonly roles: readonly string[];
  readonly summary: unknown;
}

export interface KeptCheckWithResult extends KeptCheck {
  readonly result: unknown;
}

export interface NewCheck {
  /** Chosen by whoever asks, so that a repeated request is known. */
  readonly id: string;
  /** The document and how it is to be checked, as one text. */
  readonly request: string;
  readonly summary: unknown;
  readonly result: unknown;
  /** The document’s bytes, where marks are to be written into it. */
  readonly document: Buffer | null;
}

const checkId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** So many checks an account keeps. */
const mostOfAccount = 500;

/**
 * The roles that each check is shared with, and which checks are within reach: those that the viewer made, and those shared
 * with a role of his. Expects $1 the district, $2 the account, $3 its roles.
 */
const reachable = `select c.id, c.made_by, c.made_at, coalesce(s.roles, '{}') as roles
    from document_check c
    join document_check_content k on k.district = c.district and k.id = c.id
    left join lateral (select roles from document_check_sharing
                        where district = c.district and check_id = c.id order by number desc limit 1) s on true
   where c.district = $1 and (c.made_by = $2 or s.roles && $3::text[])`;

const reachValues = (district: District, viewer: Viewer): unknown[] => [
  district.id,
  viewer.account,
  viewer.posts.map(({ role }) => role.id),
];

interface Row {
  readonly id: string;
  readonly made_by: string;
  readonly made_at: Date;
  readonly roles: string[];
  readonly summary: Buffer;
}

const keptOf = (vault: PersonalVault, row: Row): KeptCheck => ({
  id: row.id,
  madeBy: row.made_by,
  madeAt: row.made_at,
  roles: row.roles,
  summary: JSON.parse(vault.unwrap(row.summary)),
});

/** Whether a check with this id was kept already for the same request. @throws Refusal request-key-reused, unknown-check */
export async function findMadeCheck(
  db: Queryable,
  district: District,
  vault: PersonalVault,
  viewer: Viewer,
  { id, request }: Pick<NewCheck, 'id' | 'request'>,
): Promise<boolean> {
  demand(viewer, 'read-figures');
  const { rows } = await db.query<{ request: Buffer; made_by: string; removed: boolean }>(
    `select request, made_by,
            exists (select from document_check_removal r where r.district = c.district and r.check_id = c.id) as removed
       from document_check c where district = $1 and id = $2`,
    [district.id, id],
  );
  const [row] = rows;
  if (!row) return false;
  if (row.made_by !== viewer.account || !row.request.equals(vault.fingerprint(request)))
    throw new Refusal('request-key-reused', { key: id }, 'id');
  if (row.removed) throw new Refusal('unknown-check', { check: id });
  return true;
}

/** Keeps a check, once whoever repeats it. @throws Refusal request-key-reused, too-many-checks */
export async function keepCheck(
  pool: Pool,
  district: District,
  vault: PersonalVault,
  viewer: Viewer,
  check: NewCheck,
): Promise<KeptCheckWithResult> {
  demand(viewer, 'read-figures');
  const { id } = check;
  await transaction(pool, 'begin', async (client) => {
    const { rows } = await client.query<{ kept: number }>(
      `select count(*)::int as kept from document_check c
         join document_check_content k on k.district = c.district and k.id = c.id
        where c.district = $1 and c.made_by = $2`,
      [district.id, viewer.account],
    );
    if ((rows[0]?.kept ?? 0) >= mostOfAccount) throw new Refusal('too-many-checks', { limit: mostOfAccount });
    const { rowCount } = await client.query(
      `insert into document_check (district, id, request, made_by) values ($1, $2, $3, $4)
       on conflict (district, id) do nothing`,
      [district.id, id, vault.fingerprint(check.request), viewer.account],
    );
    if (rowCount === 0) return;
    await client.query('insert into document_check_content values ($1, $2, $3, $4, $5)', [
      ...[district.id, id],
      ...[vault.wrap(JSON.stringify(check.summary)), vault.wrap(JSON.stringify(check.result))],
      check.document === null ? null : vault.wrap(check.document.toString('base64')),
    ]);
    await note(client, district, viewer, { action: 'check-made', outcome: 'done', subject: id });
  });
  // Somebody else may have been first with this id, for something else.
  await findMadeCheck(pool, district, vault, viewer, check);
  return getCheck(pool, district, vault, viewer, id);
}

/** The checks that the viewer made or may see, the newest first. */
export async function listChecks(
  db: Queryable,
  district: District,
  vault: PersonalVault,
  viewer: Viewer,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly total: number; readonly checks: KeptCheck[] }> {
  demand(viewer, 'read-figures');
  const { rows } = await db.query<Row & { total: number }>(
    `with reached as (${reachable})
     select r.*, k.summary, (select count(*) from reached)::int as total
       from reached r join document_check_content k on k.district = $1 and k.id = r.id
      order by r.made_at desc, r.id limit $4 offset $5`,
    [...reachValues(district, viewer), limit, offset],
  );
  if (rows.length > 0 || offset === 0)
    return { total: rows[0]?.total ?? 0, checks: rows.map((row) => keptOf(vault, row)) };
  const { rows: counted } = await db.query<{ total: number }>(
    `select count(*)::int as total from (${reachable}) r`,
    reachValues(district, viewer),
  );
  return { total: counted[0]?.total ?? 0, checks: [] };
}

/** Who made a check, where it is within the viewer's reach; nothing of it is decrypted. @throws Refusal unknown-check */
export async function demandCheck(
  db: Queryable,
  district: District,
  viewer: Viewer,
  id: string,
): Promise<{ readonly madeBy: string }> {
  demand(viewer, 'read-figures');
  const unknown = new Refusal('unknown-check', { check: id });
  if (!checkId.test(id)) throw unknown;
  const { rows } = await db.query<{ made_by: string }>(`${reachable} and c.id = $4`, [
    ...reachValues(district, viewer),
    id,
  ]);
  const [row] = rows;
  if (!row) throw unknown;
  return { madeBy: row.made_by };
}

/** A check within the viewer's reach. @throws Refusal unknown-check */
export async function getCheck(
  db: Queryable,
  district: District,
  vault: PersonalVault,
  viewer: Viewer,
  id: string,
): Promise<KeptCheckWithResult> {
  await demandCheck(db, district, viewer, id);
  const { rows } = await db.query<Row & { result: Buffer }>(
    `select r.*, k.summary, k.result
       from (${reachable} and c.id = $4) r join document_check_content k on k.district = $1 and k.id = r.id`,
    [...reachValues(district, viewer), id],
  );
  const [row] = rows;
  if (!row) throw new Refusal('unknown-check', { check: id });
  return { ...keptOf(vault, row), result: JSON.parse(vault.unwrap(row.result)) };
}

/** The bytes of a checked document; null where its text was kept only. @throws Refusal unknown-check */
export async function checkedDocument(
  db: Queryable,
  district: District,
  vault: PersonalVault,
  viewer: Viewer,
  id: string,
): Promise<Buffer | null> {
  await demandCheck(db, district, viewer, id);
  const { rows } = await db.query<{ document: Buffer | null }>(
    'select document from document_check_content where district = $1 and id = $2',
    [district.id, id],
  );
  const kept = rows[0]?.document ?? null;
  return kept && Buffer.from(vault.unwrap(kept), 'base64');
}

/** Chooses the roles that may see a check. @throws Refusal unknown-check, check-not-yours */
export async function shareCheck(
  pool: Pool,
  district: District,
  viewer: Viewer,
  id: string,
  roles: readonly string[],
): Promise<void> {
  await demandOwn(pool, district, viewer, id);
  const chosen = [...new Set(roles)].sort();
  await transaction(pool, 'begin', async (client) => {
    await lock(client, district, id);
    await client.query(
      `insert into document_check_sharing (district, check_id, number, roles, shared_by)
       select $1, $2, coalesce(max(number), 0) + 1, $3::text[], $4
         from document_check_sharing where district = $1 and check_id = $2`,
      [district.id, id, chosen, viewer.account],
    );
    await note(client, district, viewer, {
      action: 'check-shared',
      outcome: 'done',
      subject: id,
      detail: { roles: chosen },
    });
  });
}

/**
 * Erases what a check says and holds, and what was said in decisions on it. That it was made, and who decided what kind of
 * thing when, stays.
 * @throws Refusal unknown-check, check-not-yours
 */
export async function removeCheck(pool: Pool, district: District, viewer: Viewer, id: string): Promise<void> {
  await demandOwn(pool, district, viewer, id);
  await transaction(pool, 'begin', async (client) => {
    await lock(client, district, id);
    await client.query('delete from document_check_content where district = $1 and id = $2', [
      district.id,
      id,
    ]);
    await client.query(
      'insert into document_check_removal (district, check_id, removed_by) values ($1, $2, $3)',
      [district.id, id, viewer.account],
    );
    await note(client, district, viewer, { action: 'check-removed', outcome: 'done', subject: id });
  });
}

async function demandOwn(db: Queryable, district: District, viewer: Viewer, id: string): Promise<void> {
  const { madeBy } = await demandCheck(db, district, viewer, id);
  if (madeBy !== viewer.account) throw new Refusal('check-not-yours');
}

/** What is done to one check at the same time is done one after the other. @throws Refusal unknown-check */
export async function lock(client: Client, district: District, id: string): Promise<void> {
  const { rowCount } = await client.query(
    'select from document_check_content where district = $1 and id = $2 for update',
    [district.id, id],
  );
  if (rowCount === 0) throw new Refusal('unknown-check', { check: id });
}

/** Notes that the content of a check left as a file. The viewer was found to reach it. */
export const noteCheckExport = (
  db: Queryable,
  district: District,
  viewer: Viewer,
  id: string,
  as: string,
): Promise<void> =>
  note(db, district, viewer, { action: 'check-exported', outcome: 'done', subject: id, detail: { as } });
