import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { type Action, actionTitles, type Reach, type Viewer } from '@taizhang/access';
import { mask, parseText, Refusal, type Register } from '@taizhang/definition';
import { note } from './audit.ts';
import { Binder, type Client, type Pool, type Queryable, transaction } from './database.ts';
import type { District } from './district.ts';
import { restrictedFields } from './masking.ts';
import { scopeSql } from './scope-sql.ts';

/** Personal data of a posting, encrypted with its record's own key. */
export interface SealedData {
  readonly register: string;
  readonly record: string;
  readonly seq: number;
  readonly ciphertext: string;
  readonly recorded_at: Date;
}

interface OpenData {
  readonly register: string;
  readonly record: string;
  readonly seq: number;
  /** By field; null clears it. */
  readonly data: Readonly<Record<string, string | null>>;
  readonly at: Date;
}

type Subject = Pick<OpenData, 'register' | 'record'>;
const nameOf = ({ register, record }: Subject): string => `${register}/${record}`;

/** Encrypts with AES-256-GCM: nonce ‖ tag ‖ ciphertext. */
function encrypt(key: Buffer, plain: Buffer): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

function decrypt(key: Buffer, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
  decipher.setAuthTag(sealed.subarray(12, 28));
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
}

/**
 * Keeps personal data out of the movements: it stands encrypted beside its record under a key of the record's own,
 * and that key under the installation's. Erasing destroys the record's key; the hash chain does not notice.
 */
export class PersonalVault {
  private readonly master: Buffer;
  /** The same, made ready: as bytes it would be made so for every fingerprint. */
  private readonly fingerprintKey: KeyObject;

  /** @param master the installation's key, 32 bytes */
  constructor(master: Buffer) {
    if (master.length !== 32) throw new Error('the key for personal data must be 32 bytes long');
    this.master = master;
    this.fingerprintKey = createSecretKey(master);
  }

  /**
   * The fingerprint of what was asked, by which a repeated request is known. It is keyed: a plain hash of a request
   * would let whoever reads the database find a telephone number in it by trying them all.
   */
  fingerprint(content: string): Buffer {
    return createHmac('sha256', this.fingerprintKey).update('request content\n').update(content).digest();
  }

  /** Encrypts what is kept beside the ledger for a while, such as a form that was begun, under a key made for that. */
  wrap(text: string): Buffer {
    return encrypt(this.keptKey(), Buffer.from(text));
  }

  unwrap(kept: Buffer): string {
    return decrypt(this.keptKey(), kept).toString();
  }

  private keptKey(): Buffer {
    return createHmac('sha256', this.master).update('kept for a while').digest();
  }

  /** Encrypts; `list` is in the order of numbers. Gives keys to the records that have none yet. */
  async seal(client: Client, district: string, list: readonly OpenData[]): Promise<SealedData[]> {
    if (list.length === 0) return [];
    const subjects = [...new Map(list.toReversed().map((d) => [nameOf(d), d])).values()];
    const keys = await this.makeKeys(client, district, subjects);
    const others = subjects.filter((s) => !keys.has(nameOf(s)));
    for (const [name, key] of await this.readKeys(client, district, others)) keys.set(name, key);
    return list.map(({ register, record, seq, data, at }) => ({
      register,
      record,
      seq,
      ciphertext: encrypt(
        keys.get(nameOf({ register, record })) as Buffer,
        Buffer.from(JSON.stringify(data)),
      ).toString('base64'),
      recorded_at: at,
    }));
  }

