import { describe, expect, it } from 'vitest';
import { phrasesIn, wholesIn } from './wholes.ts';

const whole = (text: string) => wholesIn(text).filter((_, i) => i % 2 === 1);

describe('what a line must not tear apart', () => {
  it.each([
    [
      '2021-03-31 为 360.42亿元，2021-06-30 为 5,365户。',
      ['2021-03-31', '360.42亿元', '2021-06-30', '5,365户'],
    ],
    ['存量：截至 2021-06-30，处于“建设库”阶段', ['2021-06-30']],
    ['2021年7月14日 15:29 至 2021年7月28日 17:24 录入', ['2021年7月14日 15:29', '2021年7月28日 17:24']],
    ['台账少1亿元，即−0.5个百分点，8.1万余平方米', ['1亿元', '−0.5个百分点', '8.1万余平方米']],
    ['20场÷50场=40%，而文中写60%。', ['20场', '50场', '40%', '60%']],
    ['recorded 14 July 2021, 15:29 by 2', ['14 July 2021, 15:29', '2']],
    ['17:24 录入，1 个岗位、13 个单位', ['17', '24 录', '1 个', '13 个']],
    ['武昌区2021年1—6月地区生产总值', ['2021年', '1—6月']],
    ['77.943 billion yuan, over 1.59 million doses', ['77.943 billion yuan', '1.59 million doses']],
    ['300 million yuan, 12 firms', ['300 million yuan', '12']],
    ['没有数字', []],
  ])('of “%s”', (text, expected) => {
    expect(whole(text)).toEqual(expected);
    expect(wholesIn(text).join('')).toBe(text);
  });
});

describe('the lines of a title', () => {
  it.each(['武昌区2021年上半年政府工作情况报告', '中华路旧城更新片区项目116（合成）', '重大项目“三库”台账'])(
    'of “%s” break between words',
    (title) => {
      const phrases = phrasesIn(title);
      expect(phrases.join('')).toBe(title);
      expect(phrases.length).toBeGreaterThan(1);
      for (const phrase of phrases) {
        expect(phrase).not.toMatch(/^[年区路）”，]/u);
        expect([...phrase].length).toBeGreaterThan(1);
      }
    },
  );

  it('keep a year with its half, and a number with its word', () => {
    expect(phrasesIn('武昌区2021年上半年政府工作情况报告')).toContain('上半年');
    expect(phrasesIn('更新片区项目116（合成）').at(-1)).toBe('项目116（合成）');
  });
});
