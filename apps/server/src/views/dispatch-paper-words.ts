import type { Label } from '@taizhang/contract';

/** The words of the weekly dispatch on paper. */
export const dispatchPaperWords = {
  title: { zh: '周调度会材料', en: 'Pack of the weekly dispatch' },
  days: { zh: '{from}至{to}', en: '{from} to {to}' },
  times: { zh: '（截至{day}，所知截至{known}）', en: '(as of {day}, as known on {known})' },
  of: { zh: '范围：{what}', en: 'Of: {what}' },
  summary: { zh: '一、总体情况', en: '1. Summary' },
  summaryText: {
    zh: '本周共有{moved}件次进入新的阶段，涉及{registers}类台账；到期未办结{passed}件，推迟计划{putOff}项；{until}前到期{soon}件；已离任人员名下尚有{gone}件未移交。',
    en: 'This week {moved} records came into another stage, in {registers} registers; {passed} passed their days undone and {putOff} plans were put off; {soon} are due by {until}; {gone} are still in the hands of those who have gone.',
  },
  changed: { zh: '二、本周变化', en: '2. What changed' },
  added: { zh: '本周新增：', en: 'Added in the week: ' },
  slipped: { zh: '三、到期未办结', en: '3. What passed its day undone' },
  putOff: { zh: '四、推迟的计划', en: '4. Plans that were put off' },
  soon: { zh: '五、{until}前到期', en: '5. Due by {until}' },
  gone: { zh: '六、离任未移交', en: '6. Still in the hands of those who have gone' },
  nothing: { zh: '无。', en: 'None.' },
  more: {
    zh: '共{total}件，列前{listed}件，其余见系统。',
    en: '{total} in all; the first {listed} are listed.',
  },
  register: { zh: '台账', en: 'Register' },
  stage: { zh: '进入阶段', en: 'Came into' },
  records: { zh: '件次', en: 'Records' },
  units: { zh: '责任单位', en: 'Units' },
  record: { zh: '事项', en: 'Record' },
  what: { zh: '要做什么', en: 'What' },
  day: { zh: '时限', en: 'By' },
  late: { zh: '逾期天数', en: 'Days late' },
  left: { zh: '剩余天数', en: 'Days left' },
  planned: { zh: '计划', en: 'Plan' },
  before: { zh: '原定', en: 'Before' },
  after: { zh: '现定', en: 'Now' },
  who: { zh: '人员', en: 'Who' },
  signature: { zh: '台账系统生成', en: 'Made by Taizhang' },
} as const satisfies Record<string, Label>;
