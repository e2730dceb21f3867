import type { RegisterLightsQuery } from '@taizhang/contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client } from '../data.ts';

/** What the screens of lights ask the server. */
export const askLights = {
  all: () => queryOptions({ queryKey: ['lights'], queryFn: client.lights }),
  ofRegister: (register: string, query: RegisterLightsQuery) =>
    queryOptions({
      queryKey: ['registerLights', register, query],
      queryFn: () => client.registerLights(register, query),
      placeholderData: keepPreviousData,
    }),
  ofRecord: (register: string, id: string) =>
    queryOptions({
      queryKey: ['recordLights', register, id],
      queryFn: () => client.recordLights(register, id),
    }),
};
