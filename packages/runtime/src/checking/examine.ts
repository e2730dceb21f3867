import {
  type Candidate,
  type Finding,
  type FoundFigure,
  findFigures,
  judgeAlone,
  type RankedIds,
  rankFigures,
} from '@taizhang/check';
import { Refusal } from '@taizhang/definition';
import { type DocumentKind, readDocument } from '@taizhang/document';

export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What is to be looked at, as it can be handed to another thread. */
export interface Examination {
  readonly document: NamedBytes;
  readonly earlier: readonly NamedBytes[];
  readonly candidates: readonly Candidate[];
}

/** An earlier document, as far as a finding may quote it. */
export interface EarlierDocument {
  readonly source: string;
  readonly text: string;
  readonly figures: readonly FoundFigure[];
}

/** What a document says by itself: nobody was asked yet. */
export interface Examined {
  readonly text: string;
  readonly kind: DocumentKind;
  readonly figures: readonly FoundFigure[];
  readonly findings: readonly Finding[];
  /** What each figure may be. */
  readonly ranked: RankedIds;
  readonly earlier: readonly EarlierDocument[];
}

/** So many figures a document may have: a hundred times what the longest report has, and what a server holds at once. */
export const mostFigures = 50_000;

async function figuresOf({ bytes, name }: NamedBytes) {
  const read = await readDocument(bytes, name);
  const figures = findFigures(read.text);
  if (figures.length > mostFigures)
    throw new Refusal('too-many-figures', { document: name, limit: mostFigures }, 'file');
  return { ...read, figures };
}

/** Reads a document, finds its figures and judges them alone: all of a check that takes time. @throws Refusal */
export async function examine({ document, earlier, candidates }: Examination): Promise<Examined> {
  const { text, kind, figures } = await figuresOf(document);
  const before: EarlierDocument[] = [];
  for (const one of earlier) {
    const read = await figuresOf(one);
    before.push({ source: one.name, text: read.text, figures: read.figures });
  }
  return {
    text,
    kind,
    figures,
    findings: judgeAlone(text, figures, before),
    ranked: candidates.length === 0 ? [] : rankFigures(text, figures, candidates),
    earlier: before,
  };
}
