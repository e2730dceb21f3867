import { routes } from '@taizhang/contract';
import { adjustTarget, type Installation, readTarget, readTargets } from '@taizhang/runtime';
import type { FastifyInstance } from 'fastify';
import { serve } from '../serve.ts';
import { targetDetailView, targetListView } from '../views/target.ts';

/** The targets of a year. */
export function targetRoutes(app: FastifyInstance, installation: Installation): void {
  const { district } = installation;
  serve(app, routes.targets, async ({ query, viewer }) =>
    targetListView(district, await readTargets({ ...installation, viewer }, query)),
  );
  serve(app, routes.target, async ({ params, query, viewer }) =>
    targetDetailView(district, viewer, await readTarget({ ...installation, viewer }, params.metric, query)),
  );
  serve(app, routes.adjustTarget, async ({ params, body, viewer }) => {
    const { posted, ...response } = await adjustTarget({ ...installation, viewer }, params.metric, body);
    return { ...response, posted: [...posted] };
  });
}
