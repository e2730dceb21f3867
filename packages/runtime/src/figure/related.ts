import type { FigureAsk } from '@taizhang/report';
import { type Client, snapshot } from '@taizhang/store';
import { type At, askOfFigure, bindingOf, type Office, templateOf } from '../reports.ts';
import { type FamilyFacts, familyOf } from './family.ts';
import { type ProgressFacts, progressOfFigure } from './progress.ts';
import { readTrend } from './trend.ts';
import { type YearBeforeFacts, yearBeforeOf } from './year-before.ts';

/** What belongs to a figure beside its own value. */
export interface Related {
  readonly ask: FigureAsk;
  readonly progress: ProgressFacts | null;
  readonly family: FamilyFacts | null;
  readonly yearBefore: YearBeforeFacts | null;
}

/**
 * The target that a figure is held against, the family of metrics that it belongs to, and the year before, read at one
 * moment. Targets and statistics are the district's: a figure of one sub-district has none.
 */
export async function figureRelated(
  office: Office,
  report: string,
  figure: string,
  at: At,
): Promise<Related> {
  const ask = askOfFigure(office, report, figure, at);
  const binding = bindingOf(templateOf(office.district, report), figure);
  return snapshot(office.pool, async (client: Client) => {
    const trend = await readTrend(client, office, ask, binding);
    const isWhole = at.street === undefined;
    const family = isWhole ? await familyOf(client, office, ask) : null;
    return {
      ask,
      progress: isWhole ? await progressOfFigure(client, office, ask, binding.unit) : null,
      family,
      yearBefore: yearBeforeOf(office.district, binding, trend, family),
    };
  });
}
