import { createHash, timingSafeEqual } from 'node:crypto';
import { routes } from '@taizhang/contract';
import { Refusal } from '@taizhang/definition';
import { apiToken, type Installation, type PostRequest, post, systemViewer } from '@taizhang/runtime';
import type { FastifyInstance } from 'fastify';
import { serve } from '../serve.ts';

export function movementRoutes(app: FastifyInstance, installation: Installation): void {
  const { pool, district, vault, dataFolder } = installation;
  const expected = digest(`Bearer ${apiToken(dataFolder)}`);
  // Before the body is read: a stranger must not make the server parse megabytes.
  app.addHook('onRequest', async (request) => {
    if (request.routeOptions.url !== routes.movements.path) return;
    if (!timingSafeEqual(digest(request.headers.authorization ?? ''), expected))
      throw new Refusal('token-needed');
  });
  serve(app, routes.movements, async ({ body }) => {
    // Whoever has the installation's token may record, but neither bring in history nor touch a closed period.
    const holder = systemViewer(district, 'api');
    const { key, posted, movements } = await post(pool, district.store, vault, holder, body as PostRequest);
    return { key, posted: [...posted], movements };
  });
}

/** Of one length whatever was sent, so that comparing tells nothing. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
