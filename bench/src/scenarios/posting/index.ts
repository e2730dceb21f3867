import {
  type District,
  fold,
  openPool,
  type Pool,
  type Posting,
  recallEnds,
  sealMovements,
  verifyLedger,
} from '@taizhang/store';
import { seededRandom } from '@taizhang/testkit';
import type { Measurement, Peer } from '../../result.ts';
import type { Context, Scenario } from '../../scenario.ts';
import { summaryOf } from '../../statistics.ts';
import { openWorkshopLedger } from '../workshop-ledger.ts';
import {
  bankTransaction,
  insertMany,
  insertOne,
  makeBanks,
  makePlainTable,
  PlainRows,
  sampleRows,
} from './peers.ts';
import { processorTime, usedBetween } from './processor-time.ts';
import { hotRecord, payment, Workload } from './workload.ts';

interface PostingSizes extends Readonly<Record<string, number | number[]>> {
  /** How many bicycles stand in the ledger before. */
  readonly bicycles: number;
  readonly connections: number[];
  /** How many connections post batches, and of how many postings. */
  readonly lanes: number[];
  readonly batch: number;
  /** pgbench's scale: at least as many branches as connections. */
  readonly scale: number;
  /** Everything is measured in turn, so many times, for so long each time. */
  readonly rounds: number;
  readonly seconds: number;
}

interface Works {
  readonly context: Context<PostingSizes>;
  readonly dataFolder: string;
  readonly url: string;
  readonly rows: PlainRows;
  readonly district: District;
  say(pool: Pool, postings: readonly Posting[]): Promise<unknown>;
}

/** What was measured of one thing, round by round. */
class Gauge {
  private readonly rates: number[] = [];
  private readonly costs: number[] = [];
  /** Of the requests about a record that stood before, which share was about one that the process had met. */
  private readonly shares: number[] = [];
  private readonly recalled: { readonly ends: number; readonly ms: number }[] = [];

  /** Has so many connections work for the time of a round. `work` does `unit` of what is counted. */
  async measure(
    works: Works,
    connections: number,
    unit: number,
    work: (pool: Pool, at: number) => Promise<unknown>,
    given?: Pool,
  ) {
    const { context, dataFolder, url } = works;
    const pool = given ?? openPool(url, connections);
    const fleet = Array.from({ length: connections }, (_, at) => at);
    // Connections are made and statements prepared before the clock starts.
    for (const _ of [1, 2]) await Promise.all(fleet.map((at) => work(pool, at)));
    const cost = processorTime(dataFolder);
    const from = performance.now();
    const until = from + context.sizes.seconds * 1000;
    let done = 0;
    const worker = async (at: number) => {
      while (performance.now() < until) {
        await work(pool, at);
        done += unit;
      }
    };
    await Promise.all(fleet.map(worker));
    this.rates.push(done / ((performance.now() - from) / 1000));
    this.costs.push(usedBetween(cost, processorTime(dataFolder)) / done);
    if (!given) await pool.end();
  }

  get summary() {
    return summaryOf(this.rates);
  }
  /** Counts, for the measurement that comes next, the requests about a record that the process has met. */
  counting(): (posting: Posting) => Posting {
    const met = new Set<string>();
    let [known, asked] = [0, 0];
    const place = this.shares.length;
    return (posting) => {
      if (!('record' in posting) || posting.transition === 'open') return posting;
      asked++;
      if (met.has(posting.record)) known++;
      met.add(posting.record);
      this.shares[place] = known / asked;
      return posting;
    };
  }

  /** For the measurement that comes next: how many ends were recalled before, and how long that took. */
  afterRecalling(ends: number, ms: number): void {
    this.recalled.push({ ends, ms });
  }

  get note(): string {
    const cost = `${summaryOf(this.costs).median.toFixed(0)} µs of processor time each`;
    if (this.recalled.length > 0) {
      const ends = summaryOf(this.recalled.map((one) => one.ends)).median.toLocaleString('en');
      const seconds = (summaryOf(this.recalled.map((one) => one.ms)).median / 1000).toFixed(1);
      return `${cost}; ${ends} ends were recalled before, in ${seconds} s`;
    }
    if (this.shares.length === 0) return cost;
    const share = (100 * summaryOf(this.shares).median).toFixed(0);
    return `${cost}; of the requests about a record that stood before, ${share} % were about one that it had met`;
  }
}

const named = (gauges: Map<string, Gauge>, name: string): Gauge => {
  const gauge = gauges.get(name) ?? new Gauge();
  gauges.set(name, gauge);
  return gauge;
};

async function run(context: Context<PostingSizes>): Promise<Measurement[]> {
  const ledger = await openWorkshopLedger(context, 'posting-', context.sizes.bicycles);
  try {
    const { pool, owner, district, dataFolder, appUrl: url, say } = ledger;
    await context.describe(pool);
    await makePlainTable(owner);
    await makeBanks(owner, context.sizes.scale);
    const rows = new PlainRows(await sampleRows(pool, district.id, 2000));
    const gauges = new Map<string, Gauge>();
    const works = { context, dataFolder, url, rows, district, say };
    for (let round = 0; round < context.sizes.rounds; round++) {
      for (const connections of context.sizes.connections) await oneByOne(works, gauges, connections, round);
      for (const lanes of context.sizes.lanes) await inBatches(works, gauges, lanes, round);
      context.log(`round ${round + 1} of ${context.sizes.rounds}`);
    }
    await fold(pool, district);
    await sealMovements(pool, district);
    const faults = (await verifyLedger(pool, district)).flatMap((check) => check.disagreements);
    if (faults.length > 0) throw new Error(`the ledger disagrees: ${JSON.stringify(faults.slice(0, 3))}`);
    return measurementsOf(context.sizes, gauges);
  } finally {
    await ledger.close();
  }
}

