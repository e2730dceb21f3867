/** What was added to a value's count on a day, and the day on which that became known. */
export interface TallyEvent {
  readonly occurred: string;
  readonly known: string;
  readonly amount: number;
}

/** From `occurred` on, as known from `known` on, the value counts (+1) or counts no longer (−1). */
export interface PresenceChange {
  readonly occurred: string;
  readonly known: string;
  readonly change: number;
}

/**
 * Makes a distinct count additive. A value counts on a day, as known on another, when what was added to it up to both
 * sums to more than nothing; this gives the steps by which that changes, so that for any two days the changes up to
 * them sum to 1 where it counts and to 0 where it does not. Of all values together, they sum to the distinct count.
 * @param standing what was added before, by day of occurrence, all of it known no later than the events
 * @param events what was added since, in the order of days of knowledge
 */
export function presenceChanges(
  standing: ReadonlyMap<string, number>,
  events: readonly TallyEvent[],
): PresenceChange[] {
  const days = [...new Set([...standing.keys(), ...events.map((e) => e.occurred)])].sort();
  const place = new Map(days.map((day, i) => [day, i]));
  const added = days.map((day) => standing.get(day) ?? 0);
  const changes: PresenceChange[] = [];
  let steps = stepsOf(added);
  for (let i = 0; i < events.length; ) {
    const { known } = events[i] as TallyEvent;
    for (; i < events.length && events[i]?.known === known; i++) {
      const { occurred, amount } = events[i] as TallyEvent;
      const at = place.get(occurred) as number;
      added[at] = (added[at] as number) + amount;
    }
    const next = stepsOf(added);
    for (const [d, occurred] of days.entries()) {
      const change = (next[d] as number) - (steps[d] as number);
      if (change !== 0) changes.push({ occurred, known, change });
    }
    steps = next;
  }
  return changes;
}

/** Where the running sum rises above nothing (+1) and falls back to it (−1). */
function stepsOf(added: readonly number[]): number[] {
  let sum = 0;
  return added.map((amount) => {
    const before = sum > 0;
    sum += amount;
    return Number(sum > 0) - Number(before);
  });
}
