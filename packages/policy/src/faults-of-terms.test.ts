import { all, atLeast, catalogueOf, defineRegister, is, type Terms } from '@taizhang/definition';
import { describe, expect, it } from 'vitest';
import { faultsOfTerms } from './index.ts';

const say = (zh: string) => ({ zh, en: zh });
const shop = defineRegister({
  id: 'shop',
  title: say('店'),
  description: say('店'),
  keeper: say('店'),
  prefix: 'SH',
  titleField: 'name',
  places: 'none',
  fields: { name: { kind: 'text', title: say('名') }, open: { kind: 'flag', title: say('开') } },
  measures: { takings: { title: say('额'), unit: 'wan-yuan' }, staff: { title: say('人数'), unit: 'ren' } },
  stages: { open: { title: say('开') } },
  transitions: { open: { title: say('开'), to: 'open' } },
  metrics: {},
});
const { registers } = catalogueOf([shop]);
const sound: Terms = {
  subject: 'shop',
  clauses: { first: { number: '第一条', text: say('文') } },
  parameters: {
    least: {
      title: say('门槛'),
      unit: 'wan-yuan',
      values: [{ value: '1' }, { from: '2021-01-01', value: '2' }],
    },
    share: { title: say('比例'), unit: 'percent', values: [{ value: '1' }] },
  },
  conditions: [{ id: 'takings', title: say('额'), clause: 'first', when: all(atLeast('takings', '$least')) }],
  lines: [
    {
      id: 'award',
      title: say('奖'),
      clause: 'first',
      when: all(atLeast('takings', '$least')),
      amount: {
        when: all(atLeast('takings', '$least')),
        gives: { multiply: [{ field: 'takings' }, { rate: 'share' }] },
        otherwise: { number: '0', unit: 'yuan' },
      },
    },
  ],
  often: 'once',
  budget: { share: 'in-order', order: 'takings', clause: 'first' },
  examples: [{ title: say('例'), on: '2021-01-01', given: { takings: '1' }, eligibility: 'nearly' }],
};
const [condition] = sound.conditions;
const [line] = sound.lines;
const told = (more: Partial<Terms>) =>
  faultsOfTerms({ ...sound, ...more }, registers).map(({ at, says }) => `${at} ${says.en}`);
const whenOf = (when: (typeof sound.conditions)[number]['when']) => ({
  conditions: [{ ...(condition as NonNullable<typeof condition>), when }],
});
const amountOf = (amount: Terms['lines'][number]['amount']) => ({
  lines: [{ ...(line as NonNullable<typeof line>), when: undefined, amount }],
});

describe('the terms of a policy', () => {
  it('have no fault where all that they name is there', () => {
    expect(told({})).toEqual([]);
  });

  it.each<[string, Partial<Terms>]>([
    ['subject is for the unknown register none', { subject: 'none' }],
    ['conditions.takings follows the clause first, which the text does not have', { clauses: {} }],
    ['conditions.takings has a condition that reads nothing, which it cannot', whenOf(all(is('nothing', 1)))],
    ['conditions.takings has a condition that compares staff with many', whenOf(all(is('staff', 'many')))],
    ['with the parameter other, which is not declared', whenOf(all(atLeast('takings', '$other')))],
    [
      'compares 人数 with the parameter 门槛, which is in another unit',
      whenOf(all(atLeast('staff', '$least'))),
    ],
    ['compares 开 with the parameter 门槛, which is in another unit', whenOf(all(is('open', '$least')))],
    ['lines.award.amount reads the rate other, which its table does not have', amountOf({ rate: 'other' })],
    ['lines.award.amount reads the line award, which is not above it', amountOf({ line: 'award' })],
    [
      'lines.award.amount is in 1/yuan',
      amountOf({
        divide: [{ field: 'staff' }, { max: [{ field: 'takings' }, { number: '1', unit: 'yuan' }] }],
      }),
    ],
    [
      'lines.award.amount.divide.1 divides by what may be nothing',
      amountOf({ divide: [{ field: 'takings' }, { field: 'staff' }] }),
    ],
    [
      'lines.award has a condition with the parameter other, which is not declared',
      amountOf({
        when: all(atLeast('takings', '$other')),
        gives: { field: 'takings' },
        otherwise: { field: 'takings' },
      }),
    ],
    [
      'budget is shared in the order of nothing',
      { budget: { share: 'in-order', order: 'nothing', clause: 'first' } },
    ],
    ['lines.award reads owner.takings of another record', amountOf({ field: 'owner.takings' })],
    ['conditions.takings stands there twice', { conditions: [...sound.conditions, ...sound.conditions] }],
    ['lines.award stands there twice', { lines: [...sound.lines, ...sound.lines] }],
    [
      'examples.0 gives nothing',
      { examples: [{ title: say('例'), on: '2021-01-01', given: { nothing: '1' }, eligibility: 'not' }] },
    ],
  ])('are refused: %s', (fault, more) => {
    expect(told(more).join('\n')).toContain(fault);
  });

  it('are refused where values of a parameter are out of order, on no day, or too fine', () => {
    const withValues = (...values: { from?: string; value: string }[]) =>
      told({ parameters: { ...sound.parameters, least: { title: say('门槛'), unit: 'wan-yuan', values } } });
    expect(withValues({ from: '2021-01-01', value: '1' }, { value: '2' })).toEqual([
      'parameters.least has value 2 begin no later than the one before it',
    ]);
    expect(withValues({ from: '2021-02-30', value: '1' })).toEqual([
      'parameters.least begins on 2021-02-30, which is no day',
    ]);
    expect(withValues({ value: '0.0000001' })).toEqual([
      'parameters.least has 0.0000001, which is finer than can be kept',
    ]);
  });

  it('say what is wrong in both languages', () => {
    const [fault] = faultsOfTerms({ ...sound, subject: 'none' }, registers);
    expect(fault?.says.zh).toBe('对象台账“none”不存在');
  });
});
