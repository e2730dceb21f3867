import { type Doubt, fieldsOf, Refusal, type Register } from '@taizhang/definition';
import { type Effect, type Statement, stateAfter } from './movement.ts';
import { truthIn } from './value-in.ts';

/** A question that an entry raises. */
export interface RaisedDoubt extends Pick<Doubt, 'title' | 'hint'> {
  readonly id: string;
  /** What of the entry raises it, as a form names its fields. */
  readonly at: string;
}

/** What an entry states, by what a condition calls it, and where a form has it. */
function statedBy({ set, amounts, unit, street }: Statement, effect: Effect): Map<string, string> {
  return new Map([
    ...(effect.stageFrom === effect.stageTo ? [] : [['stage', 'transition'] as const]),
    ...(unit === undefined ? [] : [['unit', 'unit'] as const]),
    ...(street === undefined ? [] : [['street', 'street'] as const]),
    ...Object.keys(set).map((id) => [id, `set.${id}`] as const),
    ...Object.keys(amounts).map((id) => [id, `amounts.${id}`] as const),
  ]);
}

/**
 * The questions that an entry raises: it states something that the condition reads, and leaves it false. What was
 * questioned and answered before is not asked again by entries about something else.
 */
export function doubtsOf(register: Register, statement: Statement, effect: Effect): RaisedDoubt[] {
  const doubts = Object.entries(register.doubts ?? {});
  if (doubts.length === 0) return [];
  const stated = statedBy(statement, effect);
  const state = stateAfter(effect);
  return doubts.flatMap(([id, { title, hint, holds }]) => {
    const at = fieldsOf(holds).flatMap((field) => stated.get(field) ?? [])[0];
    return at !== undefined && truthIn(register, state, holds) === false ? [{ id, title, hint, at }] : [];
  });
}

/**
 * An entry that raises questions says why it is right nevertheless. Only what somebody says now is asked: neither
 * restatements, nor corrections, which have their reason.
 * @throws Refusal in-doubt, said of the first field concerned
 */
export function demandAnswered(
  register: Register,
  planned: { readonly stated: Statement } & Effect,
  reason: string | null,
): void {
  if (reason !== null) return;
  const doubts = doubtsOf(register, planned.stated, planned);
  const [first] = doubts;
  if (!first) return;
  const questions = {
    zh: doubts.map(({ title, hint }) => `${title.zh}。${hint.zh}`).join(''),
    en: doubts.map(({ title, hint }) => `${title.en}. ${hint.en}`).join(' '),
  };
  throw new Refusal('in-doubt', { questions, doubts: doubts.map(({ id }) => id) }, first.at);
}
