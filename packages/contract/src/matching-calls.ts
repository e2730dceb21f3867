import type { CallRoute } from './call.ts';
import type { Values } from './paths.ts';
import type { DryRunBody, PolicyMatchesQuery } from './schemas/matching.ts';

/** What the client calls for policies matched with all whom they are for. */
export const matchingCalls = (call: CallRoute) => ({
  policies: () => call('policies'),
  policyReading: (policy: string) => call('policyReading', { params: { policy } }),
  policyDifference: (policy: string, before: string) =>
    call('policyDifference', { params: { policy }, query: { before } }),
  policyMatches: (policy: string, query: PolicyMatchesQuery = {}) =>
    call('policyMatches', { params: { policy }, query: query as Values }),
  dryRun: (body: DryRunBody) => call('dryRun', { body }),
});
