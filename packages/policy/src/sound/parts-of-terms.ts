import { type Condition, type Formula, fieldsOf } from '@taizhang/definition';

/** Every part of a formula, the whole included. */
function* partsOf(formula: unknown): Generator<Readonly<Record<string, unknown>>> {
  if (typeof formula !== 'object' || formula === null) return;
  yield formula as Record<string, unknown>;
  for (const [name, part] of Object.entries(formula)) if (name !== 'when') yield* partsOf(part);
}

/** The parameters that an amount reads, those of its conditions apart. */
export const ratesIn = (formula: Formula): string[] =>
  [...partsOf(formula)].flatMap(({ rate }) => (typeof rate === 'string' ? [rate] : []));

/** The figures that an amount is reckoned from. */
export const figuresIn = (formula: Formula): string[] =>
  [...partsOf(formula)].flatMap(({ field }) => (typeof field === 'string' ? [field] : []));

/** The conditions within an amount. */
export const whensIn = (formula: Formula): Condition[] =>
  [...partsOf(formula)].flatMap(({ when }) => (when ? [when as Condition] : []));

/** Everything that an amount reads of its subject. */
export const namesIn = (formula: Formula): string[] => [
  ...figuresIn(formula),
  ...whensIn(formula).flatMap(fieldsOf),
  ...[...partsOf(formula)].flatMap(({ days, dates }) => [
    ...(days ? Object.values(days as Record<string, string>) : []),
    ...(dates ? [(dates as { of: string }).of] : []),
  ]),
];
