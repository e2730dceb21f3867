import type { CallRoute } from './call.ts';
import type { Values } from './paths.ts';
import type { FlowQuery, FlowRecordsQuery } from './schemas/library.ts';

/** What the client calls for the account of libraries. */
export const libraryCalls = (call: CallRoute) => ({
  flow: (register: string, query: FlowQuery = {}) =>
    call('flow', { params: { register }, query: query as Values }),
  flowRecords: (register: string, query: FlowRecordsQuery) =>
    call('flowRecords', { params: { register }, query: query as Values }),
});
