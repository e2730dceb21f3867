import type { Register } from '@taizhang/definition';
import type { RecordState } from '@taizhang/ledger';
import type { Client, Pool } from './database.ts';
import { KeptTexts } from './kept-texts.ts';
import { oneValue } from './one-value.ts';

/** Where a record's timeline ends. */
export interface RecordEnd {
  readonly state: RecordState;
  readonly openedOn: string | null;
  readonly lastOccurredOn: string | null;
  /** When its last movement was recorded; null: at the moment of writing. */
  readonly updatedAt: Date | null;
  /** Who recorded the entry that opened it; null while it stands nowhere. */
  readonly openedBy: string | null;
}

/** An end as it was read or written: by its last movement's number and moment it is known again. */
export interface KnownEnd extends RecordEnd {
  readonly updatedAt: Date;
  readonly lastSeq: number;
}

/** A record, and its name among those of all registers. */
export interface Subject {
  readonly register: Register;
  readonly record: string;
  readonly name: string;
}

/** So much is remembered at most: some hundred thousand ends. Room is taken as it is needed. */
const mostBytes = 64 * 1024 * 1024;

/**
 * Ends that this process read or wrote last, so that the next entry about a record need not read it. What is remembered
 * may be out of date at any time; whoever writes by it is told so by `post_at_end`, and reads.
 */
export class RememberedEnds {
  private readonly texts: KeptTexts;

  constructor(bytes = mostBytes) {
    this.texts = new KeptTexts(bytes);
  }

  get(name: string): KnownEnd | undefined {
    const text = this.texts.get(name);
    return text === undefined ? undefined : endOf(JSON.parse(text) as EndList);
  }
  keep(name: string, end: KnownEnd): void {
    this.texts.put(name, JSON.stringify(listOf(end)));
  }
  /** Keeps an end as `endAsText` reads it, if none is known: what was written meanwhile is newer. */
  recall(name: string, text: string): boolean {
    if (this.texts.get(name) !== undefined) return false;
    this.texts.put(name, text);
    return true;
  }
  forget(name: string): void {
    this.texts.drop(name);
  }
}

const memories = new WeakMap<Pool, Map<string, RememberedEnds>>();

/** What this process remembers of a district's records. */
export function rememberedEnds(pool: Pool, district: string): RememberedEnds {
  const ofPool = memories.get(pool) ?? new Map<string, RememberedEnds>();
  memories.set(pool, ofPool);
  const remembered = ofPool.get(district) ?? new RememberedEnds();
  ofPool.set(district, remembered);
  return remembered;
}

type EndList = [
  ...state: [RecordState['stage'], RecordState['unit'], RecordState['street']],
  attributes: RecordState['attributes'],
  holdings: RecordState['holdings'],
  openedOn: string | null,
  lastOccurredOn: string | null,
  updatedAt: string,
  openedBy: string | null,
  lastSeq: number,
];

const endColumns = `r.stage, r.unit, r.street, r.attributes, r.holdings, r.opened_on, r.last_occurred_on, r.updated_at,
  r.opened_by, r.last_seq`;

/** The end of a record `r` in SQL, in the form in which it is remembered. */
export const endAsText = `json_build_array(${endColumns})::text`;

/**
 * Where one record ends; a query that is planned once and looks up one row.
 */
export async function findRecordEnd(
  client: Client,
  district: string,
  { register, record }: Subject,
): Promise<KnownEnd | undefined> {
  const end = await oneValue(client, {
    name: 'record-end',
    text: `select ${endAsText}
             from record r where r.district = $1 and r.register = $2 and r.id = $3`,
    values: [district, register.id, record],
  });
  return end === null ? undefined : endOf(JSON.parse(end) as EndList);
}

function endOf(list: EndList): KnownEnd {
  const [stage, unit, street, attributes, holdings, openedOn, lastOccurredOn, updatedAt, openedBy, lastSeq] =
    list;
  const state = { stage, unit, street, attributes, holdings };
  return { state, openedOn, lastOccurredOn, updatedAt: new Date(updatedAt), openedBy, lastSeq };
}

const listOf = ({ state, updatedAt, ...end }: KnownEnd): EndList => [
  state.stage,
  state.unit,
  state.street,
  state.attributes,
  state.holdings,
  end.openedOn,
  end.lastOccurredOn,
  updatedAt.toISOString(),
  end.openedBy,
  end.lastSeq,
];

/** What many requests at once are planned on beside what each says itself. */
export interface Circumstances {
  readonly closedThrough: string | null;
  readonly editionKnownAt: Date | null;
  /** Of the records that are referred to, where they stand; what stands nowhere is left out. */
  readonly standing: ReadonlyMap<string, string>;
}

interface Reference {
  readonly register: string;
  readonly record: string;
}

// One index look-up a record, whatever the planner thinks of the table's size. Lists come as JSON, of whose length the
// planner knows nothing: for arrays it would plan anew each time, which takes longer than the look-ups.
const groundSql = `
  select json_build_array(
    (select max(through) from period_close where district = $1),
    (select max(known_at) from edition where district = $1),
    (select json_agg(json_build_array(s.r->>0, s.r->>1, ${endColumns}))
       from jsonb_array_elements($2::jsonb) as s (r)
      cross join lateral (
        select * from record r where r.district = $1 and r.register = s.r->>0 and r.id = s.r->>1 limit 1) r),
    (select json_agg(json_build_array(s.r->>0, s.r->>1, l.stage)) from jsonb_array_elements($3::jsonb) as s (r)
      cross join lateral (
        select r.stage from record r
         where r.district = $1 and r.register = s.r->>0 and r.id = s.r->>1 and r.stage is not null limit 1) l))::text`;

/** As `groundSql` answers. */
type GroundList = [
  closedThrough: string | null,
  editionKnownAt: string | null,
  records: [register: string, id: string, ...end: EndList][] | null,
  standing: [register: string, id: string, stage: string][] | null,
];

/** Where many records end, and under which circumstances is written to them. */
export async function readGround(
  client: Client,
  district: string,
  subjects: readonly Subject[],
  references: readonly Reference[],
): Promise<{ ends: Map<string, KnownEnd>; circumstances: Circumstances }> {
  const ground = await oneValue(client, {
    name: 'posting-ground',
    text: groundSql,
    values: [
      district,
      JSON.stringify(subjects.map((s) => [s.register.id, s.record])),
      JSON.stringify(references.map((r) => [r.register, r.record])),
    ],
  });
  const [closedThrough, editionKnownAt, records, standing] = JSON.parse(ground as string) as GroundList;
  return {
    ends: new Map(records?.map(([register, id, ...end]) => [`${register}/${id}`, endOf(end)])),
    circumstances: {
      closedThrough,
      editionKnownAt: editionKnownAt === null ? null : new Date(editionKnownAt),
      standing: new Map(standing?.map(([register, id, stage]) => [`${register}/${id}`, stage])),
    },
  };
}
