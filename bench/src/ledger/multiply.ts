import type { Catalogue } from '@taizhang/definition';
import type pg from 'pg';
import { type LedgerShape, makeSource } from './source.ts';

/** So often a year's work is in a year of the ledger: about a million movements. */
const copiesPerYear = 7;

type Log = (line: string) => void;

/**
 * Multiplies the district's past, as the owner, in sets: copy after copy with ids of its own, seven to the year, and
 * year before year. What is derived from movements is emptied. The numbers grow in the order of recording.
 */
export async function multiply(
  client: pg.Client,
  catalogue: Catalogue,
  shape: LedgerShape,
  log: Log,
): Promise<void> {
  await client.query("set maintenance_work_mem = '1GB'; set work_mem = '256MB'");
  await makeSource(client, catalogue, shape);
  await client.query(yearsSql(shape.copies));
  await emptyDerived(client);
  const indexes = await dropIndexes(client);
  await copyMovements(client, log);
  const from = performance.now();
  await client.query(standingSql);
  const { rowCount } = await client.query(await recordsSql(client));
  log(`${rowCount?.toLocaleString('en')} records, ${Math.round(performance.now() - from)} ms`);
  log('building indexes');
  for (const index of indexes) await client.query(index);
  await client.query("select setval('movement_seq', (select max(seq) from movement))");
  await client.query('drop schema bench cascade');
  await client.query('vacuum (freeze, analyze) movement');
  await client.query('vacuum (freeze, analyze) record');
}

/** `bench.year`: how many copies a year before the last one holds, by how many days it is moved. */
const yearsSql = (copies: number): string => `
create table bench.year as
select years, least(${copiesPerYear}, ${copies} - ${copiesPerYear} * years) as copies,
       date '2021-07-01' - (date '2021-07-01' - make_interval(years => years))::date as days
  from generate_series(0, ${Math.ceil(copies / copiesPerYear) - 1}) years`;

/** Requests stay: they say that the district's history is loaded. So does what is not drawn from movements. */
const kept =
  /^(migration|request|movement|record|period_close|unit|post|audit_entry|identity_\w+|attachment\w*|submission\w*|draft|notice\w*|saved_view|document_check\w*|remembered_choice\w*)$/;

async function emptyDerived(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    "select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename !~ $1",
    [kept.source],
  );
  await client.query('create unlogged table bench.record as select * from record; truncate record');
  // The owner of a bench's ledger may do what the trigger keeps from everybody: begin again.
  await client.query('alter table movement disable trigger user');
  await client.query(`truncate movement, ${rows.map((row) => row.name).join(', ')}`);
  await client.query('alter table movement enable trigger user');
}

