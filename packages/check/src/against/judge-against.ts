import type { Text } from '@taizhang/definition';
import type { Period } from '@taizhang/report';
import { Big } from 'big.js';
import { type Amount, amountOf, within } from '../amount.ts';
import type { FoundFigure } from '../figure.ts';
import { assigned, withNeighbours } from './assigning.ts';
import type { Candidate, CandidateAsk, Moment } from './candidate.ts';
import { explain, type LedgerReader } from './explaining.ts';
import { fitOf } from './fitting.ts';
import { type How, type Judgement, type Match, type Suggestion, unjudged } from './judgement.ts';
import { periodOf } from './period.ts';
import { CandidateIndex, type Ranked } from './ranking.ts';
import { asWritten, differenceOf, differing } from './saying.ts';

/** A figure's candidates by name, as they can be passed on; null for what only says which things are counted. */
export type RankedIds = readonly (readonly { readonly candidate: string; readonly score: number }[] | null)[];

/** So many figures of a document are compared: ten times what the longest report has. */
const mostCompared = 5000;

/** What each figure may be, with its neighbours heard: all of the judging that takes time and asks nobody. */
export function rankFigures(
  text: string,
  figures: readonly FoundFigure[],
  candidates: readonly Candidate[],
): RankedIds {
  const ranked = new CandidateIndex(candidates).rank(text, figures.slice(0, mostCompared));
  return withNeighbours(ranked.map((own) => own ?? [])).map((own, i) =>
    ranked[i] ? own.map(({ candidate, score }) => ({ candidate: candidate.id, score })) : null,
  );
}

export interface AgainstOptions {
  readonly candidates: readonly Candidate[];
  readonly reader: LedgerReader;
  /** What the document is about: its period up to the cut-off, and what is known. */
  readonly at: Moment;
  /** What somebody chose for a figure in this document, by its position. */
  readonly chosen?: ReadonlyMap<number, string> | undefined;
  /** What somebody chose for a figure like this before. */
  readonly remembered?: ((figure: FoundFigure) => string | undefined) | undefined;
  /** Called between portions of a long document, so that whoever waits is served. */
  readonly pause?: (() => Promise<void>) | undefined;
}

/** From here on more speaks for a candidate than against it, so that a difference may be told. */
const sure = 0.62;
/** With a value that agrees, less suffices. */
const likely = 0.36;
/** Nearer than this to the best one, the value decides between candidates: the more digits, the less is that chance. */
const closeTo = (digits: number): number => Math.min(0.34, 0.12 + 0.08 * digits);
const mostSuggestions = 3;
const leastSuggested = 0.25;
/** Explaining asks the ledger some twenty times a figure. */
const mostExplained = 200;
/** So many figures are judged at a stretch. */
const portion = 200;

/** Judges each figure against what the ledger says of it. */
export async function judgeAgainst(
  text: string,
  figures: readonly FoundFigure[],
  options: AgainstOptions,
): Promise<Judgement[]> {
  return judgeRanked(figures, rankFigures(text, figures, options.candidates), options);
}

/** The part of `judgeAgainst` that asks the ledger. */
export async function judgeRanked(
  figures: readonly FoundFigure[],
  ranked: RankedIds,
  options: AgainstOptions,
): Promise<Judgement[]> {
  const judgements = await new Judging(figures.slice(0, mostCompared), options).judge(ranked);
  return [...judgements, ...figures.slice(mostCompared).map(() => unjudged(tooMany))];
}

interface Decided {
  readonly candidate: Candidate;
  readonly how: How;
  readonly score: number;
}

class Judging {
  private readonly figures: readonly FoundFigure[];
  private readonly options: AgainstOptions;
  private readonly byId: ReadonlyMap<string, Candidate>;
  private readonly amounts: readonly (Amount | null)[];
  /** The days that each figure names. */
  private readonly periods: readonly (Period | null)[];
  private readonly known = new Map<string, string | null>();
  private explained = 0;

  constructor(figures: readonly FoundFigure[], options: AgainstOptions) {
    this.figures = figures;
    this.options = options;
    this.byId = new Map(options.candidates.map((candidate) => [candidate.id, candidate]));
    this.amounts = figures.map(amountOf);
    this.periods = figures.map(({ period }) => periodOf(period, options.at));
  }

  async judge(ids: RankedIds): Promise<Judgement[]> {
    const ranked = this.figures.map((_, i) => this.fitting(ids[i] ?? []));
    const decided = this.figures.map((figure, i) => this.decidedFor(figure, i));
    const weighed: Ranked[][] = [];
    await this.inPortions(async (from, to) => {
      const asks: CandidateAsk[] = [];
      for (let i = from; i < to; i++)
        for (const { candidate } of this.choicesOf(decided[i], ranked[i]))
          asks.push(...this.asksOf(candidate, i));
      await this.read(asks);
      for (let i = from; i < to; i++) weighed[i] = decided[i] ? [] : this.weighed(ranked[i] as Ranked[], i);
    });
    const matched = assigned(this.figures, weighed);
    const judgements: Judgement[] = [];
    await this.inPortions(async (from, to) => {
      for (let i = from; i < to; i++) {
        const one = matched[i];
        const choice = decided[i] ?? (one && { ...one, how: 'matched' as const });
        const isNobodys = ids[i] === null && !decided[i];
        judgements.push(
          await this.judgeOne(i, choice, ranked[i] as Ranked[], weighed[i] as Ranked[], isNobodys),
        );
      }
    });
    return judgements;
  }

