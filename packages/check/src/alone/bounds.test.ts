import { processorTime } from '@taizhang/testkit';
import { describe, expect, it } from 'vitest';
import type { FoundFigure } from '../figure.ts';
import { findFigures } from '../find/find-figures.ts';
import { judgeAlone } from './judge-alone.ts';

const FIGURES = 50_000;
/** Of the processor, far above what it takes, far below what grows with the square of the figures. */
const MILLISECONDS = 20_000;

/** A sentence said over and over without a break, with its figures found once. */
function repeated(piece: string): { text: string; figures: FoundFigure[] } {
  const once = findFigures(piece);
  const times = Math.ceil(FIGURES / once.length);
  const length = [...piece].length;
  const figures = Array.from({ length: times }, (_, i) =>
    once.map((figure) => ({
      ...figure,
      start: figure.start + i * length,
      end: figure.end + i * length,
      labelStart: figure.labelStart < 0 ? -1 : figure.labelStart + i * length,
    })),
  ).flat();
  return { text: piece.repeat(times), figures };
}

describe('a text with very many figures', () => {
  it.each([
    '第三产业增加值5亿元，',
    '其中甲项目5个、乙项目6个，',
    '占年度计划的5%、6%，',
    '分别完成5亿元、占计划的6%、7%，',
    '共计5公里、6公里，',
    '地区生产总值5亿元，居全市第1，',
    '地区生产总值5亿元，同比增长7%，较2019年增长5%，两年平均增长3%，',
    '一般公共预算收入5亿元\n',
    '甲\t5个\t6个\n',
    '5个\t',
    '整改5个、',
  ])('is judged in bounded time: %s', async (piece) => {
    const { text, figures } = repeated(piece);
    expect(await processorTime(() => judgeAlone(text, figures))).toBeLessThan(MILLISECONDS);
  });

  it('is judged in bounded time on one line of a million characters without figures', async () => {
    const spent = await processorTime(() => {
      for (const piece of ['年', '1', '2021年', '十四五', '，', '，1月', '全市', '人民政府', '过去的五'])
        judgeAlone(piece.repeat(1_000_000 / piece.length), []);
    });
    expect(spent).toBeLessThan(MILLISECONDS);
  });
});
