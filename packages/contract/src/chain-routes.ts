import { paths } from './paths.ts';
import { alsoOutside, get, none } from './route.ts';
import * as chain from './schemas/chain.ts';
import { workParams } from './schemas/work.ts';

/** The routes of chains: what waits for what, and whose delay is whose. */
export const chainRoutes = {
  chains: get(paths.chains, 'The chains of the district', {
    params: none,
    query: none,
    response: chain.chainListSchema,
  }),
  chain: get(paths.chain, 'A chain: who waits, since when, and where the delay arose', {
    params: chain.chainParams,
    query: chain.chainQuerySchema,
    response: chain.chainSchema,
  }),
  recordChains: alsoOutside(
    get(paths.recordChains, 'What a record waits for, step by step', {
      params: workParams.record,
      query: chain.recordChainsQuerySchema,
      response: chain.recordChainsSchema,
    }),
  ),
} as const;
