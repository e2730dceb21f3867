import { classes } from '../threshold.ts';
import type { Found } from './found.ts';
import type { Span } from './noun.ts';

/** A sum that things of a class reach: 亿元 of 亿元以上项目46个. Its letters stay letters of the label that those counted have. */
export interface Threshold {
  readonly found: Found;
  /** Where the name of what reaches it begins. */
  readonly named: number;
}

const reaches = /^[十百千]?[万亿]元?$/;
const counted = /^(?:及?以上的?)?(?=[一-龥“”]{2,20}\d)/;

/** Tells the sums that classes reach from the other figures of a text; a class that nobody counts is no figure. */
export function withoutThresholds(text: string, all: readonly Found[]) {
  const figures: Found[] = [];
  const thresholds: Threshold[] = [];
  for (const found of all) {
    const behind = text.slice(found.end, found.end + 26);
    const above = /[超逾过]$/.test(text.slice(Math.max(0, found.start - 2), found.start));
    const own = reaches.test(text.slice(found.start, found.end));
    if (!own || !(/^及?以上的?[一-龥]/.test(behind) || (above && classes.test(behind)))) {
      figures.push(found);
      continue;
    }
    const words = counted.exec(behind)?.[0].length;
    if (words !== undefined) thresholds.push({ found, named: found.end + words });
  }
  return { figures, thresholds };
}

/** What reaches a sum is what is counted next: 项目 of 亿元以上项目46个. */
export function thresholdLabel({ named }: Threshold, label: Span | undefined): Span | undefined {
  if (!label || label.end <= named) return undefined;
  return { start: Math.max(label.start, named), end: label.end };
}
