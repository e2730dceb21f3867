import { describe, expect, it } from 'vitest';
import { findFigures } from './find-figures.ts';

const bases = (text: string) => findFigures(text).map(({ base }) => base);

describe('what a figure is compared with', () => {
  it.each<readonly [text: string, ...bases: string[]]>([
    ['比上年增长3%。', '比上年'],
    ['较前一周回升1.3个百分点。', '较前一周'],
    ['没有子女的比例比5年前增加一倍。', '比5年前'],
    ['比7月末减少1341万平方米。', '比7月末'],
    ['农产品价格周环比略涨0.22%。', '周环比'],
    ['平均每年增长8.3%。', '平均每年'],
    ['死亡人数同比2019年下降16%。', '同比2019年'],
    ['保费率较行业平均水平低0.56个百分点。', '较行业平均水平'],
    ['增速比企业短期贷款增速高5.4个百分点。', '比企业短期贷款增速'],
    ['是去年总额的5.1倍。', '去年总额'],
    ['是计划任务的2.1倍。', '计划任务'],
    ['与去年同期相比减少3.5%。', '与去年同期相比'],
    ['与前五年同期平均值相比减少了70%。', '与前五年同期平均值相比'],
  ])('%s', (text, ...expected) => {
    expect(bases(text)).toEqual(expected);
  });

  it.each([
    '增速高于全国1.4个百分点。',
    '在全国率先实现20户以上自然村广播覆盖。',
    '生产总值居全国第一。',
    '最大降雨为上官乡大盛村112.4毫米。',
    '参与全国碳市场交易10.8亿元。',
    'PM2.5年均浓度降至36微克/立方米。',
    '上海与上咨集团等四组企业重组。',
  ])('is nothing where nothing is compared: %s', (text) => {
    const found = bases(text);
    expect(found.length).toBeGreaterThan(0);
    expect(found).toEqual(found.map(() => null));
  });
});
