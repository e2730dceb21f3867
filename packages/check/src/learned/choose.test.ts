import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelsToChoose } from '../find/find-figures.ts';
import { chooseLabels } from './choose.ts';
import { sameSpan, spansAgree } from './spans.ts';
import { learnedWeights } from './weights.ts';

const chosenIn = (text: string) => {
  const { reading, figures, others } = labelsToChoose(text);
  const { even } = reading;
  const chosen = chooseLabels(even, figures, others, learnedWeights());
  return { even, figures, others, chosen };
};
const words = [
  ...'，。、；：（）“”\n',
  ...'12项 3.5亿元 4.6% 第2名 20余户 上半年 同比增长 分别为 完成投资 新增就业 规模以上工业增加值 其中 较上年 占 全区 老旧小区 改造 的 和'.split(
    ' ',
  ),
];
const texts = fc.array(fc.constantFrom(...words), { maxLength: 60 }).map((parts) => parts.join(''));

describe('labels chosen by what was learned', () => {
  it('are words that stand in the text beside their figure, over no other figure and no mark', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { even, figures, others, chosen } = chosenIn(text);
        expect(chosen).toHaveLength(figures.length);
        for (const [k, span] of chosen.entries()) {
          const ruled = figures[k]?.ruled;
          if (!span || figures.some((one) => one.ruled && sameSpan(one.ruled, span))) continue;
          const label = even.slice(span.start, span.end);
          expect(label.length, `${text} ${ruled}`).toBeGreaterThan(1);
          expect(label).not.toMatch(/[,。;\n:]/);
          for (const one of [...figures, ...others])
            expect(one.end <= span.start || one.start >= span.end, `${label} in ${text}`).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('are the same each time', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(chosenIn(text).chosen).toEqual(chosenIn(text).chosen);
      }),
      { numRuns: 50 },
    );
  });

  it('are those of the rules where nothing else could be one', () => {
    const text = '12%';
    expect(chosenIn(text).chosen).toEqual([chosenIn(text).figures[0]?.ruled]);
  });
});

describe('spans that mean the same', () => {
  it.each([
    ['the same', [2, 6], [2, 6], true],
    ['a part of at least half', [4, 6], [2, 6], true],
    ['a part of less than half', [5, 6], [2, 6], false],
    ['two that overlap', [2, 6], [4, 8], false],
    ['two apart', [0, 2], [4, 6], false],
  ] as const)('are %s: %s, %s', (_, one, other, agree) => {
    const span = ([start, end]: readonly [number, number]) => ({ start, end });
    expect(spansAgree(span(one), span(other))).toBe(agree);
    expect(spansAgree(span(other), span(one))).toBe(agree);
  });
});
