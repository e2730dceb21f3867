import {
  amountIn,
  type Condition,
  fieldsOf,
  isGroup,
  kindOf,
  type Register,
  type Text,
  titleOf,
} from '@taizhang/definition';
import { Big } from 'big.js';
import type { Amounts, RecordState } from './movement.ts';
import { valueIn } from './value-in.ts';

/** Finer than any amount is read. */
export const decimals = 6;

/** A value that a rule reads, as it is read; null where it is none, not to be shown, or needs no telling. */
function shown(register: Register, state: RecordState, id: string): Text | null {
  const value = valueIn(register, state, id);
  if (value === undefined || value === null) return null;
  const measure = Object.hasOwn(register.measures, id) ? register.measures[id] : undefined;
  if (measure) return amountIn(String(value), measure.unit, decimals);
  const field = Object.hasOwn(register.fields, id) ? register.fields[id] : undefined;
  if (!field || field.restricted) return null;
  if (field.kind === 'number') return amountIn(String(value), field.unit, decimals);
  if (field.kind !== 'date') return null;
  const { show } = kindOf(field);
  return { zh: show(value as string, field, 'zh'), en: show(value as string, field, 'en') };
}

/** How much of a measure may still be added, where a rule holds it to at most another; null where it is not of that form. */
function left(register: Register, holds: Condition, state: RecordState, added: Amounts): Text | null {
  const [rule, ...others] = holds.rules;
  if (!rule || isGroup(rule) || others.length > 0 || holds.not) return null;
  const { field, operator, valueSource, value } = rule;
  const measure = Object.hasOwn(register.measures, field) ? register.measures[field] : undefined;
  const amount = added[field];
  if (!measure || amount === undefined || operator !== '<=' || valueSource !== 'field') return null;
  const [most, after] = [valueIn(register, state, String(value)), valueIn(register, state, field)];
  if (most === undefined || most === null) return null;
  const room = new Big(most as string).minus(new Big(after as string).minus(amount));
  return room.lt(0) ? null : amountIn(room.toFixed(), measure.unit, decimals);
}

/** What the entry would leave of that which a rule reads, and how much room there is: nobody should have to look it up. */
export function standingOfRule(
  register: Register,
  holds: Condition,
  state: RecordState,
  added: Amounts,
): Text {
  const values = [...new Set(fieldsOf(holds))].flatMap((id) => {
    const value = shown(register, state, id);
    const title = titleOf(register, id);
    return value ? [{ zh: `${title.zh} ${value.zh}`, en: `${title.en} ${value.en}` }] : [];
  });
  if (values.length === 0) return { zh: '', en: '' };
  const room = left(register, holds, state, added);
  return {
    zh: `登记后将为：${values.map(({ zh }) => zh).join('，')}${room ? `；此次最多可填 ${room.zh}` : ''}。`,
    en: `It would be: ${values.map(({ en }) => en).join(', ')}${room ? `; at most ${room.en} can be added` : ''}.`,
  };
}
