import {
  atMost,
  clause,
  type DemoPolicy,
  example,
  field,
  firm,
  forCompanies,
  forShops,
  type Given,
  ge,
  needs,
  number,
  pays,
  rate,
  shop,
  times,
} from './declare.ts';

/** On which figure of last year a former policy rests. */
export type Basis = 'higher-grant' | 'rent' | 'rnd' | 'interest';

/** A policy that was in force before those of 2021: a share of one figure of last year, up to the most of a year. */
export interface FormerPolicy extends DemoPolicy {
  readonly basis: Basis;
  readonly selfEmployed: boolean;
  /** Yuan. */
  readonly most: number;
}

interface Said extends Pick<DemoPolicy, 'code' | 'zh' | 'en' | 'scheme' | 'clause' | 'unit' | 'budget'> {
  readonly basis: Basis;
  readonly selfEmployed?: true;
  /** 万元. */
  readonly most: number;
}

const bases: Readonly<Record<Basis, readonly [zh: string, en: string]>> = {
  'higher-grant': ['获上级奖补', 'higher grants received'],
  rent: ['经营用房租金支出', 'rent paid'],
  rnd: ['研发费用', 'R&D spending'],
  interest: ['贷款利息支出', 'interest paid'],
};

/** Half of the figure, as all of them give. */
function former({ basis, selfEmployed, most, ...said }: Said): FormerPolicy {
  const [zh, en] = bases[basis];
  const terms = selfEmployed ? forShops : forCompanies;
  const whose: Given = selfEmployed ? shop : firm;
  return {
    ...said,
    basis,
    selfEmployed: selfEmployed === true,
    most: most * 10_000,
    industry: 'general',
    channel: 'window',
    terms: terms({
      clauses: {
        share: clause(
          '第五条',
          `（示例）按上年度${zh}的50%给予补助，每户每年不超过${most}万元。`,
          `(Example) Half of last year’s ${en} is paid, at most ${most * 10_000} yuan a year.`,
        ),
      },
      parameters: {
        share: number('补助比例', 'Share', 'percent', '50'),
        most: number('年度上限', 'Most in a year', 'wan-yuan', String(most)),
      },
      conditions: [needs('basis', 'share', `上年度有${zh}`, `Last year’s ${en}`, ge(basis, '0.01'))],
      lines: [
        pays('share', 'share', said.zh, said.en, atMost(times(field(basis), rate('share')), rate('most'))),
      ],
      often: 'yearly',
      examples: [
        example(
          '正好到上限',
          'Just at the most',
          { ...whose, [basis]: String(most * 20_000) },
          'eligible',
          String(most * 10_000),
          '2020-07-01',
        ),
        example('没有支出', 'None', { ...whose, [basis]: '0' }, 'nearly', '0', '2020-07-01'),
        example('数据不详', 'Not known', whose, 'unknown', undefined, '2020-07-01'),
      ],
    }),
  };
}

const industry = { scheme: 'industry-development', clause: 'other' } as const;
const interest = { scheme: 'loan-interest', clause: 'interest', unit: 'local-finance' } as const;

/** What was in force through 2020 and until the middle of August 2021; examples as well. */
export const formerPolicies: readonly FormerPolicy[] = [
  former({
    ...industry,
    code: 'GD-PT',
    zh: '产业发展上级奖补配套（2020年）',
    en: 'Matching of higher grants, 2020',
    unit: 'commerce',
    budget: '6000',
    basis: 'higher-grant',
    most: 200,
  }),
  former({
    ...industry,
    code: 'GD-ZJ',
    zh: '产业用房租金补助（2020年）',
    en: 'Rent of premises, 2020',
    unit: 'investment-promotion',
    budget: '1500',
    basis: 'rent',
    most: 200,
  }),
  former({
    ...industry,
    code: 'GD-YF',
    zh: '企业研发后补助（2020年）',
    en: 'R&D, 2020',
    unit: 'science-technology',
    budget: '1000',
    basis: 'rnd',
    most: 200,
  }),
  former({
    ...interest,
    code: 'GD-LX',
    zh: '企业贷款贴息（2020年）',
    en: 'Loan interest of firms, 2020',
    budget: '200',
    basis: 'interest',
    most: 50,
  }),
  former({
    ...interest,
    code: 'GD-GT',
    zh: '个体工商户贷款贴息（2020年）',
    en: 'Loan interest of the self-employed, 2020',
    budget: '120',
    basis: 'interest',
    selfEmployed: true,
    most: 5,
  }),
  former({
    ...interest,
    code: 'GD-CS',
    zh: '个体工商户经营场所贷款贴息（2020年）',
    en: 'Loans for premises of the self-employed, 2020',
    budget: '60',
    basis: 'rent',
    selfEmployed: true,
    most: 5,
  }),
  former({
    scheme: 'epidemic-relief',
    clause: 'other',
    code: 'GD-JK',
    zh: '个体工商户房租减免补助（2020年）',
    en: 'Rent relief of the self-employed, 2020',
    unit: 'commerce',
    budget: '260',
    basis: 'rent',
    selfEmployed: true,
    most: 10,
  }),
  former({
    scheme: 'talent',
    clause: 'other',
    code: 'GD-RC',
    zh: '人才奖励上级资金配套（2020年）',
    en: 'Matching of grants for talents, 2020',
    unit: 'human-resources',
    budget: '200',
    basis: 'higher-grant',
    most: 30,
  }),
  former({
    scheme: 'talent',
    clause: 'other',
    code: 'GD-RZ',
    zh: '人才安居租金补助（2020年）',
    en: 'Rent for talents, 2020',
    unit: 'human-resources',
    budget: '100',
    basis: 'rent',
    most: 30,
  }),
];
