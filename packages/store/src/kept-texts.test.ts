import { withSeed } from '@taizhang/testkit';
import { describe, expect, it } from 'vitest';
import { KeptTexts } from './kept-texts.ts';

describe('texts kept by name', () => {
  it('are what was put in last, or nothing', () =>
    withSeed((random) => {
      const kept = new KeptTexts(20_000);
      const put = new Map<string, string>();
      for (let n = 0; n < 20_000; n++) {
        const name = `记录/${random.integer(0, 400)}`;
        const known = kept.get(name);
        if (known !== undefined) expect(known).toBe(put.get(name));
        if (random.integer(0, 9) === 0) {
          kept.drop(name);
          put.delete(name);
          expect(kept.get(name)).toBeUndefined();
        } else {
          const text = random.pick(['单车', 'bicycle', '\t', '']).repeat(random.integer(0, 60));
          kept.put(name, text);
          put.set(name, text);
          expect(kept.get(name)).toBe(text);
        }
      }
    }));

  it('are all there while there is room, and then what was put in longest ago goes first', () => {
    const kept = new KeptTexts(1_000_000);
    const names = Array.from({ length: 9000 }, (_, n) => `repair/RP-${n}`);
    const text = 'x'.repeat(200);
    for (const name of names.slice(0, 4000)) kept.put(name, text);
    expect(names.slice(0, 4000).filter((name) => kept.get(name) !== text)).toEqual([]);
    for (const name of names.slice(4000)) kept.put(name, text);
    const there = names.map((name) => kept.get(name) === text);
    expect(there.slice(0, 4000)).not.toContain(true);
    expect(there.slice(5000)).not.toContain(false);
  });

  it('leave out what is too long, and with it what was kept under its name before', () => {
    const kept = new KeptTexts(1000);
    kept.put('a', 'short');
    kept.put('a', 'x'.repeat(1001));
    expect(kept.get('a')).toBeUndefined();
  });
});
