import { describe, expect, it } from 'vitest';
import { contrast } from './contrast.ts';
import { cssOfTokens, type Palette, pairs, palettes, type Scheme } from './tokens.ts';

describe('contrast', () => {
  it('is that of WCAG', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(contrast('#ffffff', '#ffffff')).toBe(1);
  });
});

describe.each(Object.keys(palettes) as Scheme[])('the %s palette', (scheme) => {
  it('has the contrast that every pair of colours needs', () => {
    const poor = pairs
      .map(({ on, what, least }) => ({
        pair: `${what} on ${on}`,
        ratio: contrast(palettes[scheme][what], palettes[scheme][on]),
        least,
      }))
      .filter(({ ratio, least }) => ratio < least);
    expect(poor).toEqual([]);
  });

  it('says of every colour what it stands on, but for hairlines', () => {
    const judged = new Set(pairs.flatMap(({ on, what }) => [on, what]));
    const others = Object.keys(palettes[scheme]).filter((name) => !judged.has(name as keyof Palette));
    expect(others).toEqual(['line', 'link-line']);
  });
});

describe('the variables', () => {
  it('name every colour once for each way a scheme is chosen', () => {
    const css = cssOfTokens();
    for (const name of Object.keys(palettes.light)) expect(css.split(`  --${name}: `)).toHaveLength(4);
  });

  it('leave paper light: dark is for screens', () => {
    const dark = cssOfTokens().split(palettes.dark.paper).slice(0, -1);
    for (const before of dark) expect(before.slice(before.lastIndexOf('@media'))).toMatch(/^@media screen/);
  });
});
