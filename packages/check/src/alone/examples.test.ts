import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readAnnotated } from '../evaluation/annotated.ts';
import type { FoundFigure } from '../figure.ts';
import { findFigures } from '../find/find-figures.ts';
import { judgeAlone } from './judge-alone.ts';

const folder = new URL('../../examples/', import.meta.url);
const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.txt'))
  .map((name) => [name, readFileSync(new URL(name, folder), 'utf8')] as const);

/** A figure as annotated, with what the finder adds taken from the text around it. */
function found(marked: string): { text: string; figures: FoundFigure[] } {
  const { text, figures } = readAnnotated(marked);
  const points = [...text];
  return {
    text,
    figures: figures.map((figure) => {
      const end = figure.start + [...figure.text].length;
      const value = typeof figure.value === 'number' ? figure.value : (figure.value[0] ?? 0);
      const digits = /\d+(?:\.\d+)?/.exec(figure.text.normalize('NFKC'))?.[0];
      // The label's nearest place in front of the figure.
      const at = points.slice(0, figure.start).join('').lastIndexOf(figure.label);
      const labelStart = figure.label && at >= 0 ? [...text.slice(0, at)].length : -1;
      const exact =
        digits !== undefined && Number(digits) === Math.abs(value) ? digits : `${Math.abs(value)}`;
      return { ...figure, end, digits: exact, labelStart, claim: figure.approx ? 'around' : 'exact' };
    }),
  };
}

describe('texts that contradict nothing', () => {
  it('are there', () => {
    expect(texts.length).toBeGreaterThan(30);
  });

  it.each(texts)('%s raises no alarm on what is found in it', (_, marked) => {
    const { text } = readAnnotated(marked);
    expect(judgeAlone(text, findFigures(text)).map(({ explanation }) => explanation.zh)).toEqual([]);
  });

  it.each(texts)('%s raises no alarm on what stands in it', (_, marked) => {
    const { text, figures } = found(marked);
    expect(judgeAlone(text, figures).map(({ explanation }) => explanation.zh)).toEqual([]);
  });
});
