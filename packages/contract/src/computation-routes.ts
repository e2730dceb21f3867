import { paths } from './paths.ts';
import { alsoOutside, get } from './route.ts';
import { computationQuerySchema, recordComputationsSchema } from './schemas/computation.ts';
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
} as const;
