import { Fragment, type ReactNode } from 'react';
import { phrasesIn, wholesIn } from './wholes.ts';

/** A sentence in which days, moments and figures with their units are not broken over two lines. */
export function Whole({ children }: { readonly children: string }): ReactNode {
  const parts = wholesIn(children);
  if (parts.length === 1) return children;
  // One element: where it stands in a grid, its parts are not cells.
  return (
    <span>
      {parts.map((part, i) =>
        i % 2 === 0 ? (
          part
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts have nothing but their place
          <span key={i} className="whole">
            {part}
          </span>
        ),
      )}
    </span>
  );
}

/** A title whose lines break between words. */
export function Title({ children }: { readonly children: string }): ReactNode {
  return (
    <span className="title">
      {phrasesIn(children).map((phrase, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the phrases have nothing but their place
        <Fragment key={i}>
          {i > 0 && <wbr />}
          <Whole>{phrase}</Whole>
        </Fragment>
      ))}
    </span>
  );
}
