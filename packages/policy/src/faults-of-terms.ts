import {
  baseUnitOf,
  type Condition,
  comparisonOf,
  isGroup,
  parametersOf,
  parseDay,
  profileOf,
  type Register,
  type Registers,
  saidOfCondition,
  type Terms,
  type Text,
  titleOf,
  toBase,
  units,
} from '@taizhang/definition';
import { Big } from 'big.js';
import { faultsOfLines } from './check.ts';
import { unitOf } from './subject.ts';
import { filledIn, parametersOn, registerOfParameters } from './terms-on-day.ts';
import { say } from './words.ts';

/** A fault of a policy's terms: in which part of them, and what is wrong, for whoever writes them. */
export interface FaultOfTerms {
  /** The part, as a path: “conditions.revenue”, “parameters.rate”, “budget”. */
  readonly at: string;
  readonly says: Text;
}

/**
 * Why a policy could not be judged by its terms: what it names is not there, cannot be read, or is in another unit. A
 * policy with such a fault is not published.
 */
export function faultsOfTerms(terms: Terms, registers: Registers): FaultOfTerms[] {
  const subject = registers.get(terms.subject);
  if (!subject) {
    const says = say(`对象台账“${terms.subject}”不存在`, `is for the unknown register ${terms.subject}`);
    return [{ at: 'subject', says }];
  }
  const profile = profileOf(subject, registers);
  return [
    ...faultsOfClauses(terms),
    ...faultsOfParameters(terms),
    ...twice(terms),
    ...conditionsOf(terms).flatMap(({ at, when }) => faultsOfWhen(at, when, terms, profile)),
    ...faultsOfAmounts(terms, profile, registers),
    ...faultsOfOrder(terms, profile),
    ...faultsOfExamples(terms, profile),
  ];
}

/** Each part that follows a clause names one of the text. */
function faultsOfClauses(terms: Terms): FaultOfTerms[] {
  const named = [
    ...terms.conditions.map(({ id, clause }) => ({ at: `conditions.${id}`, clause })),
    ...terms.lines.map(({ id, clause }) => ({ at: `lines.${id}`, clause })),
    ...(terms.evidence ?? []).map(({ id, clause }) => ({ at: `evidence.${id}`, clause })),
    ...(terms.clawback ?? []).map(({ id, clause }) => ({ at: `clawback.${id}`, clause })),
    ...(terms.stacking ? [{ at: 'stacking', clause: terms.stacking.clause }] : []),
    ...(terms.budget ? [{ at: 'budget', clause: terms.budget.clause }] : []),
  ];
  return named.flatMap(({ at, clause }) =>
    Object.hasOwn(terms.clauses, clause)
      ? []
      : [
          {
            at,
            says: say(
              `所依据的条款“${clause}”不在正文中`,
              `follows the clause ${clause}, which the text does not have`,
            ),
          },
        ],
  );
}

function faultsOfParameters({ parameters = {} }: Terms): FaultOfTerms[] {
  return Object.entries(parameters).flatMap(([name, { unit, values }]) => {
    const faults: Text[] = [];
    values.forEach(({ from, value }, i) => {
      const before = values[i - 1];
      if (from !== undefined && !isDay(from))
        faults.push(say(`没有“${from}”这一天`, `begins on ${from}, which is no day`));
      if (i > 0 && (from ?? '') <= (before?.from ?? ''))
        faults.push(
          say(
            `第${i + 1}个值的起始日不晚于前一个`,
            `has value ${i + 1} begin no later than the one before it`,
          ),
        );
      const [numerator, denominator] = units[unit].factor;
      if (denominator === 1 && !new Big(value).times(numerator).eq(toBase(value, unit)))
        faults.push(say(`“${value}”的小数位过多`, `has ${value}, which is finer than can be kept`));
    });
    return faults.map((says) => ({ at: `parameters.${name}`, says }));
  });
}

function isDay(text: string): boolean {
  try {
    parseDay(text);
    return true;
  } catch {
    return false;
  }
}

