import { createRequire } from 'node:module';
import { type Condition, isGroup, type Rule } from '@taizhang/definition';

// Loaded where they are measured: one of them is a native library, which nothing else of the house needs.
const require = createRequire(import.meta.url);

/** What is used of json-rules-engine. */
interface RulesEngine {
  addOperator(name: string, judge: (fact: string, value: string) => boolean): void;
  addRule(rule: { readonly conditions: object; readonly event: { readonly type: string } }): void;
  run(facts: Plain): Promise<{ readonly events: readonly unknown[] }>;
}
type MakeRulesEngine = new (rules: [], options: { readonly allowUndefinedFacts: boolean }) => RulesEngine;

/** What is used of zen-engine. */
interface Zen {
  createDecision(content: Buffer): {
    evaluate(facts: Plain): Promise<{ readonly result: Readonly<Record<string, boolean>> }>;
  };
}

/** A firm as a rules engine takes it: plain values; what is not known is left out. */
export type Plain = Readonly<Record<string, string | number | boolean>>;

/** How many policies of each firm are due: the same question to each engine. */
export interface Judging {
  readonly title: string;
  judge(firms: readonly Plain[]): Promise<number[]>;
}

export interface Offered {
  readonly id: string;
  /** With the values of their parameters. */
  readonly conditions: readonly Condition[];
}

const numberOf = (value: unknown): unknown =>
  typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;

const engineOperators = { '=': 'equal', '>=': 'greaterThanInclusive', '>': 'greaterThan', in: 'in' } as const;

/** Days as text are no numbers to json-rules-engine: they compare by an operator of our own. */
function ruleOfEngine(rule: Rule): object {
  const { field, value } = rule;
  if (rule.valueSource === 'field')
    return { fact: field, operator: 'greaterThan', value: { fact: String(value) } };
  if (field === 'established') return { fact: field, operator: 'notBefore', value };
  const operator = engineOperators[rule.operator as keyof typeof engineOperators];
  return { fact: field, operator, value: Array.isArray(value) ? value : numberOf(value) };
}

const groupOfEngine = ({ combinator, rules }: Condition): object => ({
  [combinator === 'and' ? 'all' : 'any']: rules.map((part) =>
    isGroup(part) ? groupOfEngine(part) : ruleOfEngine(part),
  ),
});

export function jsonRulesEngine(offers: readonly Offered[]): Judging {
  const { Engine } = require('json-rules-engine') as { Engine: MakeRulesEngine };
  const engine = new Engine([], { allowUndefinedFacts: true });
  engine.addOperator('notBefore', (fact: string, value: string) => typeof fact === 'string' && fact >= value);
  for (const { id, conditions } of offers)
    engine.addRule({
      conditions: { all: conditions.map(groupOfEngine) },
      event: { type: id },
    });
  return {
    title: 'json-rules-engine 7.3.1',
    judge: async (firms) => {
      const due: number[] = [];
      for (const firm of firms) due.push((await engine.run(firm)).events.length);
      return due;
    },
  };
}

/** Zen fails on what is not there, so each figure has something less than all bounds in its place. */
function ruleOfZen(rule: Rule): string {
  const field = `$root["${rule.field}"]`;
  if (rule.valueSource === 'field') return `(${field} ?? -1) > ($root["${rule.value}"] ?? 1e18)`;
  if (typeof rule.value === 'boolean') return `(${field} ?? false) == ${rule.value}`;
  if (rule.operator === 'in') return `${field} in ${JSON.stringify(rule.value)}`;
  if (rule.field === 'established') return `d(${field} ?? "1900-01-01") >= d("${rule.value}")`;
  const value = numberOf(rule.value);
  if (rule.operator === '=') return `${field} == ${JSON.stringify(value)}`;
  return `(${field} ?? -1) ${rule.operator} ${JSON.stringify(value)}`;
}

const groupOfZen = ({ combinator, rules }: Condition): string =>
  `(${rules.map((part) => (isGroup(part) ? groupOfZen(part) : ruleOfZen(part))).join(` ${combinator} `)})`;

const together = 64;

export function zenEngine(offers: readonly Offered[]): Judging {
  const position = { x: 0, y: 0 };
  const expressions = offers.map(({ id, conditions }) => ({
    id,
    key: id,
    value: conditions.map(groupOfZen).join(' and '),
  }));
  const content = {
    contentType: 'application/vnd.gorules.decision',
    nodes: [
      { id: 'in', type: 'inputNode', name: 'in', position },
      { id: 'all', type: 'expressionNode', name: 'all', position, content: { expressions } },
      { id: 'out', type: 'outputNode', name: 'out', position },
    ],
    edges: [
      { id: 'a', sourceId: 'in', targetId: 'all', type: 'edge' },
      { id: 'b', sourceId: 'all', targetId: 'out', type: 'edge' },
    ],
  };
  const { ZenEngine } = require('@gorules/zen-engine') as { ZenEngine: new () => Zen };
  const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify(content)));
  const dueOf = async (firm: Plain): Promise<number> => {
    const { result } = await decision.evaluate(firm);
    return Object.values(result).filter(Boolean).length;
  };
  return {
    title: '@gorules/zen-engine 0.54.0',
    judge: async (firms) => {
      const due: number[] = [];
      for (let from = 0; from < firms.length; from += together)
        due.push(...(await Promise.all(firms.slice(from, from + together).map(dueOf))));
      return due;
    },
  };
}
