import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** English texts of the screens with a number in them. */
const texts = globSync('apps/web/src/**/*texts.ts').flatMap((path) =>
  [...readFileSync(path, 'utf8').matchAll(/\ben:\s*(['"])((?:(?!\1).)*\{\{(?:(?!\1).)*)\1/gs)].map(
    ([, , text]) => ({ path, text: text as string }),
  ),
);

/** Words that end like a plural, or stand behind what is a name or an amount and not a number of things. */
const others = /^(?:is|was|has|fits|does|as|this|its|perhaps|characters|years|exists|lies)$/;

/** English texts that are made where they are said, with a number in them. */
const made = globSync(['apps/{server,cli}/src/**/*.ts', 'packages/*/src/**/*.ts'], {
  exclude: (path) => path.includes('fixture') || path.endsWith('.test.ts'),
}).flatMap((path) =>
  [...readFileSync(path, 'utf8').matchAll(/\ben:\s*`((?:[^`\\]|\\.)*)`/g)].map(([, text]) => ({
    path,
    text: text as string,
  })),
);

/** A number with a plural behind it, not written for one as well. */
const unsung = (text: string): string[] =>
  [
    ...text.matchAll(
      /\{\{(?!actions)\w+\}\}(?: more| public| paid| known| printed)? ([a-z]+s|are|were|have)\b/g,
    ),
  ].flatMap(([all, word]) => (others.test(word as string) ? [] : [all]));

/** The same where it is made; what is always more than one needs no other form. */
const unsungWhereMade = (text: string): string[] =>
  [
    ...text.matchAll(
      /\$\{(?!soonDays|mostCompared|manyTimes|short\.en)[^{}]+\}(?: more| other)? ([a-z]+s|are|were|have)\b/g,
    ),
  ].flatMap(([all, word]) => (others.test(word as string) ? [] : [all]));

describe('texts with a number in them', () => {
  it('are there', () => {
    expect(texts.length).toBeGreaterThan(100);
  });

  it('are written for one as well as for many', () => {
    expect(texts.flatMap(({ path, text }) => unsung(text).map((found) => `${path}: ${found}`))).toEqual([]);
  });

  it('are so where they are made, on the server and for the command', () => {
    expect(made.length).toBeGreaterThan(30);
    expect(
      made.flatMap(({ path, text }) => unsungWhereMade(text).map((found) => `${path}: ${found}`)),
    ).toEqual([]);
  });
});
