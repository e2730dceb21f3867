import type { Register } from '@taizhang/definition';
import { type Client, type Pool, type Queryable, transaction } from '../database.ts';
import { contentHash, type District } from '../district.ts';
import { gramsOf } from './grams.ts';

/** What a record says that may be searched for, by field; its id and title first. */
export interface Said {
  readonly field: string | null;
  readonly text: string;
}

export interface SearchedRecord {
  readonly register: string;
  readonly id: string;
  readonly title: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

const searchedKinds = new Set(['text', 'credit-code', 'reference']);

/** The fields whose words can be found: never personal data, nor what only some may see. */
const searchedFields = (register: Register): string[] =>
  Object.entries(register.fields)
    .filter(([, field]) => searchedKinds.has(field.kind) && !('restricted' in field && field.restricted))
    .map(([id]) => id);

/** What a record is called to everybody who reaches it; one whose title only some may see goes by its id. */
export function openTitle({ id, title }: SearchedRecord, register: Register): string {
  const field = register.fields[register.titleField];
  return field && 'restricted' in field && field.restricted ? id : title;
}

export function saidBy(record: SearchedRecord, register: Register): Said[] {
  const { id, attributes } = record;
  const fields = searchedFields(register).filter((field) => field !== register.titleField);
  return [
    { field: null, text: openTitle(record, register) },
    { field: 'record.id', text: id },
    ...fields.flatMap((field) => {
      const value = attributes[field];
      return typeof value === 'string' && value !== '' ? [{ field, text: value }] : [];
    }),
  ];
}

/** Grows with every change of how texts are cut into pairs. */
const version = 1;

/** What the index looks like depends on which fields of which registers are in it. */
const formOf = ({ catalogue }: District): string =>
  contentHash({
    version,
    registers: [...catalogue.registers.values()].map((register) => [register.id, searchedFields(register)]),
  }).toString('hex');

const portion = 2000;
const movementsAtOnce = 20_000;

/**
 * Indexes what was recorded since the last time, behind the postings. Until then the records behind the cursor are looked
 * through one by one, so that one's own new record is found at once.
 * @returns how many records were looked at
 */
export async function indexForSearch(pool: Pool, district: District): Promise<number> {
  const form = formOf(district);
  await pool.query('insert into search_state values ($1, $2, 0) on conflict do nothing', [district.id, '']);
  let looked = 0;
  for (;;) {
    const step = await transaction(pool, 'begin', (client) => indexSome(client, district, form));
    looked += step.records;
    if (step.done) return looked;
  }
}

async function indexSome(
  client: Client,
  district: District,
  form: string,
): Promise<{ records: number; done: boolean }> {
  const { rows } = await client.query<{ form: string; cursor: number }>(
    'select form, cursor from search_state where district = $1 for update skip locked',
    [district.id],
  );
  const [state] = rows;
  // Another process is at it.
  if (!state) return { records: 0, done: true };
  const horizon = await foldedTo(client, district);
  if (state.form !== form) return { records: await indexAll(client, district, form, horizon), done: true };
  const to = Math.min(horizon, state.cursor + movementsAtOnce);
  if (to <= state.cursor) return { records: 0, done: true };
  const changed = await client.query<SearchedRecord>(
    `select r.register, r.id, r.title, r.attributes
       from (select distinct register, record from movement where district = $1 and seq > $2 and seq <= $3) m
       join record r on r.district = $1 and r.register = m.register and r.id = m.record`,
    [district.id, state.cursor, to],
  );
  await writeGrams(client, district, changed.rows);
  await client.query('update search_state set cursor = $2 where district = $1', [district.id, to]);
  return { records: changed.rows.length, done: to >= horizon };
}

/** Folding has been as far as this in every register: nothing with a smaller number can still appear. */
async function foldedTo(db: Queryable, district: District): Promise<number> {
  const { rows } = await db.query<{ cursor: number }>(
    'select coalesce(min(cursor), 0) as cursor from fold where district = $1',
    [district.id],
  );
  return rows[0]?.cursor ?? 0;
}

async function indexAll(client: Client, district: District, form: string, horizon: number): Promise<number> {
  await client.query('delete from search where district = $1', [district.id]);
  let looked = 0;
  for (const register of district.catalogue.registers.keys()) {
    for (let after: string | null = null; ; ) {
      const { rows }: { rows: SearchedRecord[] } = await client.query<SearchedRecord>(
        `select register, id, title, attributes from record
          where district = $1 and register = $2 and ($3::text is null or id > $3) order by id limit $4`,
        [district.id, register, after, portion],
      );
      await writeGrams(client, district, rows);
      looked += rows.length;
      after = rows.at(-1)?.id ?? null;
      if (rows.length < portion) break;
    }
  }
  await client.query('update search_state set form = $2, cursor = $3 where district = $1', [
    district.id,
    form,
    horizon,
  ]);
  return looked;
}

async function writeGrams(
  client: Client,
  district: District,
  records: readonly SearchedRecord[],
): Promise<void> {
  const known = records.flatMap((record) => {
    const register = district.catalogue.registers.get(record.register);
    return register ? [{ record, grams: gramsOf(saidBy(record, register).map(({ text }) => text)) }] : [];
  });
  if (known.length === 0) return;
  // Most movements change no word: then nothing is written.
  await client.query(
    `insert into search as s (district, register, record, grams)
     select $1, x.register, x.record, x.grams::integer[]
       from unnest($2::text[], $3::text[], $4::text[]) as x (register, record, grams)
     on conflict (district, register, record) do update set grams = excluded.grams
      where s.grams <> excluded.grams`,
    [
      district.id,
      known.map(({ record }) => record.register),
      known.map(({ record }) => record.id),
      known.map(({ grams }) => `{${grams.join(',')}}`),
    ],
  );
}
