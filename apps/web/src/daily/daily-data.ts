import type { DailyQuery, DailyRecordsQuery } from '@taizhang/contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client } from '../data.ts';

/** What the screen of daily progress asks the server. */
export const askDaily = {
  registers: queryOptions({ queryKey: ['dailyRegisters'], queryFn: () => client.dailyRegisters() }),
  of: (register: string, query: DailyQuery) =>
    queryOptions({
      queryKey: ['daily', register, query],
      queryFn: () => client.daily(register, query),
      placeholderData: keepPreviousData,
    }),
  records: (register: string, query: DailyRecordsQuery) =>
    queryOptions({
      queryKey: ['dailyRecords', register, query],
      queryFn: () => client.dailyRecords(register, query),
    }),
};
