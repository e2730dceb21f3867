import { routes } from '@taizhang/contract';
import { comparisonsOfRecord, fitsOfRecord, type Installation } from '@taizhang/runtime';
import type { FastifyInstance } from 'fastify';
import { serve } from '../serve.ts';
import { comparisonsView, fitsView } from '../views/choosing.ts';

/** What fits a record, and what was offered for it. */
export function choosingRoutes(app: FastifyInstance, { pool, district }: Installation): void {
  serve(app, routes.recordFits, async ({ params, viewer }) =>
    fitsView(district, viewer, await fitsOfRecord(pool, district, viewer, params.register, params.id)),
  );
  serve(app, routes.recordComparisons, async ({ params, viewer }) =>
    comparisonsView(
      district,
      viewer,
      await comparisonsOfRecord(pool, district, viewer, params.register, params.id),
    ),
  );
}
