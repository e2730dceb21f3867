import { all, defineRegister, is, isIn } from '@taizhang/definition';
import { category, date, flag, measure, required, say, signed, text } from './declare.ts';

const vintages = ['flash', 'preliminary', 'final'];
const ofSeries = all(is('series', '$series'), is('area', '$area'), is('period', '$period'));
const among = (...scopes: string[]) =>
  all(is('series', '$series'), is('period', '$period'), isIn('scope', scopes));
const everyDistrict = among('central-district', 'new-district', 'functional-zone');
const centralDistricts = among('central-district');

const provenance = ['period-kind', 'publisher', 'bulletin', 'released-on'];

const series = category('指标', 'Series', {
  gdp: ['地区生产总值', 'Gross regional product'],
  primary: ['第一产业增加值', 'Primary industry value added'],
  secondary: ['第二产业增加值', 'Secondary industry value added'],
  services: ['服务业增加值', 'Services value added'],
  finance: ['金融业增加值', 'Finance value added'],
  industry: ['规模以上工业增加值', 'Value added of industry above designated size'],
  construction: ['建筑业总产值', 'Construction output'],
  fai: ['固定资产投资', 'Fixed asset investment'],
  'real-estate': ['房地产开发投资', 'Real estate investment'],
  retail: ['社会消费品零售总额', 'Retail sales of consumer goods'],
  budget: ['地方一般公共预算收入', 'General public budget revenue'],
  'tax-revenue': ['税收收入', 'Tax revenue'],
  'tax-cut': ['减税降费', 'Taxes and fees cut'],
  'attraction-funds': ['招商引资实际到位资金', 'Attracted funds in place'],
  fdi: ['实际利用外资', 'Foreign investment used'],
  trade: ['外贸进出口总额', 'Foreign trade'],
  'disposable-income': ['居民人均可支配收入', 'Disposable income per head'],
  'exam-600': ['高考600分及以上人数', 'College entrance exam scores of 600 and more'],
});

/**
 * 统计指标台账: kept by the Statistics Bureau from the city bureau's bulletins. One record is one series of one area for one
 * period; its stages are the vintages of the national practice of revising accounts (快报, 初步核算, 最终核实), and each
 * adds to the amounts what it changes. Growth at comparable prices is reported, never computed from levels.
 */
