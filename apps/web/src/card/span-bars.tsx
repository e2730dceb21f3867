import { dayNumber, type Told } from './span.ts';
import './span.css';

interface BarsProps {
  readonly told: Told;
  readonly today: string;
  /** The days that are shown, as numbers of days: from the first to the one after the last. */
  readonly from: number;
  readonly to: number;
}

/** Planned and actual time as two bars along a stretch of days. What lies beyond the plan is hatched; what runs is open. */
export function SpanBars({ told, today, from, to }: BarsProps) {
  const { plannedFrom, plannedTo, begun, until, runs, over, waited } = told;
  const x = (day: number) => ((day - from) / (to - from)) * 100;
  const bar = (kind: string, first: string | null, last: string | null, more = 0) => {
    if (first === null || last === null) return null;
    const [start, end] = [Math.max(from, dayNumber(first)), Math.min(to, dayNumber(last) + more)];
    if (end <= from || start >= to || end < start) return null;
    const cut = `${dayNumber(first) < from ? ' is-cut-before' : ''}${dayNumber(last) + more > to ? ' is-cut-after' : ''}`;
    return (
      <span
        className={`span-bar ${kind}${cut}`}
        style={{ left: `${x(start)}%`, width: `${x(end) - x(start)}%` }}
      />
    );
  };
  const stands = dayNumber(today);
  return (
    <span className="span-bars" aria-hidden="true">
      {bar('span-planned', plannedFrom, plannedTo, 1)}
      {waited > 0 && bar('span-waited', plannedFrom, begun ?? today)}
      {bar(`span-actual${runs ? ' is-open' : ''}`, begun, until, 1)}
      {over > 0 && bar(`span-over${runs ? ' is-open' : ''}`, later(plannedTo, begun), until, 1)}
      {stands >= from && stands < to && <span className="span-today" style={{ left: `${x(stands)}%` }} />}
    </span>
  );
}

/** Work that began after its planned end lies beyond it as a whole. */
const later = (one: string | null, other: string | null): string | null =>
  one !== null && other !== null && other > one ? other : one;
