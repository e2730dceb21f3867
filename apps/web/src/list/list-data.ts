import type { ListQueryParams } from '@taizhang/contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client } from '../data.ts';

/** What the screens of lists ask the server. */
export const askList = {
  registers: () => queryOptions({ queryKey: ['registers'], queryFn: client.registers }),
  form: (register: string) =>
    queryOptions({ queryKey: ['listForm', register], queryFn: () => client.listForm(register) }),
  page: (register: string, query: ListQueryParams) =>
    queryOptions({
      queryKey: ['list', register, query],
      queryFn: ({ signal }) => client.list(register, query, signal),
      placeholderData: keepPreviousData,
      staleTime: 0,
    }),
  places: (register: string, { columns: _, limit: _l, offset: _o, ...query }: ListQueryParams) =>
    queryOptions({
      queryKey: ['places', register, query],
      queryFn: ({ signal }) => client.listPlaces(register, query, signal),
      placeholderData: keepPreviousData,
      staleTime: 0,
    }),
  batchOffer: (register: string, records: readonly string[]) =>
    queryOptions({
      queryKey: ['batchOffer', register, records],
      queryFn: ({ signal }) => client.batchOffer(register, records, signal),
      placeholderData: keepPreviousData,
      staleTime: 0,
    }),
  explained: (register: string, condition: string | undefined) =>
    queryOptions({
      queryKey: ['explain', register, condition],
      queryFn: () => client.explain(register, condition ?? ''),
      enabled: condition !== undefined,
      placeholderData: keepPreviousData,
    }),
  views: (register: string) =>
    queryOptions({ queryKey: ['views', register], queryFn: () => client.views(register) }),
  search: (text: string, register: string | undefined) =>
    queryOptions({
      queryKey: ['search', text, register],
      queryFn: ({ signal }) => client.search(text, register, signal),
      enabled: text.trim() !== '',
      placeholderData: keepPreviousData,
    }),
};
