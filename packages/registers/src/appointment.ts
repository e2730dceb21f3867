import { all, defineRegister, is } from '@taizhang/definition';

/**
 * 疫苗接种预约台账: one record per vaccination site and day, kept by the health bureau. The community hands out
 * numbers for hours of the day (社区拿号、分时预约); in the evening the site states the day in one entry: who came, who
 * did not, first and second doses. Due for a second dose are those whose interval ends on that day.
 */
export const appointment = defineRegister({
  id: 'appointment',
  title: { zh: '疫苗接种预约台账', en: 'Vaccination sessions' },
  description: {
    zh: '各接种点每日放号、到场和接种剂次',
    en: 'Numbers handed out, arrivals and doses, by vaccination site and day',
  },
  keeper: { zh: '区卫生健康局', en: 'Health Bureau' },
  prefix: 'VS',
  titleField: 'title',
  places: 'required',
  fields: {
    title: { kind: 'text', title: { zh: '接种场次', en: 'Session' }, required: true },
    site: { kind: 'text', title: { zh: '接种点', en: 'Site' }, required: true },
    'site-type': {
      kind: 'category',
      title: { zh: '接种点类型', en: 'Kind of site' },
      required: true,
      options: {
        clinic: { zh: '社区卫生服务中心', en: 'Community health centre' },
        cabin: { zh: '方舱接种点', en: 'Temporary hall' },
        mobile: { zh: '流动接种车（队）', en: 'Mobile team' },
      },
    },
    'session-day': { kind: 'date', title: { zh: '接种日期', en: 'Day' }, required: true },
    vaccine: {
      kind: 'category',
      title: { zh: '疫苗种类', en: 'Vaccine' },
      required: true,
      options: {
        inactivated: { zh: '灭活疫苗（两剂次）', en: 'Inactivated (two doses)' },
        adenovirus: { zh: '腺病毒载体疫苗（一剂次）', en: 'Adenovirus vector (one dose)' },
        recombinant: { zh: '重组蛋白疫苗（三剂次）', en: 'Recombinant protein (three doses)' },
      },
    },
    group: {
      kind: 'category',
      title: { zh: '接种人群', en: 'Group' },
      options: {
        key: { zh: '重点人群', en: 'Key groups' },
        adults: { zh: '18岁及以上人群', en: 'Adults' },
        elderly: { zh: '60岁及以上人群', en: 'Over 60' },
        teenagers: { zh: '12—17岁人群', en: '12 to 17' },
      },
    },
    hours: { kind: 'text', title: { zh: '分时时段', en: 'Hours' } },
    tables: { kind: 'number', unit: 'ge', title: { zh: '接种台数', en: 'Tables' } },
    batch: { kind: 'text', title: { zh: '疫苗批号', en: 'Batch' } },
    'chief-name': { kind: 'personal', what: 'name', title: { zh: '现场负责人', en: 'In charge' } },
    'chief-phone': { kind: 'personal', what: 'phone', title: { zh: '联系电话', en: 'Telephone' } },
    'emergency-cover': { kind: 'flag', title: { zh: '救护保障到位', en: 'Emergency cover in place' } },
    'cancel-reason': {
      kind: 'category',
      title: { zh: '取消原因', en: 'Why it was cancelled' },
      options: {
        supply: { zh: '疫苗未到', en: 'No vaccine' },
        weather: { zh: '天气', en: 'Weather' },
        site: { zh: '场地原因', en: 'Site' },
      },
    },
  },
  measures: {
    issued: { title: { zh: '放号数', en: 'Numbers issued' }, unit: 'ge' },
    arrived: { title: { zh: '到场人数', en: 'Arrived' }, unit: 'ren' },
    'no-shows': { title: { zh: '爽约人数', en: 'Did not come' }, unit: 'ren' },
    doses: { title: { zh: '接种剂次', en: 'Doses' }, unit: 'ji-ci' },
    'first-doses': { title: { zh: '第一剂', en: 'First doses' }, unit: 'ji-ci' },
    'second-doses': { title: { zh: '第二剂', en: 'Second doses' }, unit: 'ji-ci' },
    'second-due': { title: { zh: '应种第二剂', en: 'Due for a second dose' }, unit: 'ji-ci' },
    deferred: { title: { zh: '暂缓接种', en: 'Deferred by the doctor' }, unit: 'ren' },
    reactions: { title: { zh: '留观异常反应', en: 'Reactions under observation' }, unit: 'ren' },
  },
  stages: {
    planned: { title: { zh: '已放号', en: 'Numbers issued' } },
    held: { title: { zh: '已接种', en: 'Held' }, ended: true },
    cancelled: { title: { zh: '已取消', en: 'Cancelled' }, ended: true },
  },
  transitions: {
    issue: { title: { zh: '放号', en: 'Issue numbers' }, to: 'planned', requires: ['issued'] },
    'issue-more': {
      title: { zh: '加号', en: 'Issue more numbers' },
      from: ['planned'],
      amounts: ['issued'],
      requires: ['issued'],
    },
    hold: {
      title: { zh: '日结', en: 'State the day' },
      from: ['planned'],
      to: 'held',
      sets: ['vaccine', 'batch', 'tables', 'emergency-cover'],
      amounts: [
        'arrived',
        'no-shows',
        'doses',
        'first-doses',
        'second-doses',
        'second-due',
        'deferred',
        'reactions',
      ],
      requires: ['arrived', 'doses', 'first-doses', 'second-doses', 'second-due'],
    },
    'state-at-once': {
      title: { zh: '补录场次', en: 'State a past day' },
      to: 'held',
      requires: ['arrived', 'doses', 'first-doses', 'second-doses', 'second-due'],
    },
    cancel: {
      title: { zh: '取消', en: 'Cancel' },
      from: ['planned'],
      to: 'cancelled',
      sets: ['cancel-reason'],
      requires: ['cancel-reason'],
    },
  },
  rules: {
    'arrived-within-issued': {
      title: { zh: '到场人数不得大于放号数', en: 'No more arrive than numbers were issued' },
      holds: all({ field: 'arrived', operator: '<=', value: 'issued', valueSource: 'field' }),
    },
    'doses-within-arrived': {
      title: { zh: '接种剂次不得大于到场人数', en: 'No more doses are given than people arrive' },
      holds: all({ field: 'doses', operator: '<=', value: 'arrived', valueSource: 'field' }),
    },
    'first-within-doses': {
      title: { zh: '第一剂不得大于接种剂次', en: 'First doses are part of all doses' },
      holds: all({ field: 'first-doses', operator: '<=', value: 'doses', valueSource: 'field' }),
    },
    'second-within-doses': {
      title: { zh: '第二剂不得大于接种剂次', en: 'Second doses are part of all doses' },
      holds: all({ field: 'second-doses', operator: '<=', value: 'doses', valueSource: 'field' }),
    },
  },
  metrics: {
    doses: {
      kind: 'turnover',
      title: { zh: '接种剂次', en: 'Doses given' },
      aliases: ['疫苗接种', '累计接种'],
      unit: 'wan-ji-ci',
      transitions: ['hold', 'state-at-once'],
      of: { amount: 'doses' },
    },
    'first-doses': {
      kind: 'turnover',
      title: { zh: '第一剂接种', en: 'First doses' },
      unit: 'ji-ci',
      transitions: ['hold', 'state-at-once'],
      of: { amount: 'first-doses' },
    },
    'second-doses': {
      kind: 'turnover',
      title: { zh: '第二剂接种', en: 'Second doses' },
      unit: 'ji-ci',
      transitions: ['hold', 'state-at-once'],
      of: { amount: 'second-doses' },
    },
    'second-due': {
      kind: 'turnover',
      title: { zh: '应种第二剂', en: 'Due for a second dose' },
      unit: 'ji-ci',
      transitions: ['hold', 'state-at-once'],
      of: { amount: 'second-due' },
    },
    'second-rate': {
      kind: 'ratio',
      title: { zh: '第二剂接种率', en: 'Second doses given of those due' },
      definition: { zh: '已种第二剂÷到期应种第二剂', en: 'Second doses given ÷ second doses due' },
      numerator: 'appointment.second-doses',
      denominator: 'appointment.second-due',
    },
    issued: {
      kind: 'turnover',
      title: { zh: '放号数', en: 'Numbers issued' },
      unit: 'ge',
      transitions: ['issue', 'issue-more', 'state-at-once'],
      of: { amount: 'issued' },
    },
    'no-shows': {
      kind: 'turnover',
      title: { zh: '爽约人数', en: 'Did not come' },
      unit: 'ren',
      transitions: ['hold', 'state-at-once'],
      of: { amount: 'no-shows' },
    },
    sessions: {
      kind: 'turnover',
      title: { zh: '接种场次', en: 'Sessions held' },
      unit: 'chang',
      transitions: ['hold', 'state-at-once'],
      of: 'count',
    },
    'mobile-sessions': {
      kind: 'turnover',
      title: { zh: '流动接种场次', en: 'Sessions of mobile teams' },
      unit: 'chang',
      transitions: ['hold', 'state-at-once'],
      of: 'count',
      where: all(is('site-type', 'mobile')),
    },
    planned: {
      kind: 'balance',
      title: { zh: '已放号未接种场次', en: 'Sessions planned' },
      unit: 'chang',
      stages: ['planned'],
      of: 'count',
    },
  },
});
