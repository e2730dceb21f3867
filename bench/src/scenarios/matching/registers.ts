import { all, atLeast, defineRegister, type Register } from '@taizhang/definition';

const said = (zh: string, en: string) => ({ zh, en });
const text = (zh: string, en: string) => ({ kind: 'text' as const, title: said(zh, en) });
const day = (zh: string, en: string) => ({ kind: 'date' as const, title: said(zh, en) });
const base = { keeper: said('合成', 'Synthetic'), metrics: {}, places: 'optional' as const };
const ofFirm = { kind: 'reference' as const, register: 'bench-firm', title: said('企业', 'Firm') };
const open = (to: string) => ({ open: { title: said('登记', 'Open'), to } });

export const industries = [...'ABCDEFGHIJKLMNOPQRST'].map((letter) => letter.toLowerCase());
const options = Object.fromEntries(
  industries.map((id) => [id, said(`${id.toUpperCase()}门类`, `Section ${id}`)]),
);
const money = { unit: 'wan-yuan' as const };
const yearly = (back: number, value: string, zh: string, en: string) => ({
  title: said(zh, en),
  latest: {
    register: 'bench-year',
    by: 'firm',
    on: { year: 'year', back },
    value,
    order: ['vintage'],
  },
});

/** Firms with what is derived of them from yearly figures and certificates; synthetic, as large as a city’s. */
export const benchRegisters: readonly Register[] = [
  defineRegister({
    ...base,
    id: 'bench-firm',
    title: said('企业', 'Firms'),
    description: said('合成企业', 'Synthetic firms'),
    prefix: 'BF',
    titleField: 'name',
    fields: {
      name: text('名称', 'Name'),
      industry: { kind: 'category', title: said('行业', 'Industry'), options },
      established: day('成立', 'Established'),
      'high-tech': { kind: 'flag', title: said('高新', 'High-tech') },
    },
    measures: {
      staff: { title: said('人数', 'Staff'), unit: 'ren' },
      capital: { title: said('资本', 'Capital'), ...money },
    },
    stages: { operating: { title: said('在营', 'Operating') } },
    transitions: open('operating'),
    facts: {
      revenue: yearly(1, 'revenue', '上年营收', 'Revenue of last year'),
      'revenue-before': yearly(2, 'revenue', '前年营收', 'Revenue of the year before'),
      tax: yearly(1, 'tax', '上年税收', 'Tax of last year'),
      research: yearly(1, 'research', '上年研发', 'Research of last year'),
      certified: {
        title: said('证书有效', 'Certificate in force'),
        exists: { register: 'bench-certificate', by: 'firm', on: { from: 'from', to: 'to' } },
      },
      size: {
        title: said('规模', 'Size'),
        options: { large: said('大', 'Large'), medium: said('中', 'Medium'), small: said('小', 'Small') },
        cases: [
          { when: all(atLeast('revenue', '400000000')), is: 'large' },
          { when: all(atLeast('revenue', '20000000')), is: 'medium' },
        ],
        otherwise: 'small',
      },
    },
  }),
  defineRegister({
    ...base,
    id: 'bench-year',
    title: said('年度数据', 'Yearly figures'),
    description: said('合成', 'Synthetic'),
    prefix: 'BY',
    titleField: 'year',
    fields: {
      year: text('年', 'Year'),
      firm: ofFirm,
      vintage: {
        kind: 'category',
        title: said('版次', 'Vintage'),
        options: { quick: said('快报', 'Quick'), final: said('核实', 'Final') },
      },
    },
    measures: {
      revenue: { title: said('营收', 'Revenue'), ...money },
      tax: { title: said('税收', 'Tax'), ...money },
      research: { title: said('研发', 'Research'), ...money },
    },
    stages: { stated: { title: said('已报', 'Stated') } },
    transitions: open('stated'),
  }),
  defineRegister({
    ...base,
    id: 'bench-certificate',
    title: said('证书', 'Certificates'),
    description: said('合成', 'Synthetic'),
    prefix: 'BC',
    titleField: 'number',
    fields: { number: text('号', 'Number'), firm: ofFirm, from: day('起', 'From'), to: day('止', 'To') },
    measures: {},
    stages: { granted: { title: said('已发', 'Granted') } },
    transitions: open('granted'),
  }),
  defineRegister({
    ...base,
    id: 'bench-policy',
    title: said('政策', 'Policies'),
    description: said('合成', 'Synthetic'),
    prefix: 'BP',
    titleField: 'name',
    fields: {
      name: text('名称', 'Name'),
      code: text('编号', 'Code'),
      from: day('起', 'From'),
      to: day('止', 'To'),
      terms: { kind: 'terms', title: said('条款', 'Terms') },
    },
    measures: { budget: { title: said('预算', 'Budget'), ...money } },
    stages: { published: { title: said('施行', 'Published') } },
    transitions: open('published'),
    policies: {
      terms: 'terms',
      code: 'code',
      from: 'from',
      to: 'to',
      budget: 'budget',
      stages: ['published'],
    },
  }),
  defineRegister({
    ...base,
    id: 'bench-award',
    title: said('奖补', 'Awards'),
    description: said('合成', 'Synthetic'),
    prefix: 'BA',
    titleField: 'year',
    fields: {
      year: text('年', 'Year'),
      firm: ofFirm,
      policy: { kind: 'reference', register: 'bench-policy', title: said('政策', 'Policy') },
      code: text('编号', 'Code'),
    },
    measures: { paid: { title: said('金额', 'Paid'), ...money } },
    stages: { paid: { title: said('已付', 'Paid') } },
    transitions: open('paid'),
    awards: {
      subject: 'firm',
      policy: 'policy',
      code: 'code',
      year: 'year',
      granted: 'paid',
      paid: 'paid',
      steps: ['paid'],
    },
  }),
];
