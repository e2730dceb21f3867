import type { Condition, Formula, Rule, Scalar, Terms } from '@taizhang/definition';

/** The way to a part of terms: names and indexes. */
export type Path = readonly (string | number)[];

/** What the editor holds is the value itself, so what nobody touches comes out as it went in. */
export function readValue(text: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const writeValue = (terms: unknown): string => JSON.stringify(terms);

/** JSON set out for reading; what is none stays as it is typed. */
export function setOut(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

export const emptyTerms = (subject: string): Terms => ({
  subject,
  clauses: {},
  conditions: [],
  lines: [],
  often: 'yearly',
});

const isObject = (data: unknown): data is Record<string, unknown> =>
  typeof data === 'object' && data !== null && !Array.isArray(data);
const isTitled = (part: unknown): boolean => isObject(part) && isObject(part.title);
const each = (list: unknown, is: (part: unknown) => boolean): boolean =>
  Array.isArray(list) && list.every(is);
const eachOf = (record: unknown, is: (part: unknown) => boolean): boolean =>
  isObject(record) && Object.values(record).every(is);

/** Whether data have the frame of terms, so that blocks can be drawn of them; within, they may still be faulty. */
export function isDrawable(data: unknown): data is Terms {
  if (!isObject(data)) return false;
  const { parameters, evidence, clawback, examples, stacking, budget } = data;
  return (
    typeof data.subject === 'string' &&
    eachOf(data.clauses, (clause) => isObject(clause) && isObject(clause.text)) &&
    each(data.conditions, (part) => isTitled(part) && isCondition((part as { when: unknown }).when)) &&
    each(
      data.lines,
      (part) => isTitled(part) && isOptional((part as { when?: unknown }).when, isCondition),
    ) &&
    isOptional(parameters, (all) =>
      eachOf(all, (one) => isTitled(one) && each((one as { values: unknown }).values, isObject)),
    ) &&
    isOptional(evidence, (list) =>
      each(list, (part) => isTitled(part) && isOptional((part as { unless?: unknown }).unless, isCondition)),
    ) &&
    isOptional(clawback, (list) =>
      each(list, (part) => isTitled(part) && isCondition((part as { when: unknown }).when)),
    ) &&
    isOptional(examples, (list) =>
      each(list, (part) => isTitled(part) && isObject((part as { given: unknown }).given)),
    ) &&
    isOptional(stacking, isTitled) &&
    isOptional(budget, isObject)
  );
}

const isOptional = (part: unknown, is: (given: unknown) => boolean): boolean =>
  part === undefined || is(part);

export function isCondition(node: unknown): node is Condition {
  if (!isObject(node) || !Array.isArray(node.rules)) return false;
  return node.rules.every((rule) =>
    isObject(rule) && 'combinator' in rule ? isCondition(rule) : isRule(rule),
  );
}

const isScalar = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);
const isRule = (node: unknown): boolean =>
  isObject(node) &&
  typeof node.field === 'string' &&
  typeof node.operator === 'string' &&
  (node.value === null || isScalar(node.value) || each(node.value, isScalar));

/** The same with a part put in the place of another; undefined takes it out. What is not on the way stays what it is. */
export function put<T>(data: T, path: Path, value: unknown): T {
  const [name, ...rest] = path;
  if (name === undefined) return value as T;
  const inner = rest.length > 0 ? put((data as Record<string | number, unknown>)[name], rest, value) : value;
  if (Array.isArray(data))
    return (inner === undefined
      ? data.filter((_, i) => i !== name)
      : Object.assign([...data], { [name]: inner })) as unknown as T;
  if (inner === undefined) {
    const { [name]: _, ...others } = data as Record<string | number, unknown>;
    return others as T;
  }
  return { ...data, [name]: inner };
}

/** A list with one of it moved up (-1) or down (1). */
export function moved<T>(list: readonly T[], at: number, by: -1 | 1): T[] {
  const next = [...list];
  const [one] = next.splice(at, 1);
  next.splice(at + by, 0, one as T);
  return next;
}

/** An identifier that is not taken yet. */
export function freeId(prefix: string, taken: Iterable<string>): string {
  const known = new Set(taken);
  for (let n = 1; ; n++) if (!known.has(`${prefix}-${n}`)) return `${prefix}-${n}`;
}

const untitled = { zh: '', en: '' };
const always: Condition = { combinator: 'and', rules: [] };
const firstClause = ({ clauses }: Terms): string => Object.keys(clauses).at(-1) ?? '';
const ids = (list: readonly { id: string }[] | undefined): string[] => (list ?? []).map(({ id }) => id);

/** New parts of terms, to be filled in. */
export const newParts = {
  clauses: () => ({ number: '', text: untitled }),
  parameters: () => ({ title: untitled, unit: 'wan-yuan', values: [{ value: '' }] }),
  conditions: (terms: Terms) => ({
    id: freeId('condition', ids(terms.conditions)),
    title: untitled,
    clause: firstClause(terms),
    when: always,
  }),
  lines: (terms: Terms) => ({
    id: freeId('amount', ids(terms.lines)),
    title: untitled,
    clause: firstClause(terms),
    amount: blank,
  }),
  evidence: (terms: Terms) => ({
    id: freeId('evidence', ids(terms.evidence)),
    title: untitled,
    clause: firstClause(terms),
  }),
  clawback: (terms: Terms) => ({
    id: freeId('clawback', ids(terms.clawback)),
    title: untitled,
    clause: firstClause(terms),
    when: always,
    within: 3,
    share: '100',
  }),
  examples: (terms: Terms, today: string) => ({
    title: untitled,
    on: terms.examples?.at(-1)?.on ?? today,
    given: terms.examples?.at(-1)?.given ?? {},
    eligibility: 'eligible',
  }),
} as const;
export type ListName = Exclude<keyof typeof newParts, 'clauses' | 'parameters'>;

// ---- amounts

export const formulaKinds = [
  'number', 'field', 'rate', 'line', 'days', 'multiply', 'min', 'max', 'add', 'subtract', 'divide', 'tiers', 'dates',
  'when', 'round',
] as const; // biome-ignore format: one line reads better
export type FormulaKind = (typeof formulaKinds)[number];

/** What kind of block an amount is; null: it is none that is known. */
export const kindOfFormula = (formula: unknown): FormulaKind | null =>
  isObject(formula)
    ? (formulaKinds.find((kind) =>
        kind === 'when' ? 'gives' in formula && kind in formula : kind in formula,
      ) ?? null)
    : null;

const blank: Formula = { number: '', unit: 'wan-yuan' };

/** The blocks within a block, with the way to each. */
export function partsOfFormula(formula: Formula): { path: Path; part: Formula }[] {
  if ('add' in formula) return listed('add', formula.add);
  if ('subtract' in formula) return listed('subtract', formula.subtract);
  if ('multiply' in formula) return listed('multiply', formula.multiply);
  if ('divide' in formula)
    return [
      ...listed('divide', formula.divide),
      ...(formula.otherwise ? [{ path: ['otherwise'], part: formula.otherwise }] : []),
    ];
  if ('min' in formula) return listed('min', formula.min);
  if ('max' in formula) return listed('max', formula.max);
  if ('round' in formula) return [{ path: ['round'], part: formula.round }];
  if ('tiers' in formula)
    return [
      { path: ['tiers', 'of'], part: formula.tiers.of },
      ...formula.tiers.bands.map(({ gives }, i) => ({ path: ['tiers', 'bands', i, 'gives'], part: gives })),
    ];
  if ('dates' in formula)
    return formula.dates.bands.map(({ gives }, i) => ({ path: ['dates', 'bands', i, 'gives'], part: gives }));
  if ('when' in formula)
    return [
      { path: ['gives'], part: formula.gives },
      { path: ['otherwise'], part: formula.otherwise },
    ];
  return [];
}

const listed = (name: string, list: readonly Formula[]) => list.map((part, i) => ({ path: [name, i], part }));

/** What new blocks are filled with as far as it can be guessed. */
export interface Suggestions {
  readonly number: { readonly id: string; readonly unit: string } | undefined;
  readonly date: string | undefined;
  readonly rate: string | undefined;
  readonly line: string | undefined;
}

/** A block made another kind: what it was stays in it as far as that kind has room. */
export function formulaAs(kind: FormulaKind, before: Formula, given: Suggestions): Formula {
  const inner = partsOfFormula(before).map(({ part }) => part);
  const parts = inner.length > 0 ? inner : [before];
  const two = (other: Formula): [Formula, Formula] => [parts[0] ?? blank, parts[1] ?? other];
  const unit = 'number' in before ? before.unit : 'wan-yuan';
  const zero: Formula = { number: '0', unit: 'yuan' };
  switch (kind) {
    case 'number':
      return { number: '', unit };
    case 'field':
      return { field: given.number?.id ?? '' };
    case 'rate':
      return { rate: given.rate ?? '' };
    case 'line':
      return { line: given.line ?? '' };
    case 'days':
      return { days: { from: given.date ?? '', to: given.date ?? '' } };
    case 'add':
    case 'min':
    case 'max':
      return { [kind]: parts.length > 1 ? parts : [...parts, blank] } as unknown as Formula;
    case 'multiply':
      return { multiply: parts.length > 1 ? parts : [...parts, { number: '', unit: 'percent' }] };
    case 'subtract':
      return { subtract: two(blank) };
    case 'divide':
      return { divide: two(blank), otherwise: zero };
    case 'round':
      return { round: before, to: 'yuan', decimals: 0 };
    case 'tiers': {
      const of = { field: given.number?.id ?? '' };
      return {
        tiers: {
          of,
          unit: (given.number?.unit ?? 'yuan') as 'yuan',
          bands: [{ gives: before }, { gives: blank }],
        },
      };
    }
    case 'dates':
      return { dates: { of: given.date ?? '', bands: [{ gives: before }, { gives: blank }] } };
    case 'when':
      return { when: always, gives: before, otherwise: zero };
  }
}

/** A block with one more part, where its kind takes any number. */
export function withOneMore(formula: Formula): Formula {
  if ('add' in formula) return { add: [...formula.add, blank] };
  if ('min' in formula) return { min: [...formula.min, blank] };
  if ('max' in formula) return { max: [...formula.max, blank] };
  if ('multiply' in formula) return { multiply: [...formula.multiply, { number: '', unit: 'percent' }] };
  return formula;
}

/** Tiers with one more before the last, which takes all that is left. */
export const withBand = <B extends { gives: Formula }>(bands: readonly B[]): B[] => [
  ...bands.slice(0, -1),
  { gives: blank } as B,
  ...bands.slice(-1),
];

export const amountShapes = ['fixed', 'share', 'tiered', 'perHead', 'matched'] as const;
export type AmountShape = (typeof amountShapes)[number];

/** The usual forms of an amount, to begin with. */
export function shapedAmount(shape: AmountShape, given: Suggestions): Formula {
  const field: Formula = { field: given.number?.id ?? '' };
  switch (shape) {
    case 'fixed':
      return blank;
    case 'share':
      return { min: [{ multiply: [field, { number: '', unit: 'percent' }] }, blank] };
    case 'tiered':
      return formulaAs('tiers', blank, given);
    case 'perHead':
      return { min: [{ multiply: [field, { number: '', unit: 'yuan' }] }, blank] };
    case 'matched':
      return { min: [{ multiply: [field, { number: '100', unit: 'percent' }] }, blank] };
  }
}

// ---- what terms read

/** The fields that a condition reads. */
function readBy(condition: Condition): string[] {
  return condition.rules.flatMap((node: Rule | Condition) => {
    if ('combinator' in node) return readBy(node);
    const other =
      node.valueSource === 'field' ? [node.value].flat().map((value: Scalar | null) => String(value)) : [];
    return [node.field, ...other];
  });
}

function readByFormula(formula: Formula): string[] {
  const own =
    'field' in formula
      ? [formula.field]
      : 'days' in formula
        ? [formula.days.from, formula.days.to]
        : 'dates' in formula
          ? [formula.dates.of]
          : 'when' in formula
            ? readBy(formula.when)
            : [];
  return [...own, ...partsOfFormula(formula).flatMap(({ part }) => readByFormula(part))];
}

/** Everything that terms ask of somebody before anything is paid, in the order in which they ask. */
export const readByTerms = ({ conditions, lines }: Terms): string[] => [
  ...new Set([
    ...conditions.flatMap(({ when }) => readBy(when)),
    ...lines.flatMap(({ when, amount }) => [...(when ? readBy(when) : []), ...readByFormula(amount)]),
  ]),
];
