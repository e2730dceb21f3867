import type { ComparisonOf, Fit } from '@taizhang/definition';
import { say } from './declare.ts';

type Bound = Fit['bounds'][number];
const bound = (
  id: string,
  zh: string,
  en: string,
  [own, operator, theirs]: readonly [string, Bound['operator'], string],
  more: Pick<Bound, 'open' | 'fixed'> = {},
): Bound => ({ id, title: say(zh, en), own, operator, theirs, ...more });

/** 适合的信贷产品: by amount, term, purpose and security of the demand, and by the product’s own terms of the firm. */
export const fitsProducts: Fit = {
  title: say('适合的信贷产品', 'Products that fit'),
  register: 'loan-product',
  stages: ['offered'],
  until: 'until',
  offeredBy: {
    reference: 'bank',
    title: say('适合本行产品的融资需求', 'Demands that fit the bank’s products'),
    tells: ['demanded', 'purpose', 'term', 'guarantee', 'borrower-kind', 'due'],
  },
  while: ['demand'],
  bounds: [
    bound('kind', '适用主体', 'For whom', ['borrower-kind', '=', 'for'], { fixed: true }),
    bound('purpose', '资金用途', 'Purpose', ['purpose', '=', 'purpose'], { fixed: true }),
    bound('least', '不低于最低额度', 'Not below the least amount', ['demanded', '>=', 'least']),
    bound('most', '不超过最高额度', 'Not above the greatest amount', ['demanded', '<=', 'most']),
    bound('term-least', '不短于最短期限', 'Not shorter than the shortest term', ['term', '>=', 'term-from'], {
      open: true,
    }),
    bound('term-most', '不长于最长期限', 'Not longer than the longest term', ['term', '<=', 'term-to'], {
      open: true,
    }),
    bound('guarantee', '担保方式', 'Security', ['guarantee', '=', 'guarantee'], { open: true }),
  ],
  terms: { field: 'terms', of: 'enterprise', told: true },
  shows: ['bank', 'guarantee', 'rate-from', 'rate-to', 'term-from', 'term-to', 'least', 'most', 'until'],
  opens: {
    register: 'loan-offer',
    transition: 'offer',
    record: 'loan',
    chosen: 'product',
    own: ['enterprise', 'term'],
    theirs: ['bank', 'guarantee'],
  },
};

/** 报价比较: how each offer would be paid back, and what policies would give for its interest. */
export const comparesOffers: ComparisonOf = {
  title: say('报价比较', 'Offers compared'),
  gathering: 'offers',
  stages: ['offered'],
  until: 'valid-until',
  transition: 'accept',
  repayment: 'schedule',
  supposes: {
    stage: 'granted',
    set: {
      rate: { field: 'rate' },
      term: { field: 'term' },
      method: { field: 'method' },
      repaid: { value: 'on-time' },
    },
    principal: 'granted',
    first: 'first-day',
    of: { reference: 'enterprise', interest: 'interest', principal: 'loans-granted' },
  },
};
