import type { WireLight } from '@taizhang/contract';
import { useWords } from '../language.ts';

/** How a piece of work stands against its time. */
export type Standing = WireLight;

const shapes = {
  pace: <circle cx="8" cy="8" r="7" />,
  behind: <path d="M8 1l7.5 13.5H.5z" />,
  // The square of what was missed stays, and is ticked.
  'made-up': <path fillRule="evenodd" d="M1.5 1.5h13v13h-13zM3.2 8l3.6 4 6.2-7.4-1.5-1.3-4.8 5.7-2-2.3z" />,
  missed: <path d="M1.5 1.5h13v13h-13z" />,
} as const;

/** The words of the lights, by their keys. */
export const lightWords = {
  pace: 'lightPace',
  behind: 'lightBehind',
  'made-up': 'lightMadeUp',
  missed: 'lightMissed',
} as const;

/** The shape of a light alone; whoever draws it says its word beside it. */
export function LightShape({ standing }: { standing: Standing }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true">
      {shapes[standing]}
    </svg>
  );
}

/** A light: a circle, a triangle, a square or a ticked square, with its word. Never colour alone. */
export function Light({ standing }: { standing: Standing }) {
  const { say } = useWords();
  return (
    <span className={`light light-${standing}`}>
      <LightShape standing={standing} />
      {say(lightWords[standing])}
    </span>
  );
}
