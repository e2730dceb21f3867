import { type Client, createClient, refusalSchema } from '@taizhang/contract';
import { publication, takings, workshopPackage } from '@taizhang/fixture';
import type { DistrictPackage } from '@taizhang/runtime';
import { serving } from '@taizhang/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from './app.ts';

const published = (shop: string, until: string, amounts: Record<string, string>, real = false) => ({
  ...publication(shop, until, amounts, real),
  recordedAt: '2021-07-10T02:00:00Z',
  recordedBy: 'guild',
});

/** Three shops whose takings the guild publishes; those of shop d cannot all be right. */
const publications = [
  published('a', '2019-06-30', { level: '90.0' }),
  published('a', '2020-06-30', { level: '80.0', growth: '-11.1' }),
  published('a', '2021-03-31', { level: '50.0', growth: '30' }),
  published('a', '2021-06-30', { level: '100.0', growth: '25', 'growth-2019': '11.1' }),
  published('b', '2021-06-30', { level: '150.0', growth: '2' }, true),
  published('c', '2021-06-30', { level: '60.0' }),
  published('e', '2020-06-30', { level: '8.0' }),
  published('e', '2021-06-30', { level: '10.0' }),
  published('f', '2021-06-30', { level: '9.0' }, true),
  published('f', '2020-06-30', { level: '8.0' }, true),
  published('alone', '2021-05-31', { level: '10.0', growth: '7' }),
  published('d', '2020-06-30', { level: '70.0', growth: '4' }),
  published('d', '2021-06-30', { level: '10.0', growth: '10', 'growth-2019': '3' }),
];

const label = (id: string) => ({ zh: id, en: id });
const statistic = (id: string, metric: string, shop: string, unit: 'wan-yuan' | 'percent' | 'rank') => ({
  id,
  label: label(id),
  metric: `takings.${metric}`,
  parameters: { shop },
  unit,
  decimals: unit === 'rank' ? 0 : 1,
});

function town(): DistrictPackage {
  const base = workshopPackage();
  const figures = [
    statistic('takings', 'level', 'a', 'wan-yuan'),
    statistic('grown', 'growth', 'a', 'percent'),
    statistic('place', 'rank', 'a', 'rank'),
    statistic('real', 'level', 'b', 'wan-yuan'),
    statistic('ungrown', 'growth', 'c', 'percent'),
    statistic('wrong', 'level', 'd', 'wan-yuan'),
    statistic('level', 'level', 'e', 'wan-yuan'),
    statistic('realonly', 'level', 'f', 'wan-yuan'),
    {
      ...statistic('alone', 'growth', 'alone', 'percent'),
      period: { from: '2021-01-01', to: '2021-05-31' },
    },
  ];
  const [template] = base.templates;
  if (!template) throw new Error('the workshop has a report');
  return {
    ...base,
    registers: [...base.registers, takings],
    templates: [
      {
        ...template,
        figures: [...template.figures, ...figures],
        sections: [...template.sections, { paragraphs: figures.map(({ id }) => `{{${id}}}`) }],
      },
    ],
    history: () => [...base.history(), ...publications],
  };
}

const served = serving(buildApp, town());
let client: Client;

beforeAll(async () => {
  client = createClient('', (async (url: string) => {
    const { body, statusCode } = await served.app.inject({ url, headers: served.program() });
    return new Response(body, { status: statusCode });
  }) as typeof fetch);
});

async function refusalOf(url: string) {
  const response = await served.app.inject({ url, headers: served.program() });
  const { code, field, status } = refusalSchema.parse(response.json());
  expect(status).toBe(response.statusCode);
  return { code, field };
}
const place = '/api/reports/half-year/figures';

