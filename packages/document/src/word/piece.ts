/** A stretch of a part's source. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Something directly inside a run: text, or whatever else a run may hold. */
export interface RunChild extends Stretch {
  /** What it gives to the document's text; null where it is not text proper (a break, a tab, a drawing). */
  readonly text: string | null;
}

/** A run as it stands in its part's source: what formatting hangs on, and what a mark has to cut. */
export interface Run {
  /** The part that it stands in. */
  readonly part: string;
  /** With its prefix, as w:r. */
  readonly name: string;
  readonly uri: string;
  readonly from: number;
  /** Behind its opening tag. */
  readonly inside: number;
  to: number;
  properties: (Stretch & { readonly children: readonly (Stretch & { readonly local: string })[] }) | null;
  readonly children: RunChild[];
  /** The run of the document itself that a text box, a ruby or a note hangs on; null where this is such a run. */
  readonly host: Run | null;
}

/** A piece of the document's text, with the child of a run that it comes from; null where it was put in between. */
export interface Piece {
  readonly text: string;
  readonly source: { readonly run: Run; readonly child: number; readonly offset: number } | null;
}

/** A line of text on its way. What stands aside (a row of a nested table, a text box) never joins a row. */
export interface Line {
  readonly pieces: readonly Piece[];
  readonly aside: boolean;
}

export const between = (text: string): Piece => ({ text, source: null });
