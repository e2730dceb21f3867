/** The texts of repayment schedules, in both languages. */
export const repaymentTexts = {
  terms: {
    zh: '本金 {{principal}} 元，年利率 {{rate}}%，期限 {{term, #}} 个月，{{method}}，{{first}} 起息，按 {{dayCount}} 计息。',
    en: '{{principal}} yuan at {{rate}} % a year for {{term, #}} {{term, month|months}}; {{method}}; interest from {{first}}, days counted {{dayCount}}.',
  },
  missing: { zh: '缺少或有误，尚不能列出：{{list}}。', en: 'Not yet: missing or impossible: {{list}}.' },
  number: { zh: '期次', en: 'No.' },
  due: { zh: '到期日', en: 'Due' },
  principal: { zh: '本金（元）', en: 'Principal (yuan)' },
  interest: { zh: '利息（元）', en: 'Interest (yuan)' },
  payment: { zh: '应还（元）', en: 'Payment (yuan)' },
  remaining: { zh: '剩余本金（元）', en: 'Still owed (yuan)' },
  total: { zh: '合计', en: 'Total' },
} as const;
