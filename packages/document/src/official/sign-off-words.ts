/** A figure that a bureau signs for. */
export interface SignOffRow {
  readonly no: number;
  /** As it stands in the document. */
  readonly figure: string;
  /** The sentence that it stands in, or what is measured. */
  readonly label: string;
  readonly printed: string;
  readonly computed: string;
  readonly verdict: string;
  readonly note: string;
}

/** 核数单: what one bureau checks and signs. */
export interface SignOffSheet {
  readonly unit: string;
  readonly document: string;
  readonly cutoff: string;
  readonly rows: readonly SignOffRow[];
}

/** The words around the figures, in the language of the reader. */
export interface SignOffWords {
  readonly title: string;
  readonly unit: string;
  readonly document: string;
  readonly cutoff: string;
  readonly columns: readonly [string, string, string, string, string, string];
  readonly signatures: readonly [string, string, string];
}

export const signOffWords: Readonly<Record<'zh' | 'en', SignOffWords>> = {
  zh: {
    title: '核数单',
    unit: '责任单位：',
    document: '核对文稿：',
    cutoff: '截止日：',
    columns: ['序号', '文稿表述', '文稿数', '台账数', '结论', '说明'],
    signatures: ['核对人（姓名）：', '签字：', '日期：'],
  },
  en: {
    title: 'Sign-off sheet',
    unit: 'Bureau: ',
    document: 'Document: ',
    cutoff: 'Cut-off: ',
    columns: ['No.', 'In the document', 'Printed', 'In the ledger', 'Verdict', 'Explanation'],
    signatures: ['Checked by (name): ', 'Signature: ', 'Date: '],
  },
};
