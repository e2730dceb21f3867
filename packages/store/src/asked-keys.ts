import { type AdditiveMetric, comparisonOf, isGroup, operandOf, type Register } from '@taizhang/definition';
import type { Question } from '@taizhang/ledger';
import type { Binder } from './database.ts';
import { legField } from './metric-sql.ts';

interface Asked {
  readonly metric: AdditiveMetric;
  readonly question: Question;
}

/**
 * What is true of every leg that any of the asks counts: the fields that all of them compare with a parameter have one of the
 * values that are asked for. It is judged once a leg, where each ask would read the same fields again.
 */
export function keysAskedSql(register: Register, asks: readonly Asked[], binder: Binder): string {
  const keys = asks.map((ask) => keysOf(register, ask));
  const shared = [...(keys[0]?.keys() ?? [])].filter((field) => keys.every((key) => key.has(field)));
  const conditions = shared.map((field) => {
    const values = [...new Set(keys.map((key) => key.get(field)))];
    return `${legField(register, field)} = any(${binder.bind(values, 'text[]')})`;
  });
  return conditions.length === 0 ? 'true' : conditions.join(' and ');
}

/** By field, the text that a metric asks for: of the rules `field = $parameter` that must hold. */
function keysOf(register: Register, { metric: { where }, question }: Asked): ReadonlyMap<string, string> {
  if (where?.combinator !== 'and' || where.not) return new Map();
  return new Map(
    where.rules.flatMap((node) => {
      if (isGroup(node) || node.operator !== '=' || node.valueSource === 'field') return [];
      const { field, value } = node;
      if (typeof value !== 'string' || !value.startsWith('$')) return [];
      if (comparisonOf(register, field) !== 'text') return [];
      return [[field, String(operandOf(value, 'text', question.parameters))] as const];
    }),
  );
}
