/** The texts of editions and of what differs between two. */
export const editionTexts = {
  noEditions: {
    zh: '还没有定稿。用 npx taizhang report freeze 定稿一份报告。',
    en: 'There are no editions yet. Freeze one with npx taizhang report freeze.',
  },
  frozen: { zh: '定稿于', en: 'Frozen' },
  compare: { zh: '比较两个定稿', en: 'Compare two editions' },
  compareNow: { zh: '与现在比较', en: 'Compare with now' },
  showDifferences: { zh: '看差异', en: 'Show differences' },
  differences: { zh: '差异', en: 'Differences' },
  noDifferences: { zh: '两者没有差异。', en: 'They do not differ.' },
  differingFigures: {
    zh: '{{count, #}} 项数据不同',
    en: '{{count, #}} {{count, figure differs|figures differ}}',
  },
  explainedBy: {
    zh: '造成差异的变动（共 {{count, #}} 笔）',
    en: 'The movements that explain it ({{count, #}} in all)',
  },
} as const;
