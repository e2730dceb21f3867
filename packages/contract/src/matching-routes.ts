import { paths } from './paths.ts';
import { get, send } from './route.ts';
import * as matching from './schemas/matching.ts';

/** The routes of policies matched with all whom they are for. */
export const matchingRoutes = {
  policyMatches: get(paths.policyMatches, 'To whom a policy is due, nearly or perhaps, and how much', {
    params: matching.policyMatchesParams,
    query: matching.policyMatchesQuerySchema,
    response: matching.policyMatchesSchema,
  }),
  dryRun: send(paths.dryRun, 'What a draft of a policy would do; nothing is kept', {
    body: matching.dryRunBodySchema,
    response: matching.dryRunSchema,
  }),
} as const;
