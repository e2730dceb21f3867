import { describe, expect, it } from 'vitest';
import { findByRules } from './find-figures.ts';

const labelled = (text: string) => findByRules(text).map((figure) => `${figure.text} ${figure.label}`);

describe('what a figure is of that stands outside of its own words', () => {
  it.each<readonly [says: string, text: string, labels: readonly string[]]>([
    [
      'is the place that lies so far off',
      '青河市东岭区双溪镇位于城区南39公里处，环境优美。',
      ['39公里 双溪镇'],
    ],
    [
      'is the district, of people and land that nothing names',
      '双溪镇辖18个行政村，324个村民组，48382人。',
      ['18个 行政村', '324个 村民组', '48382人 双溪镇'],
    ],
    [
      'is what a bracket around it alone is about',
      '增幅较大的有发酵酒（增长87%）、汽车（增长35.8%）。',
      ['87% 发酵酒', '35.8% 汽车'],
    ],
    ['is what the examples in front of it are of', '已探明的矿种有煤、铝土、石墨等23种。', ['23种 矿种']],
    [
      'is each of the names that are summed before 分别, or that commas divide',
      '东湖、西湖两家景区接待量分别为9.8万人次、8.6万人次。化工业，医药业，建材业产值分别增长4%、3%和6%。',
      ['两家 景区', '9.8万人次 东湖', '8.6万人次 西湖', '4% 化工业', '3% 医药业', '6% 建材业产值'],
    ],
    [
      'is what stands behind the next, too',
      '列入淘汰范围的85台、186蒸吨燃煤锅炉全部拆除，发生两起500毫米水管爆裂事故。',
      ['85台 燃煤锅炉', '186蒸吨 燃煤锅炉', '两起 水管爆裂事故', '500毫米 水管爆裂事故'],
    ],
    [
      'is what is had, behind a sum',
      '去年集体就有68万元收入，每年带来16万元的收益。',
      ['68万元 收入', '16万元 收益'],
    ],
    [
      'is what is described, not what describes it',
      '有14个对外开放的沿海城市，将5名安葬在山坡中的烈士迁入陵园。',
      ['14个 沿海城市', '5名 烈士'],
    ],
    [
      'is the contest that a place was taken in, not who took it',
      '全国投资环境指数排名，青河列全国第6。',
      ['第6 投资环境指数'],
    ],
    [
      'is told by whom is counted, where its name is too general',
      '4家重点电商企业销售额达8300万元，前六大行业实现产值90亿元。',
      ['4家 重点电商企业', '8300万元 重点电商企业销售额', '六大 行业', '90亿元 行业实现产值'],
    ],
    ['is who took part', '马拉松鸣枪，2万余人参赛。', ['2万余人 参赛']],
    [
      'is what is counted, not what is averaged over it',
      '25个城市平均优良天数比例为74.1%。',
      ['25个 城市', '74.1% 城市平均优良天数比例'],
    ],
    [
      'is named with what a short name is also called',
      '下辖15个乡（镇），257个行政村。',
      ['15个 乡（镇）', '257个 行政村'],
    ],
    [
      'is what a bracket explains, with the measure behind it',
      '可吸入颗粒物（PM10）平均浓度为84微克/立方米，同比下降6.5%。',
      ['84微克/立方米 可吸入颗粒物（PM10）平均浓度', '6.5% 可吸入颗粒物（PM10）平均浓度'],
    ],
    [
      'is what is given, behind how much of it is',
      '对新认定的技术中心，给予最高60万元奖励。',
      ['60万元 奖励'],
    ],
    [
      'is what ranks, not among whom it does',
      '人均产值9万元，在省会城市中排名第二，产业规模连续多年全球第一。',
      ['9万元 人均产值', '第二 人均产值', '第一 产业规模'],
    ],
    [
      'is what is measured of each place of a list',
      '全县城镇化率60%（青河市62.1%，东岭市61%）。',
      ['60% 城镇化率', '62.1% 城镇化率', '61% 城镇化率'],
    ],
    [
      'is what those are ordered by whom a list names',
      '登记量前三位的分别是：青河省1102件，同比增加53件；东岭省873件。',
      ['前三位 登记量', '1102件 登记量', '53件 登记量', '873件 登记量'],
    ],
    [
      'is what was counted of all, of each place behind 其中',
      '全市共转移危险地区人员17859人，其中东岭县转移15469人，青河市转移2110人。',
      ['17859人 危险地区人员', '15469人 危险地区人员', '2110人 危险地区人员'],
    ],
    [
      'goes on with what was counted of all over a list of places',
      '全市排查积水路段33处，其中双溪镇13处，白石镇7处，王坪镇6处。',
      ['33处 积水路段', '13处 积水路段', '7处 积水路段', '6处 积水路段'],
    ],
    [
      'is the kind of place that is counted, not of all',
      '全县行政村120个，其中贫困村30个。',
      ['120个 行政村', '30个 贫困村'],
    ],
    [
      'is what the first of several costs was said of',
      '投资3500万元的供水管网改造、3800万元的街巷改造、729万元的供热改造全面完成。',
      ['3500万元 投资', '3800万元 投资', '729万元 投资'],
    ],
    [
      'is what it is compared with',
      '办理法律援助案件22611件，与2021年上半年的22432件相比，增长0.8%。',
      ['22611件 法律援助案件', '22432件 法律援助案件', '0.8% 法律援助案件'],
    ],
    [
      'is how far it reaches, where one word says so',
      '道路全长1.2公里，宽32米。',
      ['1.2公里 道路全长', '32米 宽'],
    ],
    [
      'is the field in front of its colon or of the bracket with its unit',
      '总投资（万元）：3500。户数：12户 人口：36人',
      ['3500 总投资', '12户 户数', '36人 人口'],
    ],
    ['is the noun that is counted without a measure word', '机场亦有20余航班延误。', ['20余航班 航班']],
    [
      'is what is counted by what it reaches',
      '全省五个城镇化率超60%的县域城市。',
      ['五个 县域城市', '60% 城镇化率'],
    ],
  ])('%s', (_, text, labels) => {
    expect(labelled(text)).toEqual(labels);
  });

  it('is a district or office itself, whatever it does', () => {
    const labels = findByRules('组织对4市14县流域保护政策进行审计，水利等4部门采纳审计建议。').map(
      ({ label }) => label,
    );
    expect(labels).toEqual(['市', '县', '部门']);
  });
});
