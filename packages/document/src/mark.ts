/** The look of a mark. A finding may lie over a verdict; both are seen then. */
export type MarkStyle = 'agrees' | 'differs' | 'unknown' | 'finding';

/** A place in a document’s text that is to be marked, in Unicode code points of the text that was read. */
export interface DocumentMark {
  readonly start: number;
  /** The place behind its last character. */
  readonly end: number;
  readonly style: MarkStyle;
  readonly comment: string | null;
  /** Who the comment is by. */
  readonly author: string;
}
