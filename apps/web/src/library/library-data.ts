import type { FlowQuery, FlowRecordsQuery } from '@taizhang/contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client } from '../data.ts';

/** What the screen of libraries asks the server. */
export const askLibrary = {
  flow: (register: string, query: FlowQuery) =>
    queryOptions({
      queryKey: ['flow', register, query],
      queryFn: () => client.flow(register, query),
      placeholderData: keepPreviousData,
    }),
  records: (register: string, query: FlowRecordsQuery) =>
    queryOptions({
      queryKey: ['flowRecords', register, query],
      queryFn: () => client.flowRecords(register, query),
    }),
};
