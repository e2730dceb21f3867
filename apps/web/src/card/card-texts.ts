/** The texts of the one-page card, in both languages. */
export const cardTexts = {
  back: { zh: '回到记录', en: 'Back to the record' },
  noCard: { zh: '本台账没有一页卡片。', en: 'The register has no card.' },
  basics: { zh: '基本情况', en: 'Basics' },
  span: { zh: '工期', en: 'Time' },
  planned: { zh: '计划', en: 'Planned' },
  actual: { zh: '实际', en: 'Actual' },
  today: { zh: '今日 {{day}}', en: 'Today {{day}}' },
  spanned: { zh: '{{which}}：{{from}} 至 {{to}}', en: '{{which}}: {{from}} to {{to}}' },
  open: { zh: '今', en: 'now' },
  later: { zh: '超计划 {{days}} 天', en: '{{days}} d beyond the plan' },
  sooner: { zh: '提前 {{days}} 天', en: '{{days}} d early' },
  notYet: { zh: '尚未开始', en: 'not begun' },
  photos: { zh: '近期照片', en: 'Latest photos' },
  none: { zh: '无', en: 'none' },
  madeOn: { zh: '截至 {{day}}', en: 'As of {{day}}' },
} as const;
