import { paths } from './paths.ts';
import { alsoOutside, get, none } from './route.ts';
import { computationQuerySchema, recordComputationsSchema } from './schemas/computation.ts';
import { recordRepaymentsSchema } from './schemas/repayment.ts';
import { workParams } from './schemas/work.ts';

/** The routes of what is computed from a record. */
export const computationRoutes = {
  recordComputations: alsoOutside(
    get(paths.recordComputations, 'What a record is due by a policy, line by line', {
      params: workParams.record,
      query: computationQuerySchema,
      response: recordComputationsSchema,
    }),
  ),
  recordRepayments: alsoOutside(
    get(paths.recordRepayments, 'How a record is paid back, instalment by instalment', {
      params: workParams.record,
      query: none,
      response: recordRepaymentsSchema,
    }),
  ),
} as const;
