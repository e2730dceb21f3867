/** The texts of the comparison with the peers, in both languages. */
export const peersTexts = {
  title: { zh: '各区比较', en: 'Beside the peers' },
  family: { zh: '指标类别', en: 'Statistics' },
  subject: { zh: '指标', en: 'Series' },
  period: { zh: '时期', en: 'Period' },
  span: { zh: '{{from}} 至 {{to}}', en: '{{from}} to {{to}}' },
  among: { zh: '在{{among}}', en: 'Among {{among}}' },
  area: { zh: '地区', en: 'Area' },
  value: { zh: '总量', en: 'Level' },
  growth: { zh: '同比', en: 'Growth' },
  byValue: { zh: '总量位次', en: 'Rank by level' },
  byGrowth: { zh: '增速位次', en: 'Rank by growth' },
  place: { zh: '第{{place}}位', en: 'no. {{place}}' },
  alone: {
    zh: '其他区未载，不排位。',
    en: 'Nobody else has a value, so there are no places.',
  },
  before: { zh: '上期第{{place}}位', en: 'before: {{place}}' },
  noBefore: { zh: '上期未公布', en: 'not published before' },
  comparedWith: { zh: '位次与 {{period}} 的比较。', en: 'Places compared with those of {{period}}.' },
  up: { zh: '升{{by}}位', en: 'up {{by}}' },
  down: { zh: '降{{by}}位', en: 'down {{by}}' },
  gainTitle: { zh: '前进一位需要什么', en: 'What it takes to gain a place' },
  valueGap: {
    zh: '总量：到第{{place}}位（{{name}}）还差{{gap}}；公布数经四舍五入，实际差距在{{low}}～{{high}}之间。',
    en: 'By level: {{gap}} lack to place {{place}} ({{name}}); as published figures are rounded, between {{low}} and {{high}}.',
  },
  valueLead: {
    zh: '总量：居首位，领先{{name}} {{gap}}（{{low}}～{{high}}）。',
    en: 'By level: first, {{gap}} ahead of {{name}} ({{low}} to {{high}}).',
  },
  growthGap: {
    zh: '增速：比第{{place}}位（{{name}}）低{{gap}}，增速达到{{growth}}即可超过。',
    en: 'By growth: {{gap}} below place {{place}} ({{name}}); a growth of {{growth}} would pass it.',
  },
  growthLead: {
    zh: '增速：居首位，领先{{name}} {{gap}}。',
    en: 'By growth: first, {{gap}} ahead of {{name}}.',
  },
  nominal: {
    zh: '按现价推算，同比达到{{growth}}时总量与之持平。',
    en: 'At current prices a growth of {{growth}} on the year before would equal that level.',
  },
  comparable: {
    zh: '本指标增速按可比价公布，不由总量推算增速。',
    en: 'Its growth is published at comparable prices and is not told from levels.',
  },
  records: { zh: '看公布记录', en: 'The published records' },
} as const;
