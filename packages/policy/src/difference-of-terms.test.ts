import { all, catalogueOf, is } from '@taizhang/definition';
import { marketRegisters, termsOfScheme } from '@taizhang/fixture';
import { describe, expect, it } from 'vitest';
import { differenceOfTerms } from './index.ts';

const { registers } = catalogueOf([...marketRegisters]);
const base = termsOfScheme('food', '50', '2');
const said = (zh: string, en = zh) => ({ zh, en });
const between = (after: typeof base) => differenceOfTerms(base, after, registers);

describe('what changed between two versions of terms', () => {
  it('is nothing where they say the same', () => {
    expect(between(structuredClone(base))).toEqual([]);
    expect(between({ ...base, examples: [] })).toEqual([]);
  });

  it('is told parameter by parameter, clause by clause and amount by amount, in words', () => {
    const after = termsOfScheme('food', '60', '2');
    const [second, parameter, ...rest] = between({
      ...after,
      clauses: {
        ...after.clauses,
        second: { number: '第二条', text: said('按上年营业额补助。', 'Otherwise.') },
      },
      lines: after.lines.map((line) => ({ ...line, amount: { number: '3', unit: 'wan-yuan' as const } })),
    });
    expect(second).toMatchObject({
      part: 'clauses',
      id: 'second',
      change: 'changed',
      before: { zh: '按上年营业额奖励。' },
      after: { zh: '按上年营业额补助。', en: 'Otherwise.' },
    });
    expect(parameter).toMatchObject({
      part: 'parameters',
      id: 'least',
      before: { zh: '50万元' },
      after: { zh: '60万元' },
    });
    expect(rest.map(({ part, id, change }) => [part, id, change])).toEqual([
      ['conditions', 'takings', 'changed'],
      ['lines', 'award', 'changed'],
    ]);
  });

  it('names what came and what went, and what is called otherwise', () => {
    const [trade, licensed, takings] = base.conditions as [never, (typeof base.conditions)[number], never];
    const size = { id: 'size', title: said('规模'), clause: 'first', when: all(is('size', 'small')) };
    const found = between({
      ...base,
      often: 'once',
      conditions: [trade, takings, size],
      evidence: [{ id: 'lease', title: said('租赁合同'), clause: 'first' }],
    });
    expect(found.map(({ part, id, change }) => [part, id, change])).toEqual([
      ['whole', 'often', 'changed'],
      ['conditions', 'size', 'added'],
      ['conditions', 'licensed', 'removed'],
      ['evidence', 'lease', 'added'],
    ]);
    expect(found[1]).toMatchObject({ before: null, after: { zh: expect.stringContaining('小') } });
    const renamed = between({ ...base, conditions: [trade, { ...licensed, title: said('有证') }, takings] });
    expect(renamed).toMatchObject(
      [{ id: 'licensed', before: { zh: /^持证：/ }, after: { zh: /^有证：/ } }].map((one) => ({
        ...one,
        before: { zh: expect.stringMatching(one.before.zh) },
        after: { zh: expect.stringMatching(one.after.zh) },
      })),
    );
  });
});
