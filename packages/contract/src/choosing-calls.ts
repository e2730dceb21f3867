import type { CallRoute } from './call.ts';

/** What the client calls for what fits a record and was offered for it. */
export const choosingCalls = (call: CallRoute) => ({
  recordFits: (register: string, id: string) => call('recordFits', { params: { register, id } }),
  recordProspects: (
    register: string,
    id: string,
    query: { readonly portion?: number; readonly limit?: number; readonly offset?: number } = {},
  ) => call('recordProspects', { params: { register, id }, query }),
  recordComparisons: (register: string, id: string) =>
    call('recordComparisons', { params: { register, id } }),
});
