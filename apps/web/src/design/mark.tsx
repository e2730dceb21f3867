import { strokes } from './strokes.ts';

/** 正, the five strokes with which people tally. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true">
      <path d={strokes.join('')} />
    </svg>
  );
}
