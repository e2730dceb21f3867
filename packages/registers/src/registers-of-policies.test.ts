import { comparisonOf, evaluate, type FieldValue, type Register, referringOf } from '@taizhang/definition';
import { describe, expect, it, test } from 'vitest';
import { award } from './award.ts';
import { creditRecord } from './credit-record.ts';
import { enterprise } from './enterprise.ts';
import { enterpriseYear } from './enterprise-year.ts';
import { classesOfSections } from './key-industries.ts';
import { paymentBatch } from './payment-batch.ts';
import { policy } from './policy.ts';
import { qualification } from './qualification.ts';

const ofPolicies: Register[] = [enterpriseYear, qualification, creditRecord, policy, paymentBatch, award];

test.each(ofPolicies)('$id has the columns of a real ledger', (register) => {
  expect(Object.keys(register.fields).length).toBeGreaterThanOrEqual(8);
  expect(Object.keys(register.metrics).length).toBeGreaterThanOrEqual(4);
});

const truthOf = (register: Register, rule: string, given: Readonly<Record<string, FieldValue>>) =>
  evaluate(register.rules?.[rule]?.holds ?? { combinator: 'and', rules: [] }, {
    valueOf: (field) => given[field] ?? null,
    comparisonOf: (field) => comparisonOf(register, field) ?? 'text',
  });

describe('the directory of firms', () => {
  it('takes a class of industry of its own section only, and none as not known', () => {
    for (const [section, [first, last]] of Object.entries(classesOfSections)) {
      for (const code of [first, last])
        expect(truthOf(enterprise, 'class-in-section', { industry: section, 'industry-class': code })).toBe(
          true,
        );
      const beyond = { industry: section, 'industry-class': String(Number(last) + 1) };
      expect(truthOf(enterprise, 'class-in-section', beyond)).toBe(false);
      expect(truthOf(enterprise, 'class-in-section', { industry: section })).toBeNull();
    }
  });

  it('takes figures from the best vintage that has them', () => {
    const { vintage } = enterpriseYear.fields;
    const vintages = vintage?.kind === 'category' ? Object.keys(vintage.options) : [];
    // The greatest by its id is taken: ids and order of declaration must say the same.
    expect(vintages.toSorted()).toEqual(vintages);
    expect(vintages.at(-1)).toBe('verified');
    for (const [id, fact] of Object.entries(enterprise.facts ?? {})) {
      const from = referringOf(fact);
      if (from?.register !== 'enterprise-year' || !('latest' in fact)) continue;
      const asked = from.where?.rules[0];
      expect([id, fact.latest.order, asked]).toEqual([
        id,
        ['vintage'],
        { field: fact.latest.value, operator: 'notNull', value: null },
      ]);
    }
  });
});

describe('awards', () => {
  it('are had once by a policy, a firm and a year in every stage but those that came to nothing', () => {
    for (const rule of ['once-a-year', 'once']) {
      const free = Object.keys(award.stages).filter((s) => !award.unique?.[rule]?.stages.includes(s));
      expect(free).toEqual(['rejected', 'withdrawn']);
      // All but the loan must be given: where a policy is about one, it is given for each.
      expect(award.unique?.[rule]?.given).toEqual(
        award.unique?.[rule]?.fields.filter((field) => field !== award.awards?.about),
      );
    }
  });

  it('stand in the way of another one for whoever matches, looks and posts alike', () => {
    const { awards, fields, stages, unique } = award;
    for (const stage of Object.keys(stages)) {
      const counts = !awards?.vain?.includes(stage);
      for (const rule of ['once', 'once-a-year'])
        expect([stage, rule, unique?.[rule]?.stages.includes(stage)]).toEqual([stage, rule, counts]);
    }
    expect(unique?.once?.fields).toEqual([awards?.once, awards?.subject, awards?.about]);
    expect(unique?.['once-a-year']?.fields).toEqual([
      awards?.code,
      awards?.subject,
      awards?.year,
      awards?.about,
    ]);
    // What an award copies of its policy is the same there: no option of one is unknown to the other.
    for (const [name, fill] of Object.entries(awards?.opened?.fills ?? {})) {
      const [own, other] = [fields[name], 'policy' in fill ? policy.fields[fill.policy] : undefined];
      if (own?.kind !== 'category' || other?.kind !== 'category') continue;
      expect([name, Object.keys(own.options)]).toEqual([
        name,
        expect.arrayContaining(Object.keys(other.options)),
      ]);
    }
  });

  it('count money that the bank sent back as not paid', () => {
    for (const [id, metric] of Object.entries(award.metrics)) {
      if (metric.kind !== 'turnover' || metric.of === 'count' || !('amount' in metric.of)) continue;
      if (metric.of.amount === 'paid')
        expect([id, metric.transitions]).toEqual([id, expect.arrayContaining(['pay', 'return-payment'])]);
    }
  });
});

describe('policies', () => {
  it('are published and changed only with somebody else’s approval', () => {
    expect(policy.review?.transitions).toEqual(expect.arrayContaining(['publish', 'revise']));
    expect(policy.transitions.edit?.from).toEqual(['draft']);
    const settable = Object.values(policy.transitions).flatMap((t) =>
      t.from?.includes('published') ? (t.sets ?? []) : [],
    );
    expect(settable).not.toContain('terms');
  });
});
