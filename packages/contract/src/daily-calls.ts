import type { CallRoute } from './call.ts';
import type { Values } from './paths.ts';
import type { DailyQuery, DailyRecordsQuery } from './schemas/daily.ts';

/** What the client calls for daily progress. */
export const dailyCalls = (call: CallRoute) => ({
  dailyRegisters: () => call('dailyRegisters'),
  daily: (register: string, query: DailyQuery = {}) =>
    call('daily', { params: { register }, query: query as Values }),
  dailyRecords: (register: string, query: DailyRecordsQuery) =>
    call('dailyRecords', { params: { register }, query: query as Values }),
});
