import type { WireRecordComparisons } from '@taizhang/contract';
import { queryOptions } from '@tanstack/react-query';
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
  prospects: (register: string, id: string) =>
    queryOptions({
      queryKey: ['work', register, id, 'prospects'],
      queryFn: () => client.recordProspects(register, id),
    }),
  comparisons: (register: string, id: string) =>
    queryOptions({
      queryKey: ['work', register, id, 'comparisons'],
      queryFn: () => client.recordComparisons(register, id),
    }),
};
