import {
  amountIn,
  type Doubt,
  fieldsOf,
  fieldsOfKind,
  Refusal,
  type Register,
  type Text,
} from '@taizhang/definition';
import { type Effect, type Statement, stateAfter } from './movement.ts';
import { decimals } from './rule-words.ts';
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
 * The questions that an entry raises: it states something that the condition reads, and leaves it false; or a day that
 * cannot well be on the day it tells of; or it takes away from what only work adds to. What was questioned and answered before is not asked again by entries about
 * something else.
 */
export function doubtsOf(register: Register, statement: Statement, effect: Effect): RaisedDoubt[] {
  const ofAll = [...doubtsOfAmounts(register, statement), ...doubtsOfDays(register, statement, effect)];
  const doubts = Object.entries(register.doubts ?? {});
  if (doubts.length === 0) return ofAll;
  const stated = statedBy(statement, effect);
  const state = stateAfter(effect);
  const declared = doubts.flatMap(([id, { title, hint, holds }]) => {
    const at = fieldsOf(holds).flatMap((field) => stated.get(field) ?? [])[0];
    return at !== undefined && truthIn(register, state, holds) === false ? [{ id, title, hint, at }] : [];
  });
  return [...declared, ...ofAll];
}

/**
 * What every register questions of amounts: less than nothing, where a record cannot hold less than nothing. What was done
 * is seldom undone: who told too much corrects it, so that the day keeps what was done on it.
 */
function doubtsOfAmounts(register: Register, { amounts }: Statement): RaisedDoubt[] {
  return Object.entries(amounts).flatMap(([id, amount]) => {
    const measure = register.measures[id];
    // As it is stored, nothing has no minus.
    if (!measure || measure.signed || !amount.startsWith('-')) return [];
    const { title } = measure;
    const less = amountIn(amount, measure.unit, decimals);
    return [
      {
        id: `${id}-less`,
        at: `amounts.${id}`,
        title: {
          zh: `“${title.zh}”填的是负数（${less.zh}），累计将因此减少`,
          en: `${title.en} is less than nothing (${less.en}), so the total becomes less`,
        },
        hint: {
          zh: '是否多了一个负号？以前多报的，请在变动记录里用“更正”。',
          en: 'Is the minus meant? What was told too high before is corrected among the movements.',
        },
      },
    ];
  });
}

const questionable = new WeakMap<Register, readonly string[]>();

/** Whether an entry states a day that could be questioned at all; most do not, and every posting asks. */
function statesQuestionableDay(register: Register, set: Statement['set']): boolean {
  let known = questionable.get(register);
  if (!known) {
    const dues = Object.values(register.deadlines ?? {}).flatMap(({ field, extended }) => [field, extended]);
    known = fieldsOfKind(register, 'date').filter((id) => {
      const field = register.fields[id];
      return dues.includes(id) || (field?.kind === 'date' && field.happened);
    });
    questionable.set(register, known);
  }
  return known.some((id) => typeof set[id] === 'string');
}

/**
 * What every register questions of the days that an entry states, beside the day that it tells of: something to be done
 * by a day that has passed already, and something said to have happened on a day that is still to come.
 */
function doubtsOfDays(
  register: Register,
  { occurredOn, set }: Statement,
  { stageTo }: Effect,
): RaisedDoubt[] {
  if (!statesQuestionableDay(register, set)) return [];
  const stated = Object.entries(set).flatMap(([field, day]) =>
    typeof day === 'string' ? [{ field, day }] : [],
  );
  const order = Object.keys(register.stages);
  // Once a record is past the stages in which something is to be done, its day may well have passed.
  const isToCome = (stages: readonly string[]) =>
    stages.some((stage) => order.indexOf(stageTo) <= order.indexOf(stage));
  const dues = new Set(
    Object.values(register.deadlines ?? {}).flatMap(({ field, extended, within, stages }) =>
      // So may a day from which is counted.
      within === undefined && isToCome(stages) ? [field, extended] : [],
    ),
  );
  return stated.flatMap(({ field, day }) => {
    const declared = register.fields[field];
    if (declared?.kind !== 'date') return [];
    const at = `set.${field}`;
    if (dues.has(field) && day < occurredOn)
      return [
        { id: `${field}-passed`, title: passed(declared.title, day, occurredOn), hint: passedHint, at },
      ];
    if (declared.happened && day > occurredOn)
      return [
        { id: `${field}-to-come`, title: toCome(declared.title, day, occurredOn), hint: toComeHint, at },
      ];
    return [];
  });
}

const passed = ({ zh, en }: Text, day: string, on: string): Text => ({
  zh: `“${zh}”${day} 早于发生日期 ${on}，一登记就已逾期`,
  en: `${en}: ${day} lies before ${on}, the day that is told of, so it is overdue at once`,
});
const passedHint: Text = { zh: '是否填错年月？', en: 'Are year and month right?' };

const toCome = ({ zh, en }: Text, day: string, on: string): Text => ({
  zh: `“${zh}”${day} 晚于发生日期 ${on}，那一天还没有到`,
  en: `${en}: ${day} lies behind ${on}, the day that is told of, and has not come yet`,
});
const toComeHint: Text = {
  zh: '计划的日期填在计划的字段里；已经发生的，请核对两个日期。',
  en: 'A planned day stands in a field of its own; of what has happened, look at both days.',
};

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
