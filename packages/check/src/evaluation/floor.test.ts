import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findFigures } from '../find/find-figures.ts';
import { readAnnotated } from './annotated.ts';
import { addUp, evaluate, scoresOf } from './compare.ts';

/**
 * How good the finder must be at least on our own annotated texts: those its authors read, those that were held back until
 * they read what was missed in them, and those they do not read. A floor only rises: whoever makes the finder better raises it to what is then measured, and nobody lowers it.
 */
const floors = {
  shown: { precision: 0.998, recall: 0.998, labels: 0.992 },
  read: { precision: 0.992, recall: 0.988, labels: 0.973 },
  held: { precision: 0.992, recall: 0.986, labels: 0.928 },
} as const;

const folder = new URL('../../examples/', import.meta.url);
const scoresIn = (pattern: string) => {
  const texts = globSync(pattern, { cwd: folder }).map((file) =>
    readAnnotated(readFileSync(new URL(file, folder), 'utf8')),
  );
  expect(texts.length).toBeGreaterThan(10);
  return scoresOf(addUp(texts.map(({ text, figures }) => evaluate(findFigures(text), figures))));
};

describe('figures of the annotated texts', () => {
  it.each([
    ['shown', '*.txt'],
    ['read', 'read/*.txt'],
    ['held', 'held/*.txt'],
  ] as const)('are found at least as well as before: %s', (split, pattern) => {
    const scores = scoresIn(pattern);
    console.info(`figures ${split}: ${JSON.stringify(scores)}`);
    for (const score of ['precision', 'recall', 'labels'] as const)
      expect(scores[score], `${score} of the ${split} texts`).toBeGreaterThanOrEqual(floors[split][score]);
  });
});
