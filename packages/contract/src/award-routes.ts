import { paths } from './paths.ts';
import { alsoOutside, get, none, post } from './route.ts';
import * as award from './schemas/award.ts';
import { workParams } from './schemas/work.ts';

/** The routes of what becomes of an award. */
export const awardRoutes = {
  application: alsoOutside(
    post(paths.application, 'What somebody applies with, as far as it is known; nothing is kept', {
      params: award.applicationParams,
      body: award.applicationBodySchema,
      response: award.applicationSchema,
    }),
  ),
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
