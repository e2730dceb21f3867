import { routes } from '@taizhang/contract';
import { checkTerms, type Installation, todayOf } from '@taizhang/runtime';
import type { FastifyInstance } from 'fastify';
import { serve } from '../serve.ts';
import { termsCheckView, vocabularyView } from '../views/terms.ts';
import { demandPolicies } from './matching.ts';

/** For whoever writes the terms of a policy; whoever reads policies may try. */
export function termsRoutes(app: FastifyInstance, installation: Installation): void {
  const { district, matches } = installation;
  serve(app, routes.termsVocabulary, async ({ query, viewer }) => {
    demandPolicies(district, viewer);
    const inForce = await matches.inForce(todayOf(district));
    const groups = inForce.flatMap(({ terms }) => terms.stacking?.group ?? []);
    return vocabularyView(district, query.subject, [...new Set(groups)].toSorted());
  });
  serve(app, routes.termsCheck, async ({ body, viewer }) => {
    demandPolicies(district, viewer);
    return termsCheckView(await checkTerms(installation, body));
  });
}
