import { routes } from '@taizhang/contract';
import { type Installation, readCockpit } from '@taizhang/runtime';
import type { FastifyInstance } from 'fastify';
import { serve } from '../serve.ts';
import { cockpitView } from '../views/cockpit.ts';

export function cockpitRoutes(app: FastifyInstance, installation: Installation): void {
  serve(app, routes.cockpit, async ({ query, viewer }) =>
    cockpitView(installation.district, await readCockpit({ ...installation, viewer }, query)),
  );
}
