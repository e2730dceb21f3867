import type { Claim } from '@taizhang/definition';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FoundFigure } from '../figure.ts';
import { findFigures } from './find-figures.ts';

const only = (text: string): FoundFigure => {
  const found = findFigures(text);
  expect(found, text).toHaveLength(1);
  return found[0] as FoundFigure;
};
const texts = (text: string) => findFigures(text).map((figure) => figure.text);

describe('reading a figure back', () => {
  const scales = ['', '万', '亿', '十万', '百万'];
  const units = [
    '元',
    '美元',
    '平方米',
    '公顷',
    '亩',
    '公里',
    '吨',
    '公斤',
    '人',
    '人次',
    '户',
    '剂次',
    '千瓦时',
    '立方米',
  ];
  const plain = ['个', '项', '家', '处', '件', '座', '台', '所', '%', '‰', '个百分点', '倍'];
  const hedges: readonly (readonly [before: string, after: string, claim: Claim])[] = [
    ['', '', 'exact'],
    ['超', '', 'above'],
    ['逾', '', 'above'],
    ['突破', '', 'above'],
    ['近', '', 'below'],
    ['不足', '', 'below'],
    ['约', '', 'around'],
    ['', '左右', 'around'],
    ['', '以上', 'at-least'],
    ['不低于', '', 'at-least'],
    ['', '以内', 'at-most'],
    ['不超过', '', 'at-most'],
  ];
  const digits = fc
    .tuple(
      fc.integer({ min: 0, max: 99_999 }),
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 1, max: 999 }),
    )
    .map(([whole, decimals, part]) =>
      decimals === 0 ? String(whole || 7) : `${whole}.${String(part).padStart(3, '0').slice(0, decimals)}`,
    );
  const measured = fc
    .oneof(
      fc.tuple(fc.constantFrom(...scales), fc.constantFrom(...units)),
      fc.tuple(fc.constant(''), fc.constantFrom(...plain)),
    )
    .map(([scale, unit]) => `${scale}${unit}`);

  it('agrees for every unit and hedge', () => {
    fc.assert(
      fc.property(digits, measured, fc.constantFrom(...hedges), (value, unit, [before, after, claim]) => {
        const figure = only(`全区青云指标达到${before}${value}${unit}${after}。`);
        expect(figure).toMatchObject({
          text: `${value}${unit}`,
          value: Number(value),
          digits: value,
          unit,
          claim,
        });
        expect(figure.approx).toBe(claim !== 'exact');
      }),
    );
  });

  it('agrees with a hedge inside, and in full-width digits', () => {
    const wide = (text: string) =>
      text.replace(/[\d.]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), fc.constantFrom('', '万'), (value, scale) => {
        const inside = `${value}${scale}余户`;
        expect(only(`累计惠及${inside}。`)).toMatchObject({
          text: inside,
          value,
          unit: `${scale}余户`,
          claim: 'above',
        });
        expect(only(`累计惠及${wide(String(value))}${scale}户。`)).toMatchObject({
          value,
          unit: `${scale}户`,
        });
      }),
    );
  });

  it('agrees in Chinese numerals', () => {
    const letters = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    fc.assert(
      fc.property(fc.integer({ min: 11, max: 99 }), (value) => {
        const [tens, ones] = [Math.floor(value / 10), value % 10];
        const numeral = `${tens === 1 ? '' : letters[tens]}十${ones === 0 ? '' : letters[ones]}`;
        expect(only(`出台${numeral}条措施。`)).toMatchObject({ text: `${numeral}条`, value, unit: '条' });
      }),
    );
  });

  it('counts places in code points, whatever letters stand in front', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (front) => {
        const lead = front.replace(/[\d\p{L}\p{N}+\-.%第]/gu, '');
        const text = `${lead}\n新增企业35家。`;
        const figure = only(text);
        expect([...text].slice(figure.start, figure.end).join('')).toBe('35家');
      }),
    );
  });
});

