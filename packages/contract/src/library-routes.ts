import { paths } from './paths.ts';
import { get } from './route.ts';
import * as library from './schemas/library.ts';
import { registerParams } from './schemas/list.ts';

/** The routes of the account of libraries: what was there, what came in, what went out. */
export const libraryRoutes = {
  libraries: get(paths.libraries, 'The account of a register’s libraries over a period', {
    params: registerParams,
    query: library.accountQuerySchema,
    response: library.accountSchema,
  }),
  libraryRecords: get(paths.libraryRecords, 'The records behind one number of that account', {
    params: registerParams,
    query: library.accountRecordsQuerySchema,
    response: library.accountRecordsSchema,
  }),
} as const;
