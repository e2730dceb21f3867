import type { FoundFigure } from '../figure.ts';
import type { Finding } from '../finding.ts';
import { judgeCompletion } from './completion.ts';
import { judgeGrowth } from './growth.ts';
import { judgeIndustries } from './industries.ts';
import { judgeLevels } from './levels.ts';
import { judgeParts } from './parts.ts';
import { judgePoints } from './points.ts';
import { judgeRanks } from './rank.ts';
import { readText } from './reading.ts';
import { judgeShares } from './shares.ts';
import { judgeTables } from './tables.ts';
import { judgeTriples } from './triples.ts';
import { judgeTwoValues } from './two-values.ts';

/** A text that was published before, with the figures found in it. */
export interface EarlierText {
  readonly source: string;
  readonly text: string;
  readonly figures: readonly FoundFigure[];
}

/**
 * What contradicts itself in a text, or what the texts before it said, with no ledger at hand. It is silent wherever
 * two places may speak of different things: a contradiction shown is one.
 */
export function judgeAlone(
  text: string,
  figures: readonly FoundFigure[],
  earlier: readonly EarlierText[] = [],
): Finding[] {
  const reading = readText(text, figures);
  const before = earlier.map((one) => readText(one.text, one.figures, one.source));
  const findings = [
    ...judgeTwoValues(reading, before),
    ...judgeCompletion(reading),
    ...judgeShares(reading),
    ...judgeParts(reading),
    ...judgeIndustries(reading),
    ...judgeGrowth(reading),
    ...judgeTriples(reading, before),
    ...judgeLevels(reading, before),
    ...judgeRanks(reading),
    ...judgePoints(reading),
    ...judgeTables(reading),
  ];
  return findings.sort((a, b) => (a.figures[0] ?? 0) - (b.figures[0] ?? 0));
}