  private choicesOf(decided: Decided | null | undefined, ranked: readonly Ranked[] = []) {
    return decided ? [decided] : ranked;
  }

  private async inPortions(work: (from: number, to: number) => Promise<void>): Promise<void> {
    for (let from = 0; from < this.figures.length; from += portion) {
      await work(from, Math.min(from + portion, this.figures.length));
      await this.options.pause?.();
    }
  }

  private fitting(own: RankedIds[number]): Ranked[] {
    return (own ?? []).flatMap(({ candidate: id, score }) => {
      const candidate = this.byId.get(id);
      return candidate ? [{ candidate, score }] : [];
    });
  }

  /** What somebody has chosen, in this document or for one like it. */
  private decidedFor(figure: FoundFigure, i: number): Decided | null {
    const chosen = this.byId.get(this.options.chosen?.get(i) ?? '');
    if (chosen) return { candidate: chosen, how: 'chosen', score: 1 };
    const before = this.byId.get(this.options.remembered?.(figure) ?? '');
    const amount = amountOf(figure);
    const fits = before && amount && fitOf(figure, amount, before) > 0;
    return fits ? { candidate: before, how: 'remembered', score: 1 } : null;
  }

  /**
   * The days that a figure may be about, the likeliest first: those it names, those of the candidate, or the document's. Of
   * several figures behind one naming of a period only the first is sure to be of it.
   */
  private momentsOf(candidate: Candidate, i: number): Moment[] {
    const { at } = this.options;
    const own = this.periods[i];
    const usual = candidate.period ?? at;
    if (!own) return [this.upTo(usual)];
    const isShared = this.figures[i - 1]?.period === this.figures[i]?.period;
    return [this.upTo(own), ...(isShared ? [this.upTo(usual)] : [])];
  }

  /** A plan for the whole year is asked as it stands at the cut-off. */
  private upTo({ from, to }: Period): Moment {
    const { at } = this.options;
    const until = to > at.to ? at.to : to;
    return from > until ? at : { from, to: until, knownAt: at.knownAt };
  }

  /** At which of them a candidate says what the figure claims; else the likeliest. */
  private momentOf(candidate: Candidate, i: number): Moment {
    const moments = this.momentsOf(candidate, i);
    const agreeing = moments.find((at) => this.isClaimed(this.valueAt(candidate, at), i));
    return agreeing ?? (moments[0] as Moment);
  }

  private asksOf(candidate: Candidate, i: number): CandidateAsk[] {
    return this.momentsOf(candidate, i).map((at) => ({ candidate, at }));
  }

  private async read(asks: readonly CandidateAsk[]): Promise<void> {
    const missing = new Map(
      asks.map((ask) => [keyOf(ask), ask] as const).filter(([key]) => !this.known.has(key)),
    );
    if (missing.size === 0) return;
    const values = await this.options.reader.values([...missing.values()]);
    for (const [i, key] of [...missing.keys()].entries()) this.known.set(key, values[i] ?? null);
  }

  /** What is nothing at all of another period than the document's, or of one still to come, was never recorded. */
  private valueAt(candidate: Candidate, at: Moment): string | null {
    const value = this.known.get(keyOf({ candidate, at })) ?? null;
    const { at: own, reader } = this.options;
    const isUnrecorded = candidate.period === null && (at.from !== own.from || at.from > reader.today);
    return value !== null && isUnrecorded && new Big(value).eq(0) ? null : value;
  }

  private valueOf(candidate: Candidate, i: number): string | null {
    return this.valueAt(candidate, this.momentOf(candidate, i));
  }

  private isClaimed(value: string | null, i: number): boolean {
    const amount = this.amounts[i];
    return amount !== null && amount !== undefined && value !== null && within(new Big(value), amount.bounds);
  }

  private agrees(candidate: Candidate, i: number): boolean {
    return this.isClaimed(this.valueOf(candidate, i), i);
  }

  /**
   * Among candidates for which nearly as much speaks, the one whose value the document has is the one it speaks of. What
   * is far behind the best stays behind, so that no difference is explained away by a number that something else has.
   */
  private weighed(own: readonly Ranked[], i: number): Ranked[] {
    const best = own[0]?.score ?? 0;
    const close = closeTo((this.figures[i]?.digits ?? '').replace(/\D/g, '').replace(/^0+/, '').length);
    return own
      .map(({ candidate, score }) => {
        const agrees = score >= best - close && this.agrees(candidate, i);
        return { candidate, score: agrees ? score + close : score, agrees };
      })
      .sort((a, b) => b.score - a.score);
  }

