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
}

interface Writing {
  readonly district: string;
  readonly rows: readonly MovementRow[];
  readonly records: readonly RecordWrite[];
  readonly personal: readonly SealedData[];
  readonly request: { key: string; content: Buffer; response: PostResponse; recordedAt: Date };
}

const movementTypes = `seq bigint, entry bigint, origin text, sign smallint, reverses bigint, register text, record text,
  transition text, stage_from text, stage_to text, occurred_on date, recorded_at timestamptz(3), recorded_by text,
  request text, unit text, street text, attributes jsonb, prior jsonb, amounts jsonb, holdings jsonb, stated jsonb,
  reason text, evidence text[]`;

const recordTypes = `register text, id text, title text, stage text, unit text, street text, place point,
  attributes jsonb, holdings jsonb, opened_on date, last_occurred_on date, last_seq bigint, updated_at timestamptz(3)`;

/**
 * Writes everything a request leads to in one statement. New records are inserted, not merged: two that open the same
 * one at once collide, and the later one is told. Known records are written by conflict, which looks each one up by
 * its key whatever the planner thinks of the table's size.
 */
export async function insertAll(client: Client, writing: Writing): Promise<void> {
  const { district, rows, records, request, personal } = writing;
  await client.query(
    `with movements as (
       insert into movement select $1, m.* from jsonb_to_recordset($2) as m (${movementTypes})),
     opened as (
       insert into record select $1, r.* from jsonb_to_recordset($3) as r (${recordTypes})),
     changed as (
       insert into record select $1, r.* from jsonb_to_recordset($4) as r (${recordTypes})
       on conflict (district, register, id) do update
          set title = excluded.title, stage = excluded.stage, unit = excluded.unit, street = excluded.street,
              place = excluded.place, attributes = excluded.attributes, holdings = excluded.holdings,
              opened_on = excluded.opened_on, last_occurred_on = excluded.last_occurred_on,
              last_seq = excluded.last_seq, updated_at = excluded.updated_at),
     secrets as (
       insert into personal_data
       select $1, s.register, s.record, s.seq, decode(s.ciphertext, 'base64'), s.recorded_at
         from jsonb_to_recordset($5)
              as s (register text, record text, seq bigint, ciphertext text, recorded_at timestamptz(3)))
     insert into request values ($1, $6, $7, $8, $9)`,
    [
      district,
      JSON.stringify(rows),
      JSON.stringify(records.filter((r) => !r.existed)),
      JSON.stringify(records.filter((r) => r.existed)),
      JSON.stringify(personal),
      request.key,
      request.content,
      JSON.stringify(request.response),
      request.recordedAt,
    ],
  );
}
