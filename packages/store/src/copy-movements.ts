import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import type { Client } from './database.ts';
import { type MovementRow, movementColumns } from './movement-row.ts';

/** What is sent as one piece, so that the server takes one in while the next is written. */
const pieceBytes = 64 * 1024;

/**
 * Adds movements by COPY: of all ways the one that costs both sides least. The server puts many rows on a page at once,
 * and reads them without an executor.
 */
export async function copyMovements(
  client: Client,
  district: string,
  rows: Iterable<MovementRow>,
): Promise<void> {
  const copy = client.query(copyFrom(`copy movement (district, ${movementColumns}) from stdin`));
  await pipeline(Readable.from(pieces(district, rows)), copy);
}

/** Each row is written into the piece at once: joined into one long text they would keep the collector busy. */
function* pieces(district: string, rows: Iterable<MovementRow>): Generator<Buffer> {
  const begin = text(district);
  let piece = Buffer.allocUnsafe(pieceBytes);
  let at = 0;
  for (const row of rows) {
    const line = lineOf(begin, row);
    const most = 3 * line.length;
    if (at + most > piece.length) {
      if (at > 0) yield piece.subarray(0, at);
      piece = Buffer.allocUnsafe(Math.max(pieceBytes, most));
      at = 0;
    }
    at += piece.write(line, at);
  }
  if (at > 0) yield piece.subarray(0, at);
}

/** The row in the order of `movementColumns`, behind its district. */
const lineOf = (district: string, row: MovementRow): string =>
  [
    district,
    row.seq,
    row.entry,
    row.origin,
    row.sign,
    row.reverses ?? nothing,
    text(row.register),
    text(row.record),
    text(row.transition),
    text(row.stage_from),
    text(row.stage_to),
    row.occurred_on,
    momentOf(row.recorded_at),
    text(row.recorded_by),
    text(row.request),
    text(row.unit),
    text(row.street),
    json(row.attributes),
    json(row.prior),
    json(row.amounts),
    json(row.holdings),
    json(row.stated),
    text(row.reason),
    `${row.evidence === null ? nothing : text(arrayOf(row.evidence))}\n`,
  ].join('\t');

const nothing = '\\N';
const special = /[\\\t\n\r]/;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const escaped = (value: string): string =>
  special.test(value) ? value.replaceAll(/[\\\t\n\r]/g, (character) => escapes[character] as string) : value;

const text = (value: string | null): string => (value === null ? nothing : escaped(value));

/** Of control characters JSON has none as they are, so only what it escapes itself is escaped once more. */
const json = (value: unknown): string => {
  if (value === null) return nothing;
  const written = JSON.stringify(value);
  return written.includes('\\') ? written.replaceAll('\\', '\\\\') : written;
};

const arrayOf = (items: readonly string[]): string =>
  `{${items.map((item) => `"${item.replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`;

// Nearly all movements of a request are recorded at one moment.
let written = { at: Number.NaN, text: '' };
function momentOf(moment: Date): string {
  const at = moment.getTime();
  if (at !== written.at) written = { at, text: moment.toISOString() };
  return written.text;
}
