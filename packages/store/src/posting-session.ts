import type { Reach, Viewer } from '@taizhang/access';
import { Refusal, type Register } from '@taizhang/definition';
import { nothing, type Plan } from '@taizhang/ledger';
import { answerOf } from './answer.ts';
import { copyMovements } from './copy-movements.ts';
import { correctedMovements } from './corrected-movements.ts';
import type { Client } from './database.ts';
import type { District } from './district.ts';
import { examineCorrected, examineRows } from './examine.ts';
import { type FollowOnPosting, followOnsOf, planFollowOn } from './follow-on.ts';
import { goesOn, lockNamed, openAgainst } from './going-on.ts';
import { insertWhatFollows } from './insert.ts';
import { type MovementRow, toRow } from './movement-row.ts';
import {
  goesFurther,
  MovedMeanwhile,
  type Moving,
  movedAhead,
  movingsOf,
  planMove,
  targetsOf,
} from './moves.ts';
import type { PersonalVault } from './personal.ts';
import { partsToWrite, planAt, subjectOf } from './plan-entry.ts';
import { type Header, readHeader } from './posting-header.ts';
import { readTimelines } from './read-timelines.ts';
import type { RememberedEnds } from './record-ends.ts';
import {
  inLockOrder,
  keepTimeline,
  newInHand,
  type RecordInHand,
  readLockedRecords,
  toWrite,
} from './record-in-hand.ts';
import { recordedAtOf } from './recorded-at.ts';
import { checkNotReferredTo, checkReferences } from './references.ts';
import { isCorrection, type Posted, type PostResponse, type ReadPosting, within } from './request.ts';
import { checkUnique } from './unique.ts';
import { demandStaysWithin } from './write-access.ts';

/** What the postings of a request are planned on, and where they went so far. */
interface Planning {
  readonly postings: readonly ReadPosting[];
  readonly corrected: ReadonlyMap<number, MovementRow>;
  readonly header: Header;
  readonly posted: Posted[];
}

/** One posting as it is planned, before it is kept for writing. */
interface PlannedPosting {
  readonly record: RecordInHand;
  readonly recordedAt: Date;
  /** The parts of the viewer's reach in which the record may be written to; null: a declaration says where it lies. */
  readonly parts: readonly Reach[] | null;
  readonly plan: Plan;
}

/** A request about so few records is no batch. */
const fewRecords = 20;

/** One attempt at posting one request, inside its transaction. */
export class PostingSession {
  private readonly records = new Map<string, RecordInHand>();
  /** The record that each posting is about. */
  private inHand: RecordInHand[] = [];
  private readonly rows = new Map<number, MovementRow>();
  private readonly personal: {
    register: string;
    record: string;
    seq: number;
    data: Record<string, string | null>;
    at: Date;
  }[] = [];
  private seqs: number[] = [];
  private isHistory = false;
  private readonly client: Client;
  private readonly district: District;
  private readonly vault: PersonalVault;
  private readonly viewer: Viewer;
  private readonly key: string;
  private readonly content: Buffer;

  constructor(
    client: Client,
    district: District,
    vault: PersonalVault,
    viewer: Viewer,
    key: string,
    content: Buffer,
  ) {
    this.client = client;
    this.district = district;
    this.vault = vault;
    this.viewer = viewer;
    this.key = key;
    this.content = content;
  }

  async run(postings: readonly ReadPosting[]): Promise<PostResponse> {
    const corrected = await correctedMovements(this.client, this.district, postings);
    const header = await this.begin(postings, corrected);
    if (header.answered) {
      if (header.answered.content !== this.content.toString('hex'))
        throw new Refusal('request-key-reused', { key: this.key }, 'key');
      return answerOf(this.client, this.district.id, header.answered.response);
    }
    await checkReferences(this.client, this.district, postings, corrected);
    await this.readTimelines(postings);
    const planning = { postings, corrected, header, posted: [] };
    const further = postings.some((read) => goesFurther(this.district, read));
    const rows =
      further || [...this.records.values()].some((record) => record.timeline)
        ? await this.planWithTimelines(planning)
        : this.planAtEnds(planning);
    await copyMovements(this.client, this.district.id, rows);
    this.isHistory = postings.some(({ recordedAt }) => recordedAt);
    const nameOf = ({ record }: MovementRow) => `postings[${this.placeOf(postings, record)}]`;
    await examineRows(this.client, this.district, this.rows.values(), this.isHistory, nameOf);
    if (!this.isHistory)
      await examineCorrected(
        this.client,
        this.district,
        this.rows.values(),
        [...this.records.values()].map((one) => ({
          register: one.register,
          record: one.id,
          before: one.found?.state ?? nothing,
          after: one.state,
        })),
        ({ record }) => `postings[${this.placeOf(postings, record)}]`,
      );
    await checkUnique(this.client, this.district, [...new Set([...this.inHand, ...this.records.values()])]);
    const voided = [...this.records.values()].filter((r) => r.found && r.state.stage === null);
    for (const { register, id } of voided)
      await checkNotReferredTo(this.client, this.district, register.id, id);
    const response: PostResponse = { key: this.key, posted: planning.posted, movements: this.rows.size };
    await insertWhatFollows(this.client, {
      district: this.district.id,
      movements: this.rows,
      // In one order for everybody, so that two requests that open the same records do not wait for each other.
      records: inLockOrder(this.records)
        .filter((r) => r.lastSeq > 0)
        .map(toWrite),
      personal: await this.vault.seal(this.client, this.district.id, this.personal),
      request: { key: this.key, content: this.content, response, recordedAt: header.now },
    });
    await this.demandNothingOpen(postings);
    return response;
  }

