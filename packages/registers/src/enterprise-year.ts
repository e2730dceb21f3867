import { all, defineRegister, is } from '@taizhang/definition';
import { category, date, digits, number, reference, required, say, text } from './declare.ts';

/**
 * 企业年度数据台账: what a firm turned over, paid and employed in a year, by vintage. Figures are fields and not
 * measures: one that was not reported is unknown, not nothing. The vintages are named so that a later one sorts after an
 * earlier one (flash < report < verified).
 */
export const enterpriseYear = defineRegister({
  id: 'enterprise-year',
  title: say('企业年度数据台账', 'Firms’ yearly figures'),
  description: say(
    '企业分年度、分版本（快报、年报、审计）的营业收入、纳税、从业人员、资产、研发费用等数据，由统计、税务、人社部门共享或企业报送。',
    'Firms’ figures of a year by vintage, shared by the bureaus of statistics, tax and labour, or reported by the firm.',
  ),
  keeper: say('区统计局', 'Statistics Bureau'),
  prefix: 'ND',
  titleField: 'year',
  places: 'optional',
  fields: {
    enterprise: required(reference('企业', 'Firm', 'enterprise')),
    year: required(digits('年度', 'Year', 4)),
    vintage: required(
      category('数据版本', 'Vintage', {
        flash: ['快报', 'Flash report'],
        report: ['年报', 'Annual report'],
        verified: ['审计（核定）', 'Audited'],
      }),
    ),
    source: category('数据来源', 'Source', {
      statistics: ['统计联网直报', 'Statistics'],
      tax: ['税务共享', 'Tax authority'],
      market: ['市场监管年报公示', 'Market regulator'],
      firm: ['企业申报', 'The firm'],
    }),
    'reported-on': date('报送日期', 'Reported on'),
    revenue: number('营业收入', 'Revenue', 'wan-yuan'),
    'revenue-growth': number('营业收入增速（同口径）', 'Growth of revenue', 'percent'),
    tax: number('纳税总额', 'Tax', 'wan-yuan'),
    'tax-growth': number('纳税总额增速', 'Growth of tax', 'percent'),
    profit: number('利润总额', 'Profit', 'wan-yuan'),
    assets: number('资产总额', 'Assets', 'wan-yuan'),
    staff: number('从业人员期末数', 'Employees at the end', 'ren'),
    insured: number('参加失业保险人数', 'Employees insured', 'ren'),
    rnd: number('研发费用', 'R&D spending', 'wan-yuan'),
    'rnd-share': number('研发费用占营业收入比重', 'R&D share of revenue', 'percent'),
    rent: number('办公用房租金支出', 'Rent paid', 'wan-yuan'),
    'leased-area': number('租用办公面积', 'Leased area', 'square-metre'),
    interest: number('银行贷款利息支出', 'Interest paid', 'wan-yuan'),
    note: text('说明', 'Note'),
  },
  measures: {},
  stages: {
    stated: { title: say('在用', 'In use') },
    withdrawn: { title: say('作废', 'Withdrawn'), ended: true },
  },
  transitions: {
    state: { title: say('登记年度数据', 'State'), to: 'stated', requires: ['vintage', 'year'] },
    supplement: {
      title: say('补充数据', 'Supplement'),
      from: ['stated'],
      sets: [
        'source',
        'reported-on',
        'revenue',
        'revenue-growth',
        'tax',
        'tax-growth',
        'profit',
        'assets',
        'staff',
        'insured',
        'rnd',
        'rnd-share',
        'rent',
        'leased-area',
        'interest',
        'note',
      ],
    },
    withdraw: {
      title: say('作废', 'Withdraw'),
      from: ['stated'],
      to: 'withdrawn',
      sets: ['note'],
      requires: ['note'],
    },
  },
  unique: {
    'one-of-a-vintage': {
      title: say(
        '同一企业、同一年度、同一版本只能有一份数据',
        'A firm has one set of figures of a year and vintage',
      ),
      fields: ['enterprise', 'year', 'vintage'],
      stages: ['stated'],
    },
  },
  metrics: {
    stated: {
      kind: 'balance',
      title: say('在用企业年度数据', 'Sets of figures in use'),
      stages: ['stated'],
      of: 'count',
      unit: 'jian',
    },
    firms: {
      kind: 'distinct',
      title: say('有年度数据的企业', 'Firms with figures'),
      over: { kind: 'balance', stages: ['stated'] },
      by: 'enterprise',
      unit: 'jia',
    },
    verified: {
      kind: 'balance',
      title: say('经审计核定的年度数据', 'Audited sets of figures'),
      stages: ['stated'],
      of: 'count',
      unit: 'jian',
      where: all(is('vintage', 'verified')),
    },
    added: {
      kind: 'turnover',
      title: say('新登记年度数据', 'Sets of figures stated'),
      transitions: ['state'],
      of: 'count',
      unit: 'jian',
    },
  },
});