describe('what belongs to a figure', () => {
  it('is the target it is held against, by the three measures, with every denominator', async () => {
    const { progress, family } = await client.figureRelated('half-year', 'paid');
    expect(family).toBeNull();
    expect(progress).toMatchObject({
      done: { value: '360', metric: 'repair.paid' },
      target: { value: '10000', shown: { zh: '10000元' } },
      elapsed: { shown: { zh: '50%' } },
      toDate: { value: '5000' },
      completion: { shown: { zh: '3.6%' } },
      ahead: { value: '-46.4', shown: { zh: '-46.4个百分点', en: '-46.4 percentage points' } },
      againstToDate: { shown: { zh: '7.2%' } },
    });
    expect(progress?.targets).toMatchObject([
      { register: { id: 'goal' }, id: 'GO-1', value: { value: '10000' } },
    ]);
  });

  it('is no progress where no target was set', async () => {
    expect(await client.figureRelated('half-year', 'waiting')).toMatchObject({
      figure: 'waiting',
      progress: null,
      family: null,
    });
    const { progress } = await client.figureRelated('half-year', 'paid', { knownAt: '2020-12-31' });
    expect(progress).toBeNull();
  });

  it('is the same family, whichever of its metrics the figure is bound to', async () => {
    const { family } = await client.figureRelated('half-year', 'takings');
    expect(family).toMatchObject({
      level: { shown: { zh: '100.0万元' } },
      growth: { shown: { zh: '25.0%' } },
      against: [{ year: 2019, shown: { zh: '11.1%' } }],
      comparablePrices: false,
    });
    for (const id of ['grown', 'place'])
      expect((await client.figureRelated('half-year', id)).family).toEqual(family);
  });

  it('shows the bases that the growths imply beside those in the ledger', async () => {
    const { family } = await client.figureRelated('half-year', 'takings');
    const [before, first] = family?.implied ?? [];
    expect(before).toMatchObject({
      year: 2020,
      period: { from: '2020-01-01', to: '2020-06-30' },
      base: { shown: { zh: '80.0万元' } },
      recorded: { shown: { zh: '80.0万元' } },
      recordedGrowth: { value: '-11.1' },
      faults: [],
    });
    expect(first).toMatchObject({
      year: 2019,
      base: { shown: { zh: '90.0万元' } },
      earlierGrowth: { shown: { zh: '-11.1%' }, low: { zh: '-11.2%' }, high: { zh: '-11.0%' } },
      average: { years: 2, method: 'geometric', growth: { shown: { zh: '5.4%' } } },
      faults: [],
    });
  });

  it('names what cannot all be right', async () => {
    const { family } = await client.figureRelated('half-year', 'wrong');
    expect(family?.implied.map(({ year, faults }) => [year, faults.map(({ code }) => code)])).toEqual([
      [2020, ['level-contradicted']],
      [2019, ['growth-contradicted']],
    ]);
  });

  it('is at comparable prices where the register says so', async () => {
    const { family } = await client.figureRelated('half-year', 'real');
    expect(family?.comparablePrices).toBe(true);
  });

  it('tells what was never published from nothing', async () => {
    const { family } = await client.figureRelated('half-year', 'ungrown');
    expect(family?.growth?.value).toBeNull();
    expect(family?.implied).toEqual([]);
  });

  it('ranks by value and by growth, with the neighbours', async () => {
    const { family } = await client.figureRelated('half-year', 'place');
    const [{ byValue, byGrowth } = { byValue: null, byGrowth: null }] = family?.ranks ?? [];
    expect(byValue).toMatchObject({ place: 2, among: 6 });
    expect(byValue?.near.map(({ place: at, name, self, shown }) => [at, name.en, self, shown.zh])).toEqual([
      [1, 'b铺（合成）', false, '150.0万元'],
      [2, 'a铺（合成）', true, '100.0万元'],
      [3, 'c铺（合成）', false, '60.0万元'],
    ]);
    expect(byGrowth).toMatchObject({ place: 1, among: 3 });
  });

  it('gives no place where nobody else has a value', async () => {
    const { family } = await client.figureRelated('half-year', 'alone');
    expect(family?.ranks).toMatchObject([
      { byValue: { place: null, among: 1, near: [] }, byGrowth: { place: null, among: 1 } },
    ]);
  });

  it('refuses an unknown figure and an impossible day', async () => {
    expect(await refusalOf(`${place}/none/related`)).toEqual({ code: 'unknown-figure', field: 'figure' });
    expect(await refusalOf(`${place}/paid/related?cutoff=2021-02-30`)).toEqual({
      code: 'impossible-date',
      field: 'cutoff',
    });
  });
});

