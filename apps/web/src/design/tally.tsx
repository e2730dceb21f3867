import type { ReactNode } from 'react';
import { strokes } from './strokes.ts';

interface TallyProps {
  /** Strokes drawn, of five. */
  readonly count: number;
  /** What is counted, in words; stands beside the strokes. */
  readonly children: ReactNode;
}

/** A count out of five, drawn stroke by stroke as people tally it. */
export function Tally({ count, children }: TallyProps) {
  return (
    <span className="tally">
      <svg viewBox="0 0 32 32" aria-hidden="true">
        {strokes.map((path, i) => (
          <path key={path} d={path} className={i < count ? undefined : 'stroke-open'} />
        ))}
      </svg>
      <span>{children}</span>
    </span>
  );
}
