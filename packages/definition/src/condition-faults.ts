import {
  type Comparison,
  type Condition,
  comparisonBy,
  fieldsOf,
  isGroup,
  operandOf,
  type Rule,
} from './condition.ts';
import { fieldKinds } from './fields.ts';
import { commonFields, type Register } from './register.ts';

/** Why a register's condition could never be judged. */
export function faultsOfCondition(register: Register, condition: Condition): string[] {
  const unreadable = fieldsOf(condition).filter((field) => comparisonOf(register, field) === null);
  if (unreadable.length > 0) return unreadable.map((field) => `reads ${field}, which it cannot`);
  return condition.rules.flatMap((node) =>
    isGroup(node) ? faultsOfCondition(register, node) : faultsOfRule(register, node),
  );
}

function faultsOfRule(register: Register, rule: Rule): string[] {
  if (rule.operator === 'null' || rule.operator === 'notNull') return [];
  const comparison = comparisonBy(rule.operator, comparisonOf(register, rule.field) as Comparison);
  const values = [rule.value].flat();
  if (rule.valueSource === 'field') {
    const strange = values.filter(
      (v) => comparison !== 'text' && comparisonOf(register, String(v)) !== comparison,
    );
    return strange.map((v) => `compares ${rule.field} with ${v}, which is of another kind`);
  }
  return values.flatMap((value) => {
    if (typeof value === 'string' && value.startsWith('$')) return [];
    try {
      operandOf(value, comparison);
      return [];
    } catch {
      return [`compares ${rule.field} with ${value}, which is of another kind`];
    }
  });
}

/** How a field, measure or common field compares; null when a condition may not read it or it is unknown. */
export function comparisonOf(register: Register, field: string): Comparison | null {
  if (Object.hasOwn(commonFields, field)) return 'text';
  if (Object.hasOwn(register.measures, field)) return 'number';
  const declared = Object.hasOwn(register.fields, field) ? register.fields[field] : undefined;
  return declared ? fieldKinds[declared.kind].comparison : null;
}
