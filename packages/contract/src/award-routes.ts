import { paths } from './paths.ts';
import { alsoOutside, get, none } from './route.ts';
import * as award from './schemas/award.ts';
import { workParams } from './schemas/work.ts';

/** The routes of what becomes of an award. */
export const awardRoutes = {
  receipt: alsoOutside(
    get(paths.receipt, 'A receipt of what was paid of an award', {
      params: workParams.record,
      query: none,
      response: award.receiptSchema,
    }),
  ),
  dueBack: get(paths.dueBack, 'Which paid awards are to be taken back by a clause of their terms', {
    params: award.dueBackParams,
    query: none,
    response: award.dueBackSchema,
  }),
} as const;
