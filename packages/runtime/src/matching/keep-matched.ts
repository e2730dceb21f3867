import { latestMovement } from '@taizhang/store';

import { type Background, repeating } from '../repeating.ts';
import { todayOf } from '../today.ts';
import type { MatchesOffice } from './matches-office.ts';

/**
 * Keeps what policies give to whom as it is: after every posting, and when the day changes, what it touches is matched
 * again and kept. It is no part of any answer's correctness: whoever asks has it matched up to the moment.
 */
export function startMatching(
  { matches, district, pool }: Pick<MatchesOffice, 'matches' | 'district' | 'pool'>,
  report: (error: unknown) => void,
  everyMs = 2000,
): Background {
  const never = new AbortController();
  let kept = '';
  let again = false;
  return repeating(
    async () => {
      const day = todayOf(district);
      const now = `${day} ${await latestMovement(pool, district.store.id)}`;
      // A movement with a smaller number may be seen a moment later: once more, then it rests.
      if (now === kept && !again) return;
      await matches.warm(day, never.signal);
      again = now !== kept;
      kept = now;
    },
    everyMs,
    report,
  );
}
