import { profileOf, type Register, type Registers } from '@taizhang/definition';
import { factsOf, Profiles } from '@taizhang/policy';
import {
  changesSince,
  everReferred,
  everyRecord,
  type Pool,
  type ReferringBy,
  recordsById,
  type StatedRecord,
  settledMovement,
} from '@taizhang/store';
import { groupedBy, Referrers, referringTo } from './referrers.ts';

/** Whose profiles movements behind a number have changed. */
export async function changedSubjects(
  pool: Pool,
  district: string,
  register: Register,
  seq: number,
): Promise<Set<string>> {
  const pairs = referringTo(register);
  const names = [register.id, ...pairs.map((pair) => pair.register)];
  const changes = await changesSince(pool, district, names, seq);
  const of = (id: string) => changes.filter((one) => one.register === id).map(({ record }) => record);
  const subjects = new Set(of(register.id));
  for (const pair of pairs) {
    const changed = of(pair.register);
    if (changed.length === 0) continue;
    for (const { subject } of await everReferred(pool, district, pair, changed)) subjects.add(subject);
  }
  return subjects;
}

/** From how many movements behind the cursor on it is moved. */
const tooManyBehind = 500;
/** So many subjects are read again at a time. */
const portion = 2000;

/**
 * The profiles of a register's records on a day, in memory: their own fields and the facts that are derived of those
 * that refer to them. Memory is not the truth: before every answer what movements changed since is read again.
 */
export class HeldProfiles {
  readonly profiles: Profiles;
  readonly day: string;
  private readonly pool: Pool;
  private readonly district: string;
  private readonly register: Register;
  private readonly registers: Registers;
  private readonly referring: readonly ReferringBy[];
  /** By register, the records that refer to each subject. */
  private readonly referrers = new Map<string, Map<string, Set<string>>>();
  /** Up to which movement each record that changed behind the cursor was read. */
  private seen = new Map<string, number>();
  private cursor = -1;
  private known = { seq: 0, at: new Date(0) };

  constructor(pool: Pool, district: string, register: Register, registers: Registers, day: string) {
    this.pool = pool;
    this.district = district;
    this.register = register;
    this.registers = registers;
    this.day = day;
    this.referring = referringTo(register);
    this.profiles = new Profiles(profileOf(register, registers));
    for (const { register: id } of this.referring) this.referrers.set(id, new Map());
  }

  /** Up to which movement, seen when, the profiles are known. */
  get knownAs(): { readonly seq: number; readonly at: Date } {
    return this.known;
  }

  get isRead(): boolean {
    return this.cursor >= 0;
  }

  /** Reads all of them. */
  async read(): Promise<void> {
    // Whatever is written from here on is found again behind the cursor.
    const settled = await settledMovement(this.pool, this.district);
    const beside = this.referring.map((of) => new Referrers(this.pool, this.district, of));
    try {
      for await (const records of everyRecord(this.pool, this.district, this.register.id))
        for (const record of records) {
          const found: [ReferringBy, StatedRecord][] = [];
          for (const referrers of beside) {
            let taken = referrers.take(record.id);
            while (taken === null) {
              await referrers.more();
              taken = referrers.take(record.id);
            }
            for (const one of taken) found.push([referrers.of, one]);
          }
          this.put(record, found);
        }
    } finally {
      for (const referrers of beside) await referrers.end();
    }
    this.cursor = settled.seq;
    this.known = settled;
  }

  private put(record: StatedRecord, referring: readonly (readonly [ReferringBy, StatedRecord])[]): number {
    for (const [{ register }, one] of referring) {
      const of = this.referrers.get(register) as Map<string, Set<string>>;
      const known = of.get(record.id);
      if (known) known.add(one.id);
      else of.set(record.id, new Set([one.id]));
    }
    const attributes = factsOf(this.register, this.registers, record, groupedBy(referring), this.day);
    return this.profiles.put(record.id, { ...record, attributes });
  }

  /**
   * Reads again what changed since it was read.
   * @returns the rows that did
   */
  async catchUp(): Promise<number[]> {
    const names = [this.register.id, ...this.referrers.keys()];
    const at = new Date();
    const changes = await changesSince(this.pool, this.district, names, this.cursor);
    const fresh = changes.filter(
      ({ register, record, seq }) => (this.seen.get(`${register} ${record}`) ?? -1) < seq,
    );
    const rows = fresh.length > 0 ? await this.readAgain(await this.subjectsOf(fresh)) : [];
    for (const { register, record, seq } of fresh) this.seen.set(`${register} ${record}`, seq);
    const newest = changes.reduce((most, { seq }) => Math.max(most, seq), this.known.seq);
    this.known = { seq: newest, at };
    if (changes.length > tooManyBehind) await this.moveCursor();
    return rows;
  }

  /** Moves the cursor to where all movements can be seen, once what lies before it was read again. */
  private async moveCursor(): Promise<void> {
    const settled = await settledMovement(this.pool, this.district);
    const names = [this.register.id, ...this.referrers.keys()];
    const changes = await changesSince(this.pool, this.district, names, this.cursor);
    const left = changes.filter(
      ({ register, record, seq }) =>
        seq > settled.seq || (this.seen.get(`${register} ${record}`) ?? -1) < seq,
    );
    // What came in between is found by the next look.
    if (left.some(({ seq }) => seq <= settled.seq)) return;
    this.cursor = settled.seq;
    this.seen = new Map();
  }

  /** Whose profiles changed records are part of, now or before; with the records that refer to them. */
  private async subjectsOf(changes: readonly { register: string; record: string }[]): Promise<Set<string>> {
    const subjects = new Set(
      changes.filter(({ register }) => register === this.register.id).map(({ record }) => record),
    );
    for (const pair of this.referring) {
      const changed = changes.filter(({ register }) => register === pair.register);
      if (changed.length === 0) continue;
      const ids = changed.map(({ record }) => record);
      for (const { record, subject } of await everReferred(this.pool, this.district, pair, ids)) {
        subjects.add(subject);
        const of = this.referrers.get(pair.register) as Map<string, Set<string>>;
        const known = of.get(subject);
        if (known) known.add(record);
        else of.set(subject, new Set([record]));
      }
    }
    return subjects;
  }

  private async readAgain(subjects: ReadonlySet<string>): Promise<number[]> {
    const all = [...subjects];
    const rows: number[] = [];
    for (let from = 0; from < all.length; from += portion)
      rows.push(...(await this.readSome(all.slice(from, from + portion))));
    return rows;
  }

  private async readSome(ids: readonly string[]): Promise<number[]> {
    const [own, ...others] = await Promise.all([
      recordsById(this.pool, this.district, this.register.id, ids),
      ...[...this.referrers].map(([register, of]) =>
        recordsById(
          this.pool,
          this.district,
          register,
          ids.flatMap((id) => [...(of.get(id) ?? [])]),
        ),
      ),
    ]);
    const registers = [...this.referrers.keys()];
    const bySubject = new Map<string, [ReferringBy, StatedRecord][]>();
    for (const [i, records] of others.entries())
      for (const pair of this.referring.filter(({ register }) => register === registers[i]))
        for (const record of records) {
          const subject = record.attributes[pair.by];
          if (typeof subject !== 'string') continue;
          const list = bySubject.get(subject) ?? [];
          list.push([pair, record]);
          bySubject.set(subject, list);
        }
    const standing = new Map((own ?? []).map((record) => [record.id, record]));
    return ids.flatMap((id) => {
      const record = standing.get(id);
      if (record) return [this.put(record, bySubject.get(id) ?? [])];
      return this.profiles.remove(id) ?? [];
    });
  }
}
