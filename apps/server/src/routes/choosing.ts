import type { Viewer } from '@taizhang/access';
import { routes } from '@taizhang/contract';
import {
  comparisonsOfRecord,
  fitsOfRecord,
  type Installation,
  prospectsOfRecord,
  type RecordName,
  titlesOf,
} from '@taizhang/runtime';
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

/** What fits a record, and what was offered for it. */
export function choosingRoutes(app: FastifyInstance, installation: Installation): void {
  const { pool, district } = installation;
  const titled = titlesFor(installation);
  serve(app, routes.recordFits, async ({ params, viewer }) => {
    const found = await fitsOfRecord(pool, district, viewer, params.register, params.id);
    return fitsView(district, viewer, found, await titled(viewer, shownInFits(found)));
  });
  serve(app, routes.recordProspects, async ({ params, viewer }) => {
    const found = await prospectsOfRecord(pool, district, viewer, params.register, params.id);
    return prospectsView(district, viewer, found, await titled(viewer, shownInProspects(found)));
  });
  serve(app, routes.recordComparisons, async ({ params, viewer }) => {
    const found = await comparisonsOfRecord(pool, district, viewer, params.register, params.id);
    return comparisonsView(district, viewer, found, await titled(viewer, shownInComparisons(found)));
  });
}

/** What the records are called that are referred to in what is shown. */
const titlesFor =
  ({ pool, district: { store } }: Installation) =>
  (viewer: Viewer, names: readonly RecordName[]) =>
    titlesOf(pool, store, viewer, names);
