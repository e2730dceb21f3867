import { reaches, type Viewer } from '@taizhang/access';
import { routes } from '@taizhang/contract';
import { parseTerms, Refusal } from '@taizhang/definition';
import { dryRun, type Installation, matchesOfPolicy, policyRegisters } from '@taizhang/runtime';
import type { FastifyInstance } from 'fastify';
import { serve } from '../serve.ts';
import { dryRunView, policyMatchesView } from '../views/matching.ts';

/** Policies matched with all whom they are for: whoever reads policies, as far as he reads their subjects. */
export function matchingRoutes(app: FastifyInstance, installation: Installation): void {
  const { district } = installation;
  const demandPolicies = (viewer: Viewer): void => {
    const [register] = policyRegisters(district);
    if (!policyRegisters(district).some(({ id }) => reaches(viewer, 'read', id)))
      throw new Refusal('unknown-register', { register: register?.id ?? 'policy' });
  };
  serve(app, routes.policyMatches, async ({ params, query, viewer }) => {
    demandPolicies(viewer);
    const found = await matchesOfPolicy({ ...installation, viewer }, params.policy, query);
    return policyMatchesView(district, found);
  });
  serve(app, routes.dryRun, async ({ body, viewer }) => {
    demandPolicies(viewer);
    const terms = parseTerms(body.terms);
    return dryRunView(district, await dryRun({ ...installation, viewer }, { ...body, terms }));
  });
}
