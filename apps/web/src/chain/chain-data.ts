import type { ChainQuery, RecordChainsQuery } from '@taizhang/contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client } from '../data.ts';

export const chainPage = 20;

/** What the screens of chains ask the server. */
export const askChain = {
  all: () => queryOptions({ queryKey: ['chains'], queryFn: client.chains }),
  one: (register: string, chain: string, query: ChainQuery) =>
    queryOptions({
      queryKey: ['chain', register, chain, query],
      queryFn: () => client.chain(register, chain, query),
      placeholderData: keepPreviousData,
    }),
  ofRecord: (register: string, id: string, query: RecordChainsQuery) =>
    queryOptions({
      queryKey: ['work', register, id, 'chains', query],
      queryFn: () => client.recordChains(register, id, query),
      placeholderData: keepPreviousData,
    }),
};
