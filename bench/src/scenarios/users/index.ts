import { seededRandom } from '@taizhang/testkit';
import { type Ledger, openLedger } from '../../ledger/ledger.ts';
import type { Measurement } from '../../result.ts';
import type { Context, Scenario } from '../../scenario.ts';
import { summaryOf } from '../../statistics.ts';
import { serve } from '../page/server.ts';
import { type Answered, User } from './user.ts';

interface UsersSizes extends Readonly<Record<string, number>> {
  readonly copies: number;
  readonly thin: number;
  readonly users: number;
  /** Everything is measured so many times, for so long each time. */
  readonly rounds: number;
  readonly seconds: number;
  /** How long a user reads between two things, on average, in seconds. */
  readonly pause: number;
}

async function run(context: Context<UsersSizes>): Promise<Measurement[]> {
  const { copies, thin, users: count, rounds, seconds, pause } = context.sizes;
  const ledger = await openLedger(context, { copies, corrections: 0, thin });
  try {
    await context.describe(ledger.installation.pool);
    const users = await signedIn(ledger, context);
    const served = await serve(ledger);
    try {
      for (const user of users) user.moveTo(served.address);
      const allWork = async () => (await Promise.all(users.map((user) => user.work(seconds)))).flat();
      // Everybody comes at once while the server still has everything to read.
      const first = await allWork();
      context.log(`after the start: ${first.length} answers, p95 ${Math.round(p95Of(first))} ms`);
      const found: Answered[][] = [];
      for (let round = 0; round < rounds; round++) {
        found.push(await allWork());
        context.log(`round ${round + 1} of ${rounds}: ${found.at(-1)?.length} answers`);
      }
      const over = `${count} users at once, one thing each ${pause} s on average, ${ledger.movements.toLocaleString('en')} movements`;
      return [...measurementsOf(found, over, seconds), afterStart(first, over, seconds)];
    } finally {
      await served.stop();
    }
  } finally {
    await ledger.close();
  }
}

/** Signs everybody in at a server that ends then: sessions outlive it, and what it held in memory does not. */
async function signedIn(ledger: Ledger, { sizes, seed, log }: Context<UsersSizes>): Promise<User[]> {
  const served = await serve(ledger);
  try {
    const users = Array.from(
      { length: sizes.users },
      (_, n) => new User(served.address, n, seededRandom(seed + n), sizes.pause),
    );
    for (const user of users) await user.signIn();
    log(`${users.length} users are signed in`);
    return users;
  } finally {
    await served.stop();
  }
}

function afterStart(answers: readonly Answered[], over: string, seconds: number): Measurement {
  const failed = answers.filter(({ status }) => status >= 400).length;
  return {
    id: 'answer.after-start',
    title: `Answers in the first ${seconds} seconds after a start`,
    over,
    unit: 'ms',
    better: 'lower',
    ours: summaryOf(answers.map(({ ms }) => ms)),
    note: failed > 0 ? `${failed} were errors` : 'everybody comes at once; none was an error',
  };
}

const p95Of = (answers: readonly Answered[]): number => summaryOf(answers.map(({ ms }) => ms)).p95;

function measurementsOf(
  rounds: readonly (readonly Answered[])[],
  over: string,
  seconds: number,
): Measurement[] {
  const all = rounds.flat();
  const kinds = [...new Set(all.map(({ kind }) => kind))].toSorted();
  const failed = all.filter(({ status }) => status >= 400);
  const note = failed.length > 0 ? `the first: ${failed[0]?.kind} ${failed[0]?.status}` : undefined;
  return [
    {
      id: 'answer.p95',
      title: 'The slowest answer but one in twenty: the 95th percentile of a round',
      over,
      unit: 'ms',
      better: 'lower',
      ours: summaryOf(rounds.map(p95Of)),
      asked: { atMost: 500 },
      note: `${(all.length / rounds.length / seconds).toFixed(0)} answers a second; who asks runs on the same processor`,
    },
    {
      id: 'errors',
      title: 'Answers that were errors, in a round',
      over,
      unit: 'count',
      better: 'lower',
      ours: summaryOf(rounds.map((round) => round.filter(({ status }) => status >= 400).length)),
      asked: { atMost: 0 },
      ...(note === undefined ? {} : { note }),
    },
    ...kinds.map(
      (kind): Measurement => ({
        id: `answer.${kind}`,
        title: `Answers: ${kind}`,
        over,
        unit: 'ms',
        better: 'lower',
        ours: summaryOf(all.filter((answer) => answer.kind === kind).map(({ ms }) => ms)),
      }),
    ),
  ];
}

/** Many at once: what officials do all day, over the interface as their browsers do it. */
export const usersScenario: Scenario<UsersSizes> = {
  id: 'users',
  title: 'Many users at once',
  sizes: {
    small: { copies: 1, thin: 20, users: 10, rounds: 1, seconds: 4, pause: 1 },
    full: { copies: 7, thin: 1, users: 200, rounds: 3, seconds: 30, pause: 5 },
  },
  run,
};
