import type { WireCheckFigure } from '@taizhang/contract';
import {
  type DocumentMark,
  markDocx,
  markedDocxOf,
  type SignOffSheet,
  signOffSheets,
} from '@taizhang/document';
import type { DocumentCheck } from './check-document.ts';

export const verdictTitles = {
  agrees: { zh: '相符', en: 'agrees' },
  differs: { zh: '不符', en: 'differs' },
  unknown: { zh: '待定', en: 'unknown' },
} as const;

/** A check as far as its files say it. */
type Filed = Pick<DocumentCheck, 'name' | 'text' | 'figures' | 'findings' | 'kind'> &
  Partial<Pick<DocumentCheck, 'against'>>;

const author = '台账核数';
const isFigure = ({ decision }: WireCheckFigure): boolean => decision?.decision !== 'not-a-figure';

/**
 * The document with its figures marked: into the Word file itself where there is one, else as a new one.
 * @param document the bytes of the Word file that was checked; null where the document was none
 */
export function markedDocument(check: Filed, document: Uint8Array | null): Promise<Uint8Array> {
  const marks = marksOf(check);
  return document === null ? markedDocxOf(check.text, marks) : markDocx(document, marks);
}

function marksOf({ figures, findings }: Filed): DocumentMark[] {
  return figures.filter(isFigure).flatMap((figure): DocumentMark[] => {
    const { start, end, verdict, explanation, match, decision } = figure;
    const place = { start, end, author };
    const said = [
      verdictTitles[verdict].zh,
      ...(verdict === 'agrees' && match ? [`台账“${match.title.zh}”为${match.shown}`] : []),
      ...(explanation ? [explanation.zh] : []),
      ...(decision?.note ? [`意见：${decision.note}`] : []),
    ];
    const contradictions = figure.findings.flatMap((i) => findings[i]?.explanation ?? []);
    return [
      { ...place, style: verdict, comment: verdict === 'agrees' ? null : said.join('。') },
      ...contradictions.map((comment) => ({ ...place, style: 'finding' as const, comment })),
    ];
  });
}

/** 核数单: for each bureau the figures that its registers answer for, and one sheet of those that nobody does yet. */
export function signOffSheetsOf(check: Filed): Promise<Uint8Array> {
  const rows = check.figures.flatMap((figure, i) => (isFigure(figure) ? [{ figure, no: i + 1 }] : []));
  const byBureau = Map.groupBy(rows, ({ figure }) => figure.match?.bureau.zh ?? nobody);
  const bureaus = [...byBureau.keys()].sort((a, b) => Number(a === nobody) - Number(b === nobody));
  const sheets = bureaus.map(
    (unit): SignOffSheet => ({
      unit,
      document: check.name,
      cutoff: check.against?.cutoff ?? '—',
      rows: (byBureau.get(unit) ?? []).map(({ figure, no }) => rowOf(check, figure, no)),
    }),
  );
  return signOffSheets(sheets.length > 0 ? sheets : [noFigures(check)]);
}
const nobody = '责任单位待定';

const noFigures = ({ name, against }: Filed): SignOffSheet => ({
  unit: nobody,
  document: name,
  cutoff: against?.cutoff ?? '—',
  rows: [],
});

function rowOf({ text, findings }: Filed, figure: WireCheckFigure, no: number): SignOffSheet['rows'][number] {
  const notes = [
    figure.verdict === 'agrees' ? null : figure.explanation?.zh,
    ...figure.findings.map((i) => findings[i]?.explanation),
    figure.decision?.note ? `意见：${figure.decision.note}` : null,
  ];
  return {
    no,
    figure: figure.text,
    label: clauseAround(text, figure),
    printed: figure.text,
    computed: figure.match?.shown ?? '—',
    verdict: `${verdictTitles[figure.verdict].zh}${figure.decision?.decision === 'accepted' ? '（已认可）' : ''}`,
    note: notes.filter((note) => note).join('；'),
  };
}

const aroundBefore = 40;
const aroundBehind = 16;

/** The words in which a figure stands, cut at the ends of its sentence. */
function clauseAround(text: string, { start, end }: WireCheckFigure): string {
  const characters = codePoints(text);
  const before = characters.slice(Math.max(0, start - aroundBefore), start).join('');
  const behind = characters.slice(end, end + aroundBehind).join('');
  const own = characters.slice(start, end).join('');
  return `${before.split(/[。；！？\n]/).at(-1)}${own}${behind.split(/[。；！？\n]/).at(0)}`;
}

// A long document is taken apart once, not for every figure.
let last: { text: string; characters: readonly string[] } = { text: '', characters: [] };
function codePoints(text: string): readonly string[] {
  if (last.text !== text) last = { text, characters: [...text] };
  return last.characters;
}
