import type { FigureAsk } from '@taizhang/report';
import { type Client, snapshot } from '@taizhang/store';
import { type At, askOfFigure, bindingOf, type Office, templateOf } from '../reports.ts';
import { type FamilyFacts, familyOf } from './family.ts';
import { type ProgressFacts, progressOfFigure } from './progress.ts';

/** What belongs to a figure beside its own value. */
export interface Related {
  readonly ask: FigureAsk;
  readonly progress: ProgressFacts | null;
  readonly family: FamilyFacts | null;
}

/** The target that a figure is held against, and the family of metrics that it belongs to, read at one moment. */
export async function figureRelated(
  office: Office,
  report: string,
  figure: string,
  at: At,
): Promise<Related> {
  const ask = askOfFigure(office, report, figure, at);
  const { unit } = bindingOf(templateOf(office.district, report), figure);
  return snapshot(office.pool, async (client: Client) => ({
    ask,
    progress: await progressOfFigure(client, office, ask, unit),
    family: await familyOf(client, office, ask),
  }));
}
