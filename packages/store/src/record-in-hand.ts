import type { Register } from '@taizhang/definition';
import { type Planned, precedes, type RecordState, type Standing } from '@taizhang/ledger';
import type { RecordWrite } from './insert.ts';
import { titleOfRecord } from './movement-row.ts';

/** A record that a request is about, as it is while the request's postings are planned one after another. */
export interface RecordInHand {
  readonly register: Register;
  readonly id: string;
  readonly existed: boolean;
  state: RecordState;
  openedOn: string | null;
  lastOccurredOn: string | null;
  /** When its last movement was recorded. */
  updatedAt: Date | null;
  /** Entries in force, where something is to be corrected in or put between them. */
  timeline: Standing[] | null;
  lastSeq: number;
  /** Who recorded the entry that opened it; null while it stands nowhere. */
  openedBy: string | null;
}

/** A record as the posting's first query reads it. */
export interface RecordRow {
  register: string;
  id: string;
  stage: string | null;
  unit: string | null;
  street: string | null;
  attributes: RecordState['attributes'];
  holdings: RecordState['holdings'];
  opened_on: string | null;
  last_occurred_on: string | null;
  updated_at: string;
  opened_by: string | null;
}

export const toWrite = (record: RecordInHand): RecordWrite => ({
  register: record.register.id,
  id: record.id,
  existed: record.existed,
  title: titleOfRecord(record.register, record.id, record.state.attributes),
  stage: record.state.stage,
  unit: record.state.unit,
  street: record.state.street,
  place: placeOf(record.register, record.state.attributes),
  attributes: record.state.attributes,
  holdings: record.state.holdings,
  opened_on: record.openedOn,
  last_occurred_on: record.lastOccurredOn,
  last_seq: record.lastSeq,
  updated_at: record.updatedAt as Date,
  opened_by: record.openedBy,
});

/** The order in which everybody locks and opens records: any will do that is the same for all. */
export const inLockOrder = <T>(records: ReadonlyMap<string, T>): T[] =>
  [...records].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, record]) => record);

/** Where a record stands on the map. */
export function placeOf(register: Register, attributes: RecordState['attributes']): string | null {
  const field = Object.entries(register.fields).find(([, f]) => f.kind === 'point')?.[0];
  const value = field && attributes[field];
  return value ? `(${value})` : null;
}

/** Brings a timeline up to date with one more movement. */
export function keepTimeline(timeline: Standing[], planned: Planned, seq: number, entry: number): void {
  if (planned.origin === 'reversal') {
    timeline.splice(
      timeline.findIndex((s) => s.seq === planned.reverses),
      1,
    );
    return;
  }
  const standing: Standing = { seq, entry, statement: planned.stated, effect: planned };
  const at = timeline.findIndex((s) => precedes(standing, s));
  timeline.splice(at < 0 ? timeline.length : at, 0, standing);
}
