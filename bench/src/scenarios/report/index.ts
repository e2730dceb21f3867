import { anybody } from '@taizhang/fixture';
import {
  type At,
  asSystem,
  compileReport,
  type Installation,
  readMetrics,
  snapshot,
} from '@taizhang/runtime';
import { Big } from 'big.js';
import type pg from 'pg';
import { atRest, inDatabase, type Ledger, openLedger } from '../../ledger/ledger.ts';
import type { Measurement, Peer, Summary } from '../../result.ts';
import type { Context, Scenario } from '../../scenario.ts';
import { inTurns, repeated, summaryOf } from '../../statistics.ts';
import { asksOf, Figures, report } from './figures.ts';
import { movementIndex, overMovements } from './over-movements.ts';
import { overRecords, recordIndexes } from './over-records.ts';

const reader = anybody('reader', 'read-figures', 'freeze-edition');

interface ReportSizes extends Readonly<Record<string, number | number[]>> {
  /** How many times the demo is in each of the ledgers. */
  readonly copies: number[];
  /** How many times it is in the ledger in which every record is corrected so many times. */
  readonly corrected: number;
  readonly corrections: number;
  readonly thin: number;
  readonly repetitions: number;
  readonly peerRepetitions: number;
}

/** At which times a report is asked for. */
const settings: readonly { readonly id: string; readonly title: string; readonly at: At }[] = [
  { id: 'now', title: 'as known now', at: {} },
  { id: 'cutoff', title: 'cut off on 31 March', at: { cutoff: '2021-03-31' } },
  { id: 'known', title: 'as known at the end of a past day', at: { knownAt: '2021-07-05' } },
  { id: 'moment', title: 'as known at a moment of a past day', at: { knownAt: '2021-07-05T18:00:00+08:00' } },
  {
    id: 'noon',
    title: 'as known at noon of a past day, cut off within a month',
    at: { cutoff: '2021-06-17', knownAt: '2021-07-05T12:00:00+08:00' },
  },
  { id: 'late', title: 'as known at the end of a day late in a past month', at: { knownAt: '2021-06-29' } },
];

const flatness = 1.2;

/** A ledger that is measured, and how its results are called. */
interface Measured {
  readonly name: string;
  readonly over: string;
  readonly ledger: Ledger;
}

async function run(context: Context<ReportSizes>): Promise<Measurement[]> {
  const { copies, corrected, corrections, thin } = context.sizes;
  const shapes = [
    ...copies.map((c) => ({ name: `${c}`, shape: { copies: c, corrections: 0, thin } })),
    { name: 'corrected', shape: { copies: corrected, corrections, thin } },
  ];
  // Made one after the other, without waiting for the disk; then all are open at once.
  for (const { shape } of shapes) await (await openLedger(context, shape)).close();
  const opened: Measured[] = [];
  try {
    for (const { name, shape } of shapes) {
      const ledger = await openLedger(context, shape);
      await atRest(ledger, context.log);
      const after = shape.corrections > 0 ? `, every record corrected ${shape.corrections} times` : '';
      opened.push({ name, over: `${ledger.movements.toLocaleString('en')} movements${after}`, ledger });
    }
    const [{ ledger }] = opened as [Measured];
    await context.describe(ledger.installation.pool);
    const rounds = new Map<string, readonly number[]>();
    const measurements = await compiling(context, opened, rounds);
    for (const one of opened) await comparing(context, one, measurements);
    return [...measurements, ...growth(context.sizes, rounds)];
  } finally {
    for (const { ledger } of opened) await ledger.close();
  }
}

/** The report over each of the ledgers, in turns. */
async function compiling(
  { sizes: { repetitions }, log }: Context<ReportSizes>,
  opened: readonly Measured[],
  rounds: Map<string, readonly number[]>,
): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  for (const { id, title, at } of settings) {
    const samples = await inTurns(
      { warmUp: 10, repetitions },
      opened.map(
        ({ ledger }) =>
          () =>
            compileReport(asSystem(ledger.installation), report, at),
      ),
    );
    for (const [i, { name, over }] of opened.entries()) {
      const milliseconds = samples[i] as number[];
      rounds.set(`${name} ${id}`, milliseconds);
      const ours = summaryOf(milliseconds);
      log(`${over}, ${title}: ${ours.median.toFixed(1)} ms`);
      measurements.push({
        id: `compile.${name}.${id}`,
        title: `Compile the report, 109 figures, ${title}`,
        over,
        unit: 'ms',
        better: 'lower',
        ours,
        asked: { atMost: 25 },
      });
    }
  }
  return measurements;
}

/** Sets what other ways take for the same figures beside what the report takes as known now. */
async function comparing(
  { sizes, log }: Context<ReportSizes>,
  { name, over, ledger }: Measured,
  measurements: Measurement[],
): Promise<void> {
  // Asked of the greatest ledger: over fewer movements whoever reads all of them has less to read.
  const greatest = name === `${Math.max(...sizes.copies)}`;
  const peers = await peersOf(ledger, sizes.peerRepetitions, greatest);
  for (const peer of peers) log(`${over}, ${peer.title}: ${peer.summary.median.toFixed(1)} ms; ${peer.note}`);
  const at = measurements.findIndex(({ id }) => id === `compile.${name}.now`);
  measurements[at] = { ...(measurements[at] as Measurement), peers };
}