/** Lines are looked through where amounts are. */
function twice({ conditions, evidence = [], clawback = [] }: Terms): FaultOfTerms[] {
  const lists = { conditions, evidence, clawback };
  return Object.entries(lists).flatMap(([list, parts]) => {
    const ids = parts.map(({ id }) => id);
    const again = ids.filter((id, i) => ids.indexOf(id) < i);
    return again.map((id) => ({ at: `${list}.${id}`, says: say('编号重复', 'stands there twice') }));
  });
}

interface Placed {
  readonly at: string;
  readonly when: Condition;
}

/** The conditions of terms beside those within amounts, each with its place. */
const conditionsOf = (terms: Terms): Placed[] => [
  ...terms.conditions.map(({ id, when }) => ({ at: `conditions.${id}`, when })),
  ...terms.lines.flatMap(({ id, when }) => (when ? [{ at: `lines.${id}`, when }] : [])),
  ...(terms.evidence ?? []).flatMap(({ id, unless }) =>
    unless ? [{ at: `evidence.${id}`, when: unless }] : [],
  ),
  ...(terms.clawback ?? []).map(({ id, when }) => ({ at: `clawback.${id}`, when })),
  ...terms.lines.flatMap(({ id, amount }) =>
    conditionsIn(amount).map((when) => ({ at: `lines.${id}`, when })),
  ),
];

/** The conditions within an amount: looked for without recursion, so that nothing is too deep for it. */
function conditionsIn(amount: unknown): Condition[] {
  const found: Condition[] = [];
  const left: unknown[] = [amount];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (typeof node !== 'object' || node === null) continue;
    for (const [name, part] of Object.entries(node))
      if (name === 'when') found.push(part as Condition);
      else if (typeof part === 'object' && part !== null) left.push(part);
  }
  return found;
}

/** What an amount reads of the records that its subject refers to: a profile has its own figures alone. */
function pathsBeyond(amount: unknown): string[] {
  const found: string[] = [];
  const left: unknown[] = [amount];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (typeof node !== 'object' || node === null) continue;
    for (const [name, part] of Object.entries(node)) {
      if (name === 'when') continue;
      if (typeof part === 'object' && part !== null) left.push(part);
      else if (['field', 'of', 'from', 'to'].includes(name) && /^[a-z][a-z0-9-]*\./.test(String(part)))
        found.push(String(part));
    }
  }
  return found;
}

function faultsOfWhen(at: string, when: Condition, terms: Terms, profile: Register): FaultOfTerms[] {
  const parameters = terms.parameters ?? {};
  const unknown = parametersOf(when).filter((name) => !Object.hasOwn(parameters, name));
  const says = [
    ...saidOfCondition(profile, when).map(({ zh, en }) => say(`条件${zh}`, `has a condition that ${en}`)),
    ...unknown.map((name) =>
      say(
        `条件用了未声明的参数“${name}”`,
        `has a condition with the parameter ${name}, which is not declared`,
      ),
    ),
    ...strangers(when, profile),
    ...compared(when).flatMap(({ field, name }) => {
      const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
      const unit = unitOf(profile, field);
      if (!parameter || (unit && baseUnitOf(unit) === baseUnitOf(parameter.unit))) return [];
      const { zh, en } = titleOf(profile, field);
      return [
        say(
          `参数“${parameter.title.zh}”的单位与“${zh}”不符`,
          `compares ${en} with the parameter ${parameter.title.en}, which is in another unit`,
        ),
      ];
    }),
  ];
  return says.map((one) => ({ at, says: one }));
}

