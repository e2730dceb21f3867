import type { LibrariesQuery, LibraryRecordsQuery } from '@taizhang/contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client } from '../data.ts';

/** What the screen of libraries asks the server. */
export const askLibrary = {
  flow: (register: string, query: LibrariesQuery) =>
    queryOptions({
      queryKey: ['libraries', register, query],
      queryFn: () => client.libraries(register, query),
      placeholderData: keepPreviousData,
    }),
  records: (register: string, query: LibraryRecordsQuery) =>
    queryOptions({
      queryKey: ['libraryRecords', register, query],
      queryFn: () => client.libraryRecords(register, query),
    }),
};
