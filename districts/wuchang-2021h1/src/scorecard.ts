import type { Scorecard } from '@taizhang/definition';

/** How the results of the year become points of a unit (合成的考核办法). */
export const scorecard: Scorecard = {
  title: { zh: '年度绩效考核（示例）', en: 'Yearly assessment (example)' },
  basis: {
    zh: '示例考核办法（合成）：只看结果，分值由公式得出，公式和数字一并公开。',
    en: 'A synthetic example: results only; points follow from a formula that is shown with its numbers.',
  },
  items: {
    'on-time': {
      title: { zh: '督办按期办结率', en: 'Supervised matters done on time' },
      weight: 40,
      value: { kind: 'metric', metric: 'supervision.on-time-rate' },
      none: '60',
      full: '100',
    },
    'sent-back': {
      title: { zh: '督办退回率', en: 'Supervised matters sent back' },
      weight: 20,
      value: { kind: 'metric', metric: 'supervision.sent-back-rate' },
      none: '40',
      full: '0',
    },
    targets: {
      title: { zh: '年度目标达目标进度', en: 'Progress to date of the targets' },
      weight: 40,
      value: { kind: 'targets' },
      none: '50',
      full: '100',
    },
  },
  unscored: [
    {
      what: {
        zh: '签到、登录次数、在线时长、填报条数',
        en: 'Check-ins, sign-ins, time online, number of entries',
      },
      why: {
        zh: '不是工作结果，国家整治形式主义的规定不许以此排名',
        en: 'They are no results, and the rules against paper burden forbid ranking by them',
      },
    },
    {
      what: { zh: '地区生产总值等公布统计指标', en: 'Published statistics such as the regional product' },
      why: {
        zh: '由统计部门核算，不分解到单位',
        en: 'They are computed by the statistics office and are no unit’s own',
      },
    },
    {
      what: { zh: '单位没有的事项', en: 'What a unit does not have' },
      why: {
        zh: '不计分也不扣分，合计按可计分项目折算为百分',
        en: 'It is neither scored nor held against it: the total is reckoned over what can be scored',
      },
    },
  ],
};
