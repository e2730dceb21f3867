import { type Client, type Pool, type Queryable, transaction } from '../database.ts';
import { contentHash, type District } from '../district.ts';
import { horizonOf } from '../horizon.ts';
import { gramsOf } from './grams.ts';
import { placeGramsOf } from './place-grams.ts';
import { type SearchedRecord, saidBy, searchedColumns, searchedFields } from './searched-record.ts';

/** Grows with every change of what stands in the index. */
const version = 2;

const forms = new WeakMap<District['catalogue'], string>();

/** What the index looks like depends on which fields of which registers are in it. */
function formOf({ catalogue }: District): string {
  const known = forms.get(catalogue);
  if (known !== undefined) return known;
  const registers = [...catalogue.registers.values()];
  const form = contentHash({
    version,
    registers: registers.map((register) => [register.id, searchedFields(register)]),
  }).toString('hex');
  forms.set(catalogue, form);
  return form;
}

/** Whether what is indexed was indexed as it is now; after a change it is, once everything has been indexed anew. */
export async function isIndexedAsNow(db: Queryable, district: District): Promise<boolean> {
  const { rows } = await db.query('select 1 from search_state where district = $1 and form = $2', [
    district.id,
    formOf(district),
  ]);
  return rows.length > 0;
}

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
  // Nothing with a smaller number can still appear.
  const { seq: horizon } = await horizonOf(pool, district.id);
  let looked = 0;
  for (;;) {
    const step = await transaction(pool, 'begin', (client) => indexSome(client, district, form, horizon));
    looked += step.records;
    if (step.done) return looked;
  }
}

async function indexSome(
  client: Client,
  district: District,
  form: string,
  horizon: number,
): Promise<{ records: number; done: boolean }> {
  const { rows } = await client.query<{ form: string; cursor: number }>(
    'select form, cursor from search_state where district = $1 for update skip locked',
    [district.id],
  );
  const [state] = rows;
  // Another process is at it.
  if (!state) return { records: 0, done: true };
  if (state.form !== form) return { records: await indexAll(client, district, form, horizon), done: true };
  const to = Math.min(horizon, state.cursor + movementsAtOnce);
  if (to <= state.cursor) return { records: 0, done: true };
  const changed = await client.query<SearchedRecord>(
    `select ${searchedColumns}
       from (select distinct register, record from movement where district = $1 and seq > $2 and seq <= $3) m
       join record r on r.district = $1 and r.register = m.register and r.id = m.record`,
    [district.id, state.cursor, to],
  );
  await writeGrams(client, district, changed.rows);
  await client.query('update search_state set cursor = $2 where district = $1', [district.id, to]);
  return { records: changed.rows.length, done: to >= horizon };
}

async function indexAll(client: Client, district: District, form: string, horizon: number): Promise<number> {
  await client.query('delete from search where district = $1', [district.id]);
  let looked = 0;
  for (const register of district.catalogue.registers.keys()) {
    for (let after: string | null = null; ; ) {
      const { rows }: { rows: SearchedRecord[] } = await client.query<SearchedRecord>(
        `select ${searchedColumns} from record r
          where r.district = $1 and r.register = $2 and ($3::text is null or r.id > $3) order by r.id limit $4`,
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
    if (!register) return [];
    const said = gramsOf(saidBy(record, register).map(({ text }) => text));
    return [
      { record, grams: [...new Set([...said, ...placeGramsOf(record, register)])].sort((a, b) => a - b) },
    ];
  });
  if (known.length === 0) return;
  // Most movements change neither a word nor a place: then nothing is written.
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
