export type Clock = () => Date;

/** Always the same moment. */
export function fixedClock(iso: string): Clock {
  const moment = timeOf(iso);
  return () => new Date(moment);
}

/** The first call gives the start, each further call one step more. */
export function steppingClock(startIso: string, stepMs: number): Clock {
  let next = timeOf(startIso);
  return () => {
    const moment = next;
    next += stepMs;
    return new Date(moment);
  };
}

function timeOf(iso: string): number {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) throw new RangeError(`not a time: ${iso}`);
  return time;
}
