import { all, atLeast, type Condition, type Fact, type Rule } from '@taizhang/definition';

/** The four size classes of the national standard, from the greatest. */
export const sizeClasses = {
  large: { zh: '大型', en: 'Large' },
  medium: { zh: '中型', en: 'Medium' },
  small: { zh: '小型', en: 'Small' },
  micro: { zh: '微型', en: 'Micro' },
} as const;

type Bounds = readonly [large: number, medium: number, small: number];

/** A line of the standard: which classes of industry, and the least of each indicator for large, medium and small. */
export interface SizeLine {
  readonly zh: string;
  readonly en: string;
  /** First and last four-digit class of GB/T 4754-2017, one span after another. */
  readonly classes: readonly (readonly [first: string, last: string])[];
  /** Persons. */
  readonly staff?: Bounds;
  /** 万元. */
  readonly revenue?: Bounds;
  /** 万元. */
  readonly assets?: Bounds;
}

/**
 * 《统计上大中小微型企业划分办法（2017）》 (国家统计局, 国统字〔2017〕213号, for 国统字〔2011〕75号; the bounds are those of 工信部联企业
 * 〔2011〕300号, the industries those of GB/T 4754-2017). A firm is of the greatest class whose every indicator it reaches;
 * who misses one of them goes a class down, and one alone makes a firm micro (the notes under the table). Outside of the
 * standard lie railways (53), finance (66–69), letting of one’s own real estate (7040), education (83) and health (84).
 * Loading (591) counts as transport, the rest of 59 as storage; 其他未列明行业 are M, N, O, R, social work (85), agents of
 * real estate (7030) and other real estate (7090). The bounds were compared line by line with two public transcriptions
 * of the table; the printed one decides.
 */
export const sizeLines: readonly SizeLine[] = [
  { zh: '农、林、牧、渔业', en: 'Farming', classes: [['0100', '0599']], revenue: [20_000, 500, 50] },
  {
    zh: '工业',
    en: 'Industry',
    classes: [['0600', '4699']],
    staff: [1000, 300, 20],
    revenue: [40_000, 2000, 300],
  },
  {
    zh: '建筑业',
    en: 'Construction',
    classes: [['4700', '5099']],
    revenue: [80_000, 6000, 300],
    assets: [80_000, 5000, 300],
  },
  {
    zh: '批发业',
    en: 'Wholesale',
    classes: [['5100', '5199']],
    staff: [200, 20, 5],
    revenue: [40_000, 5000, 1000],
  },
  {
    zh: '零售业',
    en: 'Retail',
    classes: [['5200', '5299']],
    staff: [300, 50, 10],
    revenue: [20_000, 500, 100],
  },
  {
    zh: '交通运输业',
    en: 'Transport',
    classes: [
      ['5400', '5899'],
      ['5910', '5919'],
    ],
    staff: [1000, 300, 20],
    revenue: [30_000, 3000, 200],
  },
  {
    zh: '仓储业',
    en: 'Storage',
    classes: [['5920', '5999']],
    staff: [200, 100, 20],
    revenue: [30_000, 1000, 100],
  },
  {
    zh: '邮政业',
    en: 'Post',
    classes: [['6000', '6099']],
    staff: [1000, 300, 20],
    revenue: [30_000, 2000, 100],
  },
  {
    zh: '住宿业',
    en: 'Accommodation',
    classes: [['6100', '6199']],
    staff: [300, 100, 10],
    revenue: [10_000, 2000, 100],
  },
  {
    zh: '餐饮业',
    en: 'Catering',
    classes: [['6200', '6299']],
    staff: [300, 100, 10],
    revenue: [10_000, 2000, 100],
  },
  {
    zh: '信息传输业',
    en: 'Information transmission',
    classes: [['6300', '6499']],
    staff: [2000, 100, 10],
    revenue: [100_000, 1000, 100],
  },
  {
    zh: '软件和信息技术服务业',
    en: 'Software',
    classes: [['6500', '6599']],
    staff: [300, 100, 10],
    revenue: [10_000, 1000, 50],
  },
  {
    zh: '房地产开发经营',
    en: 'Real estate development',
    classes: [['7010', '7019']],
    revenue: [200_000, 1000, 100],
    assets: [10_000, 5000, 2000],
  },
  {
    zh: '物业管理',
    en: 'Property management',
    classes: [['7020', '7029']],
    staff: [1000, 300, 100],
    revenue: [5000, 1000, 500],
  },
  {
    zh: '租赁和商务服务业',
    en: 'Leasing and business services',
    classes: [['7100', '7299']],
    staff: [300, 100, 10],
    assets: [120_000, 8000, 100],
  },
  {
    zh: '其他未列明行业',
    en: 'Other industries',
    classes: [
      ['7030', '7039'],
      ['7090', '7099'],
      ['7300', '8299'],
      ['8500', '9099'],
    ],
    staff: [300, 100, 10],
  },
];

const wan = 10_000;
const inLine = ({ classes }: SizeLine): Condition => ({
  combinator: 'or',
  rules: classes.map(
    ([first, last]): Rule => ({
      field: 'industry-class',
      operator: 'between',
      value: [first, last],
    }),
  ),
});

/** What a firm of the line reaches to be large, medium or small; a micro one only is of the line. */
const reaches = (line: SizeLine, at: 0 | 1 | 2): Rule[] => [
  ...(line.staff ? [atLeast('staff', line.staff[at])] : []),
  ...(line.revenue ? [atLeast('revenue', line.revenue[at] * wan)] : []),
  ...(line.assets ? [atLeast('assets', line.assets[at] * wan)] : []),
];

/** The size class of a firm by last year’s figures; unknown where one of them that decides is. */
export const sizeClass: Fact = {
  title: { zh: '划型', en: 'Size class' },
  help: {
    zh: '按《统计上大中小微型企业划分办法（2017）》和上年度数据划分：各项指标须同时达到下限，否则下划一档；金融等不适用该办法的行业不划',
    en: 'By the national standard of 2017 and last year’s figures: the greatest class whose every indicator is reached; none for industries outside of the standard, such as finance',
  },
  options: sizeClasses,
  cases: sizeLines.flatMap((line) => [
    { when: all(inLine(line), ...reaches(line, 0)), is: 'large' },
    { when: all(inLine(line), ...reaches(line, 1)), is: 'medium' },
    { when: all(inLine(line), ...reaches(line, 2)), is: 'small' },
    { when: inLine(line), is: 'micro' },
  ]),
};
