import { routes } from '@taizhang/contract';
import {
  diffSides,
  frozenReport,
  getEdition,
  type Installation,
  listEditions,
  type Side,
  sideOf,
  snapshot,
} from '@taizhang/runtime';
import type { FastifyInstance } from 'fastify';
import { serve } from '../serve.ts';
import { explanationView } from '../views/change.ts';
import { editionView } from '../views/edition.ts';
import { reportView } from '../views/report.ts';

export function editionRoutes(app: FastifyInstance, installation: Installation): void {
  const { district, pool } = installation;
  serve(app, routes.editions, async ({ viewer }) => {
    const editions = await snapshot(pool, (client) => listEditions(client, district.store, viewer));
    return { editions: editions.map(editionView) };
  });
  serve(app, routes.edition, async ({ params, viewer }) => {
    const edition = await snapshot(pool, (client) =>
      getEdition(client, district.store, viewer, params.edition),
    );
    return { edition: editionView(edition), content: reportView(district, frozenReport(edition)) };
  });
  serve(app, routes.editionDiff, async ({ params, query, viewer }) => {
    const office = { pool, district, viewer };
    const before = await sideOf(office, params.before, query.report, query.cutoff);
    const after = await sideOf(office, params.after, query.report, query.cutoff);
    const { limit, offset } = query;
    const figures = await diffSides(office, before, after, { limit, offset }, query.figure);
    // What either side knew first is what the other is compared with.
    const since = before.knownAt < after.knownAt ? before.knownAt : after.knownAt;
    return {
      before: sideView(before),
      after: sideView(after),
      figures: figures.map(({ explanation, ...figure }) => ({
        ...figure,
        explanation: explanation && explanationView(after.district, explanation, since),
      })),
    };
  });
}

const sideView = ({ name, report, cutoff, knownAt }: Side) => ({
  name,
  report,
  cutoff,
  knownAt: knownAt.toISOString(),
});
