import type { Client } from './database.ts';
import type { MovementRow } from './movement-row.ts';
import type { SealedData } from './personal.ts';
import type { PostResponse } from './request.ts';

export interface RecordWrite {
  register: string;
  id: string;
  existed: boolean;
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
}

interface Writing {
  readonly district: string;
  readonly rows: readonly MovementRow[];
  readonly records: readonly RecordWrite[];
  readonly personal: readonly SealedData[];
  readonly request: { key: string; content: Buffer; response: PostResponse; recordedAt: Date };
}

/**
 * Rows travel as a list of lists: naming every column in every row and letting PostgreSQL find them again by name
 * (jsonb_to_recordset) takes twice as long.
 */
const movementValues = `(m->>0)::bigint, (m->>1)::bigint, m->>2, (m->>3)::smallint, (m->>4)::bigint, m->>5, m->>6, m->>7,
  m->>8, m->>9, (m->>10)::date, (m->>11)::timestamptz(3), m->>12, m->>13, m->>14, m->>15, m->16, nullif(m->17, 'null'),
  m->18, m->19, nullif(m->20, 'null'), m->>21,
  case when m->22 <> 'null' then array(select jsonb_array_elements_text(m->22)) end`;

const listOfMovement = (row: MovementRow) => [
  row.seq,
  row.entry,
  row.origin,
  row.sign,
  row.reverses,
  row.register,
  row.record,
  row.transition,
  row.stage_from,
  row.stage_to,
  row.occurred_on,
  row.recorded_at,
  row.recorded_by,
  row.request,
  row.unit,
  row.street,
  row.attributes,
  row.prior,
  row.amounts,
  row.holdings,
  row.stated,
  row.reason,
  row.evidence,
];

/**
 * A record says most of what its last movement says, m, and what is the same is sent once. Where it differs (its last
 * entry was not its latest movement) the record says it itself.
 */
const recordsFrom = (list: string) => `
  select $1, r->>0, r->>1, r->>2, coalesce(r->>8, m->>9), coalesce(r->>9, m->>14), coalesce(r->>10, m->>15),
         (r->>3)::point, coalesce(nullif(r->11, 'null'), m->16),
         coalesce(nullif(r->12, 'null'), m->19), (r->>4)::date, (r->>5)::date, (r->>6)::bigint,
         (r->>7)::timestamptz(3), r->>14
    from (select r, $2->(r->>13)::integer as m from jsonb_array_elements(${list}) as l (r) offset 0) x`;

const listOfRecord = (row: RecordWrite, last: { row: MovementRow; at: number } | undefined) => {
  const own = [row.register, row.id, row.title, row.place, row.opened_on, row.last_occurred_on, row.last_seq];
  const { stage, unit, street, attributes, holdings } = row;
  const same =
    last !== undefined &&
    last.row.stage_to === stage &&
    last.row.unit === unit &&
    last.row.street === street &&
    last.row.attributes === attributes &&
    last.row.holdings === holdings;
  return same
    ? [...own, row.updated_at, null, null, null, null, null, last.at, row.opened_by]
    : [...own, row.updated_at, stage, unit, street, attributes, holdings, null, row.opened_by];
};

/**
 * Writes everything a request leads to in one statement. New records are inserted, not merged: two that open the same
 * one at once collide, and the later one is told. Known records are written by conflict, which looks each one up by
 * its key whatever the planner thinks of the table's size.
 */
const insertSql = `
  with movements as (
    insert into movement select $1, ${movementValues} from jsonb_array_elements($2) as l (m)),
  opened as (
    insert into record ${recordsFrom('$3')}),
  changed as (
    insert into record ${recordsFrom('$4')}
    on conflict (district, register, id) do update
       set title = excluded.title, stage = excluded.stage, unit = excluded.unit, street = excluded.street,
           place = excluded.place, attributes = excluded.attributes, holdings = excluded.holdings,
           opened_on = excluded.opened_on, last_occurred_on = excluded.last_occurred_on,
           last_seq = excluded.last_seq, updated_at = excluded.updated_at, opened_by = excluded.opened_by),
  secrets as (
    insert into personal_data
    select $1, s->>0, s->>1, (s->>2)::bigint, decode(s->>3, 'base64'), (s->>4)::timestamptz(3)
      from jsonb_array_elements($5) as l (s))
  insert into request values ($1, $6, $7, $8, $9)`;

export async function insertAll(client: Client, writing: Writing): Promise<void> {
  const { district, rows, records, request, personal } = writing;
  const bySeq = new Map(rows.map((row, at) => [row.seq, { row, at }]));
  const listOf = (record: RecordWrite) => listOfRecord(record, bySeq.get(record.last_seq));
  const lists = [
    rows.map(listOfMovement),
    records.filter((r) => !r.existed).map(listOf),
    records.filter((r) => r.existed).map(listOf),
    personal.map((p) => [p.register, p.record, p.seq, p.ciphertext, p.recorded_at]),
  ];
  await client.query({
    name: 'insert-all',
    text: insertSql,
    values: [
      district,
      ...lists.map((list) => JSON.stringify(list)),
      request.key,
      request.content,
      JSON.stringify(request.response),
      request.recordedAt,
    ],
  });
}
