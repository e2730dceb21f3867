import type { FigureBinding, Section } from '@taizhang/report';

type Series = readonly [series: string, zh: string, en: string];

const gdp: Series = ['gdp', '地区生产总值', 'Gross regional product'];
const services: Series = ['services', '服务业增加值', 'Services value added'];
const fai: Series = ['fai', '固定资产投资', 'Fixed asset investment'];
const budget: Series = ['budget', '地方一般公共预算收入', 'General public budget revenue'];
const retail: Series = ['retail', '社会消费品零售总额', 'Retail sales of consumer goods'];
const attraction: Series = ['attraction-funds', '招商引资实际到位资金', 'Attracted funds in place'];
const fdi: Series = ['fdi', '实际利用外资', 'Foreign investment used'];
const industry: Series = ['industry', '规上工业增加值', 'Value added of industry above designated size'];

const level = (id: string, [series, zh, en]: Series): FigureBinding => ({
  id,
  label: { zh, en },
  metric: 'indicator.level',
  parameters: { series },
  unit: 'yi-yuan',
  decimals: 2,
});

const growth = (id: string, [series, zh, en]: Series, decimals: number): FigureBinding => ({
  id,
  label: { zh: `${zh}同比增长`, en: `${en}: growth on the year before` },
  metric: 'indicator.growth',
  parameters: { series },
  unit: 'percent',
  decimals,
});

const against2019 = (id: string, [series, zh, en]: Series): FigureBinding => ({
  id,
  label: { zh: `${zh}较2019年同期增长`, en: `${en}: growth on the same period of 2019` },
  metric: 'indicator.growth-2019',
  parameters: { series },
  unit: 'percent',
  decimals: 1,
});

const rank = (id: string, [series, zh, en]: Series, among: 'central' | 'city'): FigureBinding => ({
  id,
  label: {
    zh: `${zh}规模在${among === 'central' ? '中心城区' : '全市'}的位次`,
    en: `${en}: rank among ${among === 'central' ? 'the central districts' : 'the districts of the city'}`,
  },
  metric: `indicator.${among}-rank`,
  parameters: { series },
  unit: 'rank',
  decimals: 0,
});

const figures: FigureBinding[] = [
  level('gdp.value', gdp),
  { ...rank('gdp.rank', gdp, 'central'), numerals: 'chinese' },
  growth('gdp.yoy', gdp, 1),
  against2019('gdp.vs2019', gdp),
  level('services.value', services),
  growth('services.yoy', services, 0),
  rank('services.rank', services, 'city'),
  level('fai.value', fai),
  growth('fai.yoy', fai, 0),
  against2019('fai.vs2019', fai),
  level('budget.value', budget),
  growth('budget.yoy', budget, 1),
  against2019('budget.vs2019', budget),
  level('retail.value', retail),
  growth('retail.yoy', retail, 1),
  rank('attraction.rank', attraction, 'central'),
  growth('fdi.yoy', fdi, 1),
  growth('industry.yoy', industry, 0),
];

const section: Section = {
  paragraphs: [
    {
      zh: '现将今年上半年全区经济社会发展和政府主要工作情况报告如下，请予审议。',
      en: 'This is the report on the economy and society of the district and on the main work of its government in the first half of the year, for your deliberation.',
    },
    {
      zh: '1至6月，全区实现地区生产总值{{gdp.value}}，总量居中心城区{{gdp.rank}}位；按可比价格计算，同比增长{{gdp.yoy}}，比2019年同期增长{{gdp.vs2019}}，经济运行稳步恢复。其中服务业贡献突出，增加值达{{services.value}}，增速为{{services.yoy}}，总量居全市{{services.rank}}位。',
      en: 'From January to June the gross regional product came to {{gdp.value}}, {{gdp.rank}} among the central districts; at comparable prices it grew by {{gdp.yoy}} on the year before and by {{gdp.vs2019}} on the same period of 2019, a steady recovery. Services stand out in it: their value added reached {{services.value}}, up {{services.yoy}}, {{services.rank}} in the whole city.',
    },
    {
      zh: '需求与财力同步回升：完成固定资产投资{{fai.value}}，比上年同期增长{{fai.yoy}}，较2019年同期增长{{fai.vs2019}}；实现社会消费品零售总额{{retail.value}}，增长{{retail.yoy}}；地方一般公共预算收入入库{{budget.value}}，增长{{budget.yoy}}，比2019年同期增长{{budget.vs2019}}。',
      en: 'Demand and revenue recovered together: fixed asset investment of {{fai.value}} was {{fai.yoy}} above the year before and {{fai.vs2019}} above the same period of 2019; retail sales of consumer goods of {{retail.value}} grew by {{retail.yoy}}; general public budget revenue of {{budget.value}} grew by {{budget.yoy}}, and by {{budget.vs2019}} on the same period of 2019.',
    },
    {
      zh: '开放与产业支撑增强：招商引资到位资金累计{{attraction.funds}}，居中心城区{{attraction.rank}}位；实际利用外资增长{{fdi.yoy}}，规模以上工业增加值增长{{industry.yoy}}。',
      en: 'Opening up and industry gave more support: {{attraction.funds}} of attracted funds arrived, {{attraction.rank}} among the central districts; foreign investment used grew by {{fdi.yoy}}, the value added of industry above designated size by {{industry.yoy}}.',
    },
  ],
};

/** The opening: the half year in statistics. */
export const bulletinSection: { section: Section; figures: FigureBinding[] } = { section, figures };

/** Figures of reported statistics, and of livelihood projects, whose sentences stand in later sections. */
export const indicatorExtraFigures: FigureBinding[] = [
  {
    id: 'taxcut.amount',
    label: { zh: '1至5月减税降费', en: 'Taxes and fees cut, January to May' },
    metric: 'indicator.level',
    parameters: { series: 'tax-cut' },
    period: { from: '2021-01-01', to: '2021-05-31' },
    unit: 'yi-yuan',
    decimals: 2,
  },
  {
    id: 'exam.share',
    label: { zh: '高考600分及以上人数占全省比重', en: 'Share of the province’s scores of 600 and more' },
    metric: 'indicator.share',
    parameters: { series: 'exam-600' },
    unit: 'percent',
    decimals: 0,
  },
  {
    id: 'exam.rank',
    label: { zh: '高考600分及以上人数在全市的位次', en: 'Rank by scores of 600 and more in the city' },
    metric: 'indicator.city-persons-rank',
    parameters: { series: 'exam-600' },
    unit: 'rank',
    decimals: 0,
    numerals: 'chinese',
  },
  {
    id: 'elderly.centres',
    label: { zh: '完工的社区老年服务中心', en: 'Community centres for the elderly completed' },
    metric: 'project.elderly-centres-completed',
    unit: 'jia',
    decimals: 0,
  },
];
