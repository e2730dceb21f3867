import { evaluate, readAnnotated } from '@taizhang/check';
import { describe, expect, test } from 'vitest';
import { inTermsOf, recognized } from './recognizers.ts';

/** How many figures it gets right at about their place, and at their exact span; and what else it finds. */
function told(marked: string, options = {}) {
  const { text, figures } = readAnnotated(marked);
  const found = inTermsOf(figures, recognized(text, options), text);
  const { right, spurious } = evaluate(found, figures, ['value']);
  return {
    right,
    exact: evaluate(found, figures, ['span', 'value']).right,
    besides: spurious.map(({ figure }) => figure.text),
  };
}

describe('reading what the recognizers find in terms of the annotation', () => {
  test.each([
    ['an amount in 亿', '总值⟦1230.4亿元|1230.4|亿元|amount|总值⟧。', 1],
    ['a fall without its sign', '下降⟦3.2%|-3.2|%|percent_growth|下降⟧。', 1],
    ['tenths in words', '占⟦四成|4|成|percent_share|占⟧。', 1],
    ['a fraction', '占⟦三分之二|2;3||percent_share|占⟧。', 1],
    ['mixed numerals, without a unit it does not know', '村民⟦12万1千人|12.1|万人|count|村民⟧。', 0],
    ['a range by its ends', '项目⟦3至5个|3;5|个|count|项目⟧。', 0],
    ['a rank', '居全省⟦第3|3||rank|全省⟧。', 1],
    ['full-width digits', '增长⟦１２.５％|12.5|％|percent_growth|增长⟧。', 1],
    ['behind a character beyond the first plane', '𠮷县增长⟦8%|8|%|percent_growth|增长⟧。', 1],
  ])('takes %s for right', (_, marked, exact) => {
    expect(told(marked)).toEqual({ right: 1, exact, besides: [] });
  });

  test('takes no other value and no other place for right', () => {
    const { figures } = readAnnotated('投资⟦88亿元|88|亿元|amount|投资⟧。');
    for (const text of ['投资89亿元。', '投资亿元，共88个'])
      expect(evaluate(inTermsOf(figures, recognized(text), text), figures, ['value']).right).toBe(0);
  });

  test('needs both ends of a range', () => {
    const { figures } = readAnnotated('项目⟦3至5个|3;5|个|count|项目⟧。');
    const results = [{ start: 2, end: 3, value: 3 }];
    expect(evaluate(inTermsOf(figures, results, '项目3至5个。'), figures, ['value']).right).toBe(0);
  });

  test('leaves numbers in dates out where it is told to', () => {
    const marked = '2021年6月30日，项目⟦20个|20|个|count|项目⟧。';
    expect(told(marked).besides).not.toEqual([]);
    expect(told(marked, { withoutDates: true })).toEqual({ right: 1, exact: 0, besides: [] });
  });
});