export const indicator = defineRegister({
  id: 'indicator',
  title: say('统计指标台账', 'Reported statistics'),
  description: say(
    '统计及部门公布的经济社会指标，按指标、地区、时期和核算版本登记，含可比价增速、较2019年增速和位次。',
    'Published series by area, period and vintage, with growth as reported.',
  ),
  keeper: say('区统计局', 'Statistics Bureau'),
  prefix: 'TJ',
  titleField: 'name',
  places: 'none',
  fields: {
    name: required(text('名称', 'Name')),
    series: required(series),
    area: required({ ...text('地区', 'Area'), help: say('填地区的代码', 'Its code') }),
    'area-name': text('地区名称', 'Name of the area'),
    scope: required(
      category('地区类别', 'Kind of area', {
        'central-district': ['中心城区', 'Central district'],
        'new-district': ['新城区', 'New district'],
        'functional-zone': ['功能区', 'Functional zone'],
        city: ['全市', 'City'],
        province: ['全省', 'Province'],
      }),
    ),
    period: required({
      ...text('时期', 'Period'),
      help: say(
        '首日..末日，如 2021-01-01..2021-06-30',
        'First and last day, such as 2021-01-01..2021-06-30',
      ),
    }),
    'period-kind': category('时期类型', 'Kind of period', {
      cumulative: ['年初至当月累计', 'Year to date'],
      annual: ['全年', 'Year'],
    }),
    frequency: category('统计频率', 'Frequency', {
      monthly: ['月度', 'Monthly'],
      quarterly: ['季度', 'Quarterly'],
      annual: ['年度', 'Annual'],
    }),
    prices: category('计价', 'Prices', {
      comparable: ['总量现价、增速可比价', 'Level at current, growth at comparable prices'],
      current: ['现价（名义）', 'Current prices'],
      none: ['不适用', 'Not applicable'],
    }),
    publisher: required(text('公布单位', 'Published by')),
    bulletin: text('来源（月报、快报）', 'Bulletin'),
    'released-on': date('公布日期', 'Released on'),
    definition: text('口径说明', 'Definition'),
    'revision-note': text('修订说明', 'Note on the revision'),
    assessed: flag('纳入考核', 'Part of the assessment'),
  },
  measures: {
    'level-money': measure('总量', 'Level', 'yi-yuan'),
    'level-count': measure('人数', 'Persons', 'ren'),
    growth: signed('同比增速', 'Growth on the year before', 'percent'),
    'growth-2019': signed('较2019年同期', 'Growth on 2019', 'percent'),
    share: measure('占上级地区比重', 'Share of the area above', 'percent'),
  },
  stages: {
    flash: { title: say('快报数', 'Flash') },
    preliminary: { title: say('初步核算数', 'Preliminary') },
    final: { title: say('最终核实数', 'Final'), ended: true },
  },
  transitions: {
    'release-flash': { title: say('公布快报数', 'Release flash'), to: 'flash' },
    'release-preliminary': {
      title: say('公布初步核算数', 'Release preliminary'),
      from: ['flash'],
      to: 'preliminary',
      sets: ['released-on', 'bulletin', 'revision-note'],
      amounts: ['level-money', 'level-count', 'growth', 'growth-2019', 'share'],
    },
    'release-final': {
      title: say('公布最终核实数', 'Release final'),
      from: ['flash', 'preliminary'],
      to: 'final',
      sets: ['released-on', 'bulletin', 'revision-note'],
      amounts: ['level-money', 'level-count', 'growth', 'growth-2019', 'share'],
    },
  },
  metrics: {
    level: {
      kind: 'balance',
      title: say('总量', 'Level'),
      definition: say('截至知悉时最新核算版本', 'The newest vintage known'),
      stages: vintages,
      of: { holding: 'level-money' },
      where: ofSeries,
      unknownWhenEmpty: true,
    },
    persons: {
      kind: 'balance',
      title: say('人数', 'Persons'),
      stages: vintages,
      of: { holding: 'level-count' },
      where: ofSeries,
      unknownWhenEmpty: true,
    },
    growth: {
      kind: 'balance',
      title: say('同比增速', 'Growth on the year before'),
      definition: say('公布数，不由总量推算', 'As reported; not computed from levels'),
      stages: vintages,
      of: { holding: 'growth' },
      where: ofSeries,
      unknownWhenEmpty: true,
    },
    'growth-2019': {
      kind: 'balance',
      title: say('较2019年同期', 'Growth on 2019'),
      definition: say('公布数，不由总量推算', 'As reported; not computed from levels'),
      stages: vintages,
      of: { holding: 'growth-2019' },
      where: ofSeries,
      unknownWhenEmpty: true,
    },
    share: {
      kind: 'balance',
      title: say('占上级地区比重', 'Share of the area above'),
      stages: vintages,
      of: { holding: 'share' },
      where: ofSeries,
      unknownWhenEmpty: true,
    },
    'central-rank': {
      kind: 'rank',
      title: say('总量在中心城区位次', 'Rank by level among central districts'),
      stages: vintages,
      of: { holding: 'level-money' },
      by: 'area',
      named: 'area-name',
      self: '$area',
      where: centralDistricts,
    },
    'central-growth-rank': {
      kind: 'rank',
      title: say('增速在中心城区位次', 'Rank by growth among central districts'),
      stages: vintages,
      of: { holding: 'growth' },
      by: 'area',
      named: 'area-name',
      self: '$area',
      where: centralDistricts,
    },
    'city-rank': {
      kind: 'rank',
      title: say('总量在全市各区位次', 'Rank by level among the city’s districts'),
      stages: vintages,
      of: { holding: 'level-money' },
      by: 'area',
      named: 'area-name',
      self: '$area',
      where: everyDistrict,
    },
    'city-growth-rank': {
      kind: 'rank',
      title: say('增速在全市各区位次', 'Rank by growth among the city’s districts'),
      stages: vintages,
      of: { holding: 'growth' },
      by: 'area',
      named: 'area-name',
      self: '$area',
      where: everyDistrict,
    },
    'city-persons-rank': {
      kind: 'rank',
      title: say('人数在全市各区位次', 'Rank by persons among the city’s districts'),
      stages: vintages,
      of: { holding: 'level-count' },
      by: 'area',
      named: 'area-name',
      self: '$area',
      where: everyDistrict,
    },
    'at-comparable-prices': {
      kind: 'balance',
      title: say('增速按可比价计算', 'Growth at comparable prices'),
      definition: say('总量为现价、增速为可比价的指标', 'Levels are at current, growth at comparable prices'),
      stages: vintages,
      of: 'count',
      unit: 'xiang',
      where: all(ofSeries, is('prices', 'comparable')),
    },
    'averaged-cumulatively': {
      kind: 'balance',
      title: say('平均增速按累计法计算', 'Average growth by the cumulative method'),
      definition: say(
        '投资类指标的年均增速按累计法计算',
        'The average growth of investment is reckoned by the cumulative method',
      ),
      stages: vintages,
      of: 'count',
      unit: 'xiang',
      where: all(ofSeries, isIn('series', ['fai', 'real-estate'])),
    },
    flashes: {
      kind: 'balance',
      title: say('仍为快报的指标', 'Series still at flash'),
      stages: ['flash'],
      of: 'count',
      unit: 'xiang',
    },
    revised: {
      kind: 'turnover',
      title: say('期内修订的指标', 'Series revised'),
      transitions: ['release-preliminary', 'release-final'],
      of: 'count',
      unit: 'xiang',
    },
  },
  families: {
    money: {
      title: say('总量、增速与位次', 'Level, growth and rank'),
      period: 'period',
      level: 'indicator.level',
      growth: 'indicator.growth',
      against: [{ year: '2019', metric: 'indicator.growth-2019' }],
      ranks: [
        {
          among: say('中心城区', 'the central districts'),
          byValue: 'indicator.central-rank',
          byGrowth: 'indicator.central-growth-rank',
        },
        {
          among: say('全市各区', 'the districts of the city'),
          byValue: 'indicator.city-rank',
          byGrowth: 'indicator.city-growth-rank',
        },
      ],
      beside: ['indicator.share'],
      comparablePrices: 'indicator.at-comparable-prices',
      cumulativeAverage: 'indicator.averaged-cumulatively',
      provenance,
      precision: { unit: 'yi-yuan', level: 2, growth: 1 },
    },
    persons: {
      title: say('人数、增速与位次', 'Persons, growth and rank'),
      period: 'period',
      level: 'indicator.persons',
      growth: 'indicator.growth',
      ranks: [
        { among: say('全市各区', 'the districts of the city'), byValue: 'indicator.city-persons-rank' },
      ],
      beside: ['indicator.share'],
      provenance,
      precision: { unit: 'ren', level: 0, growth: 1 },
    },
  },
});
