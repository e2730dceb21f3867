/** The texts of where records stand and what is due of them, in both languages. */
export const flowTexts = {
  title: { zh: '督办与时限', en: 'Supervision and deadlines' },
  flowOf: { zh: '{{register}}：办理进度与时限', en: '{{register}}: progress and deadlines' },
  intro: {
    zh: '有办理时限的台账，逾期多的在前。点开看每个阶段有多少件、在哪个单位、逾期几个工作日。',
    en: 'The registers with deadlines, the most overdue first. Each opens to where its records stand, whose they are and how late.',
  },
  none: {
    zh: '您能查看的台账都没有办理时限。',
    en: 'None of the registers that you may read has deadlines.',
  },
  standsOn: {
    zh: '今日 {{today}}；{{until}} 前到期的列为将到期（5 个工作日内）。',
    en: 'Today is {{today}}; what is due by {{until}} (within 5 working days) comes due soon.',
  },
  registerColumn: { zh: '台账', en: 'Register' },
  keeperColumn: { zh: '主管单位', en: 'Kept by' },
  overdueColumn: { zh: '逾期', en: 'Overdue' },
  soonColumn: { zh: '将到期', en: 'Due soon' },
  stages: { zh: '各阶段', en: 'Where they stand' },
  units: { zh: '各单位', en: 'Whose they are' },
  unitColumn: { zh: '单位', en: 'Unit' },
  inHand: { zh: '在办', en: 'In hand' },
  noUnit: { zh: '未定单位', en: 'no unit' },
  noUnits: {
    zh: '没有在办的记录。新登记的会出现在这里。',
    en: 'Nothing is in hand. What is recorded next appears here.',
  },
  only: { zh: '只看{{unit}}', en: 'Only {{unit}}' },
  everybody: { zh: '看全部单位', en: 'All units' },
  escalated: { zh: '逾期升级', en: 'Escalated' },
  notEscalated: {
    zh: '没有达到升级条件的逾期。',
    en: 'Nothing is overdue long enough to be escalated.',
  },
  escalatedHint: {
    zh: '按台账规定的时间逐级提醒，每级只通知一次；这里按已到的最高一级计。',
    en: 'Those concerned are told step by step as the register says, each once; counted by the furthest step.',
  },
  overdue: { zh: '已逾期', en: 'Overdue' },
  overdueAt: { zh: '已逾期：{{step}}', en: 'Overdue: {{step}}' },
  allOverdue: { zh: '看全部逾期', en: 'All that is overdue' },
  nothingOverdue: { zh: '没有逾期。', en: 'Nothing is overdue.' },
  soon: { zh: '{{until}} 前到期', en: 'Due by {{until}}' },
  nothingSoon: { zh: '近期没有到期的。', en: 'Nothing comes due soon.' },
  list: { zh: '台账列表', en: 'The list' },
  help: { zh: '怎样看', en: 'How to read this' },
  helpText: {
    zh: '阶段和单位的件数点开是记录列表。逾期、将到期按时限计，一条记录有几项时限就计几项；没有责任单位的时限（如核查、销号）计在承办它的单位。工作日按国务院放假调休安排和本区调整计算，尚未公布安排的年份按周一至周五推算，并注明“暂估”。延期经批准后按新时限计，原时限一直显示。',
    en: 'Numbers of stages and units open the records. Overdue and due soon count deadlines: a record with several counts for each; a deadline that another unit has to keep (verifying, closing) counts there. Work days follow the State Council’s arrangements and the district’s own changes; years not arranged yet go by weekdays and are marked provisional. An approved extension is the day in force; the first day stays shown.',
  },
} as const;
