import type { ComputationQuery } from '@taizhang/contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client } from '../data.ts';

/** What the screens of computations ask the server. */
export const askComputation = {
  ofRecord: (register: string, id: string, query: ComputationQuery = {}) =>
    queryOptions({
      queryKey: ['work', register, id, 'computations', query],
      queryFn: () => client.recordComputations(register, id, query),
      placeholderData: keepPreviousData,
    }),
};
