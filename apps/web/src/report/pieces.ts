import type { ReportFigure, WireReport } from '@taizhang/contract';

type Paragraph = WireReport['sections'][number]['paragraphs'][number];

/** Words of a paragraph, or a figure with what is not parted from it. */
interface Piece {
  readonly figure?: ReportFigure;
  readonly text: string;
}

const ordinal = /^第[\d一二三四五六七八九十百]+$/;
const counted = /^[位名]/;

/** A paragraph in its pieces. An ordinal keeps the word that it counts by, which stands in the text: 第一|位. */
export function inPieces(paragraph: Paragraph, figures: ReadonlyMap<string, ReportFigure>): Piece[] {
  const pieces: Piece[] = [];
  for (const segment of paragraph) {
    if (typeof segment !== 'string') {
      const figure = figures.get(segment.figure);
      if (figure) pieces.push({ figure, text: '' });
      continue;
    }
    const last = pieces.at(-1);
    const [word = ''] = ordinal.test(last?.figure?.display ?? '') ? (counted.exec(segment) ?? []) : [];
    if (last && word !== '') pieces[pieces.length - 1] = { ...last, text: word };
    pieces.push({ text: segment.slice(word.length) });
  }
  return pieces;
}
