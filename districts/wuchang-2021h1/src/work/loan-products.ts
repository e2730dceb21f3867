import type { HistoricWork } from '@taizhang/ledger';
import { productTerms } from '../policies/index.ts';
import { banks, type DemoBank } from './banks.ts';

/** A product of a made-up bank. */
export interface Product {
  readonly record: string;
  readonly bank: DemoBank;
  readonly for: 'enterprise' | 'self-employed';
  readonly name: keyof typeof productTerms;
  readonly guarantee: string;
  readonly rates: readonly [from: string, to: string];
  readonly terms: readonly [from: number, to: number];
  /** Yuan. */
  readonly most: string;
}

/** Before the first loan of the demo. */
const publishedOn = '2020-02-24';

/** Every bank lends to firms, and every other one to the self-employed as well. */
export const products: readonly Product[] = banks.flatMap((bank, i) => {
  const numbered = (n: number) => `XD-2020-${String(n).padStart(5, '0')}`;
  const toFirms: Product = {
    record: numbered(i + 1),
    bank,
    for: 'enterprise',
    name: (['税易贷', '抵押快贷', '科技信用贷', '纾困贷'] as const)[i % 4] as Product['name'],
    guarantee: ['credit', 'mortgage', 'credit', 'public-guarantee'][i % 4] as string,
    rates: [`3.${65 + i}`, `4.${35 + i}`],
    terms: [6, i % 2 === 0 ? 24 : 36],
    most: i % 4 === 1 ? '10000000' : '5000000',
  };
  const toShops: Product = {
    ...toFirms,
    record: numbered(banks.length + i / 2 + 1),
    for: 'self-employed',
    name: '商户经营贷',
    guarantee: 'credit',
    rates: [`4.${20 + i}`, `5.${10 + i}`],
    terms: [6, 12],
    most: '1000000',
  };
  return i % 2 === 0 ? [toFirms, toShops] : [toFirms];
});

/** What a bank lends to borrowers of a kind; not every bank lends to the self-employed by a product. */
export const productOf = (bank: string, selfEmployed: boolean): Product | undefined =>
  products.find(
    (one) => one.bank.record === bank && one.for === (selfEmployed ? 'self-employed' : 'enterprise'),
  );

/** Every product is published before the first loan of the demo. */
export const loanProductWork = (): HistoricWork[] =>
  products.map((product, i) => ({
    register: 'loan-product',
    record: product.record,
    transition: 'publish',
    occurredOn: publishedOn,
    recordedAt: `${publishedOn}T16:${String(i).padStart(2, '0')}:00+08:00`,
    recordedBy: 'local-finance',
    unit: 'local-finance',
    set: {
      product: `${product.name}（合成）`,
      bank: product.bank.record,
      for: product.for,
      guarantee: product.guarantee,
      'rate-from': product.rates[0],
      'rate-to': product.rates[1],
      'term-from': String(product.terms[0]),
      'term-to': String(product.terms[1]),
      until: '2021-12-31',
      terms: productTerms[product.name],
      note: '示例产品，并非任何银行的产品',
    },
    amounts: { least: '50000', most: product.most },
  }));
