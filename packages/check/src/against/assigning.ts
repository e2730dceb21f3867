import { amountOf, overlap } from '../amount.ts';
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
  const waiting = order;
  // Each giving way makes the whole better, so that it ends; the bound is for what rounding could do.
  for (let turns = 0; waiting.length > 0 && turns < 8 * figures.length; turns++)
    waiting.push(...sharing.serve(waiting.shift() as number));
  return sharing.given;
}

class Sharing {
  readonly given: (Ranked | null)[];
  private readonly figures: readonly FoundFigure[];
  private readonly ranked: readonly (readonly Ranked[])[];
  private readonly holders = new Map<Candidate, number[]>();

  constructor(figures: readonly FoundFigure[], ranked: readonly (readonly Ranked[])[]) {
    this.figures = figures;
    this.ranked = ranked;
    this.given = figures.map(() => null);
  }

  /** Gives a figure the best that it can have. @returns the figures that gave way */
  serve(figure: number): number[] {
    for (const one of this.ranked[figure] ?? []) {
      const against = this.against(figure, one);
      if (against.length === 0) return this.give(figure, one, []);
      const cost = against.reduce((sum, other) => sum + this.lossOf(other), 0);
      if (one.score - this.nextBest(figure, one) > cost + 1e-9) return this.give(figure, one, against);
    }
    return [];
  }

  private give(figure: number, one: Ranked, against: readonly number[]): number[] {
    const staying = (this.holders.get(one.candidate) ?? []).filter((other) => !against.includes(other));
    for (const other of against) this.given[other] = null;
    this.holders.set(one.candidate, [...staying, figure]);
    this.given[figure] = one;
    return [...against];
  }

  /** The figures that have a candidate and say something else of it. */
  private against(figure: number, one: Ranked): number[] {
    return (this.holders.get(one.candidate) ?? []).filter((other) => {
      if (other === figure || claimsSame(this.figures, figure, other)) return false;
      // Said twice and only once right: the other one is wrong. Where neither is right, both are of something else.
      const eitherAgrees = one.agrees || this.given[other]?.agrees;
      return !(eitherAgrees && isCalledSame(this.figures, figure, other));
    });
  }

  /** What a figure would lose that gave its candidate up. */
  private lossOf(figure: number): number {
    const own = this.given[figure] as Ranked;
    return own.score - this.nextBest(figure, own);
  }

  /** The score of the best other candidate that nobody stands against. */
  private nextBest(figure: number, but: Ranked): number {
    const next = (this.ranked[figure] ?? []).find(
      (one) => one.candidate !== but.candidate && this.against(figure, one).length === 0,
    );
    return next?.score ?? 0;
  }
}

/** Whether two figures have one label and one period. */
function isCalledSame(figures: readonly FoundFigure[], i: number, j: number): boolean {
  const [one, other] = [figures[i], figures[j]] as [FoundFigure, FoundFigure];
  return one.label !== '' && plainly(one.label) === plainly(other.label) && one.period === other.period;
}

/** Whether one value could be what both figures claim. */
function claimsSame(figures: readonly FoundFigure[], i: number, j: number): boolean {
  const [a, b] = [amountOf(figures[i] as FoundFigure), amountOf(figures[j] as FoundFigure)];
  return a !== null && b !== null && a.dimension === b.dimension && overlap(a.bounds, b.bounds);
}
