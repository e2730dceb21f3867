import { isDeepStrictEqual } from 'node:util';
import { RecordLists } from '@taizhang/store';
import { seededRandom } from '@taizhang/testkit';
import type { Measurement } from '../../result.ts';
import type { Context, Scenario } from '../../scenario.ts';
import { summaryOf } from '../../statistics.ts';
import { queryOf, viewers } from './queries.ts';
import { type ManyRecords, openManyRecords } from './records.ts';
import { searches } from './searches.ts';
import type { ListsSizes } from './sizes.ts';

async function run(context: Context<ListsSizes>): Promise<Measurement[]> {
  const { sizes } = context;
  const ledger = await openManyRecords(context, sizes.records);
  try {
    await context.describe(ledger.pool);
    return [...(await pages(context, ledger)), ...(await searches(context, ledger))];
  } finally {
    await ledger.close();
  }
}

async function pages(
  { seed, sizes, log }: Context<ListsSizes>,
  { pool, district }: ManyRecords,
): Promise<Measurement[]> {
  const lists = new RecordLists(pool, district);
  const over = `${sizes.records.toLocaleString('en')} records`;
  const began = performance.now();
  const { rows, bytes } = await lists.warm('repair');
  const warming = (performance.now() - began) / 1000;
  log(
    `${rows.toLocaleString('en')} records in memory, ${Math.round(bytes / 1e6)} MB, ${warming.toFixed(1)} s`,
  );
  const random = seededRandom(seed);
  const ours: number[] = [];
  const plain: number[] = [];
  const oursBeside: number[] = [];
  for (let i = 0; i < sizes.queries; i++) {
    const { who, query } = queryOf(random, sizes.records);
    const viewer = viewers[who];
    if (!viewer) throw new Error(`there is no viewer ${who}`);
    const from = performance.now();
    const found = await lists.list(viewer, 'repair', query);
    const took = performance.now() - from;
    ours.push(took);
    if (i % Math.floor(sizes.queries / sizes.compared) !== 0) continue;
    const fromPlain = performance.now();
    const expected = await lists.listPlainly(viewer, 'repair', query);
    plain.push(performance.now() - fromPlain);
    oursBeside.push(took);
    if (!isDeepStrictEqual(found, expected))
      throw new Error(`the list differs from SQL: ${JSON.stringify(query)}`);
  }
  const page = summaryOf(ours);
  return [
    {
      id: 'page',
      title: 'A page of a list with its exact count and sums: any filter, order, scope and page',
      over,
      unit: 'ms',
      better: 'lower',
      ours: page,
      peers: [
        {
          title: 'the same questions as plain SQL over the table of records, page and totals at once',
          summary: summaryOf(plain),
          note: `every ${Math.floor(sizes.queries / sizes.compared)}th question; ours took ${summaryOf(oursBeside).median.toFixed(1)} ms of the same ones`,
        },
      ],
    },
    {
      id: 'page-p95',
      title: 'The same, the 95th percentile',
      over,
      unit: 'ms',
      better: 'lower',
      ours: summaryOf([page.p95]),
      asked: { atMost: 100 },
    },
    {
      id: 'warm',
      title: 'Reading a register into memory and sorting it by every column',
      over,
      unit: 's',
      better: 'lower',
      ours: summaryOf([warming]),
      note: `${Math.round(bytes / rows)} bytes a record`,
    },
  ];
}

export const listsScenario: Scenario<ListsSizes> = {
  id: 'lists',
  title: 'Lists and search over any register',
  sizes: {
    small: { records: 3000, queries: 40, compared: 40, searches: 20 },
    full: { records: 1_000_000, queries: 1000, compared: 25, searches: 300 },
  },
  run,
};
