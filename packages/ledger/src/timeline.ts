import { Refusal, type Register, refusalText } from '@taizhang/definition';
import { apply } from './apply.ts';
import { demandConditions } from './entry-condition.ts';
import {
  type Effect,
  type Movement,
  nothing,
  type Origin,
  type RecordState,
  type Statement,
  stateAfter,
} from './movement.ts';
import { opens } from './statement.ts';

/** An entry in force on a record: its latest movement that no reversal has taken back. */
export interface Standing {
  /** The number of the movement in force. */
  readonly seq: number;
  /** The number of the entry; of two on the same day the lower goes first. */
  readonly entry: number;
  readonly statement: Statement;
  readonly effect: Effect;
}

/** A movement still to be numbered, and what it belongs to. */
export interface Planned extends Movement {
  /** The entry it belongs to; null: it begins an entry and takes its own number. */
  readonly entry: number | null;
  readonly reverses: number | null;
}

export interface Plan {
  readonly movements: readonly Planned[];
  /** The record after all of its timeline. */
  readonly state: RecordState;
}

interface Subject {
  readonly register: Register;
  readonly record: string;
}

const build = (
  subject: Subject,
  origin: Origin,
  statement: Statement,
  effect: Effect,
  entry: number | null,
  reverses: number | null,
): Planned => ({
  stageFrom: effect.stageFrom,
  stageTo: effect.stageTo,
  unit: effect.unit,
  street: effect.street,
  attributes: effect.attributes,
  prior: effect.prior,
  amounts: effect.amounts,
  holdings: effect.holdings,
  register: subject.register.id,
  record: subject.record,
  origin,
  sign: origin === 'reversal' ? -1 : 1,
  transition: statement.transition,
  occurredOn: statement.occurredOn,
  stated: keptOf(statement),
  entry,
  reverses,
});

/** What is judged when an entry is said is not kept with it: a restatement is not asked again. */
function keptOf(statement: Statement): Statement {
  if (statement.documents === undefined) return statement;
  const { documents: _, ...kept } = statement;
  return kept;
}

/** What an entry does that is said now: unlike one that is restated it must meet the conditions of entry. */
function said(subject: Subject, state: RecordState, statement: Statement): Effect {
  const effect = apply(subject.register, state, statement, subject.record);
  if (statement.documents !== undefined) demandConditions(subject.register, statement, stateAfter(effect));
  return effect;
}

/** Posts at the end of a record's timeline: the common case, which needs the state only. @throws Refusal */
export function planAtEnd(subject: Subject, state: RecordState, statement: Statement): Plan {
  const effect = said(subject, state, statement);
  return { movements: [build(subject, 'entry', statement, effect, null, null)], state: stateAfter(effect) };
}

/**
 * Posts an entry somewhere in a record's timeline. Entries after it whose effect changes are taken back and restated,
 * so that summing movements by day always gives what a replay in order of days would.
 * @throws Refusal; `breaks-later-movement` when a later entry would no longer be possible
 */
export function planInsert(subject: Subject, timeline: readonly Standing[], statement: Statement): Plan {
  const before = timeline.filter((s) => s.statement.occurredOn <= statement.occurredOn);
  const after = timeline.filter((s) => s.statement.occurredOn > statement.occurredOn);
  const state = endOf(before);
  const [first] = after;
  if (state.stage === null && first && !opens(subject.register, statement.transition))
    throw new Refusal(
      'before-opening',
      { record: subject.record, opened: first.statement.occurredOn },
      'occurredOn',
    );
  const effect = said(subject, state, statement);
  const restated = restate(subject, stateAfter(effect), after);
  return {
    movements: [build(subject, 'entry', statement, effect, null, null), ...restated.movements],
    state: restated.state,
  };
}

/**
 * 更正: takes back the movement in force of an entry and, unless `replacement` is null, says it again. The replacement
 * keeps the entry's number and so its place among the entries of its day. The movement named may have been restated
 * since, for then it still says the same; it may not have been corrected, for then somebody else has changed it.
 * @throws Refusal as planInsert; already-reversed
 */
export function planCorrection(
  subject: Subject,
  timeline: readonly Standing[],
  named: Pick<Standing, 'seq' | 'entry' | 'statement'>,
  replacement: Statement | null,
): Plan {
  const wrong = timeline.find(
    (s) =>
      s.seq === named.seq ||
      (s.entry === named.entry && canonical(s.statement) === canonical(named.statement)),
  );
  if (!wrong) throw new Refusal('already-reversed', { movement: named.seq }, 'movement');
  const reversal = build(subject, 'reversal', wrong.statement, wrong.effect, wrong.entry, wrong.seq);
  const rest = timeline.filter((s) => s !== wrong);
  if (replacement === null) {
    const earlier = rest.filter((s) => precedes(s, wrong));
    const later = restate(subject, endOf(earlier), rest.slice(earlier.length));
    return { movements: [reversal, ...later.movements], state: later.state };
  }
  const at = { entry: wrong.entry, statement: replacement };
  const earlier = rest.filter((s) => precedes(s, at));
  // Entries that stood after the wrong one but now stand before its replacement lose its effect first.
  const prefix = restate(subject, nothing, earlier);
  const effect = said(subject, prefix.state, replacement);
  const suffix = restate(subject, stateAfter(effect), rest.slice(earlier.length));
  const instead = build(subject, 'entry', replacement, effect, wrong.entry, null);
  return { movements: [reversal, ...prefix.movements, instead, ...suffix.movements], state: suffix.state };
}

/** The order of a record's entries: by day, and within a day as they were said. */
export function precedes(
  a: { readonly entry: number; readonly statement: Statement },
  b: { readonly entry: number; readonly statement: Statement },
): boolean {
  const [x, y] = [a.statement.occurredOn, b.statement.occurredOn];
  return x < y || (x === y && a.entry < b.entry);
}

const endOf = (standing: readonly Standing[]): RecordState => {
  const last = standing.at(-1);
  return last ? stateAfter(last.effect) : nothing;
};

function restate(subject: Subject, start: RecordState, later: readonly Standing[]): Plan {
  const movements: Planned[] = [];
  let state = start;
  for (const standing of later) {
    const effect = reapply(subject, state, standing);
    if (!sameEffect(effect, standing.effect)) {
      movements.push(
        build(subject, 'reversal', standing.statement, standing.effect, standing.entry, standing.seq),
      );
      movements.push(build(subject, 'restatement', standing.statement, effect, standing.entry, null));
    }
    state = stateAfter(effect);
  }
  return { movements, state };
}

function reapply(subject: Subject, state: RecordState, standing: Standing): Effect {
  try {
    return apply(subject.register, state, standing.statement, subject.record);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { occurredOn } = standing.statement;
    const cause = refusalText(error.code, error.details);
    throw new Refusal('breaks-later-movement', {
      movement: standing.seq,
      occurredOn,
      cause,
      code: error.code,
    });
  }
}

/** Only what makes an effect is compared: a standing entry may hold its effect as part of a whole movement. */
const sameEffect = (a: Effect, b: Effect): boolean => canonical(effectOf(a)) === canonical(effectOf(b));

const effectOf = (e: Effect): Effect => ({
  stageFrom: e.stageFrom,
  stageTo: e.stageTo,
  unit: e.unit,
  street: e.street,
  attributes: e.attributes,
  prior: e.prior,
  amounts: e.amounts,
  holdings: e.holdings,
});

/** Effects compare by content: keys in any order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, v) =>
    v !== null && typeof v === 'object' && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
      : v,
  );
}
