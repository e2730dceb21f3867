import { describe, expect, it } from 'vitest';
import { inSentence } from './record.ts';

const title = { zh: '期限', en: 'Due by' };
const alike = (text: string) => ({ zh: text, en: text });

describe('a value in a sentence', () => {
  it.each([
    ['date', '2021-06-30', { zh: '2021年6月30日', en: '30 June 2021' }],
    ['date', '****', alike('****')],
    ['text', '2021-06-30', alike('2021-06-30')],
  ] as const)('of kind %s, shown as %s', (kind, shown, said) => {
    expect(inSentence({ title, kind, shown: alike(shown) })).toEqual({ title, shown: said });
  });
});
