import type { MovementContribution, MovementContributions } from '@taizhang/store';
import { Big } from 'big.js';
import { figureChanges, type Office } from './reports.ts';

/** Where a side of a comparison stands in the ledger's two times. */
interface Standpoint {
  readonly report: string;
  readonly cutoff: string;
  readonly knownAt: Date;
}

const everything = Number.MAX_SAFE_INTEGER;

/**
 * The movements that a figure counts at `after` and not at `before`, or the other way round (these against their sign),
 * by the definitions of `office`: for a figure that is a sum they add up to its difference. First what became known in
 * between, then, where the cut-offs differ, what happened between these.
 */
export async function movementsBetween(
  office: Office,
  figure: string,
  before: Standpoint,
  after: Standpoint,
  limit: number,
): Promise<MovementContributions> {
  const { report } = after;
  const changes = (cutoff: string, knownAt: Date, since: Date, most: number) =>
    figureChanges(office, report, figure, { cutoff, knownAt: knownAt.toISOString() }, since, most);
  const [learnt, earlierKnown, laterKnown] =
    after.knownAt >= before.knownAt
      ? [1, before.knownAt, after.knownAt]
      : [-1, after.knownAt, before.knownAt];
  if (before.cutoff === after.cutoff) {
    const known = await changes(after.cutoff, laterKnown, earlierKnown, limit);
    return { ...known, movements: known.movements.map((movement) => times(movement, learnt)) };
  }
  const [passed, first, last] =
    after.cutoff > before.cutoff ? [1, before.cutoff, after.cutoff] : [-1, after.cutoff, before.cutoff];
  const known = await changes(after.cutoff, laterKnown, earlierKnown, everything);
  const happened = await changes(last, before.knownAt, new Date(0), everything);
  const occurred = happened.movements.filter((movement) => movement.occurredOn > first);
  return {
    movements: addedUp([
      ...known.movements.map((movement) => times(movement, learnt)),
      ...occurred.map((movement) => times(movement, passed)),
    ]).slice(0, limit),
    // Of what is not shown nothing is known but how much it is, not even on which side of the cut-offs it lies.
    hidden: known.hidden + happened.hidden,
  };
}

const times = (movement: MovementContribution, sign: number): MovementContribution =>
  sign === 1 ? movement : { ...movement, contribution: new Big(movement.contribution).times(sign).toFixed() };

/** One for each movement, without those that cancel out, biggest first. */
function addedUp(movements: readonly MovementContribution[]): MovementContribution[] {
  const bySeq = Map.groupBy(movements, (movement) => movement.seq);
  return [...bySeq.values()]
    .map((same) => ({
      ...(same[0] as MovementContribution),
      contribution: same.reduce((sum, { contribution }) => sum.plus(contribution), new Big(0)).toFixed(),
    }))
    .filter(({ contribution }) => !new Big(contribution).eq(0))
    .sort((a, b) => new Big(b.contribution).abs().cmp(new Big(a.contribution).abs()) || a.seq - b.seq);
}
