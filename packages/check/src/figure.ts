import type { Claim, FigureKind } from '@taizhang/definition';

/** A figure found in a text. Places are counted in Unicode code points of that text. */
export interface FoundFigure {
  /** Exactly as it stands, unit included, hedges in front of it and behind it left out. */
  readonly text: string;
  readonly start: number;
  /** The place behind its last character. */
  readonly end: number;
  /** As written: 779.43 of 779.43亿元. Several values are a range (3至5个) or a ratio (0.9∶1, 3.9:45.3:50.8). */
  readonly value: number | readonly number[];
  /** The digits of the value with the decimals as printed (306.60); of a range or ratio, its first. */
  readonly digits: string;
  /** As written (亿元, 万人次, %); null where there is none. */
  readonly unit: string | null;
  readonly kind: FigureKind;
  /** What is measured: a part of the text. Empty where the text does not say it. */
  readonly label: string;
  /** Where the label stands; -1 for an empty one. */
  readonly labelStart: number;
  /** What a growth is compared with, as written: 同比, 较2019年同期. */
  readonly base: string | null;
  /** The period as written: 上半年, 1-5月, “十二五”. */
  readonly period: string | null;
  /** Whether a hedge stands at it. */
  readonly approx: boolean;
  readonly claim: Claim;
}
