import { type KeptAnswer, toKeep } from './answer.ts';
import type { Client } from './database.ts';
import type { MovementRow } from './movement-row.ts';
import type { SealedData } from './personal.ts';
import type { PostResponse } from './request.ts';

export interface RecordWrite {
  register: string;
  id: string;
  /** Where its row lies, which is locked; null for a record that is new. */
  place_in_table: string | null;
  title: string;
  stage: string | null;
  unit: string | null;
  street: string | null;
  place: string | null;
  attributes: unknown;
  holdings: unknown;
  opened_on: string | null;
  last_occurred_on: string | null;
  last_seq: number;
  updated_at: Date;
  opened_by: string | null;
  /** Whether title, place, day of opening and who opened it are what they were before. */
  named_as_before: boolean;
}

interface Writing {
  readonly district: string;
  /** What was written, by number. */
  readonly movements: ReadonlyMap<number, MovementRow>;
  readonly records: readonly RecordWrite[];
  readonly personal: readonly SealedData[];
  readonly request: { key: string; content: Buffer; response: PostResponse; recordedAt: Date };
}

/** Whether a record is what its last movement says, so that it is taken from there and not sent and read once more. */
const saysTheSame = (record: RecordWrite, last: MovementRow): boolean =>
  last.stage_to === record.stage &&
  last.unit === record.unit &&
  last.street === record.street &&
  last.attributes === record.attributes &&
  last.holdings === record.holdings &&
  last.occurred_on === record.last_occurred_on &&
  last.recorded_at === record.updated_at;

const listOfRecord = (row: RecordWrite) => [
  row.register,
  row.id,
  row.title,
  row.stage,
  row.unit,
  row.street,
  row.place,
  row.attributes,
  row.holdings,
  row.opened_on,
  row.last_occurred_on,
  row.last_seq,
  row.updated_at,
  row.opened_by,
];

const recordsFrom = (list: string) => `
  select $1, r->>0, r->>1, r->>2, r->>3, r->>4, r->>5, (r->>6)::point, r->7, r->8, (r->>9)::date, (r->>10)::date,
         (r->>11)::bigint, (r->>12)::timestamptz(3), r->>13
    from jsonb_array_elements(${list}) as l (r)`;

/**
 * Writes what follows from the movements, which are there already, in one statement. Records that are what their last
 * movement says take it from there: new ones (opened), and known ones (moved), whose locked row is found by where it
 * lies. The few others say everything themselves. New records are inserted, not merged: two that open the same one at
 * once collide, and the later one is told. One look-up a movement, in the list's order, whatever the planner thinks.
 */
const insertSql = `
  with opened as (
    insert into record
    select $1, m.register, m.record, x.title, m.stage_to, m.unit, m.street, x.place, m.attributes, m.holdings,
           x.opened_on, m.occurred_on, m.seq, m.recorded_at, x.opened_by
      from unnest($2::bigint[], $3::text[], $4::point[], $5::date[], $6::text[])
           as x (seq, title, place, opened_on, opened_by)
     cross join lateral (select * from movement m where m.district = $1 and m.seq = x.seq limit 1) m),
  moved as (
    update record r
       set stage = m.stage_to, unit = m.unit, street = m.street, attributes = m.attributes, holdings = m.holdings,
           last_occurred_on = m.occurred_on, last_seq = m.seq, updated_at = m.recorded_at
      from unnest($7::bigint[], $8::tid[]) as x (seq, place_in_table)
     cross join lateral (select * from movement m where m.district = $1 and m.seq = x.seq limit 1) m
     where r.ctid = x.place_in_table and r.id = m.record
    returning 1),
  opened_otherwise as (
    insert into record ${recordsFrom('$9')}),
  moved_otherwise as (
    insert into record ${recordsFrom('$10')}
    on conflict (district, register, id) do update
       set title = excluded.title, stage = excluded.stage, unit = excluded.unit, street = excluded.street,
           place = excluded.place, attributes = excluded.attributes, holdings = excluded.holdings,
           opened_on = excluded.opened_on, last_occurred_on = excluded.last_occurred_on,
           last_seq = excluded.last_seq, updated_at = excluded.updated_at, opened_by = excluded.opened_by),
  secrets as (
    insert into personal_data
    select $1, s->>0, s->>1, (s->>2)::bigint, decode(s->>3, 'base64'), (s->>4)::timestamptz(3)
      from jsonb_array_elements($11) as l (s))
  insert into request values ($1, $12, $13, $14, $15) returning (select count(*) from moved) as moved`;

const arrayOf = (items: readonly (string | number)[]): string => `{${items.join(',')}}`;

export async function insertWhatFollows(client: Client, writing: Writing): Promise<void> {
  const { district, movements, records, request, personal } = writing;
  const opened: RecordWrite[] = [];
  const moved: RecordWrite[] = [];
  const openedOtherwise: RecordWrite[] = [];
  const movedOtherwise: RecordWrite[] = [];
  for (const record of records) {
    const same = saysTheSame(record, movements.get(record.last_seq) as MovementRow);
    if (record.place_in_table === null) (same ? opened : openedOtherwise).push(record);
    else (same && record.named_as_before ? moved : movedOtherwise).push(record);
  }
  const kept: KeptAnswer = toKeep(request.response);
  const answer = await client.query<{ moved: number }>({
    name: 'insert-what-follows',
    text: insertSql,
    values: [
      district,
      arrayOf(opened.map((r) => r.last_seq)),
      opened.map((r) => r.title),
      opened.map((r) => r.place),
      opened.map((r) => r.opened_on),
      opened.map((r) => r.opened_by),
      arrayOf(moved.map((r) => r.last_seq)),
      arrayOf(moved.map((r) => `"${r.place_in_table}"`)),
      JSON.stringify(openedOtherwise.map(listOfRecord)),
      JSON.stringify(movedOtherwise.map(listOfRecord)),
      JSON.stringify(personal.map((p) => [p.register, p.record, p.seq, p.ciphertext, p.recorded_at])),
      request.key,
      request.content,
      JSON.stringify(kept),
      request.recordedAt,
    ],
  });
  // A row that is locked lies where it lay; a ledger whose records fall behind its movements would be worse than none.
  if (answer.rows[0]?.moved !== moved.length) throw new Error('a locked record was not where it was found');
}
