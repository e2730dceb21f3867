import { type MouseEvent, useCallback, useEffect, useRef } from 'react';

const topOf = (figure: string): number | undefined =>
  document.querySelector(`.report-body [data-figure="${CSS.escape(figure)}"]`)?.getBoundingClientRect().top;

/** What comes before a panel closes, by whichever way, while the text still stands beside it. */
const beforeClosing = ['pointerdown', 'keydown', 'popstate'] as const;

/**
 * Keeps a figure at its height in the window while its panel opens or closes: beside a panel the column is narrower, and
 * its lines break anew. @returns what is to be told of a click in the text
 */
export function useStill(open: string | undefined): (event: MouseEvent) => void {
  const seen = useRef<{ readonly figure: string; readonly top: number } | null>(null);
  const note = useCallback((figure: string) => {
    const top = topOf(figure);
    seen.current = top === undefined ? null : { figure, top };
  }, []);
  useEffect(() => {
    const was = seen.current;
    seen.current = null;
    // The panel is opened by an effect as well; by the next drawing all of it is in place.
    const frame = requestAnimationFrame(() => {
      const top = was && topOf(was.figure);
      if (was && top != null) window.scrollBy({ top: top - was.top, behavior: 'instant' });
    });
    const again = () => open !== undefined && note(open);
    for (const event of beforeClosing) window.addEventListener(event, again, true);
    return () => {
      cancelAnimationFrame(frame);
      for (const event of beforeClosing) window.removeEventListener(event, again, true);
    };
  }, [open, note]);
  return useCallback(
    ({ target }) => {
      const figure = (target as Element).closest('[data-figure]')?.getAttribute('data-figure');
      if (figure) note(figure);
    },
    [note],
  );
}
