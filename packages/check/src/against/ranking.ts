import { type Amount, amountOf } from '../amount.ts';
import type { FoundFigure } from '../figure.ts';
import type { Candidate } from './candidate.ts';
import { fitOf } from './fitting.ts';
import { type Evidence, evidenceOf } from './surroundings.ts';
import { contradicts, pairsOf, plainly } from './wording.ts';

/** A candidate for a figure, and how much speaks for it, from 0 to 1. */
export interface Ranked {
  readonly candidate: Candidate;
  readonly score: number;
  /** Whether the ledger's value is what the figure claims, once that is known. */
  readonly agrees?: boolean;
}

/** What is kept of each figure: the rest is too far off to be suggested. */
const mostKept = 6;
const leastScore = 0.15;

/** How much each part of a candidate's words counts. */
const partWeight = { sentence: 0.5, about: 0.3 };
/** How much of a score is the candidate's name being said, and how much the figure's label being explained. */
const nameShare = 0.6;
/** What a report has as a figure is likelier meant than a metric that no report has. */
const unreported = 0.94;
/** A label that says another thing than the name is seldom of it. */
const contradicted = 0.65;

interface Indexed {
  readonly candidate: Candidate;
  /** Every way of saying it, by its pairs of characters. */
  readonly names: readonly ReadonlySet<string>[];
  readonly words: ReadonlyMap<string, number>;
}

/** Candidates with the pairs of characters by which they are found, and how telling each pair is. */
export class CandidateIndex {
  readonly candidates: readonly Candidate[];
  private readonly indexed: readonly Indexed[];
  private readonly holders = new Map<string, number[]>();

  constructor(candidates: readonly Candidate[]) {
    this.candidates = candidates;
    this.indexed = candidates.map((candidate) => ({ candidate, ...wordsOf(candidate) }));
    for (const [i, { words }] of this.indexed.entries())
      for (const pair of words.keys()) {
        const list = this.holders.get(pair);
        if (list) list.push(i);
        else this.holders.set(pair, [i]);
      }
  }

  /** Candidates whose names hold these words, best first; of words that say nothing, the first ones. */
  search(words: string, most: number): Candidate[] {
    const wanted = pairsOf(words);
    const score = ({ words: own }: Indexed) => {
      let sum = 0;
      for (const pair of wanted) sum += own.has(pair) ? this.telling(pair) : 0;
      return sum;
    };
    if (wanted.size === 0) return this.candidates.slice(0, most);
    return this.indexed
      .map((one) => ({ one, score: score(one) }))
      .filter(({ score: found }) => found > 0)
      .sort((a, b) => b.score - a.score)
      .slice(0, most)
      .map(({ one }) => one.candidate);
  }

  /** What each figure may be, by the words near it, its kind and its unit; the likeliest first. */
  rank(text: string, figures: readonly FoundFigure[]): Ranked[][] {
    const evidence = evidenceOf(text, figures);
    return figures.map((figure, i) => {
      const amount = amountOf(figure);
      return amount ? this.rankOne(figure, amount, evidence[i] as Evidence) : [];
    });
  }

  private rankOne(figure: FoundFigure, amount: Amount, evidence: Evidence): Ranked[] {
    const label = pairsOf(figure.label);
    const touched = new Set<number>();
    for (const pair of evidence.keys()) for (const i of this.holders.get(pair) ?? []) touched.add(i);
    const ranked: Ranked[] = [];
    for (const i of touched) {
      const { candidate, names, words: own } = this.indexed[i] as Indexed;
      const fit = fitOf(figure, amount, candidate);
      if (fit === 0) continue;
      const said = Math.max(...names.map((name) => this.saidOf(name, evidence)));
      const explained = label.size === 0 ? said : this.explainedOf(label, own);
      const prior = candidate.report === null ? unreported : 1;
      const words = prior * fit * (nameShare * said + (1 - nameShare) * explained);
      if (words < leastScore) continue;
      const score = contradicts(figure.label, candidate.title.zh) ? words * contradicted : words;
      ranked.push({ candidate, score });
    }
    return ranked.sort((a, b) => b.score - a.score).slice(0, mostKept);
  }

  /** How much of a name is said near the figure. */
  private saidOf(name: ReadonlySet<string>, evidence: Evidence): number {
    let all = 0;
    let said = 0;
    for (const pair of name) {
      const telling = this.telling(pair);
      all += telling;
      said += telling * (evidence.get(pair) ?? 0);
    }
    return all === 0 ? 0 : said / all;
  }

  /** How much of a label the candidate's words account for. */
  private explainedOf(label: ReadonlySet<string>, words: ReadonlyMap<string, number>): number {
    let all = 0;
    let explained = 0;
    for (const pair of label) {
      const telling = this.telling(pair);
      all += telling;
      explained += telling * (words.get(pair) ?? 0);
    }
    return all === 0 ? 0 : explained / all;
  }

  /** How much a pair of characters tells candidates apart; one that none has tells as much as the rarest half. */
  private telling(pair: string): number {
    const holders = this.holders.get(pair)?.length ?? Math.sqrt(this.candidates.length);
    return Math.log(1 + this.candidates.length / holders);
  }
}

function wordsOf(candidate: Candidate): Omit<Indexed, 'candidate'> {
  const words = new Map<string, number>();
  const add = (text: string, weight: number) => {
    for (const pair of pairsOf(text)) words.set(pair, Math.max(words.get(pair) ?? 0, weight));
  };
  const said = [candidate.title.zh, ...candidate.names];
  for (const name of said) add(name, 1);
  add(candidate.sentence, partWeight.sentence);
  add(candidate.about, partWeight.about);
  // A name of one character has no pairs; it is then found by nothing but the words around it.
  const names = [...new Set(said.map(plainly))].map(pairsOf).filter(({ size }) => size > 0);
  return { names: names.length > 0 ? names : [new Set<string>()], words };
}
