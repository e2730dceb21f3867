import { reaches, reachOf, type Viewer } from '@taizhang/access';
import { Refusal, type Register } from '@taizhang/definition';
import { Binder, type Queryable } from '../database.ts';
import type { District } from '../district.ts';
import { literal } from '../literal.ts';
import { scopeSql } from '../scope-sql.ts';
import { gramsOfTerm, marked, type Piece, searchable, termsOf } from './grams.ts';
import { isIndexedAsNow } from './index-search.ts';
import { placeGramsReached } from './place-grams.ts';
import { openTitle, type SearchedRecord, saidBy, searchedColumns } from './searched-record.ts';

/** A record that was found, and where. */
export interface Found {
  readonly register: string;
  readonly id: string;
  readonly title: readonly Piece[];
  readonly stage: string | null;
  readonly unit: string | null;
  readonly street: string | null;
  /** A field that has what was searched for, if the title has not all of it. */
  readonly field: { readonly id: string; readonly text: readonly Piece[] } | null;
}

export interface SearchResult {
  /** The best first. */
  readonly found: readonly Found[];
  /** How many were found in each register; of a word that is everywhere, among those that were looked at. */
  readonly registers: readonly { readonly register: string; readonly count: number }[];
  /** Whether there are more than were looked at. */
  readonly more: boolean;
}

/** A word that is in every record is no search: so many are looked at and ranked. */
const mostLookedAt = 600;
/** So many movements may not be indexed yet: the records that they changed are looked through one by one. */
const mostBehind = 5000;
const longestQuery = 60;
const longestTitle = 80;
const longestField = 120;

type Row = SearchedRecord & Pick<Found, 'stage'>;

/**
 * Finds records of all registers that a viewer may read, or of one, by words: every word must be in the title, the id or a
 * text of the record.
 * @throws Refusal query-too-short, unknown-register
 */
export async function searchRecords(
  db: Queryable,
  district: District,
  viewer: Viewer,
  query: string,
  { register, limit }: { readonly register?: string | undefined; readonly limit: number },
): Promise<SearchResult> {
  const terms = termsOf(query.slice(0, longestQuery));
  const grams = [...new Set(terms.flatMap(gramsOfTerm))];
  if (terms.length === 0 || grams.length === 0) throw new Refusal('query-too-short');
  if (register !== undefined && !district.catalogue.registers.has(register))
    throw new Refusal('unknown-register', { register });
  const registers = [...district.catalogue.registers.values()].filter(
    ({ id }) => (register === undefined || id === register) && reaches(viewer, 'read', id),
  );
  if (registers.length === 0) return { found: [], registers: [], more: false };
  // Those behind the index first: one that is indexed meanwhile is then found twice, and not never.
  const behind = await rowsBehind(db, district, viewer, registers, terms);
  const indexed = await indexedRows(db, district, viewer, registers, grams);
  const called = await rowsCalled(db, district, viewer, registers, terms);
  const rows = [
    ...new Map(
      [...behind.rows, ...indexed, ...called].map((row) => [`${row.register}/${row.id}`, row]),
    ).values(),
  ];
  const ranked = rows
    .map((row) => ({ row, rank: rankOf(row, district, terms) }))
    .filter(({ rank }) => rank > 0)
    .sort(
      (a, b) => b.rank - a.rank || a.row.title.length - b.row.title.length || (a.row.id < b.row.id ? -1 : 1),
    );
  return {
    found: ranked.slice(0, limit).map(({ row }) => foundOf(row, district, terms)),
    registers: [...Map.groupBy(ranked, ({ row }) => row.register)]
      .map(([id, of]) => ({ register: id, count: of.length }))
      .sort((a, b) => b.count - a.count),
    more: indexed.length >= mostLookedAt || behind.more,
  };
}

/** Within the viewer's reach, register by register; those that are reached alike go together. */
function reachedSql(viewer: Viewer, registers: readonly Register[], binder: Binder): string {
  const alike = Map.groupBy(registers, (register) => {
    const reach = reachOf(viewer, 'read', register.id);
    return reach.some(({ before, of }) => before || of) ? register.id : JSON.stringify(reach);
  });
  const parts = [...alike.values()].map((group) => {
    const names = group.map(({ id }) => literal(id)).join(', ');
    return `(r.register in (${names}) and ${scopeSql(viewer, 'read', group[0] as Register, 'r', binder)})`;
  });
  return `r.stage is not null and (${parts.join(' or ')})`;
}

const columns = `${searchedColumns}, r.stage`;

async function indexedRows(
  db: Queryable,
  district: District,
  viewer: Viewer,
  registers: readonly Register[],
  grams: readonly number[],
): Promise<Row[]> {
  const binder = new Binder();
  const of = binder.bind(district.id, 'text');
  const places = placeGramsReached(viewer, registers, district.catalogue.registers.size);
  // An index of an older form says nothing, or other things, of where records lie.
  const within =
    places && (await isIndexedAsNow(db, district))
      ? `and s.grams && ${binder.bind(places, 'integer[]')}`
      : '';
  // The record is looked up by its key, whatever the planner thinks of how many there will be.
  const { rows } = await db.query<Row>(
    `select ${columns} from search s
      cross join lateral (
        select * from record r where r.district = ${of} and r.register = s.register and r.id = s.record limit 1) r
      where s.district = ${of} and s.grams @> ${binder.bind(grams, 'integer[]')} ${within}
        and ${reachedSql(viewer, registers, binder)}
      limit ${mostLookedAt}`,
    binder.values,
  );
  return rows;
}

