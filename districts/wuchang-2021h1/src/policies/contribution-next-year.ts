import type { Terms } from '@taizhang/definition';

const text = {
  zh: '（示例）上年度纳税总额比前年度增长2%以上的企业，按增量的12%奖励，每户每年不超过120万元。',
  en: '(Example) Firms whose tax grew by 2 % or more on the year before are awarded 12 % of the increase, at most 1.2 million yuan a year.',
};
const values: Readonly<Record<string, string>> = { growth: '2', share: '12', most: '120' };
/** In the place of the examples that come out otherwise now. */
const examples = [
  { title: { zh: '增速正好2%', en: 'Exactly 2 %' }, tax: '10200000', growth: '2', amount: '24000' },
  { title: { zh: '达到上限', en: 'At the most' }, tax: '20000000', growth: '300', amount: '1200000' },
];

/** The award for growth of tax as it is drafted for the next year: a higher share, a lower cap, a higher threshold. */
export function contributionNextYear(terms: Terms): Terms {
  const before = terms.examples ?? [];
  return {
    ...terms,
    clauses: { ...terms.clauses, tax: { number: terms.clauses.tax?.number ?? '', text } },
    parameters: Object.fromEntries(
      Object.entries(terms.parameters ?? {}).map(([id, parameter]) => {
        const value = values[id];
        return [id, value === undefined ? parameter : { ...parameter, values: [{ value }] }];
      }),
    ),
    examples: examples.flatMap(({ title, tax, growth, amount }, i) => {
      const example = before[i];
      return example
        ? [{ ...example, title, given: { ...example.given, tax, 'tax-growth': growth }, amount }]
        : [];
    }),
  };
}
