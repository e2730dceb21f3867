import type { ReactNode } from 'react';
import { useWords } from '../language.ts';

/** The lines of three paragraphs, in percent of the column. */
const paragraphs = [
  [92, 100, 100, 64],
  [92, 100, 100, 100, 38],
  [92, 100, 81],
];

/** A document whose words are still on their way. */
export function Skeleton(): ReactNode {
  const { say } = useWords();
  return (
    <div className="report skeleton" role="status">
      <span className="heard">{say('loading')}</span>
      <svg className="skeleton-lines" viewBox="0 0 100 88" preserveAspectRatio="none" aria-hidden="true">
        <rect x="20" y="0" width="60" height="5" />
        <rect x="35" y="9" width="30" height="2.4" />
        {paragraphs.map((lines, p) =>
          lines.map((width, l) => (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: the lines have no other name
              key={`${p}-${l}`}
              x={l === 0 ? 100 - width : 0}
              y={22 + paragraphs.slice(0, p).flat().length * 5 + p * 3 + l * 5}
              width={width}
              height="2.4"
            />
          )),
        )}
      </svg>
    </div>
  );
}
