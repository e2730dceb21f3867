import { reaches, type Viewer } from '@taizhang/access';
import { routes } from '@taizhang/contract';
import { parseTerms, Refusal } from '@taizhang/definition';
import {
  dryRun,
  type Installation,
  matchesOfPolicy,
  type OpenDistrict,
  policyRegisters,
} from '@taizhang/runtime';
import type { FastifyInstance } from 'fastify';
import { serve } from '../serve.ts';
import { dryRunView, policyMatchesView } from '../views/matching.ts';

/** @throws Refusal unknown-register, to whoever reads no policies */
export function demandPolicies(district: OpenDistrict, viewer: Viewer): void {
  const registers = policyRegisters(district);
  if (!registers.some(({ id }) => reaches(viewer, 'read', id)))
    throw new Refusal('unknown-register', { register: registers[0]?.id ?? 'policy' });
}

/** Policies matched with all whom they are for: whoever reads policies, as far as he reads their subjects. */
export function matchingRoutes(app: FastifyInstance, installation: Installation): void {
  const { district } = installation;
  serve(app, routes.policyMatches, async ({ params, query, viewer }) => {
    demandPolicies(district, viewer);
    const found = await matchesOfPolicy({ ...installation, viewer }, params.policy, query);
    return policyMatchesView(district, found);
  });
  serve(app, routes.dryRun, async ({ body, viewer }) => {
    demandPolicies(district, viewer);
    const terms = parseTerms(body.terms);
    return dryRunView(district, await dryRun({ ...installation, viewer }, { ...body, terms }));
  });
}
