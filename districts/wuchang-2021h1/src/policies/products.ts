import type { Terms } from '@taizhang/definition';
import { among, and, atMost, clause, eq, field, ge, mustBe, needs, pays, times, wan } from './declare.ts';

type Condition = Terms['conditions'][number];

/** What every product asks for. */
const always: readonly Condition[] = [
  needs('operating', 'whom', '在本区正常经营', 'Operating in the district', eq('stage', 'operating')),
  needs('credit', 'whom', '不在失信惩戒名单中', 'Not on a black list', eq('blacklisted', false)),
];

const product = (
  zh: string,
  en: string,
  whom: readonly Condition[],
  most: Terms['lines'][number],
): Terms => ({
  subject: 'enterprise',
  clauses: {
    whom: clause('准入', `（示例）${zh}`, `(Example) ${en}`),
    most: clause('额度', '（示例）可贷额度以银行审批为准。', '(Example) How much is lent, the bank decides.'),
  },
  conditions: [...always, ...whom],
  lines: [most],
  often: 'once',
});

const flat = (amount: number) => pays('most', 'most', '可贷额度', 'Most', wan(amount));

/** What the products of the made-up banks ask of a borrower; examples, no terms of any bank. */
export const productTerms = {
  税易贷: product(
    '上年度纳税1万元以上的企业，额度为上年度纳税额的8倍，最高500万元。',
    'For firms that paid at least 10,000 yuan of tax last year: eight times the tax, at most five million.',
    [needs('tax', 'whom', '上年度纳税1万元以上', 'Tax of 10,000 yuan or more', ge('tax', '10000'))],
    pays(
      'most',
      'most',
      '可贷额度',
      'Most',
      atMost(times(field('tax'), { number: '8', unit: 'number' }), wan(500)),
    ),
  ),
  抵押快贷: product('提供足额抵押的企业。', 'For firms that give security.', [], flat(1000)),
  科技信用贷: product(
    '高新技术企业，或上年度研发费用占营业收入3%以上的企业。',
    'For high-tech firms, and for those that spend 3 % of their revenue or more on research.',
    [
      needs('science', 'whom', '高新技术企业或研发占比3%以上', 'High-tech, or research of 3 %', {
        ...and(eq('has-high-tech', true), ge('rnd-share', '3')),
        combinator: 'or',
      }),
    ],
    flat(500),
  ),
  纾困贷: product(
    '批发零售、住宿餐饮、文化娱乐、交通运输行业的小型、微型企业。',
    'For small and micro firms of trade, catering, culture and transport.',
    [
      mustBe(
        'industry',
        'whom',
        '属于受困行业',
        'In one of these industries',
        among('industry', 'f-trade', 'g-transport', 'h-accommodation', 'r-culture'),
      ),
      mustBe('size', 'whom', '为小型、微型企业', 'Small or micro', among('size-class', 'small', 'micro')),
    ],
    flat(500),
  ),
  商户经营贷: product(
    '正常经营的个体工商户。',
    'For the self-employed.',
    [mustBe('self-employed', 'whom', '为个体工商户', 'Self-employed', eq('kind', 'self-employed'))],
    flat(100),
  ),
} satisfies Readonly<Record<string, Terms>>;
