import { Refusal } from '@taizhang/definition';
import type { Pool } from '../database.ts';
import type { District } from '../district.ts';
import { type HeldAt, HeldMovements, type ReadingOf } from '../held-movements.ts';
import { judgePace, type PaceAt, type RecordPace } from './judge-pace.ts';
import { PaceRecords, PaceSteps, readSteps, readStepsAfter, type StepRow } from './pace-steps.ts';
import type { PaceOf } from './steps-sql.ts';

interface Held {
  readonly of: PaceOf;
  readonly records: PaceRecords;
  /** What the movements say. */
  readonly steps: HeldMovements<PaceSteps, StepRow>;
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
      const answer = await held.steps.at(
        async () => null,
        (seen) => this.answer(held, seen, at),
      );
      if (answer) return answer;
      this.held.delete(nameOf(register, pace));
    }
  }

  private answer(held: Held, { upTo, behind, moment }: HeldAt<PaceSteps, null>, at: PaceAt): Answer {
    const asked = `${at.day} ${at.knownAt?.getTime() ?? ''}`;
    let known = held.answers.get(asked);
    if (!known) {
      for (const old of [...held.answers.keys()].slice(0, Math.max(0, held.answers.size + 1 - keptAnswers)))
        held.answers.delete(old);
      known = { at, upToCursor: judgePace(this.district, held.of, [upTo], at), latest: null };
      held.answers.set(asked, known);
    }
    if (known.latest?.moment !== moment) {
      const { upToCursor } = known;
      known.latest = { moment, answer: this.judgedAnew(held, upToCursor, behind, [upTo, behind], at) };
    }
    return known.latest.answer;
  }

  /** An answer in which the records are judged anew, from all steps, of which some say anything. */
  private judgedAnew(
    held: Held,
    before: Answer,
    steps: PaceSteps,
    all: readonly PaceSteps[],
    at: PaceAt,
  ): Answer {
    const touched = steps.touched();
    if (touched.size === 0) return before;
    const judged = judgePace(this.district, held.of, all, at, touched);
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

  /** Reads what the movements say of every pace; for whoever measures it. */
  async warm(): Promise<void> {
    for (const [id, pace] of this.all()) await this.hold(id, pace).steps.loading;
  }

  /** The same between other work, so that nobody has to wait for it. */
  async warmAhead(signal: AbortSignal): Promise<void> {
    for (const [id, pace] of this.all()) {
      if (signal.aborted) return;
      await this.hold(id, pace).steps.readAhead(signal);
    }
  }

  private all(): (readonly [register: string, pace: string])[] {
    return [...this.district.catalogue.registers.values()].flatMap(({ id, paces }) =>
      Object.keys(paces ?? {}).map((pace) => [id, pace] as const),
    );
  }

  private hold(id: string, paceId: string): Held {
    const name = nameOf(id, paceId);
    const known = this.held.get(name);
    if (known) return known;
    const register = this.district.catalogue.registers.get(id);
    const pace = Object.hasOwn(register?.paces ?? {}, paceId) ? register?.paces?.[paceId] : undefined;
    if (!register || !pace) throw new Refusal('unknown-pace', { register: id, pace: paceId });
    const of = { register, id: paceId, pace };
    const records = new PaceRecords();
    const { pool, district } = this;
    const answers = new Map<string, Answered>();
    const reading: ReadingOf<PaceSteps, StepRow> = {
      nothing: () => new PaceSteps(records),
      portions: (from, to) => readSteps(pool, district, of, { from, to }),
      after: (client, from) => readStepsAfter(client, district, of, from),
    };
    const steps = new HeldMovements(pool, district, reading, (upTo, more) => {
      for (const known of answers.values()) {
        known.upToCursor = this.judgedAnew(held, known.upToCursor, more, [upTo], known.at);
        known.latest = null;
      }
    });
    const held: Held = { of, records, steps, answers };
    this.held.set(name, held);
    // Who asked is told; the next asker tries again.
    steps.loading.catch(() => {
      if (this.held.get(name) === held) this.held.delete(name);
    });
    return held;
  }
}
