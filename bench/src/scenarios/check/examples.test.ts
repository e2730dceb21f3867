import { describe, expect, test } from 'vitest';
import { charactersOf, examplesOf } from './examples.ts';

/** The first number in plain digits, however damaged its dot and its separators are; null in words and mixed numerals. */
function plainNumber(text: string): number | null {
  const clean = text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[。·]/g, '.')
    .replace(/[−–]/g, '-')
    .replace(/,(?=\d{3})/g, '')
    // What a reader of pictures took for letters.
    .replace(/^[+-]?[\dOoIl.]+/, (read) => read.replace(/[Oo]/g, '0').replace(/[Il]/g, '1'));
  const number = /^[+-]?(\d+(?:\.\d+)?)(?![\d.]|[千百万亿]+\d)/.exec(clean)?.[1];
  return number === undefined ? null : Number(number);
}

describe.each(['shown', 'read', 'held'] as const)('the annotated texts that are %s', (split) => {
  test.each(examplesOf(split).map((example) => [example.name, example] as const))(
    '%s says of each figure what stands there, once',
    (_, { text, figures }) => {
      const characters = [...text];
      let end = 0;
      for (const figure of figures) {
        expect(figure.start, figure.text).toBeGreaterThanOrEqual(end);
        end = figure.start + [...figure.text].length;
        expect(characters.slice(figure.start, end).join('')).toBe(figure.text);
        const [first] = [figure.value].flat();
        const plain = plainNumber(figure.text);
        if (plain !== null) expect(Math.abs(first as number), figure.text).toBe(plain);
        if ((first as number) < 0)
          expect(['percent_growth', 'percent_other'], figure.text).toContain(figure.kind);
      }
    },
  );
});

test('takes as many characters as are asked for, beginning again where the texts end', () => {
  const texts = [
    { text: '𠮷县', figures: [] },
    { text: '乙', figures: [] },
  ];
  expect(charactersOf(texts, 7)).toBe('𠮷县\n乙𠮷县\n');
});
