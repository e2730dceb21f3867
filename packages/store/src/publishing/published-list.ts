import { randomUUID } from 'node:crypto';
import { actionTitles, reaches, type Viewer } from '@taizhang/access';
import {
  amountIn,
  comparisonOf,
  evaluate,
  type FieldValue,
  kindOf,
  mask,
  type Publication,
  parseDay,
  parseText,
  Refusal,
  type Register,
  type Text,
  titleOf,
} from '@taizhang/definition';
import { note } from '../audit.ts';
import { Binder, type Pool, type Queryable, transaction } from '../database.ts';
import type { District } from '../district.ts';
import type { PersonalVault } from '../personal.ts';
import { scopeSql } from '../scope-sql.ts';

/** What the public sees of a list: its columns, and the cells of each record, in both languages. */
export interface ListContent {
  readonly columns: readonly { readonly id: string; readonly title: Text; readonly number: boolean }[];
  readonly rows: readonly (readonly (Text | null)[])[];
}

export interface PublishedList {
  readonly id: string;
  readonly register: string;
  readonly publication: string;
  readonly subject: string;
  /** What the list is of, as it was called then. */
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly cutoff: string;
  readonly knownAt: Date;
  readonly publishedBy: string;
  readonly publishedAt: Date;
  readonly endedAt: Date | null;
  readonly rows: number;
}

export interface NewList {
  readonly register: string;
  readonly publication: string;
  /** The record that the list is of, such as a project. */
  readonly subject: string;
  readonly from: string;
  readonly to: string;
  /** The day on which the district stands. */
  readonly today: string;
}

const mostRows = 20_000;
const longestPeriod = 366;

/** @throws Refusal unknown-register, unknown-publication */
function publicationOf(district: District, register: string, id: string): [Register, Publication] {
  const declared = district.catalogue.registers.get(register);
  if (!declared) throw new Refusal('unknown-register', { register }, 'register');
  const found = Object.hasOwn(declared.publications ?? {}, id) ? declared.publications?.[id] : undefined;
  if (!found) throw new Refusal('unknown-publication', { publication: id }, 'publication');
  return [declared, found];
}

interface Row {
  readonly id: string;
  readonly attributes: Readonly<Record<string, FieldValue>>;
  readonly holdings: Readonly<Record<string, string>>;
  readonly reached: boolean;
}

/**
 * Publishes a list as it stands: what it shows is masked and written down, so that the public page reads nothing else.
 * Only whoever may export all records of the list may publish it.
 * @throws Refusal unknown-register, unknown-publication, unknown-reference, not-permitted, impossible-date,
 * dates-out-of-order, nothing-to-publish
 */
