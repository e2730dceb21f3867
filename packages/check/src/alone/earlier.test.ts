import { describe, expect, it } from 'vitest';
import { findFigures } from '../find/find-figures.ts';
import { type EarlierText, judgeAlone } from './judge-alone.ts';

const earlier = (source: string, text: string): EarlierText => ({ source, text, figures: findFigures(text) });
const judge = (text: string, ...before: EarlierText[]) => judgeAlone(text, findFigures(text), before);

const last = earlier(
  '2020年上半年工作情况报告',
  '2020年上半年工作情况报告\n上半年，全区社会消费品零售总额248.3亿元，同比下降15.8%；一般公共预算收入54.2亿元，同比下降40.9%；常住人口109.3万人。',
);

describe('a text held against those before it', () => {
  it('names the source and the place of what it contradicts', () => {
    const text = '2021年上半年工作情况报告\n2020年上半年，社会消费品零售总额284.3亿元。';
    const [found, ...more] = judge(text, last);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ kind: 'two-values', figures: [0] });
    expect(found?.earlier).toEqual([{ source: '2020年上半年工作情况报告', figure: 0 }]);
    expect(found?.explanation.zh).toContain(
      '《2020年上半年工作情况报告》第2段写“全区社会消费品零售总额248.3亿元”',
    );
  });

  it('finds growths of three years that cannot all be true', () => {
    const of = (against: string) =>
      `2021年上半年工作情况报告\n上半年，社会消费品零售总额306.6亿元，同比增长23.5%，较2019年同期增长${against}%。`;
    expect(judge(of('4.0'), last)).toEqual([]);
    const [found] = judge(of('14.0'), last);
    expect(found).toMatchObject({ kind: 'growth-triple', earlier: [{ source: last.source, figure: 1 }] });
    expect(found?.explanation.zh).toContain('(1+14%)÷(1+23.5%)-1=-7.69%');
  });

  it('finds a value that its growth does not lead to', () => {
    const of = (growth: string) =>
      `2021年上半年工作情况报告\n上半年，一般公共预算收入91.75亿元，同比增长${growth}%。`;
    expect(judge(of('69.3'), last)).toEqual([]);
    const [found] = judge(of('39.3'), last);
    expect(found).toMatchObject({ kind: 'growth-triple', figures: [0, 1] });
    expect(found?.explanation.zh).toContain('91.75亿元÷(1+39.3%)=65.865亿元');
  });

  it('lets another time, another area and a text without a date stand', () => {
    const text = '2021年上半年工作情况报告\n上半年，社会消费品零售总额306.6亿元。全市常住人口1232.6万人。';
    expect(judge(text, last)).toEqual([]);
    expect(judge('社会消费品零售总额306.6亿元。', last)).toEqual([]);
    expect(judge(text, earlier('备忘', '社会消费品零售总额360.6亿元。'))).toEqual([]);
  });
});

describe('an explanation', () => {
  it('quotes both places and shows its arithmetic', () => {
    const [found] = judge('全年计划完成城建投资98.4亿元，截至目前已完成74.1亿元、占年度目标的79.5%。');
    expect(found).toEqual({
      kind: 'completion',
      figures: [0, 1, 2],
      explanation: {
        zh: '第1段写“全年计划完成城建投资98.4亿元”，第1段写“截至目前已完成74.1亿元”；74.1亿元÷98.4亿元=75.3%，而文中写完成79.5%。',
        en: 'paragraph 1 says “全年计划完成城建投资98.4亿元”, paragraph 1 says “截至目前已完成74.1亿元”; 74.1亿元÷98.4亿元=75.3%, but the text says 79.5%.',
      },
    });
  });

  it('gives figures by their positions, in the order of the text, beyond the basic plane too', () => {
    const text = '𠮷区工作。新建道路5公里。全年招生1200人，其中男生680人、女生620人。';
    const figures = findFigures(text);
    const [found] = judgeAlone(text, figures);
    expect(found?.figures.map((at) => figures[at]?.text)).toEqual(['1200人', '680人', '620人']);
    expect(found?.explanation.zh).toContain('680+620=1300');
  });
});
