import type { ReportFigure } from '@taizhang/contract';
import { describe, expect, it } from 'vitest';
import { inPieces } from './pieces.ts';

const figures = new Map(
  ['第一', '第12', '46个'].map((display) => [display, { id: display, display } as ReportFigure]),
);
const said = (...paragraph: (string | { figure: string })[]) =>
  inPieces(paragraph, figures).map(({ figure, text }) => [figure?.display, text]);

describe('the pieces of a paragraph', () => {
  it('keep an ordinal with the word that it counts by', () => {
    expect(said('总量居', { figure: '第一' }, '位；全市', { figure: '第12' }, '名。')).toEqual([
      [undefined, '总量居'],
      ['第一', '位'],
      [undefined, '；全市'],
      ['第12', '名'],
      [undefined, '。'],
    ]);
  });

  it('leave every other word where it is', () => {
    expect(said({ figure: '46个' }, '位于', { figure: '第一' }, '，位列', { figure: 'none' })).toEqual([
      ['46个', ''],
      [undefined, '位于'],
      ['第一', ''],
      [undefined, '，位列'],
    ]);
  });
});