describe('a figure held against the year before', () => {
  const yearBefore = async (figure: string) => (await client.figureRelated('half-year', figure)).yearBefore;

  it('has its base and its growth, computed where none is published and prices are current', async () => {
    expect(await yearBefore('level')).toEqual({
      way: 'growth',
      day: '2020-06-30',
      base: { value: '80000', shown: { zh: '8.0万元', en: '80,000 yuan' } },
      change: { value: '20000', shown: { zh: '2.0万元', en: '20,000 yuan' } },
      growth: { value: '25', shown: { zh: '25.0%', en: '25.0%' } },
      recordedFrom: null,
      reason: null,
    });
  });

  it('is left to the published growth, and a growth is not grown again', async () => {
    expect([await yearBefore('takings'), await yearBefore('grown'), await yearBefore('ungrown')]).toEqual(
      Array(3).fill(null),
    );
  });

  it('is never computed from levels at current prices where growth is at comparable ones', async () => {
    expect(await yearBefore('realonly')).toMatchObject({
      base: { shown: { zh: '8.0万元' } },
      change: null,
      growth: null,
      reason: { code: 'comparable-prices' },
    });
  });

  it('compares ranks in places', async () => {
    expect(await yearBefore('place')).toMatchObject({ way: 'places', growth: null, reason: null });
  });

  it('says in words where the ledger has no base', async () => {
    expect(await yearBefore('paid')).toMatchObject({ base: { value: null }, reason: { code: 'no-base' } });
  });
});

describe('a published statistic', () => {
  it('says its period, vintage and source, and that it is no sum', async () => {
    const { published: what, metric } = await client.figure('half-year', 'takings');
    expect(what).toEqual({
      period: { zh: '2021年1—6月', en: 'January to June 2021' },
      vintage: { zh: '已公布', en: 'Published' },
      provenance: [
        { title: { zh: '公报', en: 'Paper' }, shown: { zh: '行会月报（合成）', en: '行会月报（合成）' } },
      ],
    });
    expect(metric.stated).toBe(true);
    const place = await client.figure('half-year', 'place');
    expect([place.published?.vintage?.zh, place.metric.stated]).toEqual(['已公布', false]);
  });

  it('has none before it was published, and what the ledger counts has none at all', async () => {
    const early = await client.figure('half-year', 'takings', { cutoff: '2021-06-10' });
    expect(early.published).toMatchObject({ vintage: null, provenance: [] });
    expect((await client.figure('half-year', 'paid')).published).toBeNull();
  });

  it('is spoken of in words, not in codes', async () => {
    const { metric } = await client.figure('half-year', 'takings');
    expect(metric.condition?.zh).toContain('时期为“2021年1—6月”');
  });
});

