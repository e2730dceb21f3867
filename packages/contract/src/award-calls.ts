import type { CallRoute } from './call.ts';
import type { SaidOfOneself } from './granting-calls.ts';

/** What the client calls for what becomes of an award. */
export const awardCalls = (call: CallRoute) => ({
  application: (register: string, id: string, policy: string, given: SaidOfOneself) =>
    call('application', { params: { register, id, policy }, body: { given } }),
  receipt: (register: string, id: string) => call('receipt', { params: { register, id } }),
  dueBack: (register: string) => call('dueBack', { params: { register } }),
});
