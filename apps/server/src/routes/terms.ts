import { reaches, type Viewer } from '@taizhang/access';
import { routes } from '@taizhang/contract';
import { fieldsOfKind } from '@taizhang/definition';
import { checkTerms, type Installation, type OpenDistrict, todayOf } from '@taizhang/runtime';
import type { FastifyInstance } from 'fastify';
import { serve } from '../serve.ts';
import { termsCheckView, vocabularyView } from '../views/terms.ts';
import { demandPolicies } from './matching.ts';

/** Whoever reads policies, or writes records that have terms. @throws Refusal not-permitted */
function demandTerms(district: OpenDistrict, viewer: Viewer): void {
  const writes = [...district.catalogue.registers.values()].some(
    (register) => fieldsOfKind(register, 'terms').length > 0 && reaches(viewer, 'record', register.id),
  );
  if (!writes) demandPolicies(district, viewer);
}

/** For whoever writes terms; whoever reads policies may try. */
export function termsRoutes(app: FastifyInstance, installation: Installation): void {
  const { district, matches } = installation;
  serve(app, routes.termsVocabulary, async ({ query, viewer }) => {
    demandTerms(district, viewer);
    const inForce = await matches.inForce(todayOf(district));
    const groups = inForce.flatMap(({ terms }) => terms.stacking?.group ?? []);
    return vocabularyView(district, query.subject, [...new Set(groups)].toSorted());
  });
  serve(app, routes.termsCheck, async ({ body, viewer }) => {
    demandTerms(district, viewer);
    return termsCheckView(await checkTerms(installation, body));
  });
}
