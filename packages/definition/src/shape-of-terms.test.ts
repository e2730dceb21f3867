import { describe, expect, it } from 'vitest';
import { dataOfTerms, parseTerms, shapeOfTerms } from './index.ts';

const title = { zh: '名', en: 'name' };
const amount = { number: '20', unit: 'wan-yuan' };
const line = (more: object) => ({ id: 'award', title, clause: 'first', amount, ...more });
const terms = (more: object = {}) => ({
  subject: 'firm',
  clauses: { first: { number: '第三条', text: title } },
  conditions: [],
  lines: [line({})],
  often: 'once',
  ...more,
});
const faults = (more: object): string[] => {
  const shape = shapeOfTerms(terms(more));
  return 'faults' in shape ? shape.faults.map(({ path, says }) => `${path.join('.')} ${says.en}`) : [];
};
const missing = 'is to be filled in';

describe('the shape of terms', () => {
  it('is told to have every fault at its place, as whoever fills it in would say it', () => {
    expect(faults({})).toEqual([]);
    expect(faults({ lines: [], often: '' })).toEqual(['lines needs at least one', `often ${missing}`]);
    expect(
      faults({
        clauses: { first: { number: '', text: { zh: '', en: 'x' } } },
        lines: [line({ clause: '' })],
      }),
    ).toEqual([
      `clauses.first.number ${missing}`,
      `clauses.first.text.zh ${missing}`,
      `lines.0.clause ${missing}`,
    ]);
    expect(
      faults({ examples: [{ title, on: '1.7.2021', given: {}, eligibility: 'eligible', amount: 'much' }] }),
    ).toEqual([
      'examples.0.on is to be a day, as 2021-07-01',
      'examples.0.amount is to be a plain number, as 12.5',
    ]);
  });

  it('finds the place within an amount and a condition, by what they come closest to', () => {
    const tiers = {
      of: { field: 'grant' },
      unit: 'yuan',
      bands: [{ upTo: 'x', gives: { number: '', unit: 'yuan' } }],
    };
    expect(faults({ lines: [line({ amount: { min: [{ tiers }, { rate: '' }] } })] })).toEqual([
      'lines.0.amount.min.0.tiers.bands.0.upTo is to be a plain number, as 12.5',
      `lines.0.amount.min.0.tiers.bands.0.gives.number ${missing}`,
      `lines.0.amount.min.1.rate ${missing}`,
    ]);
    const when = {
      combinator: 'and',
      rules: [{ combinator: 'or', rules: [{ field: '', operator: '=', value: 'a' }] }],
    };
    expect(faults({ lines: [line({ when })] })).toEqual([`lines.0.when.rules.0.rules.0.field ${missing}`]);
    expect(faults({ lines: [line({ amount: { percentage: 5 } })] })[0]).toMatch(/^lines\.0\.amount\./);
  });

  it('is refused by its first fault, with the part that it is of', () => {
    const unfinished = terms({ lines: [line({ amount: { number: '', unit: 'yuan' } })], often: '' });
    const refusal = (): unknown => {
      try {
        return parseTerms(unfinished);
      } catch (error) {
        return error;
      }
    };
    expect(refusal()).toMatchObject({
      code: 'unsound-terms',
      details: { fault: { zh: '金额“名”：请填写（lines.0.amount.number）；另有1处' } },
    });
  });

  it('is of data that can be read at all', () => {
    expect(() => dataOfTerms('{')).toThrow('wrong-type');
    expect(dataOfTerms('{}')).toEqual({});
    expect(() => parseTerms({})).toThrow('unsound-terms');
  });
});