  /** Gives keys to the records that have none. @returns the keys that were made */
  private async makeKeys(
    client: Client,
    district: string,
    subjects: readonly OpenData[],
  ): Promise<Map<string, Buffer>> {
    const made = subjects.map(() => randomBytes(32));
    const { rows } = await client.query<Subject>(
      `insert into personal_key
       select $1, k.register, k.record, decode(k.wrapped, 'base64'), k.since
         from unnest($2::text[], $3::text[], $4::text[], $5::bigint[]) as k (register, record, wrapped, since)
       on conflict do nothing returning register, record`,
      [
        district,
        subjects.map((s) => s.register),
        subjects.map((s) => s.record),
        made.map((key) => encrypt(this.master, key).toString('base64')),
        subjects.map((s) => s.seq),
      ],
    );
    const own = new Set(rows.map(nameOf));
    return new Map(
      subjects.flatMap((s, i) => (own.has(nameOf(s)) ? [[nameOf(s), made[i] as Buffer] as const] : [])),
    );
  }

  private async readKeys(client: Client, district: string, subjects: readonly Subject[]) {
    if (subjects.length === 0) return [];
    const { rows } = await client.query<Subject & { wrapped: Buffer }>(
      `select register, record, wrapped from personal_key
        where district = $1 and (register, record) in (select * from unnest($2::text[], $3::text[]))`,
      [district, subjects.map((s) => s.register), subjects.map((s) => s.record)],
    );
    return rows.map((row) => [nameOf(row), decrypt(this.master, row.wrapped)] as const);
  }

  /**
   * A record's personal data as stated last, field by field, masked; null when it was erased, never given, or the record
   * is out of the viewer's reach, or reached only as far as it is not personal.
   */
  async masked(
    db: Queryable,
    district: District,
    viewer: Viewer,
    register: string,
    record: string,
  ): Promise<Record<string, string> | null> {
    const found = await findAllInReach(
      db,
      district,
      viewer,
      'read',
      register,
      [record],
      ({ impersonal }) => !impersonal,
    );
    if (!found.has(record)) return null;
    const open = await this.open(db, district.id, register, record);
    const { fields } = registerOf(district, register);
    return (
      open &&
      Object.fromEntries(
        Object.entries(open).map(([id, value]) => {
          const field = fields[id];
          return [id, field?.kind === 'personal' ? mask(field.what, value) : '****'];
        }),
      )
    );
  }

  /**
   * Shows what is masked of a record (personal data and restricted fields) to somebody who may see it and says why. That
   * he saw it is noted before he is told.
   * @throws Refusal missing-reason, unknown-register, unknown-record, not-permitted, unknown-field
   */
  async reveal(
    pool: Pool,
    district: District,
    viewer: Viewer,
    { register, record, fields, reason: said }: RevealRequest,
  ): Promise<Record<string, string | boolean>> {
    const declared = registerOf(district, register);
    const reason = readReason(said);
    const maskable = [
      ...restrictedFields(declared),
      ...Object.entries(declared.fields).flatMap(([id, field]) => (field.kind === 'personal' ? [id] : [])),
    ];
    if (fields.length === 0 || !fields.every((id) => maskable.includes(id)))
      throw new Refusal('unknown-field', {}, 'fields');
    return transaction(pool, 'begin', async (client) => {
      const found = await findInReach(client, district, viewer, 'reveal', register, record);
      if (!found) {
        const seen = await findInReach(client, district, viewer, 'read', register, record);
        throw seen
          ? new Refusal('not-permitted', { right: actionTitles.reveal })
          : new Refusal('unknown-record', { record });
      }
      const all = { ...found.attributes, ...(await this.open(client, district.id, register, record)) };
      const detail = { fields, reason };
      await note(client, district, viewer, { action: 'reveal', outcome: 'done', register, record, detail });
      return Object.fromEntries(Object.entries(all).filter(([id]) => fields.includes(id)));
    });
  }

  /**
   * What the personal data of records say, for work that needs them in clear and shows them to nobody: the accounts that
   * are paid. Whoever asks answers for where they go.
   * @returns by the record’s id; what was erased, never given or is out of the viewer’s reach is left out
   */
  async forWork(
    db: Queryable,
    district: District,
    viewer: Viewer,
    register: string,
    records: readonly string[],
  ): Promise<ReadonlyMap<string, Record<string, string>>> {
    const found = await findAllInReach(
      db,
      district,
      viewer,
      'read',
      register,
      records,
      ({ impersonal }) => !impersonal,
    );
    return this.openAll(db, district.id, register, [...found.keys()]);
  }

