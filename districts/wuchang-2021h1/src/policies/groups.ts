import { clause } from './declare.ts';

/** Of what a firm is given for coming here. */
export const settlingGroup = {
  group: 'settling',
  title: { zh: '落户和总部奖励', en: 'awards for settling and for headquarters' },
  rule: 'exclusive',
} as const;

/** 增长类奖励: of these a firm has the highest in a year. */
export const growthGroup = {
  group: 'growth',
  title: { zh: '增长类奖励', en: 'awards for growth' },
  rule: 'highest',
  clause: 'highest',
} as const;
export const growthHighest = clause(
  '第八条',
  '（示例）增长类奖励同一年度按就高不重复原则享受。',
  '(Example) Of the awards for growth in a year a firm has the highest, less what was paid.',
);
