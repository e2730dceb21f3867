import { all, any, type Terms } from '@taizhang/definition';
import { marketRegisters } from '@taizhang/fixture';
import { describe, expect, it } from 'vitest';
import { textOfTerms } from './index.ts';

const registers = new Map(marketRegisters.map((one) => [one.id, one]));
const said = (zh: string, en: string) => ({ zh, en });
const wan = (number: string) => ({ number, unit: 'wan-yuan' as const });
const yuan = (number: string) => ({ number, unit: 'yuan' as const });

const terms: Terms = {
  subject: 'trader',
  clauses: { first: { number: '第三条', text: said('奖励。', 'An award.') } },
  parameters: {
    least: { title: said('门槛', 'Least'), unit: 'wan-yuan', values: [{ value: '50' }] },
    share: {
      title: said('比例', 'Share'),
      unit: 'percent',
      values: [{ value: '2' }, { from: '2022-01-01', value: '3' }],
    },
  },
  conditions: [
    {
      id: 'takings',
      title: said('营业额', 'Takings'),
      clause: 'first',
      when: all(
        { field: 'takings', operator: '>=', value: '$least' },
        any(
          { field: 'trade', operator: '=', value: 'food' },
          { field: 'licensed', operator: '=', value: true },
        ),
      ),
    },
  ],
  lines: [
    {
      id: 'share',
      title: said('按比例', 'Share'),
      clause: 'first',
      amount: { min: [{ multiply: [{ field: 'takings' }, { rate: 'share' }] }, wan('20')] },
      aside: true,
    },
    {
      id: 'tiers',
      title: said('分档', 'Tiers'),
      clause: 'none',
      when: all({ field: 'size', operator: '=', value: 'large' }),
      amount: {
        add: [
          {
            tiers: {
              of: { field: 'takings' },
              unit: 'wan-yuan',
              bands: [{ upTo: '100', gives: wan('1') }, { gives: { line: 'share' } }],
            },
          },
          {
            when: all({ field: 'licensed', operator: '=', value: true }),
            gives: { multiply: [{ field: 'staff', none: '0' }, yuan('500')] },
            otherwise: yuan('0'),
          },
        ],
      },
    },
    {
      id: 'odd',
      title: said('其他', 'Odd'),
      clause: 'first',
      amount: {
        round: {
          divide: [
            { subtract: [yuan('1'), { max: [yuan('1'), yuan('2')] }] },
            { days: { from: 'since', to: 'since' } },
          ],
          otherwise: {
            dates: {
              of: 'since',
              bands: [{ through: '2020-12-31', gives: yuan('1') }, { gives: yuan('2') }],
            },
          },
        },
        to: 'yuan',
        decimals: 0,
        how: 'down',
      },
    },
  ],
  often: 'yearly',
  stacking: {
    group: 'market',
    title: { zh: '集市类补助', en: 'support for markets' },
    rule: 'highest',
    clause: 'first',
  },
  budget: { share: 'in-order', order: 'takings', clause: 'first' },
  evidence: [
    {
      id: 'proof',
      title: said('证照', 'Licence'),
      clause: 'first',
      unless: all({ field: 'licensed', operator: '=', value: true }),
    },
  ],
  clawback: [
    {
      id: 'left',
      title: said('离场', 'Left'),
      clause: 'first',
      when: all({ field: 'stage', operator: '=', value: 'left' }),
      within: 3,
      share: '100',
    },
  ],
};

describe('terms in words', () => {
  it('say every condition with its parameters and every amount as it is reckoned', () => {
    const text = textOfTerms(terms, registers);
    expect(text).toMatchObject({ subject: said('商户', 'Traders'), often: { zh: '每个对象每年可兑现一次' } });
    expect(text.parameters.map(({ words }) => words.zh)).toEqual(['50万元', '2%，2022-01-01起3%']);
    expect(text.conditions.map(({ clause, words }) => [clause, words.zh])).toEqual([
      ['第三条', '上年营业额不小于“门槛（50万元）”，且（行当为“餐饮”，或持有有效证照为“是”）'],
    ]);
    expect(text.lines.map(({ clause, words }) => [clause, words.zh])).toEqual([
      ['第三条', '上年营业额×比例，最高不超过20万元（仅供下文计算，不计入合计）'],
      [
        'none',
        '规模为“大”的，（按上年营业额分档：100万元以内（含）的，1万元；100万元以上的，上述“按比例”）＋（持有有效证照为“是”的，人数（未填按0）×500元；否则，0元）',
      ],
      [
        '第三条',
        '（1元－（取最大的：1元；2元））÷入场至入场的天数（除数为零时取按入场：2020-12-31及以前的，1元；其后的，2元），以元计保留0位小数（舍去尾数）',
      ],
    ]);
    expect(text.lines[0]?.words.en).toBe(
      'Takings of last year × Share, at most 200,000 yuan (for what follows, not in the sum)',
    );
    expect([text.stacking?.words.zh, text.budget?.words.zh]).toEqual([
      '与其他“集市类补助”就高不重复：只兑现最高的一项，已兑现的扣除',
      '年度预算不足的，按上年营业额从高到低兑现，用完为止',
    ]);
    expect(text.evidence[0]?.words.zh).toBe('持有有效证照为“是”的，免交');
    expect(text.clawback[0]?.words.en).toBe('100 % is taken back if, within 3 years, stage is “Left”');
  });

  it('say of a condition what does not follow from its words', () => {
    const [condition] = terms.conditions as [Terms['conditions'][number]];
    const text = textOfTerms(
      { ...terms, conditions: [{ ...condition, fixed: true, strict: true }] },
      registers,
    );
    expect(text.conditions[0]?.words.zh).toMatch(/（固有条件，不计为“差一项”；兑现前不再满足的，一律停办）$/);
  });

  it('say what is named in vain by its name', () => {
    const text = textOfTerms({ ...terms, subject: 'ghost', parameters: {} }, registers);
    expect(text.subject.zh).toBe('ghost');
    expect(text.conditions[0]?.words.zh).toContain('takings不小于“least”');
  });
});
