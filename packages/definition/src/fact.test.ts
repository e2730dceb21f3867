import { describe, expect, it } from 'vitest';
import { all, catalogueOf, defineRegister, is, profileOf } from './index.ts';

const title = { zh: '名', en: 'name' };

const firm = (facts: Parameters<typeof defineRegister>[0]['facts']) =>
  defineRegister({
    id: 'firm',
    title,
    description: title,
    keeper: title,
    prefix: 'FI',
    titleField: 'name',
    places: 'none',
    fields: { name: { kind: 'text', title } },
    measures: {},
    stages: { open: { title } },
    transitions: { open: { title, to: 'open' } },
    metrics: {},
    facts,
  });

const account = defineRegister({
  id: 'account',
  title,
  description: title,
  keeper: title,
  prefix: 'AC',
  titleField: 'year',
  places: 'none',
  fields: {
    year: { kind: 'text', title },
    firm: { kind: 'reference', register: 'firm', title },
    vintage: { kind: 'category', title, options: { first: title, final: title } },
    contact: { kind: 'personal', what: 'name', title },
    from: { kind: 'date', title },
  },
  measures: { revenue: { title, unit: 'wan-yuan' } },
  stages: { stated: { title } },
  transitions: { state: { title, to: 'stated' } },
  metrics: {},
});

const lastYear = { register: 'account', by: 'firm', on: { year: 'year', back: 1 } };

describe('facts of a register', () => {
  it('are read as fields of its profile, in the unit of what they take', () => {
    const register = firm({
      revenue: { title, latest: { ...lastYear, value: 'revenue', order: ['vintage'] } },
      accounts: { title, count: { register: 'account', by: 'firm' }, unit: 'ge' },
      has: { title, exists: { register: 'account', by: 'firm', on: { from: 'from' } } },
      size: {
        title,
        options: { large: title, small: title },
        cases: [{ when: all({ field: 'revenue', operator: '>=', value: 1000 }), is: 'large' }],
        otherwise: 'small',
      },
    });
    const { registers } = catalogueOf([register, account]);
    const { fields } = profileOf(register, registers);
    expect(fields.revenue).toMatchObject({ kind: 'number', unit: 'wan-yuan' });
    expect(fields.accounts).toMatchObject({ kind: 'number', unit: 'ge' });
    expect(fields.has).toMatchObject({ kind: 'flag' });
    expect(fields.size).toMatchObject({ kind: 'category' });
    expect(profileOf(register, registers)).toBe(profileOf(register, registers));
  });

  it.each([
    [
      'reads the unknown register none',
      { latest: { register: 'none', by: 'firm', value: 'x', order: ['x'] } },
    ],
    ['is by vintage, which does not refer to firm', { exists: { register: 'account', by: 'vintage' } }],
    ['names the unknown stage gone', { exists: { register: 'account', by: 'firm', stages: ['gone'] } }],
    [
      'adds up vintage, which is no measure',
      { sum: { register: 'account', by: 'firm', measure: 'vintage' } },
    ],
    ['reads contact, which it cannot', { latest: { ...lastYear, value: 'contact', order: ['vintage'] } }],
    [
      'is in force by year, which is no day',
      { exists: { register: 'account', by: 'firm', on: { from: 'year' } } },
    ],
    [
      'has a condition that reads nothing, which it cannot',
      { exists: { register: 'account', by: 'firm', where: all(is('nothing', 1)) } },
    ],
    ['is the unknown huge', { options: { small: title }, cases: [{ when: all(), is: 'huge' }] }],
    [
      'has a condition that reads later, which it cannot',
      { options: { small: title }, cases: [{ when: all(is('later', true)), is: 'small' }] },
    ],
  ] as const)('are refused where one %s', (fault, fact) => {
    const register = firm({
      strange: { title, ...fact } as never,
      later: { title, exists: { register: 'account', by: 'firm' } },
    });
    expect(() => catalogueOf([register, account])).toThrow(`firm: the fact strange ${fault}`);
  });

  it('may not have the name of a field', () => {
    const register = firm({ name: { title, exists: { register: 'account', by: 'firm' } } });
    expect(() => catalogueOf([register, account])).toThrow('has the name of a field or measure');
  });
});
