import type { CallRoute } from './call.ts';

/** What the client calls for what becomes of an award. */
export const awardCalls = (call: CallRoute) => ({
  receipt: (register: string, id: string) => call('receipt', { params: { register, id } }),
  dueBack: (register: string) => call('dueBack', { params: { register } }),
});
