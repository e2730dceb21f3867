import { describe, expect, it } from 'vitest';
import { inWords } from './in-words.ts';

const yuan = { zh: '元', en: 'yuan' };
const read = (value: string, shift = 8) => inWords(value, shift, yuan)?.zh ?? null;

describe('an amount in words', () => {
  it.each([
    ['3', '3亿元（300,000,000元）'],
    ['3.25', '3.25亿元（325,000,000元）'],
    ['30000', '3万亿元（3,000,000,000,000元）'],
    ['0.00000003', '3元'],
    ['0.0003', '3万元（30,000元）'],
    ['-12', '-12亿元（-1,200,000,000元）'],
  ])('reads %s 亿元 as it is', (value, words) => {
    expect(read(value)).toBe(words);
  });
  it('says nothing of what is no amount', () => {
    for (const value of ['', 'x', '1e8', '0', '1,000']) expect(read(value)).toBeNull();
    expect(inWords('3', 4, yuan)?.en).toBe('30,000 yuan');
  });
});
