const dayMs = 86_400_000;

/** A moment as a clock on the wall shows it. */
export interface Local {
  readonly day: string;
  /** Milliseconds since midnight. */
  readonly time: number;
}

/** Turns moments into the local day and time of a zone, and back. */
export function zoneOf(timeZone: string): {
  localOf(moment: Date): Local;
  momentOf(local: Local): Date;
} {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  /** What the clock shows, as if it were the clock of Greenwich. */
  const shown = (moment: Date): number => {
    const part = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
    const day = `${part.year}-${part.month}-${part.day}`;
    return Date.parse(`${day}T${part.hour}:${part.minute}:${part.second}Z`) + (moment.getTime() % 1000);
  };
  return {
    localOf(moment) {
      const ms = shown(moment);
      return { day: new Date(ms).toISOString().slice(0, 10), time: ((ms % dayMs) + dayMs) % dayMs };
    },
    momentOf({ day, time }) {
      const wanted = Date.parse(`${day}T00:00:00Z`) + time;
      // The zone's offset is looked up at a guess, and once more where the guess lay across a change of it.
      const guess = new Date(wanted - (shown(new Date(wanted)) - wanted));
      return new Date(guess.getTime() - (shown(guess) - wanted));
    },
  };
}
