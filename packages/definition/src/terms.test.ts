import { describe, expect, it } from 'vitest';
import { kindOf, Refusal, readTerms, type Terms } from './index.ts';

const title = { zh: '名', en: 'name' };
const terms: Terms = {
  subject: 'firm',
  clauses: { first: { number: '第三条', text: { zh: '奖励20万元。', en: 'An award of 200,000 yuan.' } } },
  conditions: [
    {
      id: 'certified',
      title,
      clause: 'first',
      when: { combinator: 'and', rules: [{ field: 'high-tech', operator: '=', value: true }] },
    },
  ],
  lines: [{ id: 'award', title, clause: 'first', amount: { number: '20', unit: 'wan-yuan' } }],
  often: 'once',
};
const field = { kind: 'terms', title } as const;
const refusal = (input: unknown): string => {
  try {
    kindOf(field).parse(input, field);
    return 'none';
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error);
  }
};

describe('the terms of a policy', () => {
  it('are stored as text and read as data, whether they come as data or as JSON', () => {
    const stored = kindOf(field).parse(terms, field);
    expect(stored).toBe(kindOf(field).parse(JSON.stringify(terms), field));
    expect(readTerms(stored)).toEqual(terms);
    expect(kindOf(field).show(stored, field, 'zh')).toBe('1项条件，1项金额');
  });

  it('are refused where they are not terms, too long, or nested too deeply', () => {
    expect(refusal('hello')).toBe('wrong-type');
    expect(refusal(undefined)).toBe('wrong-type');
    expect(refusal({ ...terms, often: 'daily' })).toBe('unsound-terms');
    expect(refusal({ ...terms, more: 1 })).toBe('unsound-terms');
    expect(refusal(' '.repeat(100_001))).toBe('too-long');
    expect(refusal(`${'['.repeat(40_000)}${']'.repeat(40_000)}`)).toBe('unsound-terms');
  });
});
