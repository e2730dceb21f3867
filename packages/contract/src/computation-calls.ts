import type { CallRoute } from './call.ts';
import type { Values } from './paths.ts';
import type { ComputationQuery } from './schemas/computation.ts';

/** What the client calls for computations. */
export const computationCalls = (call: CallRoute) => ({
  recordComputations: (register: string, id: string, query: ComputationQuery = {}) =>
    call('recordComputations', { params: { register, id }, query: query as Values }),
  recordRepayments: (register: string, id: string) => call('recordRepayments', { params: { register, id } }),
});
