import { routes } from '@taizhang/contract';
import { dailyRecords, type Installation, readDaily } from '@taizhang/runtime';
import type { FastifyInstance } from 'fastify';
import { serve } from '../serve.ts';
import { dailyRecordsView, dailyView } from '../views/daily.ts';

/** What was done day by day, by sub-district. */
export function dailyRoutes(app: FastifyInstance, installation: Installation): void {
  const { district } = installation;
  serve(app, routes.dailyRegisters, async () => ({
    registers: [...district.catalogue.registers.values()].flatMap(({ id, daily }) =>
      daily ? [{ id, title: daily.title }] : [],
    ),
  }));
  serve(app, routes.daily, async ({ params, query, viewer }) =>
    dailyView(district, await readDaily({ ...installation, viewer }, params.register, query)),
  );
  serve(app, routes.dailyRecords, async ({ params, query, viewer }) =>
    dailyRecordsView(district, await dailyRecords({ ...installation, viewer }, params.register, query)),
  );
}
