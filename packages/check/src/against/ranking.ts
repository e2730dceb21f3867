import { type Amount, amountOf } from '../amount.ts';
import type { FoundFigure } from '../figure.ts';
import type { Candidate } from './candidate.ts';
import { fitOf } from './fitting.ts';
import { type NearWords, weightOfClause, wordsAround } from './surroundings.ts';
import { contradict, intends, isPlan, type Marks, marksOf, pairsOf, plainly } from './wording.ts';

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
/** A plan is no achievement, and is not held against one. */
const unplanned = 0.4;

interface Indexed {
  readonly candidate: Candidate;
  /** Every way of saying it, by the numbers of its pairs of characters. */
  readonly names: readonly (readonly number[])[];
  /** How much each pair counts among its words. */
  readonly words: ReadonlyMap<number, number>;
  readonly marks: Marks;
  /** Whether it is of something intended, not done. */
  readonly plan: boolean;
}

/** Candidates with the pairs of characters by which they are found, and how telling each pair is. */
export class CandidateIndex {
  readonly candidates: readonly Candidate[];
  private readonly indexed: readonly Indexed[];
  /** The pairs that any candidate has, by number. */
  private readonly numbers = new Map<string, number>();
  /** How much each of them tells candidates apart. */
  private readonly telling: readonly number[];
  /** A pair that no candidate has tells as much as a fairly rare one. */
  private readonly tellingOfOther: number;

  constructor(candidates: readonly Candidate[]) {
    this.candidates = candidates;
    const all = candidates.length;
    const holders: number[] = [];
    this.indexed = candidates.map((candidate) => {
      const indexed = this.wordsOf(candidate);
      for (const pair of indexed.words.keys()) holders[pair] = (holders[pair] ?? 0) + 1;
      const { title, definition } = candidate;
      const plan = isPlan(`${title.zh}${definition?.zh ?? ''}`);
      return { candidate, ...indexed, marks: marksOf(title.zh), plan };
    });
    this.telling = holders.map((count) => Math.log(1 + all / count));
    this.tellingOfOther = Math.log(1 + Math.sqrt(all));
  }

  /** Candidates whose names hold these words, best first; of words that say nothing, the first ones. */
  search(words: string, most: number): Candidate[] {
    const wanted = this.known(words);
    const score = ({ words: own }: Indexed) =>
      wanted.reduce((sum, pair) => sum + (own.has(pair) ? (this.telling[pair] as number) : 0), 0);
    if (pairsOf(words).size === 0) return this.candidates.slice(0, most);
    return this.indexed
      .map((one) => ({ one, score: score(one) }))
      .filter(({ score: found }) => found > 0)
      .sort((a, b) => b.score - a.score)
      .slice(0, most)
      .map(({ one }) => one.candidate);
  }

  /**
   * What each figure may be, by the words near it, its kind and its unit; the likeliest first. Null for what only says which
   * things are counted.
   */
  rank(text: string, figures: readonly FoundFigure[]): (Ranked[] | null)[] {
    // Figures that stand together share the clauses around them.
    const clauses = new Map<string, readonly number[]>();
    const pairsIn = (words: string): readonly number[] => {
      const known = clauses.get(words) ?? this.known(words);
      if (clauses.size > 5000) clauses.clear();
      clauses.set(words, known);
      return known;
    };
    const evidence = new Float64Array(this.numbers.size);
    const ranked: (Ranked[] | null)[] = [];
    for (const near of wordsAround(text, figures)) {
      const figure = figures[ranked.length] as FoundFigure;
      const intended =
        figure.kind !== 'percent_completion' &&
        intends(near.words.find(({ weight }) => weight === weightOfClause)?.words ?? '');
      const amount = amountOf(figure);
      gather(evidence, near.words, pairsIn);
      if (near.isThreshold) ranked.push(null);
      else ranked.push(amount ? this.rankOne(figure, amount, evidence, intended) : []);
    }
    return ranked;
  }

  private rankOne(figure: FoundFigure, amount: Amount, evidence: Float64Array, intended: boolean): Ranked[] {
    const label = [...pairsOf(figure.label)].map((pair) => this.numbers.get(pair) ?? -1);
    const own = marksOf(figure.label);
    const ranked: Ranked[] = [];
    for (const { candidate, names, words, marks, plan } of this.indexed) {
      const fit = fitOf(figure, amount, candidate);
      if (fit === 0) continue;
      const said = Math.max(...names.map((name) => this.saidOf(name, evidence)));
      const explained = label.length === 0 ? said : this.explainedOf(label, words);
      const prior = candidate.report === null ? unreported : 1;
      const score = prior * fit * (nameShare * said + (1 - nameShare) * explained);
      if (score < leastScore) continue;
      const apart = contradict(own, marks) ? contradicted : 1;
      const planned = intended && !plan ? unplanned : 1;
      ranked.push({ candidate, score: score * Math.min(apart, planned) });
    }
    return ranked.sort((a, b) => b.score - a.score).slice(0, mostKept);
  }

  /** How much of a name is said near the figure. */
  private saidOf(name: readonly number[], evidence: Float64Array): number {
    let all = 0;
    let said = 0;
    for (const pair of name) {
      const telling = this.telling[pair] as number;
      all += telling;
      said += telling * (evidence[pair] as number);
    }
    return all === 0 ? 0 : said / all;
  }

  /** How much of a label the candidate's words account for. */
  private explainedOf(label: readonly number[], words: ReadonlyMap<number, number>): number {
    let all = 0;
    let explained = 0;
    for (const pair of label) {
      const telling = this.telling[pair] ?? this.tellingOfOther;
      all += telling;
      explained += telling * (words.get(pair) ?? 0);
    }
    return all === 0 ? 0 : explained / all;
  }

  /** The pairs of a text that any candidate has. */
  private known(words: string): number[] {
    return [...pairsOf(words)].flatMap((pair) => this.numbers.get(pair) ?? []);
  }

  private numbersOf(words: string): number[] {
    return [...pairsOf(words)].map((pair) => {
      const number = this.numbers.get(pair) ?? this.numbers.size;
      this.numbers.set(pair, number);
      return number;
    });
  }

  private wordsOf(candidate: Candidate): Pick<Indexed, 'names' | 'words'> {
    const words = new Map<number, number>();
    const add = (text: string, weight: number) => {
      for (const pair of this.numbersOf(text)) words.set(pair, Math.max(words.get(pair) ?? 0, weight));
    };
    const said = [candidate.title.zh, ...candidate.names];
    for (const name of said) add(name, 1);
    add(candidate.sentence, partWeight.sentence);
    add(candidate.about, partWeight.about);
    const names = [...new Set(said.map(plainly))].map((name) => this.numbersOf(name));
    return { names, words };
  }
}

/** How much each pair near a figure says about it. */
function gather(
  evidence: Float64Array,
  near: readonly NearWords[],
  pairsIn: (words: string) => readonly number[],
): void {
  evidence.fill(0);
  for (const { words, weight } of near)
    for (const pair of pairsIn(words)) if ((evidence[pair] as number) < weight) evidence[pair] = weight;
}
