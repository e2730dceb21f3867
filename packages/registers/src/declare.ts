import type { Condition, Field, Measure, Rule, Text, UnitId } from '@taizhang/definition';

/** Short forms in which registers are declared, so that a field is one line and reads like a column of a 台账. */

export const say = (zh: string, en: string): Text => ({ zh, en });

export const text = (zh: string, en: string): Field => ({ kind: 'text', title: say(zh, en) });
export const date = (zh: string, en: string): Field => ({ kind: 'date', title: say(zh, en) });
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
export const given = (field: string): Rule => ({ field, operator: 'notNull', value: null });
