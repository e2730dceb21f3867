import type { WireEdition } from '@taizhang/contract';
import { type Edition, frozenReport } from '@taizhang/runtime';

export const editionView = (edition: Edition): WireEdition => ({
  id: edition.id,
  report: edition.report,
  title: frozenReport(edition).title,
  cutoff: edition.cutoff,
  knownAt: edition.knownAt.toISOString(),
  definition: edition.definition,
  frozenAt: edition.frozenAt.toISOString(),
  frozenBy: edition.frozenBy,
});