/** Drops the indexes that no key needs: made once at the end they cost less. @returns how to make them again */
async function dropIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
      where i.indrelid in ('movement'::regclass, 'record'::regclass)
        and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`,
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  return rows.map((row) => row.definition);
}

async function columnsOf(client: pg.Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(attname) as name from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [table],
  );
  return rows.map((row) => row.name);
}

interface Extent {
  /** Over how many years of recording the ledger goes, beside the last. */
  readonly windows: number;
  /** How many movements the source has. */
  readonly size: number;
  /** How many copies a full year holds. */
  readonly slots: number;
}

async function extentOf(client: pg.Client): Promise<Extent> {
  const { rows } = await client.query<Extent>(
    `select (select max(years) from bench.year) + max(age) as windows, count(*)::integer as size,
            (select max(copies) from bench.year) as slots
       from bench.source`,
  );
  return rows[0] as Extent;
}

async function copyMovements(client: pg.Client, log: Log): Promise<void> {
  const columns = await columnsOf(client, 'movement');
  const extent = await extentOf(client);
  const { windows } = extent;
  for (let window = 0; window <= windows; window++) {
    const from = performance.now();
    const { rowCount } = await client.query(copySql(columns, window, extent));
    log(
      `year ${window + 1} of ${windows + 1}: ${rowCount?.toLocaleString('en')} movements, ${Math.round(performance.now() - from)} ms`,
    );
  }
}

/** A copy's suffix; the district's own past keeps its ids. */
const suffixSql = (copy: string): string => `case when ${copy} = 0 then '' else '-c' || (${copy}) end`;

/** Attributes with their days and years moved to the year y. Written out, because a function would cost more than it does. */
const movedSql = (attributes: string, moving: string): string => `
  case when ${moving} is null or y.years = 0 then ${attributes} else ${attributes} || (
    select jsonb_object_agg(key, case length(value)
             when 4 then (value::integer - y.years)::text
             when 10 then (value::date - y.days)::text
             else bench.years_before(left(value, 10), y.years) || '..' ||
                  bench.years_before(right(value, 10), y.years) end)
      from jsonb_each_text(${moving})) end`;

/** What stands in a copied movement's column instead of the original's. */
const changed: Readonly<Record<string, string>> = {
  seq: 'number(s.age, s.turn)',
  entry: 'number(s.entry_age, s.entry_turn)',
  reverses: 'number(s.reversed_age, s.reversed_turn)',
  record: 's.record || k.suffix',
  occurred_on: 's.occurred_on - s.by',
  recorded_at: "s.recorded_at - s.by * interval '1 day'",
  attributes: 'bench.renamed(s.moved, s.template, k.suffix, s.year_suffix)',
  prior: `case when s.moved_prior is null then s.prior else s.prior || jsonb_build_object('attributes',
            bench.renamed(s.moved_prior, s.prior_template, k.suffix, s.year_suffix)) end`,
  stated: `case when s.moved_set is null then s.stated else s.stated || jsonb_build_object('set',
            bench.renamed(s.moved_set, s.set_template, k.suffix, s.year_suffix)) end`,
};

/**
 * Copies into one year of the ledger, in the order of recording. The subqueries keep what is the same for all copies of
 * a year from being computed for each of them, and the rows in their order.
 */
function copySql(columns: readonly string[], window: number, { windows, size, slots }: Extent): string {
  const number = (age: string, turn: string) =>
    `((${window} + s.age - ${age})::bigint * ${size} + ${turn} - 1) * ${slots} + k.copy + 1`;
  const values = columns.map((column) =>
    (changed[column] ?? `s.${column}`).replace(/number\(([^,]+), ([^)]+)\)/, (_, age, turn) =>
      number(age, turn),
    ),
  );
  return `
    insert into movement (${columns.join(', ')})
    select ${values.join(', ')}
      from (select s.*, y.years, y.copies, y.days as by,
                   ${suffixSql(`y.years * ${copiesPerYear}`)} as year_suffix,
                   ${movedSql('s.attributes', 's.days')} as moved,
                   ${movedSql("(s.prior->'attributes')", 's.prior_days')} as moved_prior,
                   ${movedSql("(s.stated->'set')", 's.set_days')} as moved_set
              from bench.source s
             cross join lateral (select * from bench.year y where y.years = ${windows - window} - s.age offset 0) y
            offset 0) s
     cross join lateral (
       select copy, ${suffixSql(`s.years * ${copiesPerYear} + copy`)} as suffix
         from generate_series(0, case when s.once then 0 else s.copies - 1 end) as copy offset 0) k`;
}

/** The originals of the records, with the days of their movements in force, and the latest of all their movements. */
const standingSql = `
create unlogged table bench.in_force as
select register, record, min(occurred_on) as first_day, max(occurred_on) as last_day from bench.source
 where origin <> 'reversal' and seq not in (select reverses from bench.source where reverses is not null)
 group by 1, 2;
create unlogged table bench.latest as
select distinct on (register, record) register, record, age, turn, recorded_at, once
  from bench.source order by register, record, seq desc;
analyze bench.in_force, bench.latest, bench.record;
create unlogged table bench.standing as
select r.*, l.age, l.turn, l.recorded_at, l.once, g.title_field, f.first_day, f.last_day,
       bench.days_of(r.attributes, g.days) as moving,
       bench.template_of(r.attributes, g.names, g.marks) as template
  from bench.record r join bench.latest l on l.register = r.register and l.record = r.id
  join bench.register g on g.id = r.register
  left join bench.in_force f on f.register = r.register and f.record = r.id
 order by r.register, r.id;
analyze bench.standing`;

/** The records as their movements leave them: state of the original, days after its latest movement in force. */
async function recordsSql(client: pg.Client): Promise<string> {
  const columns = await columnsOf(client, 'record');
  const { windows, size, slots } = await extentOf(client);
  const values: Readonly<Record<string, string>> = {
    id: 'n.id',
    title: 'coalesce(n.attributes->>r.title_field, n.id)',
    attributes: 'n.attributes',
    opened_on: 'r.first_day - y.days',
    last_occurred_on: 'r.last_day - y.days',
    last_seq: `((${windows} - y.years - r.age)::bigint * ${size} + r.turn - 1) * ${slots} + k.copy + 1`,
    updated_at: "r.recorded_at - y.days * interval '1 day'",
  };
  return `
    insert into record (${columns.join(', ')})
    select ${columns.map((column) => values[column] ?? `r.${column}`).join(', ')}
      from bench.standing r
     cross join bench.year y
     cross join lateral (
       select copy, ${suffixSql(`y.years * ${copiesPerYear} + copy`)} as suffix,
              ${suffixSql(`y.years * ${copiesPerYear}`)} as year_suffix
         from generate_series(0, case when r.once then 0 else y.copies - 1 end) as copy) k
     cross join lateral (
       select r.id || k.suffix as id,
              bench.renamed(${movedSql('r.attributes', 'r.moving')}, r.template, k.suffix, k.year_suffix)
                as attributes) n`;
}
