import { routes } from '@taizhang/contract';
import { comparisonsOfRecord, fitsOfRecord, type Installation, prospectsOfRecord } from '@taizhang/runtime';
import type { FastifyInstance } from 'fastify';
import { serve } from '../serve.ts';
import {
  comparisonsView,
  fitsView,
  prospectsView,
  shownInComparisons,
  shownInFits,
  shownInProspects,
} from '../views/choosing.ts';
import { titlesTold } from '../views/titles.ts';

/** What fits a record, and what was offered for it. */
export function choosingRoutes(app: FastifyInstance, installation: Installation): void {
  const { pool, district } = installation;
  serve(app, routes.recordFits, async ({ params, viewer }) => {
    const found = await fitsOfRecord(pool, district, viewer, params.register, params.id);
    return fitsView(district, viewer, found, await titlesTold(installation, viewer, shownInFits(found)));
  });
  serve(app, routes.recordProspects, async ({ params, query, viewer }) => {
    const found = await prospectsOfRecord(pool, district, viewer, params.register, params.id, query);
    return prospectsView(
      district,
      viewer,
      found,
      await titlesTold(installation, viewer, shownInProspects(found)),
    );
  });
  serve(app, routes.recordComparisons, async ({ params, viewer }) => {
    const found = await comparisonsOfRecord(pool, district, viewer, params.register, params.id);
    return comparisonsView(
      district,
      viewer,
      found,
      await titlesTold(installation, viewer, shownInComparisons(found)),
    );
  });
}
