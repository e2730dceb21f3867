import type { Reach, Viewer } from '@taizhang/access';
import { Refusal, type Register } from '@taizhang/definition';
import {
  demandAnswered,
  opens,
  type Plan,
  type Planned,
  planAtEnd,
  planCorrection,
  planInsert,
} from '@taizhang/ledger';
import { answerOf, type KeptAnswer } from './answer.ts';
import { copyMovements } from './copy-movements.ts';
import { correctedMovements } from './corrected-movements.ts';
import type { Client } from './database.ts';
import type { District } from './district.ts';
import { examineRows } from './examine.ts';
import { type FollowOnPosting, followOnsOf, mayOpenElsewhere, planFollowOn } from './follow-on.ts';
import { insertWhatFollows } from './insert.ts';
import { type MovementRow, movementColumns, standingOf, toRow } from './movement-row.ts';
import type { PersonalVault } from './personal.ts';
import {
  inLockOrder,
  keepTimeline,
  lockedRecordsSql,
  newInHand,
  type RecordInHand,
  readLockedRecords,
  toWrite,
} from './record-in-hand.ts';
import { recordedAtOf } from './recorded-at.ts';
import { checkNotReferredTo, checkReferences } from './references.ts';
import {
  checkDay,
  demandUnit,
  isCorrection,
  type Posted,
  type PostResponse,
  type ReadPosting,
  within,
} from './request.ts';
import { checkUnique } from './unique.ts';
import { demandStaysWithin, entriesOf, openableParts, unknownRecord, writableParts } from './write-access.ts';

