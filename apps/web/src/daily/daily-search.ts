import type { DailyRecordsQuery } from '@taizhang/contract';

/** What the address of daily progress says: the day, the order, and which of its numbers is open. */
export interface DailySearch {
  day?: string | undefined;
  known?: string | undefined;
  /** The line by whose completion the sub-districts stand; absent: the order of the district. */
  by?: string | undefined;
  line?: string | undefined;
  part?: DailyRecordsQuery['part'] | undefined;
  street?: string | undefined;
}

const parts = ['day', 'before', 'week', 'year', 'plan', 'beside'] as const;
const dayIn = (given: unknown) =>
  typeof given === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(given) ? given : undefined;
const textIn = (given: unknown) =>
  typeof given === 'string' && given !== '' ? given.slice(0, 60) : undefined;

export const dailySearch = (given: Record<string, unknown>): DailySearch => ({
  day: dayIn(given.day),
  known: dayIn(given.known),
  by: textIn(given.by),
  line: textIn(given.line),
  part: parts.find((part) => part === given.part),
  street: textIn(given.street),
});
