import { parseTerms, profileOf, type Register } from '@taizhang/definition';
import { faultsOfTerms, judge, soundnessOf, supposedOf } from '@taizhang/policy';
import { registers as list } from '@taizhang/registers';
import { describe, expect, it } from 'vitest';
import { units } from '../units.ts';
import { demoPolicies, formerPolicies, productTerms } from './index.ts';

const registers = new Map(list.map((one): [string, Register] => [one.id, one]));
const profileFor = (subject: string) => profileOf(registers.get(subject) as Register, registers);

it.each(Object.entries(productTerms))('the product %s asks for what is known of firms', (_name, terms) => {
  expect(parseTerms(terms)).toEqual(terms);
  expect(soundnessOf(terms, registers).errors).toEqual([]);
});

it.each(formerPolicies)('the former $code $zh is sound and gives what its examples say', ({ terms }) => {
  expect(parseTerms(terms)).toEqual(terms);
  expect(faultsOfTerms(terms, registers)).toEqual([]);
  expect(soundnessOf(terms, registers).errors).toEqual([]);
  const profile = profileFor(terms.subject);
  for (const { on, given, eligibility, amount } of terms.examples ?? []) {
    const judged = judge(terms, profile, supposedOf(profile, given), on);
    expect([judged.eligibility, judged.amount ?? undefined]).toEqual([eligibility, amount]);
  }
});

describe('the demo’s policies', () => {
  it('are many, over all key industries, with different codes and bureaus that there are', () => {
    expect(demoPolicies.length).toBeGreaterThanOrEqual(24);
    expect(new Set(demoPolicies.map(({ code }) => code)).size).toBe(demoPolicies.length);
    const industries = new Set(demoPolicies.map(({ industry }) => industry));
    for (const id of ['finance', 'design', 'culture-tourism', 'commerce', 'science-innovation', 'general'])
      expect(industries).toContain(id);
    for (const { unit } of demoPolicies) expect(units.map(({ id }) => id)).toContain(unit);
  });

  it('use every way of an amount, of stacking and of sharing a budget', () => {
    const all = JSON.stringify(demoPolicies);
    for (const way of [
      '"tiers"',
      '"each":true',
      '"min"',
      '"subtract"',
      '"add"',
      '"highest"',
      '"exclusive"',
      '"in-order"',
      '"pro-rata"',
      '"unless"',
      '"clawback"',
      '"from":"2021-01-01"',
    ])
      expect(all).toContain(way);
  });

  it.each(demoPolicies)('$code $zh asks somebody outside in whole questions', ({ terms }) => {
    const profile = profileFor(terms.subject);
    const { missing } = judge(terms, profile, supposedOf(profile, {}), '2021-08-25');
    for (const { kind, name } of missing)
      if (kind === 'field')
        expect([name, profile.questions?.[name]]).toEqual([
          name,
          { zh: expect.stringMatching(/？$/), en: expect.stringMatching(/^[A-Z].*\?$/) },
        ]);
  });

  it.each(demoPolicies)('$code $zh is sound, and its clauses are examples', ({ terms }) => {
    expect(parseTerms(terms)).toEqual(terms);
    expect(faultsOfTerms(terms, registers)).toEqual([]);
    for (const { text } of Object.values(terms.clauses)) {
      if (text === terms.clauses.scope?.text || text === terms.clauses.credit?.text) continue;
      expect([text.zh.slice(0, 4), text.en.slice(0, 9)]).toEqual(['（示例）', '(Example)']);
    }
  });

  it.each(demoPolicies)('$code $zh gives what its worked examples say', ({ terms }) => {
    const examples = terms.examples ?? [];
    const profile = profileFor(terms.subject);
    const kinds = new Set(examples.map(({ eligibility }) => eligibility));
    expect([...kinds].sort()).toEqual(['eligible', 'nearly', 'not', 'unknown']);
    for (const { title, on, given, eligibility, amount } of examples) {
      const judged = judge(terms, profile, supposedOf(profile, given), on);
      expect([title.zh, judged.eligibility]).toEqual([title.zh, eligibility]);
      if (amount !== undefined) expect([title.zh, judged.amount]).toEqual([title.zh, amount]);
    }
  });
});
