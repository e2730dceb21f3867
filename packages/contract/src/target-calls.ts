import type { CallRoute } from './call.ts';
import type { PeersQuery } from './schemas/peers.ts';
import type { AdjustmentBody, YearQuery } from './schemas/target.ts';

/** What the client calls for targets. */
export const targetCalls = (call: CallRoute) => ({
  peers: (query: PeersQuery = {}) => call('peers', { query }),
  assessment: (query: YearQuery = {}) => call('assessment', { query }),
  targets: (query: YearQuery = {}) => call('targets', { query }),
  target: (metric: string, query: YearQuery = {}) => call('target', { params: { metric }, query }),
  adjustTarget: (metric: string, body: AdjustmentBody) => call('adjustTarget', { params: { metric }, body }),
});
