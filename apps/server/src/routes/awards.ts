import { reaches } from '@taizhang/access';
import { routes } from '@taizhang/contract';
import { Refusal } from '@taizhang/definition';
import { applicationOf, dueBack, type Installation, receiptOf } from '@taizhang/runtime';
import type { FastifyInstance } from 'fastify';
import { serve } from '../serve.ts';
import { applicationView, dueBackView, receiptView } from '../views/award.ts';

/** What becomes of an award: its receipt once it is paid, and which are to be taken back. */
export function awardRoutes(app: FastifyInstance, installation: Installation): void {
  const { pool, district, vault } = installation;
  serve(app, routes.application, async ({ params, body, viewer }) => {
    const { register, id, policy } = params;
    const asking = { pool, district, vault, viewer };
    return applicationView(district, await applicationOf(asking, register, id, policy, body.given));
  });
  serve(app, routes.receipt, async ({ params, viewer }) => {
    const of = { register: params.register, record: params.id };
    return receiptView(district, await receiptOf(pool, district, vault, viewer, of));
  });
  serve(app, routes.dueBack, async ({ params, viewer }) => {
    const { register } = params;
    if (!reaches(viewer, 'read', register)) throw new Refusal('unknown-register', { register }, 'register');
    return dueBackView(district, viewer, await dueBack({ ...installation, viewer }, register));
  });
}