export async function publishList(
  pool: Pool,
  district: District,
  vault: PersonalVault,
  viewer: Viewer,
  { register: registerId, publication: id, subject, from, to, today }: NewList,
): Promise<{ id: string; rows: number }> {
  const [register, publication] = publicationOf(district, registerId, id);
  if (!reaches(viewer, 'export', registerId))
    throw new Refusal('not-permitted', { right: actionTitles.export });
  demandPeriod(from, to, today);
  return transaction(pool, 'begin isolation level repeatable read', async (client) => {
    const { rows: moments } = await client.query<{ now: Date }>(
      'select clock_timestamp()::timestamptz(3) as now',
    );
    const title = await subjectTitle(client, district, register, publication, subject);
    const rows = await recordsOf(client, district, viewer, register, publication, subject);
    if (rows.some(({ reached }) => !reached))
      throw new Refusal('not-permitted', { right: actionTitles.export });
    if (rows.length === 0) throw new Refusal('nothing-to-publish', {}, 'subject');
    if (rows.length > mostRows) throw new Refusal('too-many-entries', { limit: mostRows });
    const content = await contentOf(client, district, vault, viewer, register, publication, rows);
    const list = randomUUID();
    await client.query(
      `insert into published_list (district, id, register, publication, subject, title, from_day, to_day, cutoff,
              known_at, content, published_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        district.id, list, registerId, id, subject, title, from, to, today,
        moments[0]?.now, JSON.stringify(content), viewer.account,
      ], // biome-ignore format: one value after another
    );
    const detail = { list, publication: id, subject, from, to, rows: rows.length };
    await note(client, district, viewer, {
      action: 'list-published',
      outcome: 'done',
      register: registerId,
      detail,
    });
    return { id: list, rows: rows.length };
  });
}

function demandPeriod(from: string, to: string, today: string): void {
  for (const [name, day] of [
    ['from', from],
    ['to', to],
  ] as const)
    try {
      parseDay(day);
    } catch (error) {
      throw error instanceof Refusal ? error.at(name) : error;
    }
  const days = (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000;
  if (to < from || to < today || days > longestPeriod)
    throw new Refusal('impossible-period', { today }, 'to');
}

async function subjectTitle(
  db: Queryable,
  district: District,
  register: Register,
  { by }: Publication,
  subject: string,
): Promise<string> {
  const field = register.fields[by];
  const named = field?.kind === 'reference' ? field.register : '';
  const { rows } = await db.query<{ title: string }>(
    'select title from record where district = $1 and register = $2 and id = $3',
    [district.id, named, subject],
  );
  if (!rows[0]) throw new Refusal('unknown-reference', { register: named, record: subject }, 'subject');
  return rows[0].title;
}

async function recordsOf(
  db: Queryable,
  district: District,
  viewer: Viewer,
  register: Register,
  { by, stages, order }: Publication,
  subject: string,
): Promise<Row[]> {
  const binder = new Binder();
  const bound = (value: unknown, type: string) => binder.bind(value, type);
  const sorted = Object.hasOwn(register.measures, order)
    ? `(r.holdings->>${bound(order, 'text')})::numeric`
    : `r.attributes->>${bound(order, 'text')}`;
  const { rows } = await db.query<Row>(
    `select r.id, r.attributes, r.holdings, (${scopeSql(viewer, 'export', register, 'r', binder)}) is true as reached
       from record r
      where r.district = ${bound(district.id, 'text')} and r.register = ${bound(register.id, 'text')}
        and r.stage = any(${bound(stages, 'text[]')}) and r.attributes->>${bound(by, 'text')} = ${bound(subject, 'text')}
      order by ${sorted} nulls last, r.id limit ${mostRows + 1}`,
    binder.values,
  );
  return rows;
}

async function contentOf(
  db: Queryable,
  district: District,
  vault: PersonalVault,
  viewer: Viewer,
  register: Register,
  publication: Publication,
  rows: readonly Row[],
): Promise<ListContent> {
  const { shows } = publication;
  const personal = shows.some((name) => register.fields[name]?.kind === 'personal');
  const titles = await titlesOfReferred(db, district, register, publication, rows);
  const cells: (Text | null)[][] = [];
  for (const row of rows) {
    const masked = personal ? await vault.masked(db, district, viewer, register.id, row.id) : null;
    cells.push(
      shows.map(
        (name) =>
          titles.get(`${row.id} ${name}`) ?? cellOf(register, name, row.attributes, row.holdings, masked),
      ),
    );
  }
  return {
    columns: shows.map((id) => ({
      id,
      title: titleOf(register, id),
      number: Object.hasOwn(register.measures, id) || register.fields[id]?.kind === 'number',
    })),
    rows: cells,
  };
}

/** What the records are called that a list shows references to, by the record and the field; masked where it says so. */
async function titlesOfReferred(
  db: Queryable,
  { id: district }: District,
  register: Register,
  { shows, masks = {} }: Publication,
  rows: readonly Row[],
): Promise<ReadonlyMap<string, Text>> {
  const found = new Map<string, Text>();
  for (const name of shows) {
    const field = Object.hasOwn(register.fields, name) ? register.fields[name] : undefined;
    if (field?.kind !== 'reference' || field.restricted) continue;
    const { rows: titled } = await db.query<{ id: string; title: string }>(
      'select id, title from record where district = $1 and register = $2 and id = any($3)',
      [district, field.register, rows.map(({ attributes }) => attributes[name])],
    );
    const titles = new Map(titled.map(({ id, title }) => [id, title]));
    const when = masks[name];
    for (const row of rows) {
      const title = titles.get(String(row.attributes[name] ?? ''));
      if (title === undefined) continue;
      // What cannot be judged is masked: it must not be shown by mistake.
      const isMasked = when !== undefined && evaluate(when, valuesOf(register, row)) !== false;
      found.set(`${row.id} ${name}`, plain(isMasked ? mask('name', title) : title));
    }
  }
  return found;
}

const valuesOf = (register: Register, { attributes, holdings }: Row) => ({
  valueOf: (name: string) => attributes[name] ?? holdings[name] ?? null,
  comparisonOf: (name: string) => comparisonOf(register, name) ?? ('text' as const),
});

const plain = (text: string): Text => ({ zh: text, en: text });

/** A cell as the public sees it. Whatever the declaration says, nothing restricted and no personal data but masked names. */
function cellOf(
  register: Register,
  name: string,
  attributes: Row['attributes'],
  holdings: Row['holdings'],
  masked: Readonly<Record<string, string>> | null,
): Text | null {
  const measure = Object.hasOwn(register.measures, name) ? register.measures[name] : undefined;
  if (measure) return holdings[name] === undefined ? null : amountIn(holdings[name], measure.unit, 6);
  const field = Object.hasOwn(register.fields, name) ? register.fields[name] : undefined;
  if (!field || field.restricted) return null;
  if (field.kind === 'personal') {
    const value = masked?.[name];
    // Masked once more: what is masked already stays as it is, and nothing else gets through.
    return field.what === 'name' && value ? plain(mask('name', value)) : null;
  }
  const value = attributes[name];
  if (value === undefined) return null;
  if (field.kind === 'number') return amountIn(String(value), field.unit, 6);
  const { show } = kindOf(field);
  return { zh: show(value, field, 'zh'), en: show(value, field, 'en') };
}

const listColumns = `l.id, l.register, l.publication, l.subject, l.title, l.from_day as "from", l.to_day as "to", l.cutoff,
  l.known_at as "knownAt", l.published_by as "publishedBy", l.published_at as "publishedAt", e.ended_at as "endedAt",
  jsonb_array_length(l.content->'rows') as rows`;
const fromLists = `from published_list l
  left join published_list_end e on e.district = l.district and e.list = l.id`;

/** The lists of a register that were ever published, the latest first. @throws Refusal unknown-register */
export async function publishedLists(
  db: Queryable,
  district: District,
  viewer: Viewer,
  register: string,
): Promise<PublishedList[]> {
  if (!reaches(viewer, 'read', register)) throw new Refusal('unknown-register', { register }, 'register');
  const { rows } = await db.query<PublishedList>(
    `select ${listColumns} ${fromLists} where l.district = $1 and l.register = $2
      order by l.published_at desc, l.id limit 200`,
    [district.id, register],
  );
  return rows;
}

/** Takes a list down before its time. @throws Refusal unknown-list, not-permitted, missing-value */
export async function endList(
  pool: Pool,
  district: District,
  viewer: Viewer,
  list: string,
  reason: string,
): Promise<void> {
  const why = parseText(reason, 500);
  await transaction(pool, 'begin', async (client) => {
    const { rows } = await client.query<{ register: string }>(
      'select register from published_list where district = $1 and id::text = $2',
      [district.id, list],
    );
    const register = rows[0]?.register;
    if (register === undefined || !reaches(viewer, 'read', register)) throw new Refusal('unknown-list', {});
    if (!reaches(viewer, 'export', register))
      throw new Refusal('not-permitted', { right: actionTitles.export });
    await client.query(
      `insert into published_list_end (district, list, reason, ended_by) values ($1, $2, $3, $4)
       on conflict do nothing`,
      [district.id, list, why, viewer.account],
    );
    const detail = { list, reason: why };
    await note(client, district, viewer, { action: 'list-taken-down', outcome: 'done', register, detail });
  });
}

/** The lists that are public on a day: anybody may see them, and nothing else. */
export async function publicLists(
  db: Queryable,
  district: District,
  today: string,
): Promise<PublishedList[]> {
  const { rows } = await db.query<PublishedList>(
    `select ${listColumns} ${fromLists}
      where l.district = $1 and e.list is null and $2::date between l.from_day and l.to_day
      order by l.published_at desc, l.id limit 200`,
    [district.id, today],
  );
  return rows;
}

/** One of them with what it shows. @throws Refusal unknown-list: also for one that is not public yet or no more */
export async function publicList(
  db: Queryable,
  district: District,
  today: string,
  list: string,
): Promise<PublishedList & { readonly content: ListContent }> {
  const { rows } = await db.query<PublishedList & { content: ListContent }>(
    `select ${listColumns}, l.content ${fromLists}
      where l.district = $1 and l.id::text = $2 and e.list is null and $3::date between l.from_day and l.to_day`,
    [district.id, list, today],
  );
  if (!rows[0]) throw new Refusal('unknown-list', {});
  return rows[0];
}
