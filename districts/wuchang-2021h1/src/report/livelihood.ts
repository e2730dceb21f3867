import type { FigureBinding, Section } from '@taizhang/report';

/** Vaccination is reported as it stands since the first doses, not since New Year. */
const sinceFirstDose = { from: '2020-12-01', to: '2021-06-30' };

const figures: FigureBinding[] = [
  {
    id: 'jobs.fairs',
    label: { zh: '举办专场招聘会', en: 'Job fairs held' },
    metric: 'job-fair.held',
    unit: 'chang',
    decimals: 0,
  },
  {
    id: 'jobs.new',
    label: { zh: '城镇新增就业', en: 'New urban jobs' },
    metric: 'employment.new-jobs',
    unit: 'ren',
    decimals: 0,
  },
  {
    id: 'relief.allowance',
    label: { zh: '发放低保金', en: 'Subsistence allowance paid' },
    metric: 'relief-payment.subsistence-paid',
    unit: 'wan-yuan',
    decimals: 1,
  },
  {
    id: 'relief.medical',
    label: { zh: '发放医疗救助资金', en: 'Medical aid paid' },
    metric: 'relief-payment.medical-paid',
    unit: 'wan-yuan',
    decimals: 2,
  },
  {
    id: 'vaccine.doses',
    label: { zh: '新冠疫苗累计接种', en: 'Doses of vaccine given so far' },
    metric: 'appointment.doses',
    period: sinceFirstDose,
    unit: 'wan-ji-ci',
    decimals: 0,
    hedge: '余',
    floorTo: '1',
  },
  {
    id: 'vaccine.second',
    label: { zh: '第二剂接种率', en: 'Second doses given of those due' },
    metric: 'appointment.second-rate',
    period: sinceFirstDose,
    unit: 'percent',
    decimals: 0,
    hedge: '超',
    floorTo: '10',
  },
];

const section: Section = {
  heading: { zh: '（六）兜牢底线、办好实事，民生保障更加有力', en: '(6) Livelihood' },
  paragraphs: [
    {
      zh: '稳住就业基本盘。线上线下结合举办“春风行动”等专场招聘会{{jobs.fairs}}，城镇新增就业{{jobs.new}}，重点群体就业保持稳定。',
      en: 'Employment is kept steady. {{jobs.fairs}} job {{jobs.fairs, fair was|fairs were}} held online and on the spot, {{jobs.new}} new urban {{jobs.new, job was|jobs were}} created, and groups that need help keep their work.',
    },
    {
      zh: '织密救助保障网。按时足额发放低保金{{relief.allowance}}、医疗救助资金{{relief.medical}}，困难群众基本生活得到保障。健全养老服务体系，{{elderly.centres}}社区老年服务中心建成完工，区级综合养老中心桩基工程启动。',
      en: 'The net of relief is woven tighter. {{relief.allowance}} of subsistence allowances and {{relief.medical}} of medical aid were paid in time and in full. Care for the elderly grows: {{elderly.centres}} community {{elderly.centres, centre was|centres were}} completed, and the piles of the district’s centre are being driven.',
    },
    {
      zh: '办好人民满意的教育。学校改扩建项目按计划推进，今年高考600分以上考生占全省的{{exam.share}}，人数位居全市{{exam.rank}}。',
      en: 'Schools satisfy people more. They are rebuilt and enlarged as planned; of the province’s scores of 600 and more in this year’s college entrance examination {{exam.share}} were ours, {{exam.rank}} in the city by their number.',
    },
    {
      zh: '筑牢公共卫生防线。推广社区发号、分时段预约的接种方式，新冠疫苗接种累计达到{{vaccine.doses}}，第二剂接种率{{vaccine.second}}，疾控、医疗机构建设项目有序实施。',
      en: 'Public health is fortified. With numbers given out by communities and time slots booked, {{vaccine.doses}} {{vaccine.doses, dose of vaccine was|doses of vaccine were}} given, and {{vaccine.second}} of the second doses due; disease control and hospital projects go on in good order.',
    },
  ],
};

export const livelihoodSection: { section: Section; figures: FigureBinding[] } = { section, figures };
