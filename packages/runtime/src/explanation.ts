import {
  type MovementContribution,
  type MovementContributions,
  movementsKnownSince,
  type Page,
  type PartSum,
  snapshot,
  thingsBetween,
} from '@taizhang/store';
import { Big } from 'big.js';
import { askOfFigure, type Office } from './reports.ts';
import { accountedFor, type Explanation } from './since.ts';

/** Where a side of a comparison stands in the ledger's two times, and what the figure says there. */
interface Standpoint {
  readonly report: string;
  readonly cutoff: string;
  readonly knownAt: Date;
  readonly value: string | null;
}

const everything: Page = { limit: null, offset: 0 };

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
  page: Page,
): Promise<Explanation> {
  const { district, viewer } = office;
  return snapshot(office.pool, async (client) => {
    const askAt = (cutoff: string, knownAt: Date) =>
      askOfFigure(office, after.report, figure, { cutoff, knownAt: knownAt.toISOString() });
    const changes = (cutoff: string, knownAt: Date, since: Date, some: Page, day?: string) => {
      const { metric, question } = askAt(cutoff, knownAt);
      return movementsKnownSince(client, district.store, viewer, metric, question, since, some, day);
    };
    const [learnt, earlierKnown, laterKnown] =
      after.knownAt >= before.knownAt
        ? [1, before.knownAt, after.knownAt]
        : [-1, after.knownAt, before.knownAt];
    const isOneDay = before.cutoff === after.cutoff;
    const known = times(
      await changes(after.cutoff, laterKnown, earlierKnown, isOneDay ? page : everything),
      learnt,
    );
    let made = known;
    if (!isOneDay) {
      const [passed, first, last] =
        after.cutoff > before.cutoff ? [1, before.cutoff, after.cutoff] : [-1, after.cutoff, before.cutoff];
      const happened = await changes(last, before.knownAt, new Date(0), everything, first);
      made = addedUp(known, times(happened, passed), page);
    }
    const [was, is] = [askAt(before.cutoff, before.knownAt), askAt(after.cutoff, after.knownAt)];
    const things = await thingsBetween(client, district.store, viewer, is.metric, was.question, is.question);
    return { ...made, things, accounted: accountedFor(before.value, after.value, made, things) };
  });
}

function times({ movements, parts }: MovementContributions, sign: number): MovementContributions {
  if (sign === 1) return { movements, parts };
  const turned = (amount: string) => new Big(amount).times(sign).toFixed();
  return {
    movements: movements.map((movement) => ({ ...movement, contribution: turned(movement.contribution) })),
    parts: parts.map((part) => ({ ...part, sum: turned(part.sum), hiddenSum: turned(part.hiddenSum) })),
  };
}

/** One for each movement, without those that cancel out, biggest first. */
function addedUp(
  known: MovementContributions,
  happened: MovementContributions,
  { limit, offset }: Page,
): MovementContributions {
  const sumOf = (amounts: readonly string[]) =>
    amounts.reduce((sum, amount) => sum.plus(amount), new Big(0)).toFixed();
  const both = Map.groupBy(
    [...known.movements, ...happened.movements],
    ({ metric, seq }) => `${seq} ${metric}`,
  );
  const movements = [...both.values()]
    .map((same) => ({
      ...(same[0] as MovementContribution),
      contribution: sumOf(same.map(({ contribution }) => contribution)),
    }))
    .filter(({ contribution }) => !new Big(contribution).eq(0))
    .sort((a, b) => new Big(b.contribution).abs().cmp(new Big(a.contribution).abs()) || a.seq - b.seq);
  const parts = known.parts.map((part, i): PartSum => {
    const other = happened.parts[i] as PartSum;
    return {
      ...part,
      total: movements.filter(({ metric }) => metric === part.metric).length,
      sum: sumOf([part.sum, other.sum]),
      // Of what is not shown some may cancel out: there are at most so many.
      hidden: part.hidden + other.hidden,
      hiddenSum: sumOf([part.hiddenSum, other.hiddenSum]),
    };
  });
  return { movements: movements.slice(offset, limit === null ? undefined : offset + limit), parts };
}
