import { z } from 'zod';
import { paths } from './paths.ts';
import { get, none, send } from './route.ts';
import * as matching from './schemas/matching.ts';

/** The routes of policies matched with all whom they are for. */
export const matchingRoutes = {
  policies: get(paths.policies, 'The versions of policies, by code', {
    params: none,
    query: none,
    response: matching.policyListSchema,
  }),
  policyReading: get(paths.policyReading, 'A version of a policy in words, with the others of the policy', {
    params: matching.policyMatchesParams,
    query: none,
    response: matching.policyReadingSchema,
  }),
  policyDifference: get(paths.policyDifference, 'What changed from one version to another, in words', {
    params: matching.policyMatchesParams,
    query: matching.differenceQuerySchema,
    response: matching.policyDifferenceSchema,
  }),
  policyMatchesFile: get(paths.policyMatchesFile, 'The same as CSV, all of it', {
    params: matching.policyMatchesParams,
    query: matching.policyMatchesFileQuerySchema,
    response: z.unknown().describe('A .csv in UTF-8 with a byte order mark'),
  }),
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
