import type { HistoricWork } from '@taizhang/ledger';
import type { World } from '../world.ts';
import { type IndicatorAmounts, indicatorsWork, type SeriesAmounts } from './indicators.ts';

export interface BulletinAmounts {
  readonly series: IndicatorAmounts;
}

const statistics = '市统计局';
const yi = (value: string): string => String(Math.round(Number(value) * 100) * 1_000_000);

/** A monthly series at current prices, published by the city's statistics; what differs is said. */
const series = (id: string, name: string, more: Partial<SeriesAmounts>): SeriesAmounts => ({
  series: id,
  name,
  publisher: statistics,
  frequency: 'monthly',
  prices: 'current',
  counts: 'money',
  anchor: '06',
  ...more,
});

/** What was published of the first half of 2021. Series without a published level have growth alone. */
export const bulletinAmounts: BulletinAmounts = {
  series: [
    series('gdp', '地区生产总值', {
      frequency: 'quarterly',
      prices: 'comparable',
      level: yi('779.43'),
      growth: '22.3',
      growth2019: '4.9',
      flash: { level: yi('776.18'), growth: '21.8', growth2019: '4.5' },
      above: { central: 0, other: 1 },
    }),
    series('services', '服务业增加值', {
      frequency: 'quarterly',
      prices: 'comparable',
      level: yi('686.02'),
      growth: '21',
      flash: { level: yi('683.57'), growth: '20.6' },
      above: { central: 0, other: 0 },
      partOf: 'gdp',
    }),
    series('fai', '固定资产投资', {
      level: yi('190.59'),
      growth: '85',
      growth2019: '4.7',
      above: { central: 2, other: 3 },
    }),
    series('budget', '地方一般公共预算收入', {
      publisher: '区财政局',
      level: yi('91.75'),
      growth: '69.3',
      growth2019: '0.1',
      above: { central: 0, other: 1 },
    }),
    series('retail', '社会消费品零售总额', {
      level: yi('306.60'),
      growth: '23.5',
      above: { central: 1, other: 1 },
    }),
    series('attraction-funds', '招商引资实际到位资金总额', {
      publisher: '市招商办',
      level: yi('415.30'),
      growth: '31.6',
      above: { central: 1, other: 2 },
    }),
    series('fdi', '实际利用外资', { publisher: '市商务局', growth: '65.6' }),
    series('industry', '规模以上工业增加值', { prices: 'comparable', growth: '45' }),
    series('tax-cut', '减税降费', {
      publisher: '区税务局',
      prices: 'none',
      level: yi('20.69'),
      anchor: '05',
    }),
    series('exam-600', '高考600分及以上人数', {
      publisher: '区教育局',
      frequency: 'annual',
      prices: 'none',
      counts: 'persons',
      level: '1013',
      share: '10',
      above: { central: 0, other: 0 },
    }),
  ],
};

/** What the bulletins said: the statistics from which the report's opening speaks. */
export const bulletinWork = (world: World, amounts: BulletinAmounts): HistoricWork[] =>
  indicatorsWork(world, amounts.series);
