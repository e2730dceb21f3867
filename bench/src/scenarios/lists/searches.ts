import { indexForSearch, searchRecords } from '@taizhang/store';
import { type SeededRandom, seededRandom } from '@taizhang/testkit';
import type { Measurement } from '../../result.ts';
import type { Context } from '../../scenario.ts';
import { summaryOf } from '../../statistics.ts';
import { viewers } from './queries.ts';
import { faults, type ManyRecords, places, things } from './records.ts';
import type { ListsSizes } from './sizes.ts';

/** From one character that stands in a tenth of all titles to the number of a single record. */
const words: ((random: SeededRandom, records: number) => string)[] = [
  (r) => r.pick(places),
  (r) => r.pick(things).slice(0, 2),
  (r) => r.pick(faults).slice(1, 3),
  (r) => r.pick(things).slice(0, 1),
  (r) => `${r.pick(places)} ${r.pick(faults)}`,
  (r) => `${r.pick(places)}${r.pick(things)}`,
  (r, records) => `RP-${r.integer(1, records)}`,
  (r, records) => `${r.integer(1, records)}号`,
  (r) => `CU-${r.integer(0, 5000)}`,
  () => '没有的字词',
];

/** So many searches are looked for by going through every title. */
const comparedWithScan = 10;

export async function searches(
  { sizes, seed, log }: Context<ListsSizes>,
  { pool, district, run }: ManyRecords,
): Promise<Measurement[]> {
  const over = `${sizes.records.toLocaleString('en')} records`;
  const began = performance.now();
  await indexForSearch(pool, district);
  const indexing = (performance.now() - began) / 1000;
  await run('vacuum analyze search');
  log(`indexed for search in ${indexing.toFixed(1)} s`);
  const random = seededRandom(seed + 1);
  const names = Object.keys(viewers);
  const times: number[] = [];
  const scans: number[] = [];
  for (let i = 0; i < sizes.searches; i++) {
    const text = random.pick(words)(random, sizes.records);
    const viewer = viewers[random.pick(names)];
    if (!viewer) throw new Error('there is no such viewer');
    const from = performance.now();
    await searchRecords(pool, district, viewer, text, { limit: 30 });
    times.push(performance.now() - from);
    if (i >= comparedWithScan) continue;
    const fromScan = performance.now();
    await pool.query(
      `select id, title from record where district = $1 and (title like $2 or id like $2) order by length(title) limit 30`,
      [district.id, `%${text}%`],
    );
    scans.push(performance.now() - fromScan);
  }
  const found = summaryOf(times);
  return [
    {
      id: 'search',
      title: 'A search by words in Chinese, ranked and marked, within the reach of whoever asks',
      over,
      unit: 'ms',
      better: 'lower',
      ours: found,
      peers: [
        {
          title: 'going through every title and id with LIKE, unranked and without scopes',
          summary: summaryOf(scans),
          note: `the first ${scans.length} of the searches`,
        },
      ],
    },
    {
      id: 'search-p95',
      title: 'The same, the 95th percentile',
      over,
      unit: 'ms',
      better: 'lower',
      ours: summaryOf([found.p95]),
      asked: { atMost: 100 },
    },
    {
      id: 'search-indexing',
      title: 'Indexing every record for search',
      over,
      unit: 's',
      better: 'lower',
      ours: summaryOf([indexing]),
    },
  ];
}
