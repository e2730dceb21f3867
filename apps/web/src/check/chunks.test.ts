import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsOf, chunkOf, chunksOf, type Piece, piecesOf, placesIn, stretchesIn } from './chunks.ts';

/** Every run of digits is a figure, placed in code points. */
function figuresIn(text: string) {
  const figures: { start: number; end: number }[] = [];
  const characters = [...text];
  characters.forEach((character, place) => {
    if (!/\d/.test(character)) return;
    const last = figures.at(-1);
    if (last?.end === place) last.end = place + 1;
    else figures.push({ start: place, end: place + 1 });
  });
  return figures;
}

const written = (text: string, pieces: readonly Piece[], stretches: ReturnType<typeof stretchesIn>): string =>
  pieces
    .map((piece) =>
      typeof piece === 'string' ? piece : text.slice(stretches[piece]?.from, stretches[piece]?.to),
    )
    .join('');

describe('a checked text in parts', () => {
  it('keeps every character but empty lines, and every figure once, whatever the text', () => {
    const character = fc.constantFrom('增', '长', '。', '\n', '1', '2', '𠮷', '，', '　', 'a');
    fc.assert(
      fc.property(fc.array(character, { maxLength: 400 }), fc.integer({ min: 1, max: 60 }), (some, times) => {
        const text = some.join('').repeat(times);
        const stretches = stretchesIn(text, figuresIn(text));
        const chunks = chunksOf(text, stretches);
        const pieces = chunks.flatMap(({ lines }) => lines.map((line) => piecesOf(text, line, stretches)));
        expect(pieces.map((line) => written(text, line, stretches)).join('')).toBe(
          text
            .split('\n')
            .filter((line) => line.trim() !== '')
            .join(''),
        );
        expect(pieces.flat().filter((piece) => typeof piece === 'number')).toEqual(
          stretches.map((_, number) => number),
        );
        for (const { lines } of chunks)
          for (const { from, to } of lines) expect(to - from).toBeLessThanOrEqual(3000 + text.length / times);
      }),
      { numRuns: 60 },
    );
  });

  it('goes on over the end of a line within a figure, and writes nothing twice', () => {
    const text = '共有7,\n312人，增长5%。\n其中12\n家。\n';
    const stretches = stretchesIn(text, [
      { start: 2, end: 9 },
      { start: 12, end: 14 },
      { start: 18, end: 22 },
    ]);
    const lines = chunksOf(text, stretches).flatMap((chunk) => chunk.lines);
    expect(lines.map((line) => written(text, piecesOf(text, line, stretches), stretches))).toEqual([
      '共有7,\n312人，增长5%。',
      '其中12\n家。',
    ]);
    expect(lines.map(({ first, last }) => [first, last])).toEqual([
      [0, 2],
      [2, 3],
    ]);
  });

  it('counts rare characters as one', () => {
    const at = placesIn('𠮷1𠮷2');
    expect([0, 1, 2, 3, 4].map(at)).toEqual([0, 2, 3, 5, 6]);
  });

  it('reads headings off their numbering, and rows of a table off their tabs', () => {
    const text =
      '某区上半年工作情况\n一、经济运行\n（一）总体平稳。全区生产总值10亿元。\n（二）投资\n指标\t单位\t数值\n产值\t亿元\t12\n';
    const stretches = stretchesIn(text, figuresIn(text));
    const lines = chunksOf(text, stretches).flatMap((chunk) => chunk.lines);
    expect(lines.map(({ look }) => look)).toEqual(['title', 'section', 'plain', 'part', 'cells', 'cells']);
    const row = lines.at(-1);
    expect(row && cellsOf(text, row, stretches)).toEqual([['产值'], ['亿元'], [1]]);
  });

  it('breaks one line of a whole text into parts, and finds the part of a figure', () => {
    const text = '完成投资12亿元，同比增长3%。'.repeat(20_000);
    const stretches = stretchesIn(text, figuresIn(text));
    const chunks = chunksOf(text, stretches);
    // A busy machine makes it slow once, not each time.
    const times = Array.from({ length: 5 }, () => {
      const begun = performance.now();
      chunksOf(text, stretches);
      return performance.now() - begun;
    });
    expect(Math.min(...times)).toBeLessThan(2000);
    expect(chunks.length).toBeGreaterThan(100);
    expect(Math.max(...chunks.map(({ length }) => length))).toBeLessThanOrEqual(3000);
    expect(chunkOf(chunks, 39_999)).toBe(chunks.length - 1);
    expect(chunkOf(chunks, 40_000)).toBe(-1);
  });
});