/** Values that are left open, or none of those that a field may have: what is compared with them is never so. */
function strangers(condition: Condition, profile: Register): Text[] {
  return condition.rules.flatMap((node): Text[] => {
    if (isGroup(node)) return strangers(node, profile);
    if (node.valueSource === 'field' || ['null', 'notNull'].includes(node.operator)) return [];
    const { zh, en } = titleOf(profile, node.field);
    const values = [node.value].flat();
    if (values.length === 0 || values.some((value) => value === '' || value === null))
      return [say(`“${zh}”没有填比较的值`, `has a condition on ${en} that is compared with nothing`)];
    const field = Object.hasOwn(profile.fields, node.field) ? profile.fields[node.field] : undefined;
    if (field?.kind !== 'category' || !['=', '!=', 'in', 'notIn'].includes(node.operator)) return [];
    return values
      .filter((value) => !String(value).startsWith('$') && !Object.hasOwn(field.options, String(value)))
      .map((value) =>
        say(`“${zh}”没有“${value}”这一项`, `has a condition on ${en}, which is never “${value}”`),
      );
  });
}

/** Which fields a condition compares with which parameters. */
function compared(condition: Condition): { field: string; name: string }[] {
  return condition.rules.flatMap((node) => {
    if (isGroup(node)) return compared(node);
    if (node.valueSource === 'field') return [];
    return [node.value]
      .flat()
      .flatMap((value) =>
        typeof value === 'string' && value.startsWith('$')
          ? [{ field: node.field, name: value.slice(1) }]
          : [],
      );
  });
}

function faultsOfAmounts(terms: Terms, profile: Register, registers: Registers): FaultOfTerms[] {
  const end = parametersOn(terms, '9999-12-31');
  // Conditions were looked at where they stand; here their parameters have values.
  const lines = terms.lines.map(({ id, when, amount }) => ({
    id,
    amount,
    ...(when ? { when: filledIn(when, end) } : {}),
  }));
  const beyond = terms.lines.flatMap(({ id, amount }) =>
    pathsBeyond(amount).map((path) => ({
      at: `lines.${id}`,
      says: say(
        `读取了其他记录的“${path}”：请先在对象台账中声明为画像指标`,
        `reads ${path} of another record: declare it as a fact of the subject first`,
      ),
    })),
  );
  const found = faultsOfLines(profile, registers, registerOfParameters(terms), lines);
  const known = new Set<string>();
  return found
    .filter(({ says }) => !says.en.startsWith('has a condition that'))
    .map(({ line, at, says }) => ({ at: at === '' ? `lines.${line}` : `lines.${line}.${at}`, says }))
    .concat(beyond)
    .filter(({ at, says }) => {
      const key = `${at} ${says.en}`;
      return known.has(key) ? false : known.add(key);
    });
}

function faultsOfOrder({ budget }: Terms, profile: Register): FaultOfTerms[] {
  const order = budget?.order;
  if (order === undefined || comparisonOf(profile, order) !== null) return [];
  return [
    {
      at: 'budget',
      says: say(`排序依据“${order}”不存在`, `is shared in the order of ${order}, which is not there`),
    },
  ];
}

function faultsOfExamples({ examples = [] }: Terms, profile: Register): FaultOfTerms[] {
  return examples.flatMap(({ given, on }, i) => {
    const says = Object.entries(given).flatMap(([name, value]) => faultsOfGiven(name, value, profile));
    if (!isDay(on)) says.push(say(`没有“${on}”这一天`, `is on ${on}, which is no day`));
    return says.map((one) => ({ at: `examples.${i}`, says: one }));
  });
}

/** What is given is stored as it stands: an example with a number that is none could not be judged. */
function faultsOfGiven(name: string, value: string | boolean, profile: Register): Text[] {
  const comparison = comparisonOf(profile, name);
  if (comparison === null) return [say(`给出了不存在的“${name}”`, `gives ${name}, which is not there`)];
  const { zh, en } = titleOf(profile, name);
  const field = Object.hasOwn(profile.fields, name) ? profile.fields[name] : undefined;
  const isRead =
    comparison === 'number'
      ? /^-?\d{1,18}(\.\d{1,12})?$/.test(String(value))
      : comparison === 'flag'
        ? ['true', 'false'].includes(String(value))
        : field?.kind === 'date'
          ? isDay(String(value))
          : field?.kind !== 'category' || Object.hasOwn(field.options, String(value));
  return isRead ? [] : [say(`“${zh}”不能是“${value}”`, `gives ${en} as “${value}”, which it cannot be`)];
}
