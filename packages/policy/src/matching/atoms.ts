import {
  type Comparison,
  type Condition,
  comparisonBy,
  comparisonOf,
  evaluate,
  isGroup,
  operandOf,
  type Rule,
  type Truth,
} from '@taizhang/definition';
import { Big } from 'big.js';
import { type Truths, truthsFor, type Words } from './bits.ts';
import { type CodedColumn, most, type NumberColumn, type Profiles } from './columns.ts';

/** Writes of a range of rows which a condition is true of and which it is false of. */
type Judge = (into: Truths, words: Words) => void;

/** The rules and groups that conditions are made of; what several conditions share is judged once. */
export class Atoms {
  private readonly profiles: Profiles;
  private readonly known = new Map<string, number>();
  private readonly judges: Judge[] = [];
  private readonly truths: Truths[] = [];

  constructor(profiles: Profiles) {
    this.profiles = profiles;
  }

  /** @returns the number of a condition, by which `truthsOf` has what was judged */
  take(condition: Condition | Rule): number {
    const key = JSON.stringify(condition);
    const old = this.known.get(key);
    if (old !== undefined) return old;
    const judge = isGroup(condition) ? this.group(condition) : this.rule(condition);
    const number = this.judges.push(judge) - 1;
    this.truths.push(truthsFor(0));
    this.known.set(key, number);
    return number;
  }

  truthsOf(number: number): Truths {
    return this.truths[number] as Truths;
  }

  /** Judges everything of a range of rows; what a group is made of comes before it. */
  judge(words: Words): void {
    const needed = this.profiles.valid.length;
    for (const [number, judge] of this.judges.entries()) {
      let truths = this.truths[number] as Truths;
      if (truths.yes.length < needed) {
        const longer = truthsFor(needed);
        longer.yes.set(truths.yes);
        longer.no.set(truths.no);
        truths = longer;
        this.truths[number] = truths;
      }
      judge(truths, words);
    }
  }

  private group({ combinator, rules, not = false }: Condition): Judge {
    const parts = rules.map((part) => this.take(part));
    if (parts.length === 0) return constant(!not);
    const all = combinator === 'and';
    return (into, { from, to }) => {
      // “Not” and “any” are “all” with yes and no exchanged.
      const [yes, no] = not ? [into.no, into.yes] : [into.yes, into.no];
      const [every, some] = all ? [yes, no] : [no, yes];
      every.fill(-1, from, to);
      some.fill(0, from, to);
      for (const part of parts) {
        const truths = this.truths[part] as Truths;
        const [its, other] = all ? [truths.yes, truths.no] : [truths.no, truths.yes];
        for (let w = from; w < to; w++) {
          every[w] = (every[w] as number) & (its[w] as number);
          some[w] = (some[w] as number) | (other[w] as number);
        }
      }
    };
  }

  private rule(rule: Rule): Judge {
    const column = this.profiles.columns.get(rule.field);
    if (!column) return this.alone(rule);
    if (rule.valueSource === 'field') return this.byField(rule, column.kind === 'number' ? column : null);
    if (column.kind === 'coded') return byCode(rule, column);
    if (rule.operator === 'null' || rule.operator === 'notNull')
      return bySpan(column, { from: -Infinity, to: Infinity }, rule.operator === 'null', true);
    if (comparisonBy(rule.operator, 'number') !== 'number') return this.alone(rule);
    return byNumber(rule, column) ?? this.alone(rule);
  }

  private byField(rule: Rule, column: NumberColumn | null): Judge {
    const other = typeof rule.value === 'string' ? this.profiles.columns.get(rule.value) : undefined;
    const compare = compares[rule.operator];
    const alike = column && other?.kind === 'number' && other.decimals === column.decimals;
    if (!alike || !compare) return this.alone(rule);
    return (into, { from, to }) => {
      const [left, right] = [column.read, other.read];
      for (let w = from; w < to; w++) {
        let [yes, no] = [0, 0];
        for (let b = 0; b < 32; b++) {
          const [a, z] = [left[w * 32 + b] as number, right[w * 32 + b] as number];
          if (Number.isNaN(a) || Number.isNaN(z)) continue;
          if (compare(a, z)) yes |= 1 << b;
          else no |= 1 << b;
        }
        into.yes[w] = yes;
        into.no[w] = no;
      }
    };
  }

  /** Row by row, by the code that judges conditions everywhere. */
  private alone(rule: Rule): Judge {
    const { profiles } = this;
    const { register } = profiles;
    const condition: Condition = { combinator: 'and', rules: [rule] };
    return (into, { from, to }) => {
      for (let w = from; w < to; w++) {
        let [yes, no] = [0, 0];
        for (let b = 0; b < 32; b++) {
          const row = w * 32 + b;
          if (row >= profiles.rows) break;
          const truth = evaluate(condition, {
            valueOf: (field) =>
              profiles.valueAt(row, field) ?? (Object.hasOwn(register.measures, field) ? '0' : null),
            comparisonOf: (field): Comparison => comparisonOf(register, field) ?? 'text',
          });
          if (truth === true) yes |= 1 << b;
          else if (truth === false) no |= 1 << b;
        }
        into.yes[w] = yes;
        into.no[w] = no;
      }
    };
  }
}

