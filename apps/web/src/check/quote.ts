import { placesIn } from './chunks.ts';

/** As much of the text as one needs to find the place again. */
const around = 16;
const lineEnds = /[\n\t]/;

interface Quoted {
  readonly text: string;
  readonly figures: readonly { readonly start: number; readonly end: number }[];
}

export interface Quote {
  readonly before: string;
  readonly figure: string;
  readonly after: string;
}

/** The text changes with the check only, and counting its rare characters takes a walk through all of it. */
let known: { readonly text: string; readonly at: (place: number) => number } | undefined;

function placesOf(text: string): (place: number) => number {
  if (known?.text !== text) known = { text, at: placesIn(text) };
  return known.at;
}

/** A figure with the words around it, within its line. */
export function quoteOf({ text, figures }: Quoted, position: number): Quote | undefined {
  const figure = figures[position];
  if (!figure) return undefined;
  const at = placesOf(text);
  const from = at(figure.start);
  const to = at(figure.end);
  // Cut by characters, of which a rare one takes two places.
  const before =
    [...text.slice(Math.max(0, from - 2 * around), from)].slice(-around).join('').split(lineEnds).at(-1) ??
    '';
  const [after = ''] = [...text.slice(to, to + 2 * around)].slice(0, around).join('').split(lineEnds);
  return {
    before: [...before].length === around ? `…${before}` : before,
    figure: text.slice(from, to),
    after: [...after].length === around ? `${after}…` : after,
  };
}
