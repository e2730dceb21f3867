import type { Question } from '@taizhang/ledger';

/** What is read once for all asks that differ in nothing but the place that they are about. */
export interface Family<A> {
  /** What is read; of several asks without their places. */
  readonly ask: A;
  /** Whether what is read is of many places, and each ask takes its own. */
  readonly apart: boolean;
  readonly members: readonly A[];
}

/** Puts asks together that have the same of `what` and the same question but for its place. */
export function familiesOf<A extends { readonly question: Question }>(
  asks: readonly A[],
  what: (ask: A) => unknown,
): Family<A>[] {
  return [...Map.groupBy(asks, what).values()].flatMap((same) =>
    [...Map.groupBy(same, ({ question }) => withoutPlace(question)).values()].map((members) => {
      const first = members[0] as A;
      if (members.length === 1) return { ask: first, apart: false, members };
      const { scope: _, ...question } = first.question;
      return { ask: { ...first, question }, apart: true, members };
    }),
  );
}

/** Questions of no place are read from other cells, so they are of no family with those of a place. */
const withoutPlace = ({ scope, parameters, from, to, knownAt }: Question): string =>
  JSON.stringify([from, to, knownAt.getTime(), parameters ?? null, scope !== undefined]);
