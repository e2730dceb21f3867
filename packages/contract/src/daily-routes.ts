import { paths } from './paths.ts';
import { get, needs, none } from './route.ts';
import * as daily from './schemas/daily.ts';
import { registerParams } from './schemas/list.ts';

/** The routes of daily progress, by sub-district. */
export const dailyRoutes = {
  dailyRegisters: needs(
    get(paths.dailyRegisters, 'The registers that tell their daily progress', {
      params: none,
      query: none,
      response: daily.dailyRegistersSchema,
    }),
    'read-figures',
  ),
  daily: needs(
    get(paths.daily, 'What was done day by day in a register, by sub-district', {
      params: registerParams,
      query: daily.dailyQuerySchema,
      response: daily.dailySchema,
    }),
    'read-figures',
  ),
  dailyRecords: needs(
    get(paths.dailyRecords, 'The records behind one number of that', {
      params: registerParams,
      query: daily.dailyRecordsQuerySchema,
      response: daily.dailyRecordsSchema,
    }),
    'read-figures',
  ),
} as const;
