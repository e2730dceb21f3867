import { classes } from '../threshold.ts';
import type { Found } from './found.ts';
import type { Span } from './noun.ts';

/** A sum that things of a class reach: 亿元 of 亿元以上项目46个. Its letters stay letters of the label that those counted have. */
export interface Threshold {
  readonly found: Found;
  /** Where the name of what reaches it begins. */
  readonly named: number;
  /** Whether how many reach it stands in front: 260个亿元以上项目. */
  readonly isCounted: boolean;
}

const reaches = /^[十百千]?[万亿]元?$/;
const counted = /^(?:及?以上的?)?(?=[一-龥“”、]{2,20}\d)/;
/** 41个亿元以上项目中，: of those counted before some are told of, and no sum is said. */
const reachedBehind = /^(?:及?以上的?)?(?![一-龥]{2,6}中,)/;
const countedBefore = /\d[余多]?[万百千]?[个家户项](?:总?投资额?|产值|营收|营业收入)?$/;
/** 投资超百亿元的储能中心: what one comes to, said of it. */
const ownSum = /(?:投资|收入|总值|产值|规模|营收|销售额|总量)超$/;

/** Tells the sums that classes reach from the other figures of a text; a class that nobody counts is no figure. */
export function withoutThresholds(text: string, all: readonly Found[]) {
  const figures: Found[] = [];
  const thresholds: Threshold[] = [];
  for (const found of all) {
    const behind = text.slice(found.end, found.end + 26);
    const above = /[超逾过]$/.test(text.slice(Math.max(0, found.start - 2), found.start));
    const own = reaches.test(text.slice(found.start, found.end));
    const said =
      ownSum.test(text.slice(Math.max(0, found.start - 6), found.start)) &&
      /^(?:的|[县市]|城市)/.test(behind);
    if (
      !own ||
      said ||
      !(
        /^及?以上的?(?![一二两三四五六七八九十百千万亿])[一-龥]/.test(behind) ||
        (above && classes.test(behind))
      )
    ) {
      figures.push(found);
      continue;
    }
    const isCounted = countedBefore.test(text.slice(Math.max(0, found.start - 10), found.start));
    const words = (isCounted ? reachedBehind : counted).exec(behind)?.[0].length;
    if (words !== undefined) thresholds.push({ found, named: found.end + words, isCounted });
  }
  return { figures, thresholds };
}

/** What reaches a sum is what is counted beside it: 项目 of 亿元以上项目46个. */
export function thresholdLabel({ named }: Threshold, label: Span | undefined): Span | undefined {
  if (!label || label.end <= named) return undefined;
  return { start: Math.max(label.start, named), end: label.end };
}
