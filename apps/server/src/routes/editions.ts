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
import { changeView } from '../views/change.ts';
import { editionView } from '../views/edition.ts';
import { reportView } from '../views/report.ts';

/** Movements named for each figure that differs. */
const movementsPerFigure = 20;

export function editionRoutes(app: FastifyInstance, installation: Installation): void {
  const { district, pool } = installation;
  serve(app, routes.editions, async () => {
    const editions = await snapshot(pool, (client) => listEditions(client, district.store));
    return { editions: editions.map(editionView) };
  });
  serve(app, routes.edition, async ({ params }) => {
    const edition = await snapshot(pool, (client) => getEdition(client, district.store, params.edition));
    return { edition: editionView(edition), content: reportView(district, frozenReport(edition)) };
  });
  serve(app, routes.editionDiff, async ({ params, query }) => {
    const before = await sideOf(installation, params.before, query.report, query.cutoff);
    const after = await sideOf(installation, params.after, query.report, query.cutoff);
    const figures = await diffSides(installation, before, after, movementsPerFigure);
    return {
      before: sideView(before),
      after: sideView(after),
      figures: figures.map((figure) => ({
        ...figure,
        movements: figure.movements.map((movement) => changeView(district, movement)),
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
