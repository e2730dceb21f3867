import type { FindingKind, Text } from '@taizhang/definition';

/** A contradiction between figures; it quotes their places and shows its arithmetic. */
export interface Finding {
  readonly kind: FindingKind;
  /** Positions in the list of figures found, the first place first. */
  readonly figures: readonly number[];
  /** Figures of earlier texts that take part, with the text they stand in. */
  readonly earlier?: readonly { readonly source: string; readonly figure: number }[];
  readonly explanation: Text;
}
