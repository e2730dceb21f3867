import type { Text } from '@taizhang/definition';

/** What may be wrong inside one text, or between it and earlier ones. */
export const findingKinds = [
  'two-values',
  'completion',
  'part-exceeds-whole',
  'growth-triple',
  'sum',
  'rank',
  'points-as-percent',
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** A contradiction between figures; it quotes their places and shows its arithmetic. */
export interface Finding {
  readonly kind: FindingKind;
  /** Positions in the list of figures found, the first place first. */
  readonly figures: readonly number[];
  /** Figures of earlier texts that take part, with the text they stand in. */
  readonly earlier?: readonly { readonly source: string; readonly figure: number }[];
  readonly explanation: Text;
}
