import type { PaperOfRegister } from '@taizhang/definition';
import type { RecordTimeline } from '@taizhang/store';
import { Big } from 'big.js';

export type StandingMovement = RecordTimeline['movements'][number];

/** What happened to a record and was not taken back, in the order of the days. */
export const standingMovements = ({ movements }: Pick<RecordTimeline, 'movements'>): StandingMovement[] =>
  movements
    .filter(({ origin, reversedBy }) => origin !== 'reversal' && reversedBy === null)
    .toSorted((a, b) =>
      a.occurredOn === b.occurredOn ? a.entry - b.entry : a.occurredOn < b.occurredOn ? -1 : 1,
    );

/** From the entry on by which the record last came into a stage; where it never did, nothing. */
export function movementsSince(
  movements: readonly StandingMovement[],
  stage: string,
): readonly StandingMovement[] {
  const at = movements.findLastIndex(({ stageFrom, stageTo }) => stageTo === stage && stageFrom !== stage);
  return at < 0 ? [] : movements.slice(at);
}

/** Those that added to a measure, or took from it. */
export const movementsOf = (movements: readonly StandingMovement[], measure: string): StandingMovement[] =>
  movements.filter(({ amounts }) => !new Big(amounts[measure] ?? 0).eq(0));

/** What movements added to a measure, exactly. */
export const addedTo = (movements: readonly StandingMovement[], measure: string): Big =>
  movements.reduce((sum, { amounts }) => sum.plus(amounts[measure] ?? 0), new Big(0));

/** The amounts that a paper names, exactly; what comes to nothing is left out. */
export function figuresOfPaper(
  { figures = {} }: Pick<PaperOfRegister, 'figures'>,
  holdings: Readonly<Record<string, string>>,
  movements: readonly StandingMovement[],
): Map<string, string> {
  const sums = Object.entries(figures).map(([id, { measure, since }]) => {
    const held = new Big(holdings[measure] ?? 0);
    return [id, since === undefined ? held : addedTo(movementsSince(movements, since), measure)] as const;
  });
  return new Map(sums.flatMap(([id, sum]) => (sum.gt(0) ? [[id, sum.toFixed()] as const] : [])));
}
