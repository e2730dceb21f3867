/** The texts of the yearly assessment, in both languages. */
export const assessmentTexts = {
  title: { zh: '年度考核', en: 'Yearly assessment' },
  how: { zh: '怎样计分', en: 'How points are given' },
  points: { zh: '{{weight, #}}分', en: '{{weight, #}} {{weight, point|points}}' },
  unit: { zh: '单位', en: 'Unit' },
  basis: { zh: '依据 {{value}}%', en: 'from {{value}}%' },
  total: { zh: '折算百分', en: 'Out of 100' },
  none: { zh: '截至该日还没有可计分的结果。', en: 'There are no results to score by that day.' },
  notScored: { zh: '不计分', en: 'not scored' },
  unscored: { zh: '不计分的，和为什么', en: 'What brings no points, and why' },
  hint: {
    zh: '点单位名称，看每项得分的算式和依据。',
    en: 'Open a unit to see how each of its points follows.',
  },
  results: { zh: '各单位', en: 'By unit' },
} as const;
