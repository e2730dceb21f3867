import type { WireRecordWork } from '@taizhang/contract';
import type { Register } from '@taizhang/definition';
import type { StandingRecord } from '@taizhang/runtime';

/** No work is photographed for longer; an impossible first day must not make a list without end. */
const mostMonths = 360;

/** The months of a record's running time, and whether this one is to have a photograph; null: none are shown by month. */
export function photographsView(
  { photographs }: Register,
  { state }: StandingRecord,
  today: string,
): WireRecordWork['photographs'] {
  if (!photographs) return null;
  const from = state.attributes[photographs.from];
  const until = state.attributes[photographs.until];
  const last = typeof until === 'string' && until < today ? until : today;
  return {
    months: typeof from === 'string' ? monthsBetween(from, last) : [],
    wanted: photographs.monthly?.includes(state.stage ?? '') ?? false,
    today,
  };
}

/** Both months and those between, the latest of them where they are too many. */
function monthsBetween(from: string, until: string): string[] {
  const at = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  const [first, last] = [at(from), at(until)];
  return Array.from({ length: Math.min(mostMonths, Math.max(0, last - first + 1)) }, (_, n) => n)
    .map((n) => last - n)
    .reverse()
    .map((month) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`);
}