/** Records whose id is a word of the query, however many others have its pairs. */
async function rowsCalled(
  db: Queryable,
  district: District,
  viewer: Viewer,
  registers: readonly Register[],
  terms: readonly string[],
): Promise<Row[]> {
  const binder = new Binder();
  const ids = terms.flatMap((term) => [term, term.toUpperCase()]);
  const { rows } = await db.query<Row>(
    `select ${columns} from record r
      where r.district = ${binder.bind(district.id, 'text')}
        and r.register = any(${binder.bind(
          registers.map(({ id }) => id),
          'text[]',
        )})
        and r.id = any(${binder.bind(ids, 'text[]')}) and ${reachedSql(viewer, registers, binder)}`,
    binder.values,
  );
  return rows;
}

/**
 * Records that changed since the index was brought up to date, looked for without it: so what was moved or renamed a moment
 * ago is found where it lies and by what it is called now.
 * @returns more: whether there may be others, because too many changed or too many were found
 */
async function rowsBehind(
  db: Queryable,
  district: District,
  viewer: Viewer,
  registers: readonly Register[],
  terms: readonly string[],
): Promise<{ rows: Row[]; more: boolean }> {
  const binder = new Binder();
  const of = binder.bind(district.id, 'text');
  const within = binder.bind(
    registers.map(({ id }) => id),
    'text[]',
  );
  const mayHave = partsToHave(terms).map((part) => {
    const bound = binder.bind(part, 'text');
    return `and (position(${bound} in said.text) > 0
                 or said.text ~ ${literal(otherForms)} and position(${bound} in normalize(said.text, NFKC)) > 0)`;
  });
  const latest = `
    select seq, register, record from movement
     where district = ${of} and seq > coalesce((select cursor from search_state where district = ${of}), 0)
     order by seq desc limit ${mostBehind}`;
  const { rows } = await db.query<{ behind: number; found: Row[] }>(
    `with latest as materialized (${latest})
     select (select count(*)::int from latest) as behind,
            coalesce((select jsonb_agg(f) from (
              select ${columns}
                from (select distinct register, record from latest where register = any(${within})) m
               cross join lateral (
                 select * from record r where r.district = ${of} and r.register = m.register and r.id = m.record limit 1) r
               cross join lateral (
                 select concat_ws(' ', r.title, r.id, r.attributes) as text) said
               where ${reachedSql(viewer, registers, binder)} ${mayHave.join(' ')}
               limit ${mostLookedAt}) f), '[]') as found`,
    binder.values,
  );
  const { behind = 0, found = [] } = rows[0] ?? {};
  return { rows: found, more: behind >= mostBehind || found.length >= mostLookedAt };
}

/**
 * Whether a text has characters that may become letters or digits without case when it is brought to one form. Hardly any
 * has, and bringing it there costs many times what looking through it does.
 */
const otherForms =
  '[^\\u0020-\\u007e\\u00b7\\u2010-\\u2027\\u3000-\\u3035\\u3041-\\u3096\\u30a1-\\u30fa\\u3400-\\u4dbf\\u4e00-\\u9fff' +
  '\\uff01-\\uff0f\\uff1a-\\uff5e]';

/**
 * What a record that has all terms has anywhere in what it says, whatever its case: of each term the letters and digits
 * that know no case. It leaves out most records before they are read; the words themselves are looked for afterwards.
 */
const partsToHave = (terms: readonly string[]): string[] =>
  terms.flatMap((term) => term.split(/[^\p{Lo}\p{Nd}]+/u).filter(Boolean));

const registerOf = (row: Row, district: District) =>
  district.catalogue.registers.get(row.register) as Register;

/** How well a record answers; 0: it does not have every word. */
function rankOf(row: Row, district: District, terms: readonly string[]): number {
  const said = saidBy(row, registerOf(row, district)).map(({ text }) => searchable(text));
  const [title = '', id = ''] = said;
  let rank = 0;
  for (const term of terms) {
    if (id === term) rank += 100;
    else if (title === term) rank += 60;
    else if (title.startsWith(term)) rank += 30;
    else if (title.includes(term)) rank += 20;
    else if (id.startsWith(term)) rank += 15;
    else if (said.some((text) => text.includes(term))) rank += 5;
    else return 0;
  }
  return rank;
}

function foundOf(row: Row, district: District, terms: readonly string[]): Found {
  const said = saidBy(row, registerOf(row, district));
  const title = openTitle(row, registerOf(row, district));
  const lacking = terms.filter((term) => !searchable(title).includes(term));
  const field = said.find(
    ({ field: id, text }) => id !== null && lacking.some((term) => searchable(text).includes(term)),
  );
  const { register, id, stage, unit, street } = row;
  return {
    register,
    id,
    stage,
    unit,
    street,
    title: marked(title, terms, longestTitle),
    field: field?.field ? { id: field.field, text: marked(field.text, terms, longestField) } : null,
  };
}
