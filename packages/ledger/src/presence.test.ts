import { withSeed } from '@taizhang/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { presenceChanges, type TallyEvent } from './presence.ts';

const day = fc.integer({ min: 1, max: 9 }).map((n) => `2021-03-0${n}`);
const event = fc.record({
  occurred: day,
  known: day,
  amount: fc.integer({ min: -2, max: 3 }).filter((n) => n !== 0),
});
const days = Array.from({ length: 9 }, (_, i) => `2021-03-0${i + 1}`);

const sumUpTo = (list: readonly { occurred: string; known: string }[], of: 'amount' | 'change') =>
  days.map((occurred) =>
    days.map((known) =>
      list
        .filter((e) => e.occurred <= occurred && e.known <= known)
        .reduce((sum, e) => sum + (e as never)[of], 0),
    ),
  );

const byKnown = (events: readonly TallyEvent[]) => events.toSorted((a, b) => (a.known < b.known ? -1 : 1));

describe('the changes of a value’s presence', () => {
  it('sum, for any two days, to whether what was added to it up to them is more than nothing', () =>
    withSeed(({ seed }) =>
      fc.assert(
        fc.property(fc.array(event, { maxLength: 14 }), (events) => {
          const changes = presenceChanges(new Map(), byKnown(events));
          const present = sumUpTo(events, 'amount').map((row) => row.map((sum) => Number(sum > 0)));
          expect(sumUpTo(changes, 'change')).toEqual(present);
        }),
        { numRuns: 300, seed },
      ),
    ));

  it('are the same in one go and in two', () =>
    withSeed(({ seed }) =>
      fc.assert(
        fc.property(fc.array(event, { maxLength: 14 }), fc.nat(14), (list, cut) => {
          const events = byKnown(list);
          const [first, second] = [events.slice(0, cut), events.slice(cut)];
          const standing = new Map<string, number>();
          for (const { occurred, amount } of first)
            standing.set(occurred, (standing.get(occurred) ?? 0) + amount);
          const parts = [...presenceChanges(new Map(), first), ...presenceChanges(standing, second)];
          expect(sumUpTo(parts, 'change')).toEqual(sumUpTo(presenceChanges(new Map(), events), 'change'));
        }),
        { numRuns: 300, seed },
      ),
    ));
});
