import { actionTitles, type Viewer } from '@taizhang/access';
import { evidenceOfKind, parseText, Refusal } from '@taizhang/definition';
import { note } from '../audit.ts';
import type { Pool, Queryable } from '../database.ts';
import type { District } from '../district.ts';
import { attachmentId, mostOfARecord } from './evidence.ts';
import { mayDo, registerOf, seesPersonal, standingRecord } from './standing-record.ts';

/** 附件: a file that proves something about a record. */
export interface Attachment {
  readonly id: string;
  readonly register: string;
  readonly record: string;
  readonly name: string;
  readonly type: string;
  /** The kind of document that it is declared to be. */
  readonly document: string | null;
  /** The day it was taken, where somebody said so. */
  readonly takenOn: string | null;
  /** What the file says of itself: when it was taken by the camera's clock, and where (WGS84). */
  readonly said: PhotographSays;
  readonly size: number;
  readonly sha256: string;
  readonly hasThumbnail: boolean;
  readonly addedAt: Date;
  readonly addedBy: string;
  readonly withdrawn: { readonly reason: string; readonly at: Date; readonly by: string } | null;
}

/** What a photograph says of itself. */
interface PhotographSays {
  readonly takenOn: string | null;
  readonly place: { readonly longitude: number; readonly latitude: number } | null;
}

/** A file whose bytes were looked at. */
export interface CheckedFile {
  readonly name: string;
  readonly type: string;
  readonly sha256: Buffer;
  readonly content: Buffer;
  readonly thumbnail: Buffer | null;
  readonly said: PhotographSays;
}

const columns = `a.id::text, a.register, a.record, a.name, a.type, a.document, a.taken_on::text as "takenOn",
  json_build_object('takenOn', a.file_taken_on, 'place', case when a.file_place is not null
    then json_build_object('longitude', a.file_place[0], 'latitude', a.file_place[1]) end) as said, a.size, encode(a.sha256, 'hex') as sha256,
  a.thumbnail is not null as "hasThumbnail", a.added_at as "addedAt", a.added_by as "addedBy",
  case when w.attachment is not null
       then json_build_object('reason', w.reason, 'at', w.withdrawn_at, 'by', w.withdrawn_by) end as withdrawn`;
const from = `from attachment a
  left join attachment_withdrawal w on w.district = a.district and w.attachment = a.id`;

type Row = Omit<Attachment, 'withdrawn'> & { withdrawn: { reason: string; at: string; by: string } | null };
const attachmentOf = (row: Row): Attachment => ({
  ...row,
  withdrawn: row.withdrawn && { ...row.withdrawn, at: new Date(row.withdrawn.at) },
});

/** Whether the viewer may add files to a record: who records on it or corrects it. @throws Refusal */
export async function demandAttaching(
  db: Queryable,
  district: District,
  viewer: Viewer,
  register: string,
  record: string,
): Promise<void> {
  const standing = await standingRecord(db, district, viewer, register, record);
  if (!mayDo(viewer, 'record', standing) && !mayDo(viewer, 'correct', standing))
    throw new Refusal('not-permitted', { right: actionTitles.record });
}

/** Keeps a file with a record, or with one that is about to be opened. @throws Refusal */
export async function addAttachment(
  pool: Pool,
  district: District,
  viewer: Viewer,
  of: {
    readonly register: string;
    readonly record: string;
    readonly id: string;
    readonly document: string | null;
    readonly takenOn?: string | null;
  },
  { name, type, sha256, content, thumbnail, said }: CheckedFile,
): Promise<Attachment> {
  await demandAttaching(pool, district, viewer, of.register, of.record);
  const { documents = {} } = registerOf(district, of.register);
  if (of.document !== null && !Object.hasOwn(documents, of.document))
    throw new Refusal('unknown-option', { options: Object.keys(documents).join('、') }, 'document');
  const { rowCount } = await pool.query(
    `insert into attachment (district, id, register, record, name, type, size, sha256, content, thumbnail, added_at, added_by,
                              document, taken_on, file_taken_on, file_place)
     select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, clock_timestamp(), $11, $13, $14::date, $15::date, $16::point
      where (select count(*) from attachment where district = $1 and register = $3 and record = $4) < $12
     on conflict (district, id) do nothing`,
    [
      district.id,
      of.id,
      of.register,
      of.record,
      parseText(name, 300),
      type,
      content.length,
      sha256,
      content,
      thumbnail,
      viewer.account,
      mostOfARecord,
      of.document,
      of.takenOn ?? null,
      said.takenOn,
      said.place && `(${said.place.longitude},${said.place.latitude})`,
    ],
  );
  const kept = await findAttachment(pool, district, of.id);
  if (!kept) throw new Refusal('too-many-entries', { limit: mostOfARecord }, 'file');
  if (rowCount !== 0)
    await note(pool, district, viewer, {
      action: 'attach',
      outcome: 'done',
      register: of.register,
      record: of.record,
      subject: of.id,
      detail: { name, sha256: kept.sha256 },
    });
  // The same upload, sent again because its answer was lost.
  const same = kept.sha256 === sha256.toString('hex') && kept.addedBy === viewer.account;
  if (rowCount === 0 && !same) throw new Refusal('request-key-reused', { key: of.id }, 'id');
  return kept;
}

