import { routes } from '@taizhang/contract';
import type { Register } from '@taizhang/definition';
import type { Installation } from '@taizhang/runtime';
import type { FastifyInstance } from 'fastify';
import { serve } from '../serve.ts';
import { fieldViews, recordView } from '../views/record.ts';

export function recordRoutes(app: FastifyInstance, installation: Installation): void {
  const { pool, district, vault } = installation;
  serve(app, routes.record, ({ params, query, viewer }) =>
    recordView(installation, viewer, params.register, params.id, query),
  );
  serve(app, routes.reveal, async ({ params, body, viewer }) => {
    const { register, id: record } = params;
    const values = await vault.reveal(pool, district.store, viewer, { register, record, ...body });
    const declared = district.catalogue.registers.get(register) as Register;
    return { fields: fieldViews(district, declared, values, { as: 'plain' }) };
  });
}
