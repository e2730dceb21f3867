/** What is said where the terms of a policy are typed. */
export const termsTexts = {
  termsHelp: {
    zh: '条款以 JSON 填写：原文条目、条件、金额计算、样例。可先导出现行版本的文件，改好再导入；送出时逐项检查，有误的会指明位置。',
    en: 'The terms as JSON: clauses, conditions, amounts, worked examples. Keep the present version as a file, alter it and take it in again; what is wrong is told with its place when it is sent.',
  },
  termsTake: { zh: '导入条款文件（JSON）', en: 'Take from a file (JSON)' },
  termsKeep: { zh: '导出为文件（JSON）', en: 'Keep as a file (JSON)' },
  termsNoJson: { zh: '不是合格的 JSON：{{fault}}', en: 'This is no JSON: {{fault}}' },
} as const;
