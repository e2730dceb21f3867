import type { CallRoute } from './call.ts';
import type { Values } from './paths.ts';
import type { FlowQuery } from './schemas/flow.ts';

/** What the client calls for where records stand and what is due of them. */
export const flowCalls = (call: CallRoute) => ({
  flows: () => call('flows'),
  flow: (register: string, query: FlowQuery = {}) =>
    call('flow', { params: { register }, query: query as Values }),
});
