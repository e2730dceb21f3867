import { actionTitles, reaches, type Viewer } from '@taizhang/access';
import { routes } from '@taizhang/contract';
import { parseTerms, Refusal, type Register } from '@taizhang/definition';
import {
  dryRun,
  type Installation,
  matchesOfPolicy,
  note,
  type OpenDistrict,
  policyDifference,
  policyRegisters,
  readPolicy,
  readVersions,
} from '@taizhang/runtime';
import type { FastifyInstance } from 'fastify';
import { serve, serveFile } from '../serve.ts';
import {
  dryRunView,
  matchesCsv,
  policyDifferenceView,
  policyMatchesView,
  policyReadingView,
  readVersionView,
} from '../views/matching.ts';

/**
 * The registers of policies that the viewer reads.
 * @throws Refusal unknown-register, to whoever reads none
 */
export function demandPolicies(district: OpenDistrict, viewer: Viewer): Register[] {
  const all = policyRegisters(district);
  const read = all.filter(({ id }) => reaches(viewer, 'read', id));
  if (read.length === 0) throw new Refusal('unknown-register', { register: all[0]?.id ?? 'policy' });
  return read;
}

/** What filters an address names: `field:value`, several with commas. */
const whereOf = (asked: string | undefined): Record<string, string> =>
  Object.fromEntries((asked ?? '').split(',').flatMap((one) => (one === '' ? [] : [one.split(':')])));

/** A file has no pages; of more than this it is of no use either. */
const mostInFile = 100_000;

/** Policies read, and matched with all whom they are for: whoever reads policies, as far as he reads their subjects. */
export function matchingRoutes(app: FastifyInstance, installation: Installation): void {
  const { pool, district } = installation;
  serve(app, routes.policies, async ({ viewer }) => {
    demandPolicies(district, viewer);
    return { versions: (await readVersions({ ...installation, viewer })).map(readVersionView) };
  });
  serve(app, routes.policyReading, async ({ params, viewer }) => {
    demandPolicies(district, viewer);
    return policyReadingView(district, await readPolicy({ ...installation, viewer }, params.policy));
  });
  serve(app, routes.policyDifference, async ({ params, query, viewer }) => {
    demandPolicies(district, viewer);
    return policyDifferenceView(
      await policyDifference({ ...installation, viewer }, params.policy, query.before),
    );
  });
  serve(app, routes.policyMatches, async ({ params, query, viewer }) => {
    demandPolicies(district, viewer);
    const asked = { ...query, where: whereOf(query.where) };
    const found = await matchesOfPolicy({ ...installation, viewer }, params.policy, asked);
    return policyMatchesView(district, found);
  });
  serveFile(app, routes.policyMatchesFile, async ({ params, query, viewer }, _request, reply) => {
    demandPolicies(district, viewer);
    const asked = { ...query, where: whereOf(query.where), limit: mostInFile, offset: 0 };
    const found = await matchesOfPolicy({ ...installation, viewer }, params.policy, asked);
    const { register } = found;
    if (!reaches(viewer, 'export', register.id))
      throw new Refusal('not-permitted', { right: actionTitles.export });
    await note(pool, district.store, viewer, {
      action: 'export',
      outcome: 'done',
      register: register.id,
      detail: { policy: params.policy, eligibility: query.eligibility, where: query.where ?? null },
    });
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="matches.csv"`)
      .send([...matchesCsv(found)].join(''));
  });
  serve(app, routes.dryRun, async ({ body, viewer }) => {
    demandPolicies(district, viewer);
    const terms = parseTerms(body.terms);
    return dryRunView(district, await dryRun({ ...installation, viewer }, { ...body, terms }));
  });
}