describe('numbers of many forms', () => {
  it('reads mixed numerals', () => {
    expect(only('转移就业12万1千人。')).toMatchObject({ value: 12.1, unit: '万人' });
    expect(only('惠及一千二百余户。')).toMatchObject({ value: 1200, unit: '余户', claim: 'above' });
    expect(only('务工的占三分之二。')).toMatchObject({ value: [2, 3], unit: null, kind: 'percent_share' });
    expect(only('近四成农户受益。')).toMatchObject({
      text: '四成',
      value: 4,
      unit: '成',
      claim: 'below',
      label: '农户',
    });
    expect(only('产值翻了一番。')).toMatchObject({ text: '翻了一番', value: 1, unit: '番' });
    expect(only('发放贷款两亿三千万元。')).toMatchObject({ value: 23000, unit: '万元' });
    expect(only('合格率达百分之九十八点五。')).toMatchObject({ value: 98.5, unit: '%' });
    expect(only('完成地区生产总值七百七十九点四三亿元，')).toMatchObject({
      text: '七百七十九点四三亿元',
      value: 779.43,
      digits: '779.43',
      unit: '亿元',
      label: '地区生产总值',
    });
    expect(only('城镇就业一点二万余人。')).toMatchObject({ value: 1.2, unit: '万余人', claim: 'above' });
    expect(texts('上午八点三十分开会，讲两点一线。')).toEqual([]);
  });

  it('reads ranges, ratios and ranks', () => {
    expect(only('每年建设3至5个。')).toMatchObject({ text: '3至5个', value: [3, 5] });
    expect(only('三次产业结构为3.9:45.3:50.8。')).toMatchObject({ value: [3.9, 45.3, 50.8], kind: 'other' });
    expect(only('规模居全市第3位。')).toMatchObject({ value: 3, unit: '位', kind: 'rank' });
    expect(only('总量居中心城区第一，')).toMatchObject({ text: '第一', value: 1, unit: null, kind: 'rank' });
  });

  it('reads what is left for another place or index, and an order from behind', () => {
    expect(texts('经济总量从全省第五提升到第三。')).toEqual(['第五', '第三']);
    expect(texts('收入倍差从2013年的2.37缩小到1.94，')).toEqual(['2.37', '1.94']);
    expect(texts('从2013.5改版到2014。')).toEqual([]);
    expect(only('改善幅度全省倒数第二。')).toMatchObject({ text: '倒数第二', value: 2, kind: 'rank' });
    expect(texts('消除劣五类水体。')).toEqual([]);
  });

  it('reads damaged text', () => {
    expect(texts('同比增长22.3%2019年同期相比增长4.9%服务业增加值686.02亿元')).toEqual([
      '22.3%',
      '4.9%',
      '686.02亿元',
    ]);
    expect(only('收入11．46亿元')).toMatchObject({ value: 11.46, digits: '11.46' });
    expect(only('实现粮食产量1，230吨')).toMatchObject({ value: 1230 });
    expect(only('進出口總額15.4\n億元')).toMatchObject({
      text: '15.4\n億元',
      value: 15.4,
      unit: '億元',
      kind: 'amount',
    });
  });

  it('reads numbers that a page tore, fractions with a slash and scales that stand alone', () => {
    expect(texts('新增企业2,41 7家，整改率9 8.5%，兑付5.7 2亿元。')).toEqual([
      '2,41 7家',
      '9 8.5%',
      '5.7 2亿元',
    ]);
    expect(only('面积占全县的1/3。')).toMatchObject({ value: [1, 3], kind: 'percent_share' });
    expect(only('完成投资4.9个亿。')).toMatchObject({ value: 4.9, unit: '个亿', kind: 'amount' });
    expect(only('参加人数逾万人。')).toMatchObject({ text: '万人', value: 1, unit: '万人', claim: 'above' });
    expect(only('产值突破千亿元大关。')).toMatchObject({ text: '千亿元', value: 1000, unit: '亿元' });
    expect(only('利用系数提高，灌溉水利用率达到0.65以上。')).toMatchObject({ text: '0.65', kind: 'other' });
  });

  it('reads ages of people and places by size', () => {
    expect(only('为70岁以上老人送餐。')).toMatchObject({
      text: '70岁',
      unit: '岁',
      kind: 'other',
      claim: 'at-least',
    });
    expect(only('成为第五大支柱产业。')).toMatchObject({ text: '第五', kind: 'rank', label: '支柱产业' });
    expect(only('百强榜排25位。')).toMatchObject({ value: 25, kind: 'rank' });
  });

  it('gives the unit of the last of three to all of them', () => {
    expect(findFigures('提供50、100、150元三种选择。').map(({ text, unit }) => [text, unit])).toEqual([
      ['50', '元'],
      ['100', '元'],
      ['150元', '元'],
      ['三种', '种'],
    ]);
  });

  it('reads units in Latin letters', () => {
    expect(only('供水规模61500m³/d。')).toMatchObject({ text: '61500m³/d', unit: 'm³/d', kind: 'other' });
    expect(only('石油类含量154.6ug/L，')).toMatchObject({ unit: 'ug/L', kind: 'other' });
    expect(only('年降雨量840mm，')).toMatchObject({ unit: 'mm', kind: 'length' });
  });

  it('reads the cells of tables by their headings', () => {
    const table =
      '单位：亿元\n指标\t累计\t同比增长（%）\n地区生产总值\t312.48\t5.6\n固定资产投资\t206.90\t-4.3';
    expect(findFigures(table).map(({ text, unit, kind, label }) => [text, unit, kind, label])).toEqual([
      ['312.48', '亿元', 'amount', '地区生产总值'],
      ['5.6', '%', 'percent_growth', '地区生产总值'],
      ['206.90', '亿元', 'amount', '固定资产投资'],
      ['-4.3', '%', 'percent_growth', '固定资产投资'],
    ]);
    const ofChanges =
      '指标\t完成户数（户）\t完成面积（万平方米）\n征收\t5365\t49.45\n同比增长（%）\t12.3\t-8.8';
    expect(findFigures(ofChanges).map(({ text, unit, kind, base }) => [text, unit, kind, base])).toEqual([
      ['5365', '户', 'count', null],
      ['49.45', '万平方米', 'area', null],
      ['12.3', '%', 'percent_growth', '同比'],
      ['-8.8', '%', 'percent_growth', '同比'],
    ]);
  });
});