describe('the trend of a figure', () => {
  const shown = (points: readonly { shown: string | null }[]) => points.map((point) => point.shown);

  it('is the figure at each month end and on the cut-off day', async () => {
    const trend = await client.figureTrend('half-year', 'paid', { cutoff: '2021-03-15' });
    expect(trend).toMatchObject({ points: 'days', cutoff: '2021-03-15', unit: { zh: '元' }, previous: [] });
    expect(trend.current.map(({ day }) => day)).toEqual(['2021-01-31', '2021-02-28', '2021-03-15']);
    expect(trend.current.at(-1)?.value).toBe('360');
    const known = await client.figureTrend('half-year', 'paid', {
      cutoff: '2021-03-15',
      knownAt: '2021-01-06',
    });
    expect(known.current.at(-1)?.value).toBe('150');
  });

  it('of a statistic is what was published for each period, and unknown where nothing was', async () => {
    const trend = await client.figureTrend('half-year', 'takings');
    expect([trend.points, trend.scale]).toEqual(['periods', 'decimal']);
    expect((await client.figureTrend('half-year', 'place')).scale).toBe('places');
    expect((await client.figureTrend('half-year', 'waiting')).scale).toBe('whole');
    expect(trend.current.map(({ day }) => day.slice(5))).toEqual([
      '01-31',
      '02-28',
      '03-31',
      '04-30',
      '05-31',
      '06-30',
    ]);
    expect(shown(trend.current)).toEqual([null, null, '50.0', null, null, '100.0']);
    expect(shown(trend.previous)).toEqual([null, null, null, null, null, '80.0']);
    expect(shown((await client.figureTrend('half-year', 'ungrown')).current)).toEqual(Array(6).fill(null));
  });

  it('refuses an unknown figure and an impossible moment', async () => {
    expect(await refusalOf(`${place}/none/trend`)).toEqual({ code: 'unknown-figure', field: 'figure' });
    expect(await refusalOf(`${place}/paid/trend?knownAt=soon`)).toEqual({
      code: 'impossible-instant',
      field: 'knownAt',
    });
  });
});

describe('the records behind a figure', () => {
  it('say who recorded them, when it happened and when it was known', async () => {
    const { records, recordings } = await client.figureRecords('half-year', 'paid', { limit: 1 });
    expect(records).toMatchObject([
      {
        id: 'RP-1',
        contribution: '65',
        latest: { occurredOn: '2021-01-05', recordedAt: '2021-07-06T08:00:00.000Z', recordedBy: 'bench-a' },
      },
    ]);
    expect(recordings).toMatchObject({
      movements: 8,
      firstOccurredOn: '2021-01-03',
      firstRecordedAt: '2021-01-07T03:00:00.000Z',
      recorders: 1,
      units: 1,
    });
  });
});

describe('a record’s timeline', () => {
  it('comes in pages, from either end', async () => {
    const page = await client.record('repair', 'RP-1', { limit: 2, offset: 0, order: 'newest' });
    expect(page).toMatchObject({ total: 6, limit: 2, offset: 0, order: 'newest' });
    const whole = await client.record('repair', 'RP-1');
    expect(whole).toMatchObject({ total: 6, limit: 100, order: 'oldest' });
    expect(page.movements).toEqual(whole.movements.slice(-2).toReversed());
  });

  it('is shown as it stood on a day and was known at a moment, and says how much came later', async () => {
    const { total, movements } = await client.record('repair', 'RP-1');
    const cutoff = movements[0]?.occurredOn as string;
    const then = await client.record('repair', 'RP-1', { limit: 100, offset: 0, order: 'oldest', cutoff });
    expect(then.movements.length).toBeGreaterThan(0);
    expect(then.movements.every(({ occurredOn }) => occurredOn <= cutoff)).toBe(true);
    expect(then.total + then.later).toBe(total);
    const known = { limit: 100, offset: 0, order: 'oldest', knownAt: '2020-01-01' } as const;
    expect(await client.record('repair', 'RP-1', known)).toMatchObject({
      stage: null,
      fields: [],
      total: 0,
      later: total,
      movements: [],
    });
  });

  it('refuses an impossible day, and a moment that is none', async () => {
    expect(await refusalOf('/api/records/repair/RP-1?cutoff=2021-02-30')).toEqual({
      code: 'impossible-date',
      field: 'cutoff',
    });
    expect(await refusalOf('/api/records/repair/RP-1?knownAt=soon')).toEqual({
      code: 'impossible-instant',
      field: 'knownAt',
    });
  });

  it('refuses an order that is none', async () => {
    expect(await refusalOf('/api/records/repair/RP-1?order=random')).toEqual({
      code: 'malformed-request',
      field: 'order',
    });
    expect((await refusalOf('/api/records/repair/RP-1?limit=0')).field).toBe('limit');
  });
});