  /**
   * Remembers where the records end now that it has all been written. Not of history, whose moments somebody states; nor of
   * batches, which would pay for it with each record, while few of theirs are in hand next.
   */
  remember(remembered: RememberedEnds): void {
    const isKept = !this.isHistory && this.records.size <= fewRecords;
    for (const [name, { state, openedOn, lastOccurredOn, updatedAt, openedBy, lastSeq }] of this.records) {
      if (lastSeq === 0) continue;
      if (isKept && updatedAt)
        remembered.keep(name, { state, openedOn, lastOccurredOn, updatedAt, openedBy, lastSeq });
      else remembered.forget(name);
    }
  }

  /** The posting that is about a record; of what follows from others, the first. */
  private placeOf(postings: readonly ReadPosting[], record: string): number {
    return Math.max(
      0,
      postings.findIndex((read) => this.recordOf(read).id === record),
    );
  }

  /** Nothing may be open against what goes on, when all of the request is written. @throws Refusal still-open */
  private async demandNothingOpen(postings: readonly ReadPosting[]): Promise<void> {
    if (!postings.some(goesOn)) return;
    // What is corrected, or said anew, has gone on already.
    const going = [...this.rows.values()]
      .filter(({ seq, entry, origin }) => origin === 'entry' && seq === entry)
      .map(({ register, record, transition }) => ({
        register: this.registerOf(register),
        record,
        transition,
      }));
    const found = await openAgainst(this.client, this.district, going);
    if (!found) return;
    within(this.placeOf(postings, found.record), () => {
      throw found.refusal;
    });
  }

  /**
   * Where every posting goes to the end of its record, each makes one movement of the numbers that are drawn already. They
   * are planned while they are written, so that the server takes in the first before the last is planned.
   */
  private *planAtEnds(planning: Planning): Generator<MovementRow> {
    for (const read of planning.postings) {
      const planned = this.planOne(read, planning);
      yield* this.take(read, planned, planning.posted);
    }
  }

  private async planWithTimelines(planning: Planning): Promise<MovementRow[]> {
    const rows: MovementRow[] = [];
    const following: FollowOnPosting[] = [];
    const movings: Moving[] = [];
    for (const read of planning.postings) {
      const planned = this.planOne(read, planning);
      await this.reserve(planned.plan.movements.length);
      rows.push(...this.take(read, planned, planning.posted));
      const said = planned.plan.movements.find(({ origin }) => origin === 'entry');
      if (!said) continue;
      movings.push(...movingsOf(this.district, read, said));
      following.push(
        ...followOnsOf(this.district, this.viewer, read, said, planning.postings.length + following.length),
      );
    }
    for (const followOn of following) rows.push(...(await this.follow(followOn, planning)));
    for (const moving of movings) rows.push(...(await this.move(moving, planning)));
    return rows;
  }

  /** Moves on what an entry moves, as the request leaves it. @throws MovedMeanwhile where it is not all locked */
  private async move(moving: Moving, planning: Planning): Promise<MovementRow[]> {
    const { register, record: id, after, move } = moving;
    const from = { register, record: id, attributes: after.attributes };
    const stages = 'stages' in move.which ? move.which.stages : null;
    const rows: MovementRow[] = [];
    for (const target of await targetsOf(this.client, this.district, from, move)) {
      const record = this.records.get(`${target.register}/${target.record}`);
      if (!record) throw new MovedMeanwhile();
      if (stages && !stages.includes(record.state.stage ?? '')) continue;
      const { client, district, viewer } = this;
      const { read, plan, timeline } = await planMove(
        client,
        district,
        viewer,
        moving,
        record,
        planning.postings,
      );
      record.timeline = timeline;
      await this.reserve(plan.movements.length);
      const recordedAt = recordedAtOf(read, record.updatedAt, planning.header);
      rows.push(...this.take(read, { record, recordedAt, parts: null, plan }, planning.posted));
    }
    return rows;
  }

  /** Opens what follows from an entry, after all that the request says itself: its answer keeps their order. */
  private async follow(followOn: FollowOnPosting, planning: Planning): Promise<MovementRow[]> {
    const { read } = followOn;
    const { entry } = read.said as NonNullable<typeof read.said>;
    const plan = await planFollowOn(this.client, this.district, this.viewer, followOn, planning.postings);
    const record = newInHand(this.registerOf(entry.register), entry.record);
    this.records.set(`${entry.register}/${entry.record}`, record);
    await this.reserve(plan.movements.length);
    const recordedAt = recordedAtOf(read, null, planning.header);
    return this.take(read, { record, recordedAt, parts: null, plan }, planning.posted);
  }

