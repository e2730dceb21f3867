import type { FigureKind } from '@taizhang/definition';
import { dimensionOf, units } from '@taizhang/definition';
import type { Amount } from '../amount.ts';
import type { FoundFigure } from '../figure.ts';
import type { Candidate, Saying } from './candidate.ts';

/** How well a figure of each kind may be what a candidate says; what is not named cannot be. */
const fitOfKind: Readonly<Record<FigureKind, Partial<Record<Saying, number>>>> = {
  amount: { level: 1 },
  count: { level: 1 },
  area: { level: 1 },
  length: { level: 1 },
  weight: {},
  percent_growth: { growth: 1 },
  percent_completion: { completion: 1, share: 0.95 },
  percent_share: { share: 1, completion: 0.95 },
  percent_other: { share: 1, completion: 0.95, growth: 0.8 },
  percentage_points: { points: 1 },
  rank: { rank: 1 },
  other: { level: 0.9, share: 0.8 },
};

/** Measure words of one sort stand for each other. */
const measureWords: readonly ReadonlySet<string>[] = [
  new Set(['人', '名', '位', '人次']),
  new Set(['户', '家']),
  new Set(['件', '起', '宗', '例']),
  new Set(['处', '座', '所', '栋', '幢', '家']),
  new Set(['条', '根', '段']),
];
/** 个, 项 and 处 stand for nearly every thing. */
const general = new Set(['个', '项', '处', '大', '类', '种', '']);
/** Occasions and batches are no things: what took place three times is not three of them. */
const occasions: readonly ReadonlySet<string>[] = [
  new Set(['场', '次', '场次', '期', '届', '人次']),
  new Set(['批', '批次']),
];

function fitOfWord(word: string, own: string): number {
  if (word === own) return 1;
  if (general.has(word) && general.has(own)) return 0.96;
  if (occasions.some((set) => set.has(word) && set.has(own))) return 0.95;
  if (occasions.some((set) => set.has(word) || set.has(own))) return 0.6;
  if (measureWords.some((set) => set.has(word) && set.has(own))) return 0.95;
  // What is counted in a word of its own is seldom counted in a general one, and the other way round still less.
  if (general.has(own)) return 0.9;
  return general.has(word) ? 0.84 : 0.7;
}

/** How well a figure's kind, unit and base allow it to be what a candidate says; 0: not at all. */
export function fitOf(figure: FoundFigure, amount: Amount, candidate: Candidate): number {
  const kind = fitOfKind[figure.kind][candidate.says] ?? 0;
  if (kind === 0) return 0;
  if (candidate.says === 'growth') return kind * fitOfBase(figure.base, candidate.onYear);
  return kind * fitOfUnit(amount, candidate);
}

function fitOfUnit(amount: Amount, { says, unit }: Candidate): number {
  if (says === 'rank' || says === 'points') return amount.dimension === says ? 1 : 0;
  const dimension = dimensionOf(unit);
  if (amount.dimension !== dimension) return 0;
  const title = units[unit].title.zh;
  if (dimension === 'money') return amount.unit === '元' ? 1 : 0;
  return dimension === 'count' ? fitOfWord(amount.unit, title.replace(/^[万亿]/, '')) : 1;
}

/** A growth on another base is another figure: on 2019, on the month before, a yearly average. */
function fitOfBase(base: string | null, onYear: string | null): number {
  if (base !== null && /平均|年均|环比|上月|上季|年初|上周/.test(base)) return 0;
  const year = base === null ? null : (/(?:19|20)\d\d/.exec(base.normalize('NFKC'))?.[0] ?? null);
  if (year === null) return onYear === null ? 1 : 0;
  return year === onYear ? 1 : 0;
}
