import {
  type Comparison,
  type Condition,
  comparisonBy,
  fieldsOf,
  isGroup,
  operandOf,
  parametersOf,
  type Rule,
} from './condition.ts';
import { fieldKinds } from './fields.ts';
import { commonFields, type Register } from './register.ts';
import type { Text } from './text.ts';

/** Why a register's condition could never be judged. */
export const faultsOfCondition = (register: Register, condition: Condition): string[] =>
  saidOfCondition(register, condition).map(({ en }) => en);

/** The same for whoever writes the condition, in both languages. */
export function saidOfCondition(register: Register, condition: Condition): Text[] {
  const unreadable = fieldsOf(condition).filter((field) => comparisonOf(register, field) === null);
  if (unreadable.length > 0)
    return unreadable.map((field) => ({
      zh: `读取了不能读取的“${field}”`,
      en: `reads ${field}, which it cannot`,
    }));
  return condition.rules.flatMap((node) =>
    isGroup(node) ? saidOfCondition(register, node) : saidOfRule(register, node),
  );
}

/** Why a condition on the records that a field may refer to could never be judged: it reads what is written of them. */
export function faultsOfReferred(register: Register, condition: Condition): string[] {
  return [
    ...faultsOfCondition(register, condition),
    ...fieldsOf(condition)
      .filter((field) => !Object.hasOwn(register.fields, field))
      .map((field) => `asks for ${field}, which is no field of ${register.id}`),
    ...parametersOf(condition).map((parameter) => `has the parameter ${parameter}, which nobody gives`),
  ];
}

function saidOfRule(register: Register, rule: Rule): Text[] {
  if (rule.operator === 'null' || rule.operator === 'notNull') return [];
  const comparison = comparisonBy(rule.operator, comparisonOf(register, rule.field) as Comparison);
  const values = [rule.value].flat();
  const strange = values.filter((value) => {
    if (rule.valueSource === 'field')
      return comparison !== 'text' && comparisonOf(register, String(value)) !== comparison;
    if (typeof value === 'string' && value.startsWith('$')) return false;
    try {
      operandOf(value, comparison);
      return false;
    } catch {
      return true;
    }
  });
  return strange.map((value) => ({
    zh: `把“${rule.field}”与不同类的“${value}”相比`,
    en: `compares ${rule.field} with ${value}, which is of another kind`,
  }));
}

/** How a field, measure or common field compares; null when a condition may not read it or it is unknown. */
export function comparisonOf(register: Register, field: string): Comparison | null {
  if (Object.hasOwn(commonFields, field)) return 'text';
  if (Object.hasOwn(register.measures, field)) return 'number';
  const declared = Object.hasOwn(register.fields, field) ? register.fields[field] : undefined;
  return declared ? fieldKinds[declared.kind].comparison : null;
}
