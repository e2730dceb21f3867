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
 * Gives each figure the candidate that most speaks for, and no candidate to two figures that say different things of it:
 * the one for which more speaks keeps it.
 */
export function assigned(
  figures: readonly FoundFigure[],
  ranked: readonly (readonly Ranked[])[],
): (Ranked | null)[] {
  const given: (Ranked | null)[] = figures.map(() => null);
  const holders = new Map<string, number[]>();
  const pairs = ranked
    .flatMap((own, figure) => own.map((one, place) => ({ figure, place, ...one })))
    .sort((a, b) => b.score - a.score || a.figure - b.figure);
  for (const { figure, candidate, score } of pairs) {
    if (given[figure]) continue;
    const taken = holders.get(candidate.id) ?? [];
    if (!taken.every((other) => saysSame(figures, figure, other))) continue;
    given[figure] = { candidate, score };
    holders.set(candidate.id, [...taken, figure]);
  }
  return given;
}

/** Whether two figures may be two mentions of one thing: by one label, or by what they claim. */
function saysSame(figures: readonly FoundFigure[], i: number, j: number): boolean {
  const [one, other] = [figures[i], figures[j]] as [FoundFigure, FoundFigure];
  if (one.label !== '' && plainly(one.label) === plainly(other.label) && one.period === other.period)
    return true;
  const [a, b] = [amountOf(one), amountOf(other)];
  return a !== null && b !== null && a.dimension === b.dimension && overlap(a.bounds, b.bounds);
}
