import { routes } from '@taizhang/contract';
import { type Installation, type PostRequest, post } from '@taizhang/runtime';
import type { FastifyInstance } from 'fastify';
import { serve } from '../serve.ts';

export function movementRoutes(app: FastifyInstance, installation: Installation): void {
  const { pool, district, vault } = installation;
  serve(app, routes.movements, async ({ body, viewer }) => {
    const { key, posted, movements } = await post(pool, district.store, vault, viewer, body as PostRequest);
    return { key, posted: [...posted], movements };
  });
}
