import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** English texts of the screens with a number in them. */
const texts = globSync('apps/web/src/**/*texts.ts').flatMap((path) =>
  [...readFileSync(path, 'utf8').matchAll(/\ben:\s*(['"])((?:(?!\1).)*\{\{(?:(?!\1).)*)\1/gs)].map(
    ([, , text]) => ({ path, text: text as string }),
  ),
);

/** Words that end like a plural, or stand behind what is a name or an amount and not a number of things. */
const others = /^(?:is|was|has|fits|does|as|this|its|perhaps|characters|years)$/;

/** A number with a plural behind it, not written for one as well. */
const unsung = (text: string): string[] =>
  [
    ...text.matchAll(
      /\{\{(?!actions)\w+\}\}(?: more| public| paid| known| printed)? ([a-z]+s|are|were|have)\b/g,
    ),
  ].flatMap(([all, word]) => (others.test(word as string) ? [] : [all]));

describe('texts with a number in them', () => {
  it('are there', () => {
    expect(texts.length).toBeGreaterThan(100);
  });

  it('are written for one as well as for many', () => {
    expect(texts.flatMap(({ path, text }) => unsung(text).map((found) => `${path}: ${found}`))).toEqual([]);
  });
});
