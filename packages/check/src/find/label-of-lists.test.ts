import { describe, expect, it } from 'vitest';
import { findByRules, findFigures } from './find-figures.ts';

const labels = (text: string) => findByRules(text).map(({ label }) => label);

describe('what each figure of a list measures', () => {
  it('is what a list in front of 等 names, in the clause before', () => {
    expect(labels('电动汽车、锂电池、光伏组件等“新三样”动能充沛，出口分别增长17%、18%、6%。')).toEqual([
      '电动汽车',
      '锂电池',
      '光伏组件',
    ]);
    expect(labels('甲类、乙类商品零售额分别增长8%、17%，分别高于全市增速1、10个百分点。')).toEqual([
      '甲类',
      '乙类商品零售额',
      '甲类',
      '乙类商品零售额',
    ]);
  });

  it('holds together the names of industries and goods', () => {
    expect(labels('电力、热力、燃气及水的生产和供应业增长0.8%。')).toEqual([
      '电力、热力、燃气及水的生产和供应业',
    ]);
    expect(
      labels('其中，石油、煤炭及其他燃料加工业，化学原料和化学制品制造业增加值分别增长15%、12%。'),
    ).toEqual(['石油、煤炭及其他燃料加工业', '化学原料和化学制品制造业增加值']);
  });

  it('is the place of a list that says what is measured behind it', () => {
    expect(labels('扬州（3417亿元）、泰州（3208亿元）经济总量靠前。')).toEqual(['扬州', '泰州']);
  });

  it('is one of several that are trades between commas, whatever leads up to them', () => {
    expect(
      labels(
        '服务业增势良好，交通运输、仓储和邮政业，金融业，批发和零售业增加值分别增长14.6%、10.6%和6.6%。',
      ),
    ).toEqual(['交通运输、仓储和邮政业', '金融业', '批发和零售业增加值']);
  });

  it('ends where a comma stands behind members that 、 parts', () => {
    expect(labels('概念验证中心、中试基地分别达到69家、107家，1324人晋升职称。').slice(0, 2)).toEqual([
      '概念验证中心',
      '中试基地',
    ]);
  });

  it('goes over multiples and percentages alike', () => {
    expect(labels('铜矿砂、铝矿砂、铁矿砂分别增长5.9倍、49.5%、36.9%。')).toEqual([
      '铜矿砂',
      '铝矿砂',
      '铁矿砂',
    ]);
  });

  it('is the whole name of a trade in what is chosen, too', () => {
    const chosen = findFigures(
      '农副食品加工业，电力、热力、燃气及水的生产和供应业，批发和零售业增加值分别增长9.1%、4.3%和6.6%。',
    ).map(({ label }) => label);
    expect(chosen.slice(1)).toEqual(['电力、热力、燃气及水的生产和供应业', '批发和零售业增加值']);
  });
});
