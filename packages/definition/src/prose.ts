// The words of checking prose that the checker, the interface and the database have in common.

/** What a figure in prose measures: the kinds that a check tells apart. */
export const figureKinds = [
  'amount',
  'count',
  'area',
  'length',
  'weight',
  'percent_growth',
  'percent_completion',
  'percent_share',
  'percent_other',
  'percentage_points',
  'rank',
  'other',
] as const;
export type FigureKind = (typeof figureKinds)[number];

/**
 * What the words around a figure claim of the true value: `exact` rounds half up to the decimals printed; `above` (余, 逾,
 * 超, 突破) lies between it and one more in its last place that is not zero; `below` (近, 不足) the same beneath; `around`
 * (约, 左右) half of that on either side; `at-least` (以上, 不低于) and `at-most` (以内, 以下) have no other bound.
 */
export const claims = ['exact', 'above', 'below', 'around', 'at-least', 'at-most'] as const;
export type Claim = (typeof claims)[number];

/** What a check says of a figure: 相符, 不符, 待定. */
export const verdicts = ['agrees', 'differs', 'unknown'] as const;
export type Verdict = (typeof verdicts)[number];

/** What another setting changes when it makes the ledger say what the document says. */
export const causes = ['cutoff', 'knowledge', 'denominator', 'unit', 'correction'] as const;
export type Cause = (typeof causes)[number];

/** What may be wrong inside one text, or between it and earlier ones. */
export const findingKinds = [
  'two-values',
  'completion',
  'share',
  'part-exceeds-whole',
  'growth-triple',
  'sum',
  'rank',
  'points-as-percent',
] as const;
export type FindingKind = (typeof findingKinds)[number];
