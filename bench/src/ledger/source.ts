import { type Catalogue, parametersOfMetric, type Register } from '@taizhang/definition';
import type pg from 'pg';

/** What a ledger of the bench is made of. */
export interface LedgerShape {
  /** How many times the district's past is in it. */
  readonly copies: number;
  /** How many times every record is corrected. */
  readonly corrections: number;
  /** Of the records, one in so many is taken. */
  readonly thin: number;
}

/**
 * Registers that are asked for by parameters only: published statistics, targets. A series is published once and a
 * target set once, however much else there is, so they are copied once for each year.
 */
const isOncePerYear = (register: Register): boolean =>
  Object.values(register.metrics).every((metric) => {
    const counted = metric.kind !== 'ratio' && metric.kind !== 'progress';
    return counted && parametersOfMetric(metric).length > 0;
  }) && Object.keys(register.metrics).length > 0;

/** Stand for the suffix of a copy, and of the first copy of a year, where a reference is renamed. */
const copyMark = '\uE000';
const yearMark = '\uE001';

/** What of a register's attributes is another in a copy: references are renamed, days and years are moved. */
function changingFields(catalogue: Catalogue, register: Register) {
  const fields = Object.entries(register.fields);
  const references = fields.flatMap(([name, field]) => {
    const target = field.kind === 'reference' ? catalogue.registers.get(field.register) : undefined;
    return target ? [{ name, mark: isOncePerYear(target) ? yearMark : copyMark }] : [];
  });
  const days = fields.flatMap(([name, { kind }]) => (kind === 'date' || kind === 'text' ? [name] : []));
  return { references, days };
}

/**
 * Makes `bench.source`: every movement of the district's past, corrections included, with its turn in the year. A
 * movement `age` whole years before the last one has the turn `turn` among all of its time of year, so that the numbers
 * of its copies, in the order of recording, can be reckoned without looking anything up.
 */
export async function makeSource(client: pg.Client, catalogue: Catalogue, shape: LedgerShape): Promise<void> {
  await client.query('drop schema if exists bench cascade; create schema bench');
  await client.query(functions);
  const registers = [...catalogue.registers.values()].map((register) => ({
    id: register.id,
    title_field: register.titleField,
    once: isOncePerYear(register),
    ...changingFields(catalogue, register),
  }));
  await client.query(
    `create table bench.register as
       select id, title_field, once,
              array(select jsonb_array_elements_text(days)) as days,
              array(select r->>'name' from jsonb_array_elements("references") r) as names,
              array(select r->>'mark' from jsonb_array_elements("references") r) as marks
         from jsonb_to_recordset($1::jsonb)
              as r (id text, title_field text, once boolean, days jsonb, "references" jsonb)`,
    [JSON.stringify(registers)],
  );
  await client.query(
    `create unlogged table bench.said as
       select m.* from movement m join bench.register r on r.id = m.register
        where r.once or mod(abs(hashtext(m.register || '/' || m.record)::bigint), ${shape.thin}) = 0`,
  );
  if (shape.corrections > 0) await client.query(correctionsSql(shape.corrections));
  await client.query(sourceSql);
  await client.query('create unique index on bench.source (seq); analyze bench.source');
}

const functions = `
create function bench.template_of(attributes jsonb, names text[], marks text[]) returns text language sql immutable as $$
  select jsonb_object_agg(name, (attributes->>name) || mark)::text
    from unnest(names, marks) as f (name, mark) where attributes->>name is not null $$;
create function bench.days_of(attributes jsonb, names text[]) returns jsonb language sql immutable as $$
  select jsonb_object_agg(name, attributes->>name) from unnest(names) as f (name)
   where attributes->>name ~ '^\\d{4}(-\\d{2}-\\d{2}(\\.\\.\\d{4}-\\d{2}-\\d{2})?)?$' $$;
create function bench.years_before(day text, years integer) returns text language sql immutable as $$
  select ((day::date - make_interval(years => years))::date)::text $$;
create function bench.renamed(attributes jsonb, template text, suffix text, year_suffix text)
  returns jsonb language sql immutable as $$
  select case when template is null then attributes else attributes ||
    replace(replace(template, '${copyMark}', suffix), '${yearMark}', year_suffix)::jsonb end $$;
`;

/**
 * Corrections of every record: its latest movement in force is taken back and said again a day later, the next time a
 * day earlier again, so that nothing cancels on its own day. They become known weeks apart, after all that was known
 * of the record. Nothing follows that movement, so nothing is restated.
 */
const correctionsSql = (corrections: number): string => `
with force as (
  select distinct on (m.register, m.record) m as movement, m.register, m.record, m.seq, m.occurred_on
    from bench.said m
   where m.origin <> 'reversal' and m.seq not in (select reverses from bench.said where reverses is not null)
   order by m.register, m.record, m.occurred_on desc, m.entry desc),
known as (select register, record, max(recorded_at) as at from bench.said group by 1, 2),
latest as (
  select f.*, known.at, row_number() over (order by register, record) as number, count(*) over () as total,
         (select max(seq) from bench.said) as last
    from force f join known using (register, record))
insert into bench.said
select said.*
  from latest l cross join generate_series(1, ${corrections}) n cross join (values (-1), (1)) as s (sign)
 cross join lateral (select l.last + ((n - 1) * l.total + l.number) * 2 as seq) again
 cross join lateral jsonb_populate_record(l.movement, jsonb_build_object(
   'seq', again.seq - case s.sign when -1 then 1 else 0 end,
   'origin', case s.sign when -1 then 'reversal' else 'entry' end,
   'sign', s.sign,
   'reverses', case when s.sign = -1 and n = 1 then l.seq when s.sign = -1 then again.seq - 2 * l.total end,
   'occurred_on', l.occurred_on + mod(case s.sign when -1 then n - 1 else n end, 2),
   'recorded_at', l.at + make_interval(days => 30 * n + mod(l.number, 17)::integer),
   'request', 'bench:correction:' || n,
   'reason', '更正：发生日期有误')) said`;

const sourceSql = `
create unlogged table bench.source as
with aged as (
  select seq, recorded_at,
         floor(extract(epoch from max(recorded_at) over () - recorded_at) / (365 * 86400))::integer as age
    from bench.said),
placed as materialized (
  select seq, age, row_number() over (order by recorded_at + make_interval(days => 365 * age), seq) as turn from aged)
select m.*, p.age, p.turn, e.age as entry_age, e.turn as entry_turn, r.age as reversed_age,
       r.turn as reversed_turn, g.once,
       bench.days_of(m.attributes, g.days) as days,
       bench.days_of(m.prior->'attributes', g.days) as prior_days,
       bench.days_of(m.stated->'set', g.days) as set_days,
       bench.template_of(m.attributes, g.names, g.marks) as template,
       bench.template_of(m.prior->'attributes', g.names, g.marks) as prior_template,
       bench.template_of(m.stated->'set', g.names, g.marks) as set_template
  from bench.said m join placed p using (seq) join placed e on e.seq = m.entry
  left join placed r on r.seq = m.reverses join bench.register g on g.id = m.register
 order by p.turn`;
