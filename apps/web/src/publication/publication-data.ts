import { queryOptions } from '@tanstack/react-query';
import { client } from '../data.ts';

/** What the screens of published lists ask the server. */
export const askPublication = {
  all: () => queryOptions({ queryKey: ['public-lists'], queryFn: client.publicLists }),
  one: (list: string) =>
    queryOptions({ queryKey: ['public-list', list], queryFn: () => client.publicList(list) }),
  ofRegister: (register: string) =>
    queryOptions({ queryKey: ['publications', register], queryFn: () => client.publications(register) }),
};
