import {
  amountIn,
  type Condition,
  conditionSchema,
  explain,
  isGroup,
  kindOf,
  Refusal,
  type Register,
  type Rule,
  type Scalar,
  type Text,
} from '@taizhang/definition';
import { type ListColumn, type OpenDistrict, offeredColumns, type RecordName } from '@taizhang/runtime';
import { referenceShown, type Titles, untitled } from './titles.ts';

/** Deeper than any list takes; read before anything that would go down with it. */
const deepest = 40;

/** A condition out of an address or a body. @throws Refusal malformed-request */
export function conditionOf(text: string | null | undefined): Condition | null {
  if (text === null || text === undefined || text === '') return null;
  const malformed = () =>
    new Refusal(
      'malformed-request',
      { reason: { zh: '筛选条件无法读取', en: 'the condition cannot be read' } },
      'condition',
    );
  if (depthOf(text) > deepest) throw malformed();
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw malformed();
  }
  const read = conditionSchema.safeParse(parsed);
  if (!read.success) throw malformed();
  return read.data.rules.length === 0 && !read.data.not ? null : read.data;
}

function depthOf(text: string): number {
  let [depth, most] = [0, 0];
  for (const character of text) {
    if (character === '{' || character === '[') most = Math.max(most, ++depth);
    else if (character === '}' || character === ']') depth--;
  }
  return most;
}

/** A condition in words, with what units, stages and options are called. @throws Refusal condition-not-offered */
export function inWords(
  district: OpenDistrict,
  register: Register,
  condition: Condition | null,
  titles: Titles = untitled,
): Text {
  if (!condition) return { zh: '全部记录', en: 'all records' };
  const columns = offeredColumns(register);
  const unknown = rulesOf(condition).find(({ field }) => !columns.has(field));
  if (unknown)
    throw new Refusal(
      'condition-not-offered',
      { reason: { zh: '没有这一列', en: 'there is no such column' } },
      unknown.field,
    );
  return explain(condition, {
    title: (field) => columns.get(field)?.title ?? { zh: field, en: field },
    show: (field, value) => shownOf(district, register, columns.get(field) as ListColumn, value, titles),
  });
}

const rulesOf = (condition: Condition): Rule[] =>
  condition.rules.flatMap((node) => (isGroup(node) ? rulesOf(node) : [node]));

/** The records that a condition names. */
export const referredByCondition = (register: Register, condition: Condition | null): RecordName[] =>
  (condition ? rulesOf(condition) : []).flatMap(({ field: id, value }) => {
    const field = register.fields[id];
    return field?.kind === 'reference' && value !== null
      ? [value].flat().map((one) => ({ register: field.register, id: String(one) }))
      : [];
  });

/** A value as it is read: names instead of identifiers, amounts in the unit that people speak of them in. */
export function shownOf(
  district: OpenDistrict,
  register: Register,
  column: ListColumn,
  value: Scalar | null,
  titles: Titles = untitled,
): Text {
  if (value === null) return { zh: '', en: '' };
  const text = String(value);
  const same = { zh: text, en: text };
  if (column.comparison === 'number') {
    const unit = column.measure?.unit ?? (column.field?.kind === 'number' ? column.field.unit : undefined);
    return unit && /^-?\d+(\.\d+)?$/.test(text) ? amountIn(text, unit, shownDecimals) : same;
  }
  if (column.id === 'stage') return register.stages[text]?.title ?? same;
  if (column.id === 'unit' || column.id === 'street') return nameOfPlace(district, text) ?? same;
  const { field } = column;
  if (!field) return same;
  if (field.kind === 'unit') return nameOfPlace(district, text) ?? same;
  if (field.kind === 'reference') return referenceShown(titles, field, text);
  if (field.kind === 'flag') {
    const { show } = kindOf(field);
    return { zh: show(text === 'true', field, 'zh'), en: show(text === 'true', field, 'en') };
  }
  if (field.kind !== 'category') return same;
  return (Object.hasOwn(field.options, text) ? field.options[text] : undefined) ?? same;
}

/** Finer than any unit is shown in. */
const shownDecimals = 6;

export const nameOfPlace = (district: OpenDistrict, id: string): Text | undefined =>
  district.store.tree.units.get(id)?.title ??
  [...district.package.units, ...district.package.streets].find((place) => place.id === id)?.title;

/** A unit or sub-district with its name. */
export const placeNamed = (district: OpenDistrict, id: string | null): { id: string; title: Text } | null =>
  id === null ? null : { id, title: nameOfPlace(district, id) ?? { zh: id, en: id } };
