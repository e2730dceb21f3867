/** The first and last days of a piece of work, as planned and as it was; null is not known. */
export interface Spans {
  readonly planned: readonly (string | null)[];
  readonly actual: readonly (string | null)[];
}

/** What is told of a piece of work on a day. */
export interface Told {
  readonly plannedFrom: string | null;
  readonly plannedTo: string | null;
  readonly begun: string | null;
  /** Its last day; of what still goes on: the day on which one stands. */
  readonly until: string | null;
  readonly runs: boolean;
  /** It ended without a last day having been said. */
  readonly stopped: boolean;
  /** Days beyond the planned last day. */
  readonly over: number;
  /** Days before the planned last day on which it was done. */
  readonly early: number;
  /** Days between the planned first day and the one on which it began, or on which one stands where it did not. */
  readonly waited: number;
}

/** A day as a number of days. */
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

const daysAfter = (from: string | null, to: string | null): number =>
  from === null || to === null ? 0 : Math.max(0, dayNumber(to) - dayNumber(from));

/** @param endedOn the day after which nothing went on, where the work ended without saying its last day */
export function toldOf({ planned, actual }: Spans, today: string, endedOn: string | null = null): Told {
  const [plannedFrom = null, plannedTo = null] = planned;
  const [begun = null, ended = null] = actual;
  const stopped = ended === null && endedOn !== null;
  const until = begun === null ? null : (ended ?? endedOn ?? today);
  return {
    plannedFrom,
    plannedTo,
    begun,
    until: until !== null && begun !== null && until < begun ? begun : until,
    runs: begun !== null && ended === null && !stopped,
    stopped,
    over: stopped ? 0 : daysAfter(plannedTo, until),
    early: ended === null ? 0 : daysAfter(until, plannedTo),
    waited: begun === null && stopped ? 0 : daysAfter(plannedFrom, begun ?? today),
  };
}
