import type { CallRoute } from './call.ts';
import type { Values } from './paths.ts';
import type { DueOfRegisterQuery } from './schemas/flow.ts';

/** What the client calls for where records stand and what is due of them. */
export const flowCalls = (call: CallRoute) => ({
  dueRegisters: () => call('dueRegisters'),
  dueOfRegister: (register: string, query: DueOfRegisterQuery = {}) =>
    call('dueOfRegister', { params: { register }, query: query as Values }),
});
