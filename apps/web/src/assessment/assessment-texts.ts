/** The texts of the yearly assessment, in both languages. */
export const assessmentTexts = {
  title: { zh: '年度考核', en: 'Yearly assessment' },
  asOf: { zh: '{{year}}年，截至 {{cutoff}}', en: '{{year}}, as of {{cutoff}}' },
  cutoff: { zh: '截止日', en: 'Cut-off day' },
  print: { zh: '打印', en: 'Print' },
  how: { zh: '怎样计分', en: 'How points are given' },
  points: { zh: '{{weight}}分', en: '{{weight}} points' },
  unit: { zh: '单位', en: 'Unit' },
  total: { zh: '折算百分', en: 'Out of 100' },
  none: { zh: '截至该日还没有可计分的结果。', en: 'There are no results to score by that day.' },
  notScored: { zh: '不计分', en: 'not scored' },
  unscored: { zh: '不计分的，和为什么', en: 'What brings no points, and why' },
  results: { zh: '各单位', en: 'By unit' },
  target: { zh: '{{metric}} {{value}}%', en: '{{metric}} {{value}} %' },
} as const;
