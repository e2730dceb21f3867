import { routes } from '@taizhang/contract';
import { Refusal } from '@taizhang/definition';
import { computeRecord, type Installation, repaymentsOfRecord, type Supposed } from '@taizhang/runtime';
import type { FastifyInstance } from 'fastify';
import { serve } from '../serve.ts';
import { computationView } from '../views/computation.ts';
import { repaymentView } from '../views/repayment.ts';

/** What a record is due by a policy, and how it is paid back. */
export function computationRoutes(app: FastifyInstance, { pool, district }: Installation): void {
  serve(app, routes.recordComputations, async ({ params, query, viewer }) => {
    const asked = { district, viewer, register: params.register, record: params.id };
    const suppose = supposedIn(query.suppose);
    const computed = await computeRecord(pool, asked, { version: query.version, suppose });
    return { computations: computed.map((one) => computationView(district, one)) };
  });
  serve(app, routes.recordRepayments, async ({ params, viewer }) => {
    const found = await repaymentsOfRecord(pool, district, viewer, params.register, params.id);
    return { repayments: found.map(repaymentView) };
  });
}

/** @throws Refusal malformed-request */
function supposedIn(text: string | undefined): Supposed {
  if (text === undefined || text === '') return {};
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read === 'object' && read !== null && !Array.isArray(read)) return read as Supposed;
  } catch {
    // Said below.
  }
  throw new Refusal('malformed-request', { reason: 'suppose' }, 'suppose');
}
