import type { LibraryRecordsQuery } from '@taizhang/contract';

/** What the address of an account of libraries says: its period, and which of its numbers is open. */
export interface LibrarySearch {
  from?: string | undefined;
  to?: string | undefined;
  part?: LibraryRecordsQuery['part'] | undefined;
  library?: string | undefined;
  transition?: string | undefined;
}

const parts = ['opening', 'in', 'out', 'change', 'closing'] as const;
const dayIn = (given: unknown) =>
  typeof given === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(given) ? given : undefined;
const textIn = (given: unknown) =>
  typeof given === 'string' && given !== '' ? given.slice(0, 60) : undefined;

export const librarySearch = (given: Record<string, unknown>): LibrarySearch => ({
  from: dayIn(given.from),
  to: dayIn(given.to),
  part: parts.find((part) => part === given.part),
  library: textIn(given.library),
  transition: textIn(given.transition),
});
