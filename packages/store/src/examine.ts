import { type Catalogue, Refusal, type Register } from '@taizhang/definition';
import type { Amounts, Attributes, Effect, RecordState } from '@taizhang/ledger';
import type { Queryable } from './database.ts';
import type { MovementRow } from './movement-row.ts';

/** A movement that is to be examined. */
export interface Examinable extends Pick<Effect, 'stageFrom' | 'stageTo' | 'prior'> {
  readonly register: Register;
  readonly record: string;
  readonly transition: string;
  readonly occurredOn: string;
  /** Whether somebody does it now; history and corrections tell of what has gone on already. */
  readonly isNew: boolean;
  /** Whether it is being written: then what it depends on is held until it is; a plan only looks. */
  readonly isWritten: boolean;
  /** As the record stands after it. */
  readonly unit: string;
  readonly street: string | null;
  readonly attributes: Attributes;
  readonly holdings: Amounts;
  /** What it adds to the measures. */
  readonly amounts: Amounts;
  /** The fields that it states. */
  readonly states: readonly string[];
}

/** What was found: why it cannot be, and what of it is questioned. */
export interface Examined {
  readonly refusal: Refusal | null;
  readonly questions: { readonly zh: string; readonly en: string } | null;
}

/** A record that a request changes, as the request found it and as it leaves it. */
export interface ChangedState {
  readonly register: Register;
  readonly record: string;
  readonly before: RecordState;
  readonly after: RecordState;
}

/** Whoever looks at entries with more than the ledger’s own rules, by whatever way they come. */
export interface Examiner {
  /** Whether entries in a register are looked at at all. */
  concerns(register: Register): boolean;
  /** What is found of each of those that concern it; what several depend on is read once for all. */
  examine(db: Queryable, movements: readonly Examinable[]): Promise<Examined[]>;
  /**
   * What somebody leaves who takes something back or says it anew: all records of the request that concern it, of each
   * why it cannot be left so.
   */
  examineLeft?(
    db: Queryable,
    records: readonly ChangedState[],
    how: { readonly isWritten: boolean },
  ): Promise<(Refusal | null)[]>;
}

/**
 * Examines what a request has written, within its transaction. History is examined too, but nobody is there to be asked;
 * corrections have their reason.
 * @param nameOf the posting of a row, as it is named in a refusal
 * @throws Refusal
 */
export async function examineRows(
  db: Queryable,
  {
    examiner,
    catalogue,
  }: { readonly examiner?: Examiner | undefined; readonly catalogue: Pick<Catalogue, 'registers'> },
  rows: Iterable<MovementRow>,
  isHistory: boolean,
  nameOf: (row: MovementRow) => string,
): Promise<void> {
  if (!examiner) return;
  const examined = [...rows].flatMap((row) => {
    const register = catalogue.registers.get(row.register) as Register;
    if (row.origin === 'reversal' || !examiner.concerns(register)) return [];
    return [{ row, movement: examinableOf(row, register, isHistory) }];
  });
  if (examined.length === 0) return;
  const found = await examiner.examine(
    db,
    examined.map(({ movement }) => movement),
  );
  for (const [i, { row }] of examined.entries()) {
    const { refusal, questions } = found[i] as Examined;
    if (refusal) throw refusal.at(nameOf(row));
    if (questions && row.origin === 'entry' && !isHistory && row.reason === null) throw doubtOf(questions);
  }
}

/**
 * Examines what a request leaves that corrects something; history tells of what has gone on already.
 * @param nameOf the posting that is about a record, as it is named in a refusal
 * @throws Refusal
 */
export async function examineCorrected(
  db: Queryable,
  { examiner }: { readonly examiner?: Examiner | undefined },
  rows: Iterable<MovementRow>,
  records: readonly ChangedState[],
  nameOf: (record: ChangedState) => string,
): Promise<void> {
  if (!examiner?.examineLeft) return;
  const concerned = records.filter(({ register }) => examiner.concerns(register));
  if (concerned.length === 0 || ![...rows].some(({ origin }) => origin === 'reversal')) return;
  const found = await examiner.examineLeft(db, concerned, { isWritten: true });
  for (const [i, refusal] of found.entries())
    if (refusal) throw refusal.at(nameOf(concerned[i] as ChangedState));
}

const examinableOf = (row: MovementRow, register: Register, isHistory: boolean): Examinable => ({
  register,
  record: row.record,
  transition: row.transition,
  occurredOn: row.occurred_on,
  prior: row.prior,
  isWritten: true,
  isNew: !isHistory && row.origin === 'entry' && row.seq === row.entry,
  stageFrom: row.stage_from,
  stageTo: row.stage_to,
  unit: row.unit,
  street: row.street,
  attributes: row.attributes,
  holdings: row.holdings,
  amounts: row.amounts,
  states: Object.keys((row.stage_from === null ? row.attributes : row.stated?.set) ?? {}),
});

/** Several as one: each looks at what concerns it. */
export const examinersTogether = (examiners: readonly Examiner[]): Examiner => ({
  concerns: (register) => examiners.some((one) => one.concerns(register)),
  async examine(db, movements) {
    const found = new Map<Examinable, Examined[]>(movements.map((movement) => [movement, []]));
    for (const one of examiners) {
      const its = movements.filter(({ register }) => one.concerns(register));
      if (its.length === 0) continue;
      for (const [i, examined] of (await one.examine(db, its)).entries())
        found.get(its[i] as Examinable)?.push(examined);
    }
    return [...found.values()].map(asOne);
  },
  async examineLeft(db, records, how) {
    const found = new Map<ChangedState, Refusal | null>(records.map((record) => [record, null]));
    for (const one of examiners) {
      const its = records.filter(({ register }) => one.concerns(register));
      const refused = its.length > 0 ? await one.examineLeft?.(db, its, how) : undefined;
      for (const [i, refusal] of (refused ?? []).entries())
        if (refusal) found.set(its[i] as ChangedState, refusal);
    }
    return [...found.values()];
  },
});

function asOne(found: readonly Examined[]): Examined {
  const questions = found.flatMap((one) => one.questions ?? []);
  return {
    refusal: found.find(({ refusal }) => refusal)?.refusal ?? null,
    questions:
      questions.length === 0
        ? null
        : { zh: questions.map(({ zh }) => zh).join(''), en: questions.map(({ en }) => en).join(' ') },
  };
}

export const doubtOf = (questions: { readonly zh: string; readonly en: string }): Refusal =>
  new Refusal('in-doubt', { questions, doubts: ['terms'] }, 'transition');
