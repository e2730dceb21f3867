import type { Viewer } from '@taizhang/access';
import { Refusal } from '@taizhang/definition';
import type { Pool, Queryable } from '../database.ts';
import type { District } from '../district.ts';
import type { PersonalVault } from '../personal.ts';

/** A form that was begun: what was typed, as the screen keeps it, and the key under which it will be sent. */
export interface Draft {
  /** Which form: `register/record/transition`, or what is corrected. */
  readonly form: string;
  readonly register: string;
  readonly record: string;
  readonly content: unknown;
  readonly savedAt: Date;
}

const mostBytes = 256 * 1024;
const mostDrafts = 200;

/** Keeps what was typed into a form so far, over what was kept of it before. @throws Refusal too-long, too-many-entries */
export async function saveDraft(
  pool: Pool,
  district: District,
  vault: PersonalVault,
  viewer: Viewer,
  { form, register, record, content }: Omit<Draft, 'savedAt'>,
): Promise<void> {
  const text = JSON.stringify(content);
  if (text.length > mostBytes) throw new Refusal('too-long', { limit: mostBytes }, 'content');
  const { rowCount } = await pool.query(
    `insert into draft
     select $1, $2, $3, $4, $5, $6, clock_timestamp()
      where exists (select from draft where district = $1 and account = $2 and form = $3)
         or (select count(*) from draft where district = $1 and account = $2) < $7
     on conflict (district, account, form)
       do update set content = excluded.content, saved_at = excluded.saved_at`,
    [district.id, viewer.account, form, register, record, vault.wrap(text), mostDrafts],
  );
  if (rowCount === 0) throw new Refusal('too-many-entries', { limit: mostDrafts }, 'form');
}

/** The viewer's own drafts, of one record or all, the latest first. */
export async function draftsOf(
  db: Queryable,
  district: District,
  vault: PersonalVault,
  viewer: Viewer,
  of: { readonly register?: string | undefined; readonly record?: string | undefined } = {},
): Promise<Draft[]> {
  const { rows } = await db.query<Omit<Draft, 'content'> & { sealed: Buffer }>(
    `select form, register, record, content as sealed, saved_at as "savedAt" from draft
      where district = $1 and account = $2 and ($3::text is null or register = $3)
        and ($4::text is null or record = $4) order by saved_at desc`,
    [district.id, viewer.account, of.register ?? null, of.record ?? null],
  );
  return rows.map(({ sealed, ...draft }) => ({ ...draft, content: JSON.parse(vault.unwrap(sealed)) }));
}

/** Forgets a draft: it was sent, or is not wanted. */
export async function discardDraft(
  db: Queryable,
  district: District,
  viewer: Viewer,
  form: string,
): Promise<void> {
  await db.query('delete from draft where district = $1 and account = $2 and form = $3', [
    district.id,
    viewer.account,
    form,
  ]);
}