/**
 * Everything with so many connections, one after another, so that what is compared is measured at nearly one time. But
 * for what has recalled, each measurement begins with a process that remembers no record, as in the first seconds after
 * a start.
 */
async function oneByOne(
  works: Works,
  gauges: Map<string, Gauge>,
  connections: number,
  round: number,
): Promise<void> {
  const { sizes, seed } = works.context;
  const random = seededRandom(seed + round);
  const streamsOf = (name: string) =>
    Array.from(
      { length: connections },
      (_, at) => new Workload(seed + at, `${name}-${connections}-${round}-${at}`, sizes.bicycles),
    );
  const streams = streamsOf('N');
  const gauge = (name: string) => named(gauges, `${name} ${connections}`);
  await gauge('plain').measure(works, connections, 1, (pool) => insertOne(pool, works.rows));
  await gauge('bank').measure(works, connections, 1, (pool) =>
    bankTransaction(pool, sizes.scale, (upTo) => random.integer(1, upTo)),
  );
  const counted = gauge('spread').counting();
  await gauge('spread').measure(works, connections, 1, (pool, at) =>
    works.say(pool, [counted((streams[at] as Workload).next())]),
  );
  await afterRecalling(works, gauge('recalled'), streamsOf('M'));
  await gauge('hot').measure(works, connections, 1, (pool) => works.say(pool, [payment(hotRecord)]));
}

/**
 * Requests to a process that has begun as the server does: it has recalled where the records end that were moved last.
 * It recalls just before: what others write afterwards, it does not know of.
 */
async function afterRecalling(works: Works, gauge: Gauge, streams: readonly Workload[]): Promise<void> {
  const pool = openPool(works.url, streams.length);
  const from = performance.now();
  const ends = await recallEnds(pool, works.district);
  gauge.afterRecalling(ends, performance.now() - from);
  const work = (by: Pool, at: number) => works.say(by, [(streams[at] as Workload).next()]);
  await gauge.measure(works, streams.length, 1, work, pool);
  await pool.end();
}

async function inBatches(
  works: Works,
  gauges: Map<string, Gauge>,
  lanes: number,
  round: number,
): Promise<void> {
  const { bicycles, batch } = works.context.sizes;
  const streams = Array.from(
    { length: lanes },
    (_, at) =>
      new Workload(works.context.seed + at, `B-${lanes}-${round}-${at}`, bicycles, { number: at, of: lanes }),
  );
  await named(gauges, `many ${lanes}`).measure(works, lanes, batch, (pool) =>
    insertMany(pool, works.rows, batch),
  );
  await named(gauges, `batch ${lanes}`).measure(works, lanes, batch, (pool, at) =>
    works.say(pool, (streams[at] as Workload).batch(batch)),
  );
}

function measurementsOf(
  { connections, lanes, batch }: PostingSizes,
  gauges: Map<string, Gauge>,
): Measurement[] {
  const peer = (name: string, title: string, atLeast?: number): Peer => {
    const { summary, note } = named(gauges, name);
    return { title, summary, note, ...(atLeast === undefined ? {} : { asked: { atLeast } }) };
  };
  const measurement = (id: string, title: string, name: string, over: string): Measurement => {
    const { summary, note } = named(gauges, name);
    return { id, title, over, unit: 'movements/s', better: 'higher', ours: summary, note };
  };
  const first = connections[0] ?? 1;
  return [
    ...connections.flatMap((n): Measurement[] => {
      const over = `${n} ${n === 1 ? 'connection' : 'connections'}`;
      return [
        {
          ...measurement(
            `spread.${n}`,
            'Post one movement a request, spread over records, by a process that remembers no record yet',
            `spread ${n}`,
            over,
          ),
          peers: [
            peer(`bank ${n}`, `TPC-B-like transaction, ${over}`, 1.5),
            peer(`plain ${n}`, `Plain INSERT of one row, ${over}`),
          ],
        },
        {
          ...measurement(
            `recalled.${n}`,
            'Post one movement a request, spread over records, by a process that has recalled where they end',
            `recalled ${n}`,
            over,
          ),
          peers: [peer(`bank ${n}`, `TPC-B-like transaction, ${over}`, 1.5)],
        },
        {
          ...measurement(`hot.${n}`, 'Post one movement a request, all on one record', `hot ${n}`, over),
          peers: [peer(`plain ${first}`, `Plain INSERT of one row, one connection`, 0.5)],
        },
      ];
    }),
    ...lanes.map((n): Measurement => {
      const over = `${n} ${n === 1 ? 'connection' : 'connections'}`;
      return {
        ...measurement(`batch.${n}`, `Post ${batch} movements a request`, `batch ${n}`, over),
        asked: { atLeast: 50_000 },
        peers: [peer(`many ${n}`, `Plain INSERT of ${batch} rows, ${over}`, 0.6)],
      };
    }),
  ];
}

export const postingScenario: Scenario<PostingSizes> = {
  id: 'posting',
  title: 'Posting, against plain INSERTs and pgbench’s transaction over the same driver',
  sizes: {
    small: { bicycles: 500, connections: [1, 8], lanes: [1], batch: 50, scale: 8, rounds: 1, seconds: 0.2 },
    full: {
      bicycles: 100_000,
      connections: [1, 8, 32],
      lanes: [1, 2, 4],
      batch: 500,
      scale: 32,
      // Many short rounds: what else the machine does for some seconds then spoils a round, and not a median.
      rounds: 9,
      seconds: 2,
    },
  },
  run,
};
