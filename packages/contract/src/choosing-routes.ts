import { paths } from './paths.ts';
import { alsoOutside, get, none } from './route.ts';
import {
  prospectsQuerySchema,
  recordComparisonsSchema,
  recordFitsSchema,
  recordProspectsSchema,
} from './schemas/choosing.ts';
import { workParams } from './schemas/work.ts';

/** The routes of what fits a record, and of what was offered for it. */
export const choosingRoutes = {
  recordFits: alsoOutside(
    get(paths.recordFits, 'What is offered elsewhere that fits a record, nearly or not, and why', {
      params: workParams.record,
      query: none,
      response: recordFitsSchema,
    }),
  ),
  recordProspects: alsoOutside(
    get(paths.recordProspects, 'Which records look for what a record offers, and whether they fit', {
      params: workParams.record,
      query: prospectsQuerySchema,
      response: recordProspectsSchema,
    }),
  ),
  recordComparisons: alsoOutside(
    get(paths.recordComparisons, 'What was offered for a record, side by side', {
      params: workParams.record,
      query: none,
      response: recordComparisonsSchema,
    }),
  ),
} as const;
