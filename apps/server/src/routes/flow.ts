import { routes } from '@taizhang/contract';
import { flowOf, flowTotals, type Installation } from '@taizhang/runtime';
import type { FastifyInstance } from 'fastify';
import { serve } from '../serve.ts';
import { flowsView, flowView } from '../views/flow.ts';

/** Where records stand, whose they are, and what is due of them. */
export function flowRoutes(app: FastifyInstance, installation: Installation): void {
  const { district } = installation;
  serve(app, routes.dueRegisters, async ({ viewer }) =>
    flowsView(district, await flowTotals({ ...installation, viewer })),
  );
  serve(app, routes.dueOfRegister, async ({ params, query, viewer }) => {
    const { unit, step, ...pages } = query;
    const asked = {
      ...pages,
      ...(unit === undefined ? {} : { unit }),
      ...(step === undefined ? {} : { step }),
    };
    return flowView(district, await flowOf({ ...installation, viewer }, params.register, asked), query);
  });
}
