import { fieldsOfKind, type Register } from '@taizhang/definition';
import { nothing, type Planned, precedes, type RecordState, type Standing } from '@taizhang/ledger';
import type { RecordWrite } from './insert.ts';
import { titleOfRecord } from './movement-row.ts';

/** A record that a request is about, as it is while the request's postings are planned one after another. */
export interface RecordInHand {
  readonly register: Register;
  readonly id: string;
  /** As it was found, under the lock; null when there was none. */
  readonly found: FoundRecord | null;
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

/** A record as the posting's first query finds it. */
export interface FoundRecord {
  readonly register: string;
  readonly id: string;
  readonly placeInTable: string;
  readonly state: RecordState;
  readonly openedOn: string | null;
  readonly lastOccurredOn: string | null;
  readonly updatedAt: Date;
  readonly openedBy: string | null;
}

/** A record as a request takes it up; null: there is none yet. */
export const newInHand = (
  register: Register,
  id: string,
  found: FoundRecord | null = null,
): RecordInHand => ({
  register,
  id,
  found,
  state: found?.state ?? nothing,
  openedOn: found?.openedOn ?? null,
  lastOccurredOn: found?.lastOccurredOn ?? null,
  updatedAt: found?.updatedAt ?? null,
  timeline: null,
  lastSeq: 0,
  openedBy: found?.openedBy ?? null,
});

/**
 * Locks records, register by register and in each in the order of ids, which is the same for everybody. What they are
 * comes as two texts, which costs the server a third less than JSON objects: `lines`, a line of short columns for each,
 * and `contents`, a JSON list of attributes, holdings and opener in turn. Of ids none has a blank in it.
 * @param district, @param registers, @param ids placeholders: a text, a list of texts, a list of ids joined by blanks
 */
export const lockedRecordsSql = (district: string, registers: string, ids: string): string => `
  select string_agg(l.line, E'\\n') as lines, '[' || string_agg(l.content, ',') || ']' as contents
    from unnest(${registers}::text[], ${ids}::text[]) as s (register, ids)
   cross join lateral (
     select r.register || E'\\t' || r.id || E'\\t' || r.ctid::text || E'\\t' || coalesce(r.stage, '') || E'\\t' ||
            coalesce(r.unit, '') || E'\\t' || coalesce(r.street, '') || E'\\t' || coalesce(r.opened_on::text, '') || E'\\t' ||
            coalesce(r.last_occurred_on::text, '') || E'\\t' || r.updated_at::text as line,
            r.attributes::text || ',' || r.holdings::text || ',' || coalesce(to_json(r.opened_by)::text, 'null') as content
       from record r
      where r.district = ${district} and r.register = s.register and r.id = any(string_to_array(s.ids, ' '))
      order by r.id for update) l`;

/** Reads what `lockedRecordsSql` finds. */
export function readLockedRecords(lines: string | null, contents: string | null): FoundRecord[] {
  if (lines === null) return [];
  const content = JSON.parse(contents as string) as [];
  return lines.split('\n').map((line, i) => {
    const columns = line.split('\t');
    if (columns.length !== 9)
      throw new Error(`a record has a control character in its unit or sub-district: ${line}`);
    const [register, id, placeInTable, stage, unit, street, openedOn, lastOccurredOn, updatedAt] =
      columns as Nine;
    const [attributes, holdings, openedBy] = content.slice(3 * i, 3 * i + 3) as unknown as Content;
    return {
      register,
      id,
      placeInTable,
      state: { stage: stage || null, unit: unit || null, street: street || null, attributes, holdings },
      openedOn: openedOn || null,
      lastOccurredOn: lastOccurredOn || null,
      updatedAt: new Date(updatedAt),
      openedBy,
    };
  });
}
type Nine = [string, string, string, string, string, string, string, string, string];
type Content = [RecordState['attributes'], RecordState['holdings'], string | null];

export function toWrite({ register, id, found, state, ...record }: RecordInHand): RecordWrite {
  const title = titleOfRecord(register, id, state.attributes);
  const place = placeOf(register, state.attributes);
  return {
    register: register.id,
    id,
    place_in_table: found?.placeInTable ?? null,
    title,
    stage: state.stage,
    unit: state.unit,
    street: state.street,
    place,
    attributes: state.attributes,
    holdings: state.holdings,
    opened_on: record.openedOn,
    last_occurred_on: record.lastOccurredOn,
    last_seq: record.lastSeq,
    updated_at: record.updatedAt as Date,
    opened_by: record.openedBy,
    named_as_before:
      found !== null &&
      found.openedOn === record.openedOn &&
      found.openedBy === record.openedBy &&
      (found.state.attributes === state.attributes ||
        (title === titleOfRecord(register, id, found.state.attributes) &&
          place === placeOf(register, found.state.attributes))),
  };
}

/** The order in which everybody locks and opens records: any will do that is the same for all. */
export const inLockOrder = <T>(records: ReadonlyMap<string, T>): T[] =>
  [...records].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, record]) => record);

/** Where a record stands on the map. */
export function placeOf(register: Register, attributes: RecordState['attributes']): string | null {
  const [field] = fieldsOfKind(register, 'point');
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
