import { type Amount, amountOf, overlap } from '../amount.ts';
import type { FoundFigure } from '../figure.ts';
import type { Candidate } from './candidate.ts';
import type { Ranked } from './ranking.ts';
import { plainly } from './wording.ts';

/** Neighbours are looked for among so many figures on either side. */
const reach = 4;
/** What a neighbour that is of the same subject, or next in the report's order, adds at most. */
const bonus = { group: 0.16, next: 0.14, near: 0.08, register: 0.05 };
/** From here on a figure's best candidate speaks for those of its neighbours. */
const trusted = 0.5;

/**
 * The scores of each figure's candidates with what its neighbours say: those that go together in the ledger stand
 * together in prose, mostly in the order in which the report has them.
 */
export function withNeighbours(ranked: readonly (readonly Ranked[])[]): Ranked[][] {
  return ranked.map((own, i) =>
    own
      .map(({ candidate, score }) => ({ candidate, score: score + neighbourly(ranked, i, candidate) }))
      .sort((a, b) => b.score - a.score),
  );
}

function neighbourly(ranked: readonly (readonly Ranked[])[], i: number, candidate: Candidate): number {
  let best = 0;
  for (let j = Math.max(0, i - reach); j <= Math.min(ranked.length - 1, i + reach); j++) {
    const likeliest = ranked[j]?.[0];
    if (j === i || !likeliest || likeliest.score < trusted || likeliest.candidate === candidate) continue;
    const nearness = 1 - (Math.abs(j - i) - 1) / (2 * reach);
    const trust = Math.min(1, likeliest.score);
    best = Math.max(best, bonusOf(candidate, likeliest.candidate, j - i) * nearness * trust);
  }
  return best;
}

function bonusOf(one: Candidate, neighbour: Candidate, away: number): number {
  const group = one.group === neighbour.group ? bonus.group : 0;
  const register = one.register === neighbour.register ? bonus.register : 0;
  if (one.report === null || one.report !== neighbour.report || one.order === null) return group || register;
  const between = (neighbour.order as number) - one.order;
  const follows = between === away ? bonus.next : Math.abs(between - away) <= 2 ? bonus.near : 0;
  return Math.max(group, follows, register);
}

/**
 * Gives each figure the candidate for which most speaks, and no candidate to two figures that say different things of it:
 * of these, one gives way to the other where both together are then served best.
 */
export function assigned(
  figures: readonly FoundFigure[],
  ranked: readonly (readonly Ranked[])[],
): (Ranked | null)[] {
  const sharing = new Sharing(figures, ranked);
  const order = ranked.map((_, i) => i);
  order.sort((a, b) => (ranked[b]?.[0]?.score ?? 0) - (ranked[a]?.[0]?.score ?? 0) || a - b);
  // Each giving way makes the whole better, so that it ends; the bound is for what rounding could do.
  for (let turn = 0; turn < order.length && turn < 8 * figures.length; turn++)
    order.push(...sharing.serve(order[turn] as number));
  return sharing.given;
}

/** So many different figures by one name may be of one thing; a table has more by the name of its column. */
const mostByOneName = 8;

/** What a figure says, as far as it decides whether two figures may be of one thing. */
interface Saying {
  readonly amount: Amount | null;
  readonly label: string;
  readonly period: string | null;
}

class Sharing {
  readonly given: (Ranked | null)[];
  private readonly ranked: readonly (readonly Ranked[])[];
  /** Figures that say the same have one saying: a long text says many things often. */
  private readonly sayings: readonly Saying[];
  private readonly holders = new Map<Candidate, Map<Saying, Set<number>>>();

  constructor(figures: readonly FoundFigure[], ranked: readonly (readonly Ranked[])[]) {
    this.ranked = ranked;
    this.given = figures.map(() => null);
    const known = new Map<string, Saying>();
    this.sayings = figures.map((figure) => {
      const { text, claim, kind, period } = figure;
      const label = plainly(figure.label);
      const key = [text, claim, kind, label, period].join('\n');
      const saying = known.get(key) ?? { amount: amountOf(figure), label, period };
      known.set(key, saying);
      return saying;
    });
  }

  /** Gives a figure the best that it can have. @returns the figures that gave way */
  serve(figure: number): number[] {
    for (const one of this.ranked[figure] ?? []) {
      const others = this.displaced(figure, one);
      if (others) return this.give(figure, one, others);
    }
    return [];
  }

  /** The figures that have to give way for all to be served better; null: these would lose more than is won. */
  private displaced(figure: number, one: Ranked): number[] | null {
    if (this.isFree(figure, one)) return [];
    const gain = one.score - this.nextBest(figure, one);
    const others: number[] = [];
    let cost = 0;
    for (const other of this.against(figure, one)) {
      others.push(other);
      cost += this.lossOf(other);
      if (gain <= cost + 1e-9) return null;
    }
    return others;
  }

  private give(figure: number, one: Ranked, others: readonly number[]): number[] {
    const saying = this.sayings[figure] as Saying;
    const holders = this.holders.get(one.candidate) ?? new Map<Saying, Set<number>>();
    this.holders.set(one.candidate, holders);
    for (const other of others) {
      this.given[other] = null;
      const same = holders.get(this.sayings[other] as Saying);
      same?.delete(other);
      if (same?.size === 0) holders.delete(this.sayings[other] as Saying);
    }
    holders.set(saying, (holders.get(saying) ?? new Set()).add(figure));
    this.given[figure] = one;
    return [...others];
  }

  /** The figures that have a candidate and say something else of it. */
  private *against(figure: number, one: Ranked): Generator<number> {
    const own = this.sayings[figure] as Saying;
    const holders = this.holders.get(one.candidate) ?? new Map<Saying, Set<number>>();
    for (const [saying, figures] of holders) {
      if (saying === own || claimSame(own, saying)) continue;
      const [first] = figures;
      // Said twice and only once right: the other one is wrong. Where neither is right, both are of something else.
      const eitherAgrees = one.agrees || this.given[first as number]?.agrees;
      const isOne = eitherAgrees && areCalledSame(own, saying) && holders.size < mostByOneName;
      if (!isOne) yield* figures;
    }
  }

  private isFree(figure: number, one: Ranked): boolean {
    return this.against(figure, one).next().done === true;
  }

  /** What a figure would lose that gave its candidate up. */
  private lossOf(figure: number): number {
    const own = this.given[figure] as Ranked;
    return own.score - this.nextBest(figure, own);
  }

  /** The score of the best other candidate that nobody stands against. */
  private nextBest(figure: number, but: Ranked): number {
    const next = (this.ranked[figure] ?? []).find(
      (one) => one.candidate !== but.candidate && this.isFree(figure, one),
    );
    return next?.score ?? 0;
  }
}

/** Whether two figures have one label and one period. */
const areCalledSame = (one: Saying, other: Saying): boolean =>
  one.label !== '' && one.label === other.label && one.period === other.period;

/** Whether one value could be what both claim. */
const claimSame = ({ amount: a }: Saying, { amount: b }: Saying): boolean =>
  a !== null && b !== null && a.dimension === b.dimension && overlap(a.bounds, b.bounds);
