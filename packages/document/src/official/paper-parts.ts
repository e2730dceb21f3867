/** A table of a paper: its columns share the width of the type area in parts of a hundred. */
export interface PaperTable {
  readonly columns: readonly { readonly title: string; readonly share: number }[];
  readonly rows: readonly (readonly string[])[];
}

/** What stands under one heading; null: under none, as an introduction does. */
export interface PaperSection {
  readonly heading: string | null;
  readonly paragraphs: readonly string[];
  readonly table?: PaperTable;
}

/** A paper of the house (会议材料, 通知书), on the page of official documents. */
export interface Paper {
  readonly title: string;
  /** What stands under the title, such as the days and the moment that it is of. */
  readonly under: readonly string[];
  /** 主送: to whom it is, at the margin, before the text. */
  readonly addressee?: string;
  readonly sections: readonly PaperSection[];
  /** Who gives it out, and on which day; at the end, on the right. */
  readonly signature: readonly string[];
}