async function findAttachment(
  db: Queryable,
  district: District,
  id: string,
): Promise<Attachment | undefined> {
  if (!attachmentId.test(id)) return undefined;
  const { rows } = await db.query<Row>(`select ${columns} ${from} where a.district = $1 and a.id = $2`, [
    district.id,
    id,
  ]);
  return rows[0] && attachmentOf(rows[0]);
}

/**
 * An attachment of a record within the viewer's reach; of one that is still to be opened, whoever added it.
 * @throws Refusal unknown-attachment
 */
export async function getAttachment(
  db: Queryable,
  district: District,
  viewer: Viewer,
  id: string,
): Promise<Attachment> {
  const found = await findAttachment(db, district, id);
  const unknown = new Refusal('unknown-attachment', { attachment: id });
  if (!found) throw unknown;
  const record = await standingRecord(db, district, viewer, found.register, found.record).catch(
    (error: unknown) => {
      throw error instanceof Refusal && error.code === 'unknown-record' ? unknown : error;
    },
  );
  if (!seesPersonal(viewer, record)) throw unknown;
  if (!record.exists && found.addedBy !== viewer.account && !(await isSubmitted(db, district, found)))
    throw unknown;
  return found;
}

/** Whether a submission waits that would open the record: its reviewer looks at what proves it. */
async function isSubmitted(
  db: Queryable,
  district: District,
  { register, record }: Attachment,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `select from submission where district = $1 and register = $2 and record = $3 and state = 'submitted' limit 1`,
    [district.id, register, record],
  );
  return rowCount !== 0;
}

/**
 * The attachments of a record that the viewer was found to reach, in the order in which they came; none where he sees only
 * what is not personal.
 */
export async function attachmentsOf(
  db: Queryable,
  district: District,
  viewer: Viewer,
  register: string,
  record: string,
): Promise<Attachment[]> {
  const standing = await standingRecord(db, district, viewer, register, record);
  if (!seesPersonal(viewer, standing)) return [];
  const { rows } = await db.query<Row>(
    `select ${columns} ${from}
      where a.district = $1 and a.register = $2 and a.record = $3 and ($4 or a.added_by = $5)
      order by a.added_at, a.id`,
    [district.id, register, record, standing.exists, viewer.account],
  );
  return rows.map(attachmentOf);
}

/**
 * The evidence that a record has on file for the conditions of a transition: of each kind of document the latest attachment
 * that counts, as evidence names it.
 */
export async function documentsOnFile(
  db: Queryable,
  district: District,
  viewer: Viewer,
  register: string,
  record: string,
  transition: string,
): Promise<string[]> {
  const { conditions = {} } = registerOf(district, register).transitions[transition] ?? {};
  const kinds = new Set(Object.values(conditions).flatMap(({ evidence }) => evidence ?? []));
  if (kinds.size === 0) return [];
  const files = await attachmentsOf(db, district, viewer, register, record);
  const latest = new Map(
    files.flatMap(({ id, document, withdrawn }) =>
      document !== null && withdrawn === null && kinds.has(document) ? [[document, id]] : [],
    ),
  );
  return [...latest].map(([kind, id]) => evidenceOfKind(kind, id));
}

const sliceBytes = 1024 * 1024;

/** An attachment's bytes, slice by slice. The viewer was found to reach it. */
export async function* attachmentContent(
  db: Queryable,
  district: District,
  { id, size }: Attachment,
): AsyncGenerator<Buffer> {
  for (let at = 0; at < size; at += sliceBytes) {
    const { rows } = await db.query<{ slice: Buffer }>(
      `select substring(coalesce(b.content, a.content) from $3 for $4) as slice
         from attachment a left join attachment b on b.district = a.district and b.id = a.bytes_of
        where a.district = $1 and a.id = $2`,
      [district.id, id, at + 1, sliceBytes],
    );
    yield (rows[0] as { slice: Buffer }).slice;
  }
}

/** The small picture of an attachment. @throws Refusal unknown-attachment */
export async function attachmentThumbnail(
  db: Queryable,
  district: District,
  { id }: Attachment,
): Promise<Buffer> {
  const { rows } = await db.query<{ thumbnail: Buffer | null }>(
    'select thumbnail from attachment where district = $1 and id = $2',
    [district.id, id],
  );
  if (!rows[0]?.thumbnail) throw new Refusal('unknown-attachment', { attachment: id });
  return rows[0].thumbnail;
}

/** Takes an attachment out of what counts, with a reason; it stays where it is. @throws Refusal */
export async function withdrawAttachment(
  pool: Pool,
  district: District,
  viewer: Viewer,
  id: string,
  reason: string,
): Promise<Attachment> {
  const { register, record, name, withdrawn } = await getAttachment(pool, district, viewer, id);
  await demandAttaching(pool, district, viewer, register, record);
  if (reason.trim() === '') throw new Refusal('missing-reason', {}, 'reason');
  if (withdrawn) throw new Refusal('attachment-withdrawn', { name });
  const { rowCount } = await pool.query(
    `insert into attachment_withdrawal values ($1, $2, $3, clock_timestamp(), $4) on conflict do nothing`,
    [district.id, id, parseText(reason, 2000), viewer.account],
  );
  if (rowCount === 0) throw new Refusal('attachment-withdrawn', { name });
  const about = { register, record, subject: id, detail: { reason } };
  await note(pool, district, viewer, { action: 'withdraw-attachment', outcome: 'done', ...about });
  return getAttachment(pool, district, viewer, id);
}
