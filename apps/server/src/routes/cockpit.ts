import { reachKey } from '@taizhang/access';
import { routes } from '@taizhang/contract';
import { type Installation, readCockpit, SharedReading } from '@taizhang/runtime';
import type { FastifyInstance } from 'fastify';
import { serve } from '../serve.ts';
import { cockpitView } from '../views/cockpit.ts';

export function cockpitRoutes(app: FastifyInstance, installation: Installation): void {
  // Many leaders look at once, and to those who reach the same it shows the same.
  const shared = new SharedReading();
  serve(app, routes.cockpit, async ({ query, viewer }) =>
    cockpitView(
      installation.district,
      await shared.share(JSON.stringify([query, reachKey(viewer)]), () =>
        readCockpit({ ...installation, viewer }, query),
      ),
    ),
  );
}
