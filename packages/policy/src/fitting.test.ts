import { all, type Fit, is, profileOf, type Register, type Terms } from '@taizhang/definition';
import { banks, firms } from '@taizhang/fixture';
import { withSeed } from '@taizhang/testkit';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { eligibilityOfFit, fittingOf, offerOf, type Whom } from './fitting.ts';

const registers = new Map([...firms, ...banks].map((one): [string, Register] => [one.id, one]));
const registerOf = (id: string) => registers.get(id) as Register;
const loan = registerOf('loan');
const fit = loan.fits?.products as Fit;
const day = '2021-07-01';
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
const given = (values: object) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
const standing = { stage: null, unit: null, street: null };
const title = { zh: '题', en: 'title' };

const termsOf = (fixed: readonly boolean[]): Terms => ({
  subject: 'enterprise',
  clauses: { one: { number: '一', text: title } },
  conditions: [all(is('industry', 'wheels')), all(is('certified', true))].map((when, i) => ({
    ...{ id: `c${i}`, title, clause: 'one', when },
    ...(fixed[i] ? { fixed: true } : {}),
  })),
  lines: [{ id: 'most', title, clause: 'one', amount: { number: '1', unit: 'yuan' } }],
  often: 'yearly',
});

it('whether something fits is the same, told with why or without', () =>
  withSeed(({ seed }) => {
    const amount = maybe(fc.integer({ min: 1, max: 4 }).map(String));
    const input = fc.record({
      demanded: amount,
      most: amount,
      fixed: maybe(fc.array(fc.boolean(), { minLength: 2, maxLength: 2 })),
      industry: maybe(fc.constantFrom('wheels', 'frames')),
      certified: maybe(fc.boolean()),
      known: fc.constantFrom('not', 'told', 'open'),
    });
    const seen = new Set<string>();
    fc.assert(
      fc.property(input, ({ demanded, most, fixed, industry, certified, known }) => {
        const product = {
          ...standing,
          id: 'CP-1',
          attributes: given({ terms: fixed && JSON.stringify(termsOf(fixed)) }),
          holdings: given({ most }),
        };
        const offer = offerOf(
          { register: loan, fit },
          { register: registerOf('loan-product'), record: product },
          registers,
        );
        const whom: Whom | null =
          known === 'not'
            ? null
            : {
                register: profileOf(registerOf('enterprise'), registers),
                profile: { ...standing, attributes: given({ industry, certified }), holdings: {} },
                ...(known === 'told' ? { told: true } : {}),
              };
        const record = { ...standing, attributes: {}, holdings: given({ demanded }) };
        const { eligibility } = fittingOf(offer, record, whom, day);
        expect(eligibilityOfFit(offer, record, whom, day)).toBe(eligibility);
        seen.add(eligibility);
      }),
      { seed, numRuns: 1000 },
    );
    expect([...seen].toSorted()).toEqual(['eligible', 'nearly', 'not', 'unknown']);
  }));