  private async judgeOne(
    i: number,
    choice: Decided | null | undefined,
    ranked: readonly Ranked[],
    weighed: readonly Ranked[],
    isNobodys: boolean,
  ): Promise<Judgement> {
    const unknown = (explanation: Text): Judgement => ({
      verdict: 'unknown',
      match: null,
      cause: null,
      explanation,
      suggestions: this.suggestions(i, ranked),
    });
    if (isNobodys) return unknown(nobodys);
    if (!this.amounts[i]) return unknown(noAmount);
    if (!choice || choice.score < likely) return unknown(ranked.length === 0 ? nothingLike : nothingSure);
    const value = this.valueOf(choice.candidate, i);
    if (this.agrees(choice.candidate, i))
      return {
        verdict: 'agrees',
        match: this.matchOf(i, choice, value),
        cause: null,
        explanation: null,
        suggestions: [],
      };
    if (choice.how === 'matched' && !isClear(choice, weighed)) return unknown(nothingSure);
    if (value === null)
      return { ...unknown(notRecorded), match: this.matchOf(i, choice, null), suggestions: [] };
    return this.differing(i, choice, value);
  }

  private async differing(i: number, choice: Decided, value: string): Promise<Judgement> {
    const figure = this.figures[i] as FoundFigure;
    const match = this.matchOf(i, choice, value);
    this.explained += 1;
    const why =
      this.explained > mostExplained
        ? null
        : await explain(
            figure,
            { candidate: choice.candidate, at: this.momentOf(choice.candidate, i) },
            value,
            this.options.reader,
          );
    const says: Text = {
      zh: `台账“${choice.candidate.title.zh}”为${match.shown}，${match.differenceShown?.zh}`,
      en: `${choice.candidate.title.en} is ${match.shown} in the ledger; ${match.differenceShown?.en}`,
    };
    return {
      verdict: 'differs',
      match,
      cause: why?.cause ?? null,
      explanation: {
        zh: `${says.zh}。${why ? `${why.text.zh}。` : ''}`,
        en: `${says.en}.${why ? ` ${why.text.en}.` : ''}`,
      },
      suggestions: [],
    };
  }

  private matchOf(i: number, { candidate, how, score }: Decided, value: string | null): Match {
    const figure = this.figures[i] as FoundFigure;
    const amount = this.amounts[i] ?? null;
    const { from, to } = this.momentOf(candidate, i);
    const differs = value !== null && amount !== null && !within(new Big(value), amount.bounds);
    const difference = differs ? differenceOf(new Big(value), amount.bounds, figure) : null;
    const said = difference && amount && value !== null && differing(value, difference, figure, amount);
    return {
      candidate: candidate.id,
      how,
      confidence: confidenceOf(score),
      period: { from, to },
      value,
      shown: value === null ? null : said ? said.shown : asWritten(value, figure),
      difference: difference?.toFixed() ?? null,
      differenceShown: said ? said.differenceShown : null,
    };
  }

  private suggestions(i: number, ranked: readonly Ranked[]): Suggestion[] {
    const figure = this.figures[i] as FoundFigure;
    return ranked
      .filter(({ score }) => score >= leastSuggested)
      .slice(0, mostSuggestions)
      .map(({ candidate, score }) => {
        const value = this.valueOf(candidate, i);
        return {
          candidate: candidate.id,
          confidence: confidenceOf(score),
          shown: value === null ? null : asWritten(value, figure),
        };
      });
  }
}

/** Whether so much more speaks for a choice than for the next one that a difference may be told of it. */
function isClear({ candidate, score }: Decided, weighed: readonly Ranked[]): boolean {
  const next = weighed.find((one) => one.candidate.id !== candidate.id)?.score ?? 0;
  return score >= sure && (score >= next || score >= 1) && weighed[0]?.candidate.id === candidate.id;
}

const keyOf = ({ candidate, at }: CandidateAsk): string =>
  `${candidate.id} ${at.from} ${at.to} ${at.knownAt.getTime()}`;

const confidenceOf = (score: number): number => Math.round(Math.min(1, score) * 100) / 100;

const tooMany: Text = {
  zh: `只比对前 ${mostCompared} 项数据`,
  en: `Only the first ${mostCompared} figures are compared`,
};
const noAmount: Text = {
  zh: '比例或无法读出的数，未与台账比对',
  en: 'A ratio, or digits that cannot be read',
};
const nobodys: Text = {
  zh: '只说明统计哪些对象，本身不是指标的值',
  en: 'It only says which things are counted; it is no value of a metric itself',
};
const nothingLike: Text = { zh: '台账中没有相近的指标', en: 'The ledger has nothing like it' };
const nothingSure: Text = {
  zh: '不能确定对应哪项指标，请选定',
  en: 'It is not certain which metric it is; please choose',
};
const notRecorded: Text = { zh: '台账中没有该时期的数', en: 'The ledger has no value for that period' };

/** What a choice is remembered by: figures with one label, kind and dimension are taken for the same. */
export const choiceKey = (figure: FoundFigure): string =>
  `${figure.label.normalize('NFKC').replace(/\s/g, '')}|${figure.kind}|${amountOf(figure)?.dimension ?? ''}|${figure.base ?? ''}`;