  private planOne(read: ReadPosting, { header, corrected }: Planning): PlannedPosting {
    const record = this.recordOf(read);
    const recordedAt = recordedAtOf(read, record.updatedAt, header);
    return within(read.index, () => ({
      record,
      recordedAt,
      parts: partsToWrite(this.viewer, record, read, corrected),
      plan: planAt(this.district, this.viewer, record, read, {
        recordedAt,
        closedThrough: header.closed_through,
        corrected,
      }),
    }));
  }

  /**
   * Locks the records, in one order for everybody, and only then draws numbers and the moment of recording: so along a
   * record's timeline both grow in the order in which the record was changed.
   */
  private async begin(
    postings: readonly ReadPosting[],
    corrected: Map<number, MovementRow>,
  ): Promise<Header> {
    const subjects = new Map<string, { register: string; record: string }>();
    const names = postings.map((read) => {
      const subject = within(read.index, () => subjectOf(read, corrected));
      const name = `${subject.register}/${subject.record}`;
      subjects.set(name, subject);
      return name;
    });
    for (const target of await movedAhead(this.client, this.district, postings))
      subjects.set(`${target.register}/${target.record}`, target);
    const header = await readHeader(this.client, this.district, this.key, {
      subjects: [...subjects.values()],
      count: postings.length,
    });
    this.seqs = header.seqs;
    const found = new Map(
      readLockedRecords(header.lines, header.contents).map((row) => [`${row.register}/${row.id}`, row]),
    );
    for (const [key, { register, record }] of subjects) {
      const row = found.get(key) ?? null;
      this.records.set(key, newInHand(this.registerOf(register), record, row));
    }
    this.inHand = names.map((name) => this.records.get(name) as RecordInHand);
    await lockNamed(this.client, this.district, postings, this.inHand);
    return header;
  }

  private registerOf(id: string): Register {
    const register = this.district.catalogue.registers.get(id);
    if (!register) throw new Refusal('unknown-register', { register: id }, 'register');
    return register;
  }

  private recordOf({ index }: ReadPosting): RecordInHand {
    return this.inHand[index] as RecordInHand;
  }

  /** Reads, in one query, the timelines of the records that something is to be corrected in or put between. */
  private async readTimelines(postings: readonly ReadPosting[]): Promise<void> {
    const last = new Map<RecordInHand, string | null>();
    const needed = new Set<RecordInHand>();
    for (const read of postings) {
      const record = this.recordOf(read);
      const before = last.get(record) ?? record.lastOccurredOn;
      const day = read.said?.statement.occurredOn ?? before;
      if (isCorrection(read.posting) || (day !== null && before !== null && day < before)) needed.add(record);
      last.set(record, day);
    }
    if (needed.size > 0) await readTimelines(this.client, this.district, [...needed]);
  }

  /** Draws more numbers when reversals and restatements need them. */
  private async reserve(count: number): Promise<void> {
    if (this.seqs.length >= count) return;
    const { rows } = await this.client.query<{ seq: number }>(
      "select nextval('movement_seq') as seq from generate_series(1, $1)",
      [count + 16],
    );
    this.seqs.push(...rows.map((row) => row.seq));
  }

  /**
   * Numbers the planned movements and keeps them, and the record they leave, for writing.
   * @throws Refusal leaves-reach
   */
  private take(
    read: ReadPosting,
    { record, recordedAt, parts, plan }: PlannedPosting,
    posted: Posted[],
  ): MovementRow[] {
    const { said } = read;
    const recordedBy = read.recordedBy ?? this.viewer.account;
    const rows: MovementRow[] = [];
    let own = 0;
    for (const planned of plan.movements) {
      const seq = this.seqs.shift() as number;
      const entry = planned.entry ?? seq;
      if (own === 0 || planned.origin === 'entry') own = seq;
      const row = toRow(planned, seq, entry, {
        recordedAt,
        recordedBy,
        request: this.key,
        reason: read.reason,
        evidence: read.evidence,
      });
      rows.push(row);
      this.rows.set(seq, row);
      if (record.timeline) keepTimeline(record.timeline, planned, seq, entry);
      record.lastSeq = seq;
    }
    if (said && Object.keys(said.personal).length > 0)
      this.personal.push({
        register: record.register.id,
        record: record.id,
        seq: own,
        data: said.personal,
        at: recordedAt,
      });
    // A corrected opening was still recorded by whoever said it first.
    if (plan.state.stage === null) record.openedBy = null;
    else record.openedBy ??= recordedBy;
    record.state = plan.state;
    record.updatedAt = recordedAt;
    const days = record.timeline?.map((s) => s.statement.occurredOn);
    const day = said?.statement.occurredOn ?? null;
    record.openedOn = days ? (days[0] ?? null) : (record.openedOn ?? day);
    record.lastOccurredOn = days ? (days.at(-1) ?? null) : day;
    if (parts) within(read.index, () => demandStaysWithin(parts, this.viewer, record));
    posted.push({ register: record.register.id, record: record.id, seq: own });
    return rows;
  }
}
