import { all, any, type Fact, is, isIn } from '@taizhang/definition';
import { given, say } from './declare.ts';
import { sizeClass } from './size-class.ts';

/** A figure of a past year from the best vintage that has it: an audited report that leaves it out does not hide it. */
const figure = (value: string, back: number, zh: string, en: string): Fact => ({
  title: say(zh, en),
  help: say(
    '取企业年度数据中该项有数的最好版本：审计优于年报，年报优于快报；都没有的为未知',
    'From the best vintage that has it: audited before the annual report, that before the flash report; unknown where none has',
  ),
  latest: {
    register: 'enterprise-year',
    by: 'enterprise',
    stages: ['stated'],
    where: all(given(value)),
    on: { year: 'year', back },
    value,
    order: ['vintage'],
  },
});
const lastYear = (value: string, zh: string, en: string) =>
  figure(value, 1, `上年度${zh}`, `${en} of last year`);
const yearBefore = (value: string, zh: string, en: string) =>
  figure(value, 2, `前年度${zh}`, `${en} of the year before last`);

const ofKinds = (...kinds: string[]) => ({
  register: 'qualification',
  by: 'enterprise',
  where: all(isIn('kind', kinds)),
});
const inForce = { on: { from: 'from', to: 'to' } };

/** Whether a certificate of these kinds is in force on the day. */
const certified = (zh: string, en: string, ...kinds: string[]): Fact => ({
  title: say(zh, en),
  exists: { ...ofKinds(...kinds), ...inForce },
});
/** From which day the latest certificate of the kind that is in force holds. */
const since = (zh: string, en: string, kind: string): Fact => ({
  title: say(zh, en),
  latest: { ...ofKinds(kind), ...inForce, value: 'from', order: ['from'] },
});

const paid = { register: 'award', by: 'enterprise' };
const thisYear = { on: { year: 'year', back: 0 } };

