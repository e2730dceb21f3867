import { queryOptions } from '@tanstack/react-query';
import { client } from '../data.ts';

export const askChoosing = {
  fits: (register: string, id: string) =>
    queryOptions({
      queryKey: ['work', register, id, 'fits'],
      queryFn: () => client.recordFits(register, id),
    }),
  comparisons: (register: string, id: string) =>
    queryOptions({
      queryKey: ['work', register, id, 'comparisons'],
      queryFn: () => client.recordComparisons(register, id),
    }),
};