interface Header {
  now: Date;
  seqs: number[];
  answered: { content: string; response: KeptAnswer } | null;
  closed_through: string | null;
  edition_known_at: Date | null;
  lines: string | null;
  contents: string | null;
}

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
    const further = postings.some((read) => mayOpenElsewhere(this.district, read));
    const rows =
      further || [...this.records.values()].some((record) => record.timeline)
        ? await this.planWithTimelines(planning)
        : this.planAtEnds(planning);
    await copyMovements(this.client, this.district.id, rows);
    const isHistory = postings.some(({ recordedAt }) => recordedAt);
    await examineRows(this.client, this.district, this.rows.values(), isHistory);
    await checkUnique(this.client, this.district, this.inHand);
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
    return response;
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
    for (const read of planning.postings) {
      const planned = this.planOne(read, planning);
      await this.reserve(planned.plan.movements.length);
      rows.push(...this.take(read, planned, planning.posted));
      const said = planned.plan.movements.find(({ origin }) => origin === 'entry');
      if (said)
        following.push(
          ...followOnsOf(this.district, this.viewer, read, said, planning.postings.length + following.length),
        );
    }
    for (const followOn of following) rows.push(...(await this.follow(followOn, planning)));
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
      parts: this.writableParts(record, read, corrected),
      plan: this.plan(record, read, recordedAt, header, corrected),
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
      const subject = within(read.index, () => this.subjectOf(read, corrected));
      const name = `${subject.register}/${subject.record}`;
      subjects.set(name, subject);
      return name;
    });
    const byRegister = Map.groupBy(subjects.values(), (subject) => subject.register);
    const registers = [...byRegister.keys()].sort();
    const { rows } = await this.client.query<Header>({
      name: 'posting-header',
      text: `select x.lines, x.contents, date_trunc('milliseconds', clock_timestamp()) as now,
              array(select nextval('movement_seq') from generate_series(1, $4)) as seqs,
              (select json_build_object('content', encode(q.content, 'hex'), 'response', q.response)
                 from request q where q.district = $1 and q.key = $5) as answered,
              (select max(through) from period_close where district = $1) as closed_through,
              (select max(known_at) from edition where district = $1) as edition_known_at
         from (${lockedRecordsSql('$1', '$2', '$3')}) x`,
      values: [
        this.district.id,
        registers,
        registers.map((register) =>
          byRegister
            .get(register)
            ?.map((s) => s.record)
            .join(' '),
        ),
        postings.length,
        this.key,
      ],
    });
    const header = rows[0] as Header;
    this.seqs = header.seqs;
    const found = new Map(
      readLockedRecords(header.lines, header.contents).map((row) => [`${row.register}/${row.id}`, row]),
    );
    for (const [key, { register, record }] of subjects) {
      const row = found.get(key) ?? null;
      this.records.set(key, newInHand(this.registerOf(register), record, row));
    }
    this.inHand = names.map((name) => this.records.get(name) as RecordInHand);
    return header;
  }

  private registerOf(id: string): Register {
    const register = this.district.catalogue.registers.get(id);
    if (!register) throw new Refusal('unknown-register', { register: id }, 'register');
    return register;
  }

  private subjectOf({ posting, said }: ReadPosting, corrected: ReadonlyMap<number, MovementRow>) {
    if (!isCorrection(posting)) return { register: posting.register, record: posting.record };
    const wrong = corrected.get(posting.corrects);
    if (!wrong) throw unknownMovement(posting.corrects);
    // What takes something back says nothing of its own that could be wrong.
    if (wrong.origin === 'reversal')
      throw new Refusal('already-reversed', { movement: wrong.seq }, 'corrects');
    if (said && (said.entry.register !== wrong.register || said.entry.record !== wrong.record))
      throw new Refusal('unknown-record', { record: said.entry.record }, 'with.record');
    return { register: wrong.register, record: wrong.record };
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
    if (needed.size === 0) return;
    const list = [...needed];
    for (const record of list) record.timeline = [];
    const { rows } = await this.client.query<MovementRow>(
      `select l.* from unnest($2::text[], $3::text[]) as s (register, id)
        cross join lateral (
          select ${movementColumns} from movement m
           where m.district = $1 and m.register = s.register and m.record = s.id and m.origin <> 'reversal'
             and not exists (select from movement r where r.district = m.district and r.reverses = m.seq)
           order by m.occurred_on, m.entry) l`,
      [this.district.id, list.map((r) => r.register.id), list.map((r) => r.id)],
    );
    for (const row of rows)
      this.records.get(`${row.register}/${row.record}`)?.timeline?.push(standingOf(row));
  }

  private plan(
    record: RecordInHand,
    read: ReadPosting,
    recordedAt: Date,
    header: Header,
    corrected: ReadonlyMap<number, MovementRow>,
  ): Plan {
    const { posting, said } = read;
    const subject = { register: record.register, record: record.id };
    const check = (day: string) =>
      checkDay(this.district, this.viewer, day, recordedAt, header.closed_through);
    if (said) check(said.statement.occurredOn);
    if (isCorrection(posting)) {
      check((corrected.get(posting.corrects) as MovementRow).occurred_on);
      const named = standingOf(corrected.get(posting.corrects) as MovementRow);
      return planCorrection(subject, record.timeline ?? [], named, said?.statement ?? null);
    }
    const { statement } = said as NonNullable<typeof said>;
    const atEnd = record.lastOccurredOn === null || statement.occurredOn >= record.lastOccurredOn;
    const plan = atEnd
      ? planAtEnd(subject, record.state, statement)
      : planInsert(subject, record.timeline ?? [], statement);
    // Of history nobody is there to be asked.
    if (!read.recordedAt) demandAnswered(record.register, plan.movements[0] as Planned, read.reason);
    return plan;
  }

  /** Where the record may be written to. @throws Refusal as of what does not exist where the viewer cannot see it */
  private writableParts(
    record: RecordInHand,
    { posting }: ReadPosting,
    corrected: ReadonlyMap<number, MovementRow>,
  ): readonly Reach[] {
    // That an id is taken, an opening is told by the ledger, whoever sees the record.
    if (!isCorrection(posting) && opens(record.register, posting.transition))
      return openableParts(this.viewer, record.register, posting.transition);
    if (isCorrection(posting))
      return writableParts(
        this.viewer,
        'correct',
        record,
        entriesOf(posting, corrected.get(posting.corrects)?.transition),
        () => unknownMovement(posting.corrects),
      );
    const { transition } = posting;
    const parts = writableParts(this.viewer, 'record', record, [transition], () => unknownRecord(record.id));
    demandUnit(this.viewer, record.register, transition, record.state.unit);
    return parts;
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

const unknownMovement = (movement: number) => new Refusal('unknown-movement', { movement }, 'corrects');
