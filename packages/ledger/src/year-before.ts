import type { Text } from '@taizhang/definition';
import { Big } from 'big.js';

/**
 * How a figure is held against the same period of the year before: amounts and counts by how much they grew, percentages
 * and shares in percentage points, ranks in places.
 */
export type YearBeforeWay = 'growth' | 'points' | 'places';

/** Why there is no comparison, or no growth in it. */
export const noComparison = {
  'unknown-now': {
    zh: '本期数尚不可知，不作比较',
    en: 'This period’s value is not known yet, so there is nothing to compare',
  },
  'no-base': {
    zh: '台账未载上年同期数，无从比较',
    en: 'The ledger holds no value of the same period of the year before',
  },
  'base-of-nothing': {
    zh: '上年同期为零，不计算增速',
    en: 'The year before it was nothing, so there is no growth',
  },
  'base-below-nothing': {
    zh: '上年同期小于零，不计算增速',
    en: 'The year before it was below nothing, so there is no growth',
  },
  'comparable-prices': {
    zh: '增速按可比价格公布，不由现价总量推算；本期增速未公布',
    en: 'Its growth is published at comparable prices and never told from current-price levels; none is published for this period',
  },
  'published-elsewhere': {
    zh: '同比以统计公布数为准，本期尚未公布',
    en: 'Its growth is that of the published statistic, which is not published for this period yet',
  },
} as const satisfies Record<string, Text>;
export type NoComparison = keyof typeof noComparison;

/** A figure held against the year before. Exact; rounded where it is shown. */
export interface YearBefore {
  /** How much more it is now; of ranks, how many places higher. Null where a side is unknown. */
  readonly change: string | null;
  /** In percent; null where it is none, or where the comparison is not one of growth. */
  readonly growth: string | null;
  readonly reason: NoComparison | null;
}

const growthDecimals = 6;

/** Compares a figure with the same of the year before; null is unknown. */
export function yearBefore(way: YearBeforeWay, now: string | null, before: string | null): YearBefore {
  if (now === null) return { change: null, growth: null, reason: 'unknown-now' };
  if (before === null) return { change: null, growth: null, reason: 'no-base' };
  const more = new Big(now).minus(before);
  if (way === 'places') return { change: more.times(-1).toFixed(), growth: null, reason: null };
  const change = more.toFixed();
  if (way === 'points') return { change, growth: null, reason: null };
  const base = new Big(before);
  if (base.lte(0))
    return { change, growth: null, reason: base.eq(0) ? 'base-of-nothing' : 'base-below-nothing' };
  const growth = more.times(100).div(base).round(growthDecimals, Big.roundHalfUp).toFixed();
  return { change, growth, reason: null };
}
