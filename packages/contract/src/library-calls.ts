import type { CallRoute } from './call.ts';
import type { Values } from './paths.ts';
import type { LibrariesQuery, LibraryRecordsQuery } from './schemas/library.ts';

/** What the client calls for the account of libraries. */
export const libraryCalls = (call: CallRoute) => ({
  libraries: (register: string, query: LibrariesQuery = {}) =>
    call('libraries', { params: { register }, query: query as Values }),
  libraryRecords: (register: string, query: LibraryRecordsQuery) =>
    call('libraryRecords', { params: { register }, query: query as Values }),
});