const compares: Partial<Record<Rule['operator'], (a: number, b: number) => boolean>> = {
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

const constant =
  (truth: Truth): Judge =>
  (into, { from, to }) => {
    into.yes.fill(truth === true ? -1 : 0, from, to);
    into.no.fill(truth === false ? -1 : 0, from, to);
  };

/** A rule judges each value once, whatever many rows have it. */
function byCode(rule: Rule, column: CodedColumn): Judge {
  const condition: Condition = { combinator: 'and', rules: [rule] };
  const judged: number[] = [];
  const judgeOf = (code: number): number => {
    const truth = evaluate(condition, {
      valueOf: () => column.values[code],
      comparisonOf: () => column.comparison,
    });
    return truth === null ? 0 : truth ? 1 : 2;
  };
  return (into, { from, to }) => {
    while (judged.length < column.values.length) judged.push(judgeOf(judged.length));
    const { codes } = column;
    for (let w = from; w < to; w++) {
      let [yes, no] = [0, 0];
      for (let b = 0; b < 32; b++) {
        const truth = judged[codes[w * 32 + b] as number] as number;
        yes |= (truth & 1) << b;
        no |= (truth >>> 1) << b;
      }
      into.yes[w] = yes;
      into.no[w] = no;
    }
  };
}

/** Whole numbers from one to another, both included. */
interface Span {
  readonly from: number;
  readonly to: number;
}

function bySpan(column: NumberColumn, span: Span, outside: boolean, known = false): Judge {
  const { from: low, to: high } = span;
  return (into, { from, to }) => {
    const { read } = column;
    const [inside, beyond] = outside ? [into.no, into.yes] : [into.yes, into.no];
    for (let w = from; w < to; w++) {
      let [is, not] = [0, 0];
      for (let b = 0; b < 32; b++) {
        const value = read[w * 32 + b] as number;
        is |= (value >= low && value <= high ? 1 : 0) << b;
        // Unknown is neither; whether it is known, is known.
        not |= (known ? !(value >= low && value <= high) : value < low || value > high) ? 1 << b : 0;
      }
      inside[w] = is;
      beyond[w] = not;
    }
  };
}

/** The whole numbers of which a rule is true; null where it is not judged by numbers that stand fast. */
function byNumber(rule: Rule, column: NumberColumn): Judge | null {
  const list = [rule.value].flat();
  // A list that is empty or has something unknown in it has its own logic.
  if (list.length === 0) return null;
  if (list.includes(null as never)) return Array.isArray(rule.value) ? null : constant(null);
  const scale = new Big(10).pow(column.decimals);
  const values = list.map((one) => new Big(operandOf(one, 'number') as string).times(scale));
  const [first, second] = values as [Big, Big | undefined];
  const [floor, ceiling] = [floorOf(first), ceilingOf(first)];
  switch (rule.operator) {
    case '=':
    case '!=':
      return bySpan(column, { from: ceiling, to: floor }, rule.operator === '!=');
    case '<':
      return bySpan(column, { from: ceiling, to: Infinity }, true);
    case '<=':
      return bySpan(column, { from: -Infinity, to: floor }, false);
    case '>':
      return bySpan(column, { from: -Infinity, to: floor }, true);
    case '>=':
      return bySpan(column, { from: ceiling, to: Infinity }, false);
    case 'between':
    case 'notBetween':
      if (!second) return null;
      return bySpan(column, { from: ceiling, to: floorOf(second) }, rule.operator === 'notBetween');
    case 'in':
    case 'notIn':
      return among(column, values, rule.operator === 'notIn');
    default:
      return null;
  }
}

function among(column: NumberColumn, values: readonly Big[], outside: boolean): Judge {
  const set = new Set(values.filter((one) => floorOf(one) === ceilingOf(one)).map(floorOf));
  return (into, { from, to }) => {
    const [inside, beyond] = outside ? [into.no, into.yes] : [into.yes, into.no];
    for (let w = from; w < to; w++) {
      let [is, not] = [0, 0];
      for (let b = 0; b < 32; b++) {
        const value = column.read[w * 32 + b] as number;
        if (Number.isNaN(value)) continue;
        if (set.has(value)) is |= 1 << b;
        else not |= 1 << b;
      }
      inside[w] = is;
      beyond[w] = not;
    }
  };
}

/** The greatest whole number that is not greater; beyond all that a column holds, as it stands to all of them. */
function floorOf(value: Big): number {
  if (value.abs().gt(most)) return value.gt(0) ? Infinity : -Infinity;
  return value.round(0, value.lt(0) ? Big.roundUp : Big.roundDown).toNumber();
}

function ceilingOf(value: Big): number {
  if (value.abs().gt(most)) return value.gt(0) ? Infinity : -Infinity;
  return value.round(0, value.lt(0) ? Big.roundDown : Big.roundUp).toNumber();
}
