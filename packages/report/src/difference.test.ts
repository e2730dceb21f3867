import { withSeed } from '@taizhang/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CompiledReport } from './compile.ts';
import { differenceInWords, figuresInOrder } from './difference.ts';
import { print } from './printed.ts';
import type { FigureBinding } from './template.ts';

type Printed = Pick<FigureBinding, 'unit' | 'decimals' | 'hedge' | 'suffix'>;

const reading = (value: string) => ({ value, display: value, english: value });
const told = (before: number, after: number, binding: Printed) =>
  differenceInWords(
    {
      before: reading(String(before)),
      after: reading(String(after)),
      difference: String(after - before),
    },
    binding,
  );

describe('a difference in words', () => {
  it('is said in the printed unit, with its sign and decimals', () => {
    expect(told(1_000_000_000, 1_212_000_000, { unit: 'yi-yuan', decimals: 2 })).toEqual({
      shown: { zh: '+2.12亿元', en: '+212 million yuan' },
      exact: null,
    });
    expect(told(10, 7, { unit: 'hu', decimals: 0 })?.shown.zh).toBe('−3户');
  });

  it('takes as many decimals more as it needs to say anything, and then tells both values with them', () => {
    expect(told(630_000, 631_200, { unit: 'wan-yuan', decimals: 0 })).toMatchObject({
      shown: { zh: '+0.1万元' },
      exact: { before: { zh: '63.0万元' }, after: { zh: '63.1万元' } },
    });
    expect(told(634_000, 636_400, { unit: 'wan-yuan', decimals: 0, hedge: '余' })).toMatchObject({
      shown: { zh: '+0.2万元' },
      exact: { before: { zh: '63.4万元' }, after: { zh: '63.6万元' } },
    });
  });

  it('never contradicts the two values beside it', () => {
    // 1.7公顷 → 1.6公顷, which is not 0.04公顷 less.
    expect(told(16_600, 16_200, { unit: 'hectare', decimals: 1 })).toMatchObject({
      shown: { zh: '−0.04公顷' },
      exact: { before: { zh: '1.66公顷' }, after: { zh: '1.62公顷' } },
    });
  });

  it('is the difference of the two values that stand beside it, printed or in full', () =>
    withSeed(({ seed }) => {
      const millionths = (text: string | undefined) =>
        Math.round(Number(text?.replace('−', '-').match(/[-+]?[\d.]+/)?.[0]) * 10 ** 6);
      const amount = fc.nat(10 ** 8);
      fc.assert(
        fc.property(amount, amount, fc.nat(2), (before, after, decimals) => {
          fc.pre(before !== after);
          const binding = { unit: 'wan-yuan', decimals } as const;
          const { shown, exact } = told(before, after, binding) ?? {};
          const printed = [before, after].map((value) => print(String(value), binding).value);
          const [was, is] = exact ? [exact.before.zh, exact.after.zh] : printed;
          expect([before, after, millionths(is) - millionths(was)]).toEqual([
            before,
            after,
            millionths(shown?.zh),
          ]);
        }),
        { seed },
      );
    }));

  it('calls the difference of percentages by its name', () => {
    expect(told(12.5, 12.1, { unit: 'percent', decimals: 1 })?.shown).toEqual({
      zh: '−0.4个百分点',
      en: '−0.4 percentage points',
    });
  });

  it('names no unit where there is none to name', () => {
    expect(told(1, 3, { unit: 'ge', decimals: 0 })?.shown.en).toMatch(/^\+2( \S+)?$/);
  });

  it('is not told of what was not known', () => {
    const unknown = { value: null, display: '—', english: '—' };
    const sides = { before: unknown, after: reading('1'), difference: null };
    expect(differenceInWords(sides, { unit: 'ge', decimals: 0 })).toBeNull();
  });
});

describe('the figures of a report', () => {
  it('stand in the order in which its text names them, and those it does not name last', () => {
    const report = {
      sections: [
        { heading: null, paragraphs: [['甲', { figure: 'c' }, '乙', { figure: 'a' }]] },
        { heading: null, paragraphs: [[{ figure: 'c' }], [{ figure: 'd' }]] },
      ],
      figures: ['a', 'b', 'c', 'd'].map((id) => ({ id })),
    } as unknown as CompiledReport;
    expect(figuresInOrder(report).map(({ id }) => id)).toEqual(['c', 'a', 'd', 'b']);
  });
});
