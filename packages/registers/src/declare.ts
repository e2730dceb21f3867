import type { Condition, Field, Measure, Rule, Text, UnitId } from '@taizhang/definition';

/** Short forms in which registers are declared, so that a field is one line and reads like a column of a 台账. */

export const say = (zh: string, en: string): Text => ({ zh, en });

/** Questions by the name of what they ask for. */
export const questions = (list: Record<string, readonly [zh: string, en: string]>): Record<string, Text> =>
  Object.fromEntries(Object.entries(list).map(([id, [zh, en]]) => [id, say(zh, en)]));

export const text = (zh: string, en: string): Extract<Field, { kind: 'text' }> => ({
  kind: 'text',
  title: say(zh, en),
});
/** A code of exactly so many digits: a year, a class of industry. */
export const digits = (zh: string, en: string, count: number): Field => ({ ...text(zh, en), digits: count });
export const date = (zh: string, en: string): Extract<Field, { kind: 'date' }> => ({
  kind: 'date',
  title: say(zh, en),
});
/** A day on which something has happened. */
export const happened = (zh: string, en: string): Field => ({ ...date(zh, en), happened: true });
export const flag = (zh: string, en: string): Field => ({ kind: 'flag', title: say(zh, en) });
export const point = (zh: string, en: string): Field => ({ kind: 'point', title: say(zh, en) });
export const number = (zh: string, en: string, unit: UnitId): Field => ({
  kind: 'number',
  title: say(zh, en),
  unit,
});
export const reference = (zh: string, en: string, register: string, stages?: string[]): Field => ({
  kind: 'reference',
  title: say(zh, en),
  register,
  ...(stages ? { stages } : {}),
});
/** A reference that names only records of which something is true. */
export const referenceWhere = (zh: string, en: string, register: string, where: Condition): Field => ({
  kind: 'reference',
  title: say(zh, en),
  register,
  where,
});
/** An official (区领导), who must be in office when he is named. */
export const leader = (zh: string, en: string): Field => reference(zh, en, 'official', ['in-office']);
export const category = (
  zh: string,
  en: string,
  options: Record<string, readonly [zh: string, en: string]>,
): Field => ({
  kind: 'category',
  title: say(zh, en),
  options: Object.fromEntries(Object.entries(options).map(([id, [inZh, inEn]]) => [id, say(inZh, inEn)])),
});
export const personal = (
  zh: string,
  en: string,
  what: 'name' | 'resident-id' | 'phone' | 'address',
): Field => ({ kind: 'personal', title: say(zh, en), what });

export const unit = (zh: string, en: string): Field => ({ kind: 'unit', title: say(zh, en) });

/** The same field, without which a record cannot be opened. */
export const required = (field: Field): Field => ({ ...field, required: true });

export const measure = (zh: string, en: string, unit: UnitId): Measure => ({ title: say(zh, en), unit });
/** A measure that may be below nothing, such as a growth rate. */
export const signed = (zh: string, en: string, unit: UnitId): Measure => ({
  title: say(zh, en),
  unit,
  signed: true,
});

/** One field or measure is at most another of the same record. */
export const atMostField = (field: string, other: string): Condition => ({
  combinator: 'and',
  rules: [{ field, operator: '<=', value: other, valueSource: 'field' }],
});
/** What to do about two days that are out of order. */
export const lookAtDays = say(
  '请核对两个日期，填错的改正；其中一个已入账的，用“变更”或更正改正后再填。',
  'Look at both days. One that is recorded already is put right by revising or correcting it first.',
);

/** A day is not before another of the same record. */
export const inOrder = (earlier: string, later: string, zh: string, en: string) => ({
  title: say(zh, en),
  advice: lookAtDays,
  holds: atMostField(earlier, later),
});

/** An amount that is questioned outside of what is usual: mostly the unit is wrong. In base units. */
export const usually = (
  field: string,
  [low, high]: readonly [low: number, high: number],
  title: Text,
  hint: Text,
) => ({
  title,
  hint,
  holds: { combinator: 'and' as const, rules: [{ field, operator: 'between' as const, value: [low, high] }] },
});

export const given = (field: string): Rule => ({ field, operator: 'notNull', value: null });
export const absent = (field: string): Rule => ({ field, operator: 'null', value: null });
