import type { Viewer } from '@taizhang/access';
import { Binder, type Pool, portions, type Queryable } from './database.ts';
import { type District, demand } from './district.ts';

/** What somebody did or tried, to be kept for good. */
export interface AuditNote {
  readonly action: string;
  readonly outcome: 'done' | 'refused';
  readonly register?: string;
  readonly record?: string;
  /** What it was about that is no record: an account, a unit, a post, a route. */
  readonly subject?: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Who is answerable for what is noted; before anybody has signed in there is no account. */
export interface Answerable {
  readonly account: string | null;
  readonly session?: string | null;
  readonly address?: string | null;
}

/** Notes something in the audit. What changes anything notes it in the transaction of the change. */
export async function note(
  db: Queryable,
  district: Pick<District, 'id'>,
  who: Answerable | Viewer,
  { action, outcome, register, record, subject, detail }: AuditNote,
): Promise<void> {
  await db.query({
    name: 'audit-note',
    text: `insert into audit_entry (district, account, session, address, action, register, record, subject, outcome, detail)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    values: [
      district.id,
      who.account,
      who.session ?? null,
      who.address ?? null,
      action,
      register ?? null,
      record ?? null,
      subject ?? null,
      outcome,
      JSON.stringify(detail ?? {}),
    ],
  });
}

/** One line of the audit: a note, or a posting, of which the movements themselves are the account. */
export interface AuditEntry {
  /** Tells it from every other; of a posting the movement's number. */
  readonly seq: number;
  readonly of: 'note' | 'movement';
  readonly at: Date;
  readonly account: string | null;
  readonly session: string | null;
  readonly address: string | null;
  /** What was done; of a posting: `post`. */
  readonly action: string;
  readonly register: string | null;
  readonly record: string | null;
  readonly subject: string | null;
  readonly outcome: 'done' | 'refused';
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface AuditFilter {
  readonly account?: string | undefined;
  readonly action?: string | undefined;
  readonly register?: string | undefined;
  readonly record?: string | undefined;
  readonly outcome?: 'done' | 'refused' | undefined;
  /** Noted at or after this moment, and before that one. */
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
}

export interface AuditSearch extends AuditFilter {
  readonly limit: number;
  readonly offset: number;
}

/** The action under which postings are found. */
export const postAction = 'post';

/**
 * What was noted and what was posted, the latest first. Postings are read off the movements, which are as append-only
 * as the notes, so no posting writes twice.
 * @throws Refusal not-permitted
 */
export async function searchAudit(
  db: Queryable,
  district: District,
  viewer: Viewer,
  search: AuditSearch,
): Promise<{ readonly entries: AuditEntry[]; readonly more: boolean }> {
  demand(viewer, 'administer-audit');
  const binder = new Binder();
  const most = binder.bind(search.limit + search.offset + 1, 'bigint');
  const sources = [notesSql(district, search, binder), ...postingsSql(district, search, binder)];
  const { rows } = await db.query<AuditEntry>(
    `select * from (${sources.map((sql) => `(${sql} order by seq desc limit ${most})`).join(' union all ')}) a
      order by at desc, of, seq desc
      limit ${binder.bind(search.limit + 1, 'bigint')} offset ${binder.bind(search.offset, 'bigint')}`,
    binder.values,
  );
  return { entries: rows.slice(0, search.limit), more: rows.length > search.limit };
}

/** How many lines of an export are read at a time. */
const portion = 1000;

/**
 * Everything that a search finds, portion by portion, the latest first. That it was taken away is noted before the
 * first line is read, so that it stands in the audit whatever becomes of the file.
 * @throws Refusal not-permitted
 */
export async function exportAudit(
  pool: Pool,
  district: District,
  viewer: Viewer,
  search: AuditFilter,
): Promise<AsyncGenerator<readonly AuditEntry[]>> {
  demand(viewer, 'administer-audit');
  await note(pool, district, viewer, { action: 'audit-exported', outcome: 'done', detail: { ...search } });
  const binder = new Binder();
  const sources = [notesSql(district, search, binder), ...postingsSql(district, search, binder)];
  const text = `${sources.join(' union all ')} order by at desc, of, seq desc`;
  return portions<AuditEntry>(pool, text, binder.values, portion);
}

function filterSql(columns: { account: string; at: string }, search: AuditFilter, binder: Binder): string[] {
  const { account, register, record, from, to } = search;
  return [
    ...(account === undefined ? [] : [`${columns.account} = ${binder.bind(account, 'text')}`]),
    ...(register === undefined ? [] : [`register = ${binder.bind(register, 'text')}`]),
    ...(record === undefined ? [] : [`record = ${binder.bind(record, 'text')}`]),
    ...(from === undefined ? [] : [`${columns.at} >= ${binder.bind(from.toISOString(), 'timestamptz')}`]),
    ...(to === undefined ? [] : [`${columns.at} < ${binder.bind(to.toISOString(), 'timestamptz')}`]),
  ];
}

function notesSql(district: District, search: AuditFilter, binder: Binder): string {
  const { action, outcome } = search;
  const filters = [
    `district = ${binder.bind(district.id, 'text')}`,
    ...filterSql({ account: 'account', at: 'at' }, search, binder),
    ...(action === undefined ? [] : [`action = ${binder.bind(action, 'text')}`]),
    ...(outcome === undefined ? [] : [`outcome = ${binder.bind(outcome, 'text')}`]),
  ];
  return `select seq, 'note' as of, at, account, session, address, action, register, record, subject, outcome, detail
            from audit_entry where ${filters.join(' and ')}`;
}

function postingsSql(district: District, search: AuditFilter, binder: Binder): string[] {
  const { action, outcome } = search;
  if ((action ?? postAction) !== postAction || (outcome ?? 'done') !== 'done') return [];
  const filters = [
    `district = ${binder.bind(district.id, 'text')}`,
    ...filterSql({ account: 'recorded_by', at: 'recorded_at' }, search, binder),
  ];
  return [
    `select seq, 'movement' as of, recorded_at as at, recorded_by as account, null::text as session,
            null::text as address, ${binder.bind(postAction, 'text')} as action, register, record,
            null::text as subject, 'done' as outcome,
            jsonb_strip_nulls(jsonb_build_object('transition', transition, 'origin', origin, 'occurredOn', occurred_on,
              'request', request, 'reason', reason, 'reverses', reverses)) as detail
       from movement where ${filters.join(' and ')}`,
  ];
}
