import { queryOptions } from '@tanstack/react-query';
import { client } from '../data.ts';

/** What the screens of a record's agenda ask the server. */
export const askGatherings = {
  of: (register: string, id: string) =>
    queryOptions({
      queryKey: ['gatherings', register, id],
      queryFn: () => client.gatherings(register, id),
    }),
  drawable: (register: string, id: string, gathering: string) =>
    queryOptions({
      queryKey: ['drawable', register, id, gathering],
      queryFn: () => client.drawable(register, id, gathering),
    }),
};