/** 企业画像: what policies read of a firm beside its registration, derived from the registers that refer to it. */
export const enterpriseFacts: Readonly<Record<string, Fact>> = {
  revenue: lastYear('revenue', '营业收入', 'Revenue'),
  'revenue-before': yearBefore('revenue', '营业收入', 'Revenue'),
  'revenue-growth': lastYear('revenue-growth', '营业收入增速', 'Growth of revenue'),
  tax: lastYear('tax', '纳税总额', 'Tax'),
  'tax-before': yearBefore('tax', '纳税总额', 'Tax'),
  'tax-growth': lastYear('tax-growth', '纳税总额增速', 'Growth of tax'),
  staff: lastYear('staff', '从业人员期末数', 'Employees at the end'),
  'staff-before': yearBefore('staff', '从业人员期末数', 'Employees at the end'),
  insured: lastYear('insured', '参加失业保险人数', 'Employees insured'),
  'insured-before': yearBefore('insured', '参加失业保险人数', 'Employees insured'),
  assets: lastYear('assets', '资产总额', 'Assets'),
  rnd: lastYear('rnd', '研发费用', 'R&D spending'),
  'rnd-before': yearBefore('rnd', '研发费用', 'R&D spending'),
  'rnd-share': lastYear('rnd-share', '研发费用占营业收入比重', 'R&D share of revenue'),
  rent: lastYear('rent', '办公用房租金支出', 'Rent paid'),
  'leased-area': lastYear('leased-area', '租用办公面积', 'Leased area'),
  interest: lastYear('interest', '银行贷款利息支出', 'Interest paid'),
  'has-high-tech': certified('高新技术企业证书有效', 'High-tech certificate in force', 'high-tech'),
  'high-tech-since': since('高新技术企业证书起始日', 'High-tech certificate from', 'high-tech'),
  'has-specialised': certified(
    '专精特新中小企业认定有效',
    'Specialised and sophisticated firm',
    'specialised',
    'little-giant',
  ),
  'has-little-giant': certified('专精特新“小巨人”企业认定有效', 'Specialised “little giant”', 'little-giant'),
  'little-giant-since': since('专精特新“小巨人”企业认定日', 'Little giant from', 'little-giant'),
  'has-listed': certified('上市企业', 'Listed on a stock exchange', 'listed'),
  'listed-since': since('上市日期', 'Listed from', 'listed'),
  'on-third-board': certified('新三板挂牌企业', 'Quoted on the third board', 'third-board'),
  'has-headquarters': certified('总部企业认定有效', 'Headquarters recognised', 'headquarters'),
  'headquarters-since': since('总部企业认定日', 'Headquarters from', 'headquarters'),
  'has-first-store': certified('首店认定有效', 'First store recognised', 'first-store'),
  'first-store-since': since('首店认定日', 'First store from', 'first-store'),
  'first-store-level': {
    title: say('首店级别', 'Level of the first store'),
    latest: { ...ofKinds('first-store'), ...inForce, value: 'level', order: ['from'] },
  },
  'has-design-grade-a': certified(
    '工程勘察设计甲级资质有效',
    'Design licence of grade A in force',
    'design-grade-a',
  ),
  'design-grade-a-since': since('工程勘察设计甲级资质起始日', 'Design licence from', 'design-grade-a'),
  'has-finance-licence': certified('金融许可有效', 'Finance licence in force', 'finance-licence'),
  'finance-licence-since': since('金融许可起始日', 'Finance licence from', 'finance-licence'),
  'has-scenic-grade': certified('A级旅游景区或星级饭店', 'Graded sight or hotel', 'scenic', 'star-hotel'),
  'scenic-since': since('A级旅游景区评定日', 'Sight graded from', 'scenic'),
  'pool-since': since('“四上”入统日期', 'In the statistical pool from', 'statistical-pool'),
  'incubator-since': since('科技企业孵化器认定日', 'Incubator from', 'incubator'),
  'exhibition-area': {
    title: say('上年度备案展会面积', 'Exhibition area filed last year'),
    sum: { ...ofKinds('exhibition'), on: { year: 'year', back: 1 }, measure: 'area' },
  },
  'talent-heads': {
    title: say('在库高层次人才人数', 'Talents recognised'),
    sum: { ...ofKinds('talent'), ...inForce, measure: 'heads' },
  },
  'higher-grant': {
    title: say('上年度获上级同类奖补', 'Higher grants received last year'),
    help: say('国家、省、市资质认定和项目奖补的到账金额', 'Paid by the nation, the province or the city'),
    sum: {
      register: 'qualification',
      by: 'enterprise',
      where: all(isIn('level', ['national', 'provincial', 'municipal'])),
      on: { year: 'year', back: 1 },
      measure: 'grant',
    },
  },
  blacklisted: {
    title: say('在失信惩戒名单中', 'On a black list'),
    exists: {
      register: 'credit-record',
      by: 'enterprise',
      where: all(is('black-list', true)),
      on: { from: 'from', to: 'lifted' },
    },
  },
  penalised: {
    title: say('有未修复的行政处罚公示', 'A penalty on record'),
    exists: {
      register: 'credit-record',
      by: 'enterprise',
      where: all(is('black-list', false)),
      on: { from: 'from', to: 'lifted' },
    },
  },
  'paid-this-year': {
    title: say('本年度已兑现惠企资金', 'Awards paid this year'),
    sum: { ...paid, ...thisYear, measure: 'paid' },
  },
  'industry-paid-this-year': {
    title: say('本年度已兑现产业发展奖补', 'Industry awards paid this year'),
    sum: { ...paid, where: all(is('scheme', 'industry-development')), ...thisYear, measure: 'paid' },
  },
  'other-paid-this-year': {
    title: say('本年度已兑现其他类惠企资金', 'Other awards paid this year'),
    sum: {
      ...paid,
      where: any({ field: 'scheme', operator: '!=', value: 'industry-development' }),
      ...thisYear,
      measure: 'paid',
    },
  },
  'awards-in-process': {
    title: say('在办奖补申报', 'Awards in process'),
    count: {
      ...paid,
      stages: ['notified', 'confirmed', 'applied', 'incomplete', 'reviewed', 'public-notice', 'approved'],
    },
    unit: 'jian',
  },
  'loans-granted': {
    title: say('融资平台获批贷款', 'Loans granted through the platform'),
    sum: { register: 'loan', by: 'enterprise', stages: ['granted'], measure: 'granted' },
  },
  'size-class': sizeClass,
};