describe('what is no figure', () => {
  it.each([
    '2021年1-6月工作情况',
    '第十五届人大常委会第三十次会议',
    '区政发〔2021〕12号',
    '（三）着力促转型',
    '党的十九大和二十大精神',
    '“四个意识”、“两个维护”',
    '创建5A级景区，PM2.5浓度下降',
    '用时缩短至3个工作日，连续5年',
    '5岁以下儿童死亡率、16—59岁劳动力',
    '“一年10件实事”、西楼2单元、K604/2次',
    '超亿元项目、亿元以上企业',
    '支持过亿元企业发展',
    '12345热线、G107国道、5号线',
    '“1+3”产业体系',
    '第一，要加强领导。第二，要落实责任。',
    '万元地区生产总值能耗、千家万户',
  ])('%s', (text) => {
    expect(texts(text)).toEqual([]);
  });
});

describe('what a figure says', () => {
  it('distributes a list', () => {
    const found = findFigures('财政总收入144.9亿元、地方财政收入104.6亿元，分别增长18.1%和19.7%。');
    expect(found.map(({ text, label, kind }) => [text, label, kind])).toEqual([
      ['144.9亿元', '财政总收入', 'amount'],
      ['104.6亿元', '地方财政收入', 'amount'],
      ['18.1%', '财政总收入', 'percent_growth'],
      ['19.7%', '地方财政收入', 'percent_growth'],
    ]);
  });

  it('tells falls, completions, shares, rates and points apart', () => {
    const kinds = (text: string) => findFigures(text).map(({ kind, value }) => [kind, value]);
    expect(kinds('能耗下降3.2%。')).toEqual([['percent_growth', -3.2]]);
    expect(kinds('采购资金节约率4.8%，商务活动指数为51.7%。')).toEqual([
      ['percent_other', 4.8],
      ['other', 51.7],
    ]);
    expect(kinds('完成年度目标的75.3%。')).toEqual([['percent_completion', 75.3]]);
    expect(kinds('工业增加值占GDP的比重达到38.6%，提高2.1个百分点。')).toEqual([
      ['percent_share', 38.6],
      ['percentage_points', 2.1],
    ]);
    expect(kinds('参合率达92%。')).toEqual([['percent_other', 92]]);
    expect(kinds('蔬菜价格降幅在2.1%-9.5%之间，垃圾减量40%。')).toEqual([
      ['percent_growth', [-2.1, -9.5]],
      ['percent_growth', -40],
    ]);
    expect(kinds('比上年同期减少填埋量12%，工业增加值增速完成8.7%。')).toEqual([
      ['percent_growth', -12],
      ['percent_growth', 8.7],
    ]);
    expect(
      kinds('甲市增速达到9.4%；乙市排在第二，为8.4%；丙市位列第三，为8.2%；丁、戊两市增速同为6.4%。'),
    ).toEqual([
      ['percent_growth', 9.4],
      ['rank', 2],
      ['percent_growth', 8.4],
      ['rank', 3],
      ['percent_growth', 8.2],
      ['count', 2],
      ['percent_growth', 6.4],
    ]);
    expect(kinds('覆盖率达88.4%，91%的社区有食堂，年度重大项目中约64%的项目已开工。')).toEqual([
      ['percent_other', 88.4],
      ['percent_share', 91],
      ['percent_share', 64],
    ]);
    expect(kinds('管网改造已完成四分之三，占总数的四分之一。')).toEqual([
      ['percent_completion', [3, 4]],
      ['percent_share', [1, 4]],
    ]);
  });

  it('says with what a growth is compared, and for which period', () => {
    const [value, growth] = findFigures('上半年完成固定资产投资190.59亿元，较2019年同期增长4.7%。');
    expect(value).toMatchObject({ period: '上半年', base: null, label: '固定资产投资' });
    expect(growth).toMatchObject({ base: '较2019年同期', label: '固定资产投资' });
  });
});

describe('any text whatever', () => {
  it('gets figures that stand where they say', () => {
    const letters = fc.constantFrom(
      ...'0123456789.,%，。、；：（）第一二三十百千万亿元个余近约增长至-—~\t|\n 年月日比户A“”分之成番🙂',
    );
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 120 }), (parts) => {
        const text = parts.join('');
        const points = [...text];
        for (const { start, end, text: own, label, labelStart } of findFigures(text)) {
          expect(points.slice(start, end).join('')).toBe(own);
          if (label !== '')
            expect(points.slice(labelStart, labelStart + [...label].length).join('')).toBe(label);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('takes time in proportion to its length', () => {
    const piece = '全市固定资产投资完成88.12亿元，增长39%。';
    for (const text of [
      piece.repeat(2_000),
      '1'.repeat(200_000),
      '第'.repeat(100_000),
      '一'.repeat(100_000),
      '，'.repeat(100_000),
      '1\t'.repeat(50_000),
      '1:'.repeat(50_000),
      '万'.repeat(100_000),
    ])
      expect(() => findFigures(text)).not.toThrow();
  });
});
