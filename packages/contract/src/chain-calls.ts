import type { CallRoute } from './call.ts';
import type { Values } from './paths.ts';
import type { ChainQuery, RecordChainsQuery } from './schemas/chain.ts';

/** What the client calls for chains. */
export const chainCalls = (call: CallRoute) => ({
  chains: () => call('chains'),
  chain: (register: string, chain: string, query: ChainQuery = {}) =>
    call('chain', { params: { register, chain }, query: query as Values }),
  recordChains: (register: string, id: string, query: RecordChainsQuery = {}) =>
    call('recordChains', { params: { register, id }, query: query as Values }),
});
