import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import type { Client } from './database.ts';
import { type MovementRow, movementColumns } from './movement-row.ts';

/** How many rows are written as one piece, so that the server takes one in while the next is written. */
const rowsInPiece = 100;

/**
 * Adds movements by COPY: of all ways the one that costs both sides least. The server puts many rows on a page at once,
 * and reads them without an executor.
 */
export async function copyMovements(
  client: Client,
  district: string,
  rows: readonly MovementRow[],
): Promise<void> {
  const copy = client.query(copyFrom(`copy movement (district, ${movementColumns}) from stdin`));
  await pipeline(Readable.from(pieces(district, rows)), copy);
}

function* pieces(district: string, rows: readonly MovementRow[]): Generator<Buffer> {
  const begin = `${text(district)}\t`;
  for (let at = 0; at < rows.length; at += rowsInPiece) {
    let piece = '';
    for (const row of rows.slice(at, at + rowsInPiece)) piece += `${begin}${line(row)}\n`;
    yield Buffer.from(piece);
  }
}

/** The row in the order of `movementColumns`. */
const line = (row: MovementRow): string =>
  `${row.seq}\t${row.entry}\t${row.origin}\t${row.sign}\t${row.reverses ?? nothing}\t${text(row.register)}\t${text(
    row.record,
  )}\t${text(row.transition)}\t${text(row.stage_from)}\t${text(row.stage_to)}\t${row.occurred_on}\t${momentOf(
    row.recorded_at,
  )}\t${text(row.recorded_by)}\t${text(row.request)}\t${text(row.unit)}\t${text(row.street)}\t${json(
    row.attributes,
  )}\t${json(row.prior)}\t${json(row.amounts)}\t${json(row.holdings)}\t${json(row.stated)}\t${text(
    row.reason,
  )}\t${row.evidence === null ? nothing : text(arrayOf(row.evidence))}`;

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