/** The same figures by other ways. Whatever can be exact must say the same. */
async function peersOf(
  { installation, ownerUrl }: Ledger,
  repetitions: number,
  greatest: boolean,
): Promise<Peer[]> {
  const asks = asksOf(installation, {});
  const figures = new Figures(installation, asks);
  const district = installation.district.store.id;
  const ours = await readAll(installation, asks, 'cells');
  return inDatabase(ownerUrl, async (client) => {
    await client.query('set max_parallel_workers_per_gather = 1');
    const records = await withIndexes(client, recordIndexes, () =>
      byHand(client, figures, overRecords(figures.leaves, district), repetitions),
    );
    const movements = await withIndexes(client, [movementIndex], () =>
      byHand(client, figures, overMovements(figures.leaves, district), repetitions),
    );
    demandSame('SQL over movements', ours, movements.values);
    let plain: (string | null)[] = [];
    const everyMovement = await repeated({ warmUp: 0, repetitions: 1 }, async () => {
      plain = await readAll(installation, asks, 'movements');
    });
    demandSame('the check that reads every movement', ours, plain);
    const alike = ours.filter((value, i) => same(value, records.values[i] ?? null)).length;
    return [
      {
        title: 'SQL over the record table',
        summary: records.summary,
        ...(greatest ? { asked: { atLeast: 100 } } : {}),
        note: `${records.trips}; ${alike} of ${ours.length} figures come out right: a table without history knows no earlier stage, nor when an amount was added`,
      },
      {
        title: 'SQL over movements, best index',
        summary: movements.summary,
        note: `${movements.trips}; index (district, register, transition, occurred_on); all ${ours.length} figures come out the same`,
      },
      {
        title: 'the check that reads every movement',
        summary: everyMovement,
        note: `all ${ours.length} figures come out the same`,
      },
    ];
  });
}

const readAll = (
  { pool, district }: Installation,
  asks: ReturnType<typeof asksOf>,
  path: 'cells' | 'movements',
): Promise<(string | null)[]> =>
  snapshot(pool, (client) => readMetrics(client, district.store, reader, asks, path));

const same = (a: string | null, b: string | null): boolean =>
  a === null || b === null ? a === b : new Big(a).eq(b);

function demandSame(
  what: string,
  ours: readonly (string | null)[],
  theirs: readonly (string | null)[],
): void {
  const differing = ours.flatMap((value, i) =>
    same(value, theirs[i] ?? null) ? [] : [`${i}: ${value} ≠ ${theirs[i]}`],
  );
  if (differing.length > 0)
    throw new Error(`${what} says something else: ${differing.slice(0, 5).join(', ')}`);
}

async function withIndexes<T>(
  client: pg.Client,
  indexes: readonly string[],
  work: () => Promise<T>,
): Promise<T> {
  await client.query("set maintenance_work_mem = '1GB'");
  const names = indexes.map((index) => /create index (\w+)/.exec(index)?.[1] as string);
  const drop = async () => {
    for (const name of names) await client.query(`drop index if exists ${name}`);
  };
  await drop();
  for (const index of indexes) await client.query(index);
  try {
    return await work();
  } finally {
    await drop();
  }
}

interface ByHand {
  readonly values: (string | null)[];
  readonly summary: Summary;
  readonly trips: string;
}

/** Runs statements one by one and all in one, and takes the faster way. */
async function byHand(
  client: pg.Client,
  figures: Figures,
  statements: readonly string[],
  repetitions: number,
): Promise<ByHand> {
  type Row = { key: string; value: string | null };
  let rows: Row[] = [];
  const oneByOne = async () => {
    rows = [];
    for (const statement of statements) rows.push(...(await client.query<Row>(statement)).rows);
  };
  const whole = statements.map((statement) => `select * from (${statement}) u`).join('\nunion all\n');
  const atOnce = async () => {
    rows = (await client.query<Row>(whole)).rows;
  };
  const ways = [
    {
      trips: `${statements.length} statements`,
      summary: await repeated({ warmUp: 1, repetitions }, oneByOne),
    },
    { trips: 'one statement', summary: await repeated({ warmUp: 1, repetitions }, atOnce) },
  ];
  const [best] = ways.toSorted((a, b) => a.summary.median - b.summary.median) as [(typeof ways)[number]];
  return { ...best, values: figures.valuesOf(new Map(rows.map(({ key, value }) => [key, value]))) };
}

/**
 * How much longer it takes over more movements, and over corrected records: round by round, for a machine may be quicker
 * in one round than in the next.
 */
function growth(
  { copies, corrected }: ReportSizes,
  rounds: ReadonlyMap<string, readonly number[]>,
): Measurement[] {
  const [least, most] = [Math.min(...copies), Math.max(...copies)];
  const ratio = (id: string, title: string, now: string, then: string): Measurement[] => {
    const [after, before] = [rounds.get(now), rounds.get(then)];
    if (after === undefined || before === undefined) return [];
    const times = summaryOf(after.map((milliseconds, round) => milliseconds / (before[round] as number)));
    return [{ id, title, unit: 'times', better: 'lower', ours: times, asked: { atMost: flatness } }];
  };
  return settings.flatMap(({ id, title }) => [
    ...ratio(
      `growth.size.${id}`,
      `Compiling over ${most} times the demo against ${least} times, ${title}`,
      `${most} ${id}`,
      `${least} ${id}`,
    ),
    ...ratio(
      `growth.corrections.${id}`,
      `Compiling after all corrections against before, ${title}`,
      `corrected ${id}`,
      `${corrected} ${id}`,
    ),
  ]);
}

export const reportScenario: Scenario<ReportSizes> = {
  id: 'report',
  title: 'Compiling a report',
  sizes: {
    small: { copies: [2], corrected: 2, corrections: 5, thin: 40, repetitions: 5, peerRepetitions: 1 },
    full: { copies: [7, 64], corrected: 7, corrections: 5, thin: 1, repetitions: 200, peerRepetitions: 5 },
  },
  run,
};
