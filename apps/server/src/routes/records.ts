import { routes } from '@taizhang/contract';
import type { Installation } from '@taizhang/runtime';
import type { FastifyInstance } from 'fastify';
import { serve } from '../serve.ts';
import { recordView } from '../views/record.ts';

export function recordRoutes(app: FastifyInstance, installation: Installation): void {
  serve(app, routes.record, ({ params, query }) =>
    recordView(installation, params.register, params.id, query),
  );
}