  private async open(
    db: Queryable,
    district: string,
    register: string,
    record: string,
  ): Promise<Record<string, string> | null> {
    return (await this.openAll(db, district, register, [record])).get(record) ?? null;
  }

  private async openAll(
    db: Queryable,
    district: string,
    register: string,
    records: readonly string[],
  ): Promise<Map<string, Record<string, string>>> {
    const { rows } = await db.query<{ record: string; wrapped: Buffer; ciphertexts: Buffer[] }>(
      // What was written before an erasure stays unreadable, also when the record was written about again.
      `select k.record, k.wrapped,
              array(select d.ciphertext from personal_data d
                     where d.district = k.district and d.register = k.register and d.record = k.record
                       and d.seq >= k.since order by d.seq) as ciphertexts
         from personal_key k where k.district = $1 and k.register = $2 and k.record = any($3::text[])`,
      [district, register, records],
    );
    return new Map(
      rows.map(({ record, wrapped, ciphertexts }) => {
        const own = decrypt(this.master, wrapped);
        const stated: Record<string, string | null> = Object.assign(
          {},
          ...ciphertexts.map((sealed) => JSON.parse(decrypt(own, sealed).toString())),
        );
        const kept = Object.entries(stated).filter((entry): entry is [string, string] => entry[1] !== null);
        return [record, Object.fromEntries(kept)];
      }),
    );
  }

  /**
   * Erases a record's personal data for good by destroying its key.
   * @throws Refusal unknown-register, unknown-record where the viewer may not correct it
   */
  async erase(
    pool: Pool,
    district: District,
    viewer: Viewer,
    register: string,
    record: string,
  ): Promise<void> {
    await transaction(pool, 'begin', async (client) => {
      if (!(await findInReach(client, district, viewer, 'correct', register, record)))
        throw new Refusal('unknown-record', { record });
      await client.query('delete from personal_key where district = $1 and register = $2 and record = $3', [
        district.id,
        register,
        record,
      ]);
      await note(client, district, viewer, { action: 'personal-erased', outcome: 'done', register, record });
    });
  }
}

/** Which masked fields of a record somebody wants to see, and why. */
export interface RevealRequest {
  readonly register: string;
  readonly record: string;
  readonly fields: readonly string[];
  readonly reason: string;
}

const longestReason = 500;

function readReason(said: string): string {
  if (typeof said !== 'string' || said.trim() === '') throw new Refusal('missing-reason', {}, 'reason');
  try {
    return parseText(said, longestReason);
  } catch (error) {
    throw error instanceof Refusal ? error.at('reason') : error;
  }
}

function registerOf(district: District, id: string): Register {
  const register = district.catalogue.registers.get(id);
  if (!register) throw new Refusal('unknown-register', { register: id });
  return register;
}

interface InReach {
  readonly id: string;
  readonly attributes: Record<string, string | boolean>;
}

/** A record's attributes, if it lies within what the viewer reaches for an action. */
const findInReach = async (
  db: Queryable,
  district: District,
  viewer: Viewer,
  action: Action,
  register: string,
  record: string,
): Promise<InReach | undefined> =>
  (await findAllInReach(db, district, viewer, action, register, [record])).get(record);

async function findAllInReach(
  db: Queryable,
  district: District,
  viewer: Viewer,
  action: Action,
  register: string,
  records: readonly string[],
  which?: (part: Reach) => boolean,
): Promise<Map<string, InReach>> {
  const binder = new Binder();
  const { rows } = await db.query<InReach>(
    `select r.id, r.attributes from record r
      where r.district = ${binder.bind(district.id, 'text')} and r.register = ${binder.bind(register, 'text')}
        and r.id = any(${binder.bind(records, 'text[]')})
        and ${scopeSql(viewer, action, registerOf(district, register), 'r', binder, which)}`,
    binder.values,
  );
  return new Map(rows.map((row) => [row.id, row]));
}
