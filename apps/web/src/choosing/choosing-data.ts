import type { WireRecordComparisons } from '@taizhang/contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client } from '../data.ts';

/** What was offered for a record, side by side. */
export type Compared = WireRecordComparisons['comparisons'][number];
export type Offer = Compared['offers'][number];

export const askChoosing = {
  fits: (register: string, id: string) =>
    queryOptions({
      queryKey: ['work', register, id, 'fits'],
      queryFn: () => client.recordFits(register, id),
    }),
  prospects: (register: string, id: string, page: { portion: number; offset: number; limit: number }) =>
    queryOptions({
      queryKey: ['work', register, id, 'prospects', page],
      queryFn: () => client.recordProspects(register, id, page),
      // The page before stands until the next one is there.
      placeholderData: keepPreviousData,
    }),
  comparisons: (register: string, id: string) =>
    queryOptions({
      queryKey: ['work', register, id, 'comparisons'],
      queryFn: () => client.recordComparisons(register, id),
    }),
};
