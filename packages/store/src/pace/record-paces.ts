import { Refusal } from '@taizhang/definition';
import { type Pool, snapshot } from '../database.ts';
import type { District } from '../district.ts';
import { horizonOf } from '../horizon.ts';
import { judgePace, type PaceAt, type RecordPace } from './judge-pace.ts';
import { PaceRecords, PaceSteps, readSteps, readStepsAfter } from './pace-steps.ts';
import type { PaceOf } from './steps-sql.ts';

interface Held {
  readonly of: PaceOf;
  readonly records: PaceRecords;
  /** What the movements up to the cursor say. */
  readonly steps: PaceSteps;
  cursor: number;
  loading: Promise<void>;
  movingOn: boolean;
  /** The latest answers, by what was asked. */
  readonly answers: Map<string, Answered>;
}

type Answer = ReadonlyMap<string, RecordPace>;
interface Answered {
  readonly at: PaceAt;
  /** By the movements up to the cursor. */
  upToCursor: Answer;
  /** By those behind it as well, and by which. */
  latest: { readonly moment: string; readonly answer: Answer } | null;
}

/** From how many movements behind the cursor on it is moved. */
const tooManyBehind = 1000;
const keptAnswers = 4;

const nameOf = (register: string, pace: string): string => `${register}.${pace}`;

/**
 * The lights of records. What the movements of a pace say (who did how much on which day, recorded on which) is held in
 * memory, a column an array; the lights of any day and of any time of knowledge are one pass over it. Memory is not the
 * truth: movements behind the cursor never change, and those after it are read with every question.
 */
export class RecordPaces {
  private readonly pool: Pool;
  private readonly district: District;
  private readonly held = new Map<string, Held>();

  constructor(pool: Pool, district: District) {
    this.pool = pool;
    this.district = district;
  }

  /**
   * Where every record of a register stands by one of its paces, exact at this moment; whose records they are is for
   * the caller to ask. Records in which nothing is scheduled in the year are left out.
   * @throws Refusal unknown-pace
   */
  async read(register: string, pace: string, at: PaceAt): Promise<Answer> {
    for (;;) {
      const held = this.hold(register, pace);
      await held.loading;
      const { cursor } = held;
      const { tail, newest, behind } = await this.readTail(held, cursor);
      // A ledger that was set back draws the same numbers again.
      if (newest < cursor) this.held.delete(nameOf(register, pace));
      // What was read after the cursor would be counted twice once the cursor has moved past it.
      if (newest < cursor || held.cursor !== cursor) continue;
      if (behind > tooManyBehind) void this.moveOn(held);
      // Numbers may become visible in another order than they were drawn: how many there are tells answers apart too.
      return this.answer(held, tail, [cursor, newest, behind].join(' '), at);
    }
  }

  /** What came after a number, all seen at one moment. */
  private readTail(held: Held, cursor: number) {
    const tail = new PaceSteps(held.records);
    return snapshot(this.pool, async (client) => {
      const { rows } = await client.query<{ newest: number; behind: number }>(
        `select (select coalesce(max(seq), 0) from movement where district = $1) as newest,
                (select count(*)::int from movement where district = $1 and seq > $2) as behind`,
        [this.district.id, cursor],
      );
      const found = rows[0] as { newest: number; behind: number };
      if (found.behind > 0) await readStepsAfter(client, this.district, held.of, tail, cursor);
      return { tail, ...found };
    });
  }

  private answer(held: Held, tail: PaceSteps, moment: string, at: PaceAt): Answer {
    const asked = `${at.day} ${at.knownAt?.getTime() ?? ''}`;
    let known = held.answers.get(asked);
    if (!known) {
      for (const old of [...held.answers.keys()].slice(0, Math.max(0, held.answers.size + 1 - keptAnswers)))
        held.answers.delete(old);
      known = { at, upToCursor: judgePace(this.district, held.of, [held.steps], at), latest: null };
      held.answers.set(asked, known);
    }
    if (known.latest?.moment !== moment)
      known.latest = { moment, answer: this.judgedAnew(held, known.upToCursor, tail, [tail], at) };
    return known.latest.answer;
  }

  /** An answer in which the records are judged anew of which some steps say anything; `more` comes after what is held. */
  private judgedAnew(
    held: Held,
    before: Answer,
    steps: PaceSteps,
    more: readonly PaceSteps[],
    at: PaceAt,
  ): Answer {
    const touched = steps.touched();
    if (touched.size === 0) return before;
    const judged = judgePace(this.district, held.of, [held.steps, ...more], at, touched);
    const answer = new Map(before);
    for (const record of touched) {
      const id = held.records.ids[record] as string;
      const one = judged.get(id);
      if (one) answer.set(id, one);
      else answer.delete(id);
    }
    return answer;
  }

  /** Lets go of the latest answers, so that the next ones are reckoned anew; for whoever measures it. */
  forgetAnswers(): void {
    for (const { answers } of this.held.values()) answers.clear();
  }

  /** Reads what the movements say of every pace, so that nobody has to wait for it. */
  async warm(signal?: AbortSignal): Promise<void> {
    for (const { id, paces } of this.district.catalogue.registers.values())
      for (const pace of Object.keys(paces ?? {})) {
        if (signal?.aborted) return;
        await this.hold(id, pace).loading;
      }
  }

  private hold(id: string, paceId: string): Held {
    const name = nameOf(id, paceId);
    const known = this.held.get(name);
    if (known) return known;
    const register = this.district.catalogue.registers.get(id);
    const pace = Object.hasOwn(register?.paces ?? {}, paceId) ? register?.paces?.[paceId] : undefined;
    if (!register || !pace) throw new Refusal('unknown-pace', { register: id, pace: paceId });
    const records = new PaceRecords();
    const held: Held = {
      of: { register, id: paceId, pace },
      records,
      steps: new PaceSteps(records),
      cursor: 0,
      loading: Promise.resolve(),
      movingOn: false,
      answers: new Map(),
    };
    this.held.set(name, held);
    held.loading = this.load(held);
    // Who asked is told; the next asker tries again.
    held.loading.catch(() => {
      if (this.held.get(name) === held) this.held.delete(name);
    });
    return held;
  }

  private async load(held: Held): Promise<void> {
    const { seq } = await horizonOf(this.pool, this.district.id);
    await readSteps(this.pool, this.district, held.of, held.steps, { from: 0, to: seq });
    held.cursor = seq;
  }

  /** Moves the cursor to a horizon, once everything up to it is held. */
  private async moveOn(held: Held): Promise<void> {
    if (held.movingOn) return;
    held.movingOn = true;
    try {
      const { seq } = await horizonOf(this.pool, this.district.id);
      const more = new PaceSteps(held.records);
      await readSteps(this.pool, this.district, held.of, more, { from: held.cursor, to: seq });
      // At once, between two questions: none sees a movement twice, or not at all.
      held.steps.take(more);
      held.cursor = seq;
      for (const known of held.answers.values()) {
        known.upToCursor = this.judgedAnew(held, known.upToCursor, more, [], known.at);
        known.latest = null;
      }
    } catch {
      // The next asker reads as far back as this one did.
    } finally {
      held.movingOn = false;
    }
  }
}
