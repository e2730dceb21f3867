import { clause } from './declare.ts';

/** 增长类奖励: of these a firm has the highest in a year. */
export const growthGroup = { group: 'growth', rule: 'highest', clause: 'highest' } as const;
export const growthHighest = clause(
  '第八条',
  '（示例）增长类奖励同一年度按就高不重复原则享受。',
  '(Example) Of the awards for growth in a year a firm has the highest, less what was paid.',
);
