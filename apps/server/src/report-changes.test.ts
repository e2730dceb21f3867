import { routes, type WireFigureChanges } from '@taizhang/contract';
import { workshop } from '@taizhang/fixture';
import type { DistrictPackage } from '@taizhang/runtime';
import { serving } from '@taizhang/testkit';
import { describe, expect, it } from 'vitest';
import { buildApp } from './app.ts';

const said = { unit: 'bench-a', recordedBy: 'bench-a' };
const payment = { register: 'repair', record: 'RP-1', transition: 'pay', occurredOn: '2021-02-01' };

/** One repair, paid with 50 and, as became known in July, with 60. */
const district: DistrictPackage = {
  id: 'workshop',
  title: { zh: '修车铺', en: 'The workshop' },
  area: 'workshop',
  timeZone: 'Asia/Shanghai',
  units: [{ id: 'bench-a', title: { zh: '甲台', en: 'Bench A' } }],
  streets: [{ id: 'north', title: { zh: '北街', en: 'North Street' } }],
  registers: [...workshop.registers.values()],
  templates: [
    {
      id: 'half-year',
      title: { zh: '半年报告', en: 'Half-year report' },
      period: { from: '2021-01-01', to: '2021-06-30' },
      sections: [{ paragraphs: ['收款 {{paid}}，收款率 {{share}}，开工 {{waiting}}。'] }],
      figures: [
        { id: 'share', label: same('share'), metric: 'repair.paid-share', unit: 'percent', decimals: 1 },
        { id: 'paid', label: same('paid'), metric: 'repair.paid', unit: 'yuan', decimals: 2 },
        { id: 'waiting', label: same('waiting'), metric: 'repair.waiting', unit: 'ge', decimals: 0 },
      ],
    },
  ],
  printed: {},
  synthetic: true,
  editions: [],
  history: () => [
    {
      register: 'customer',
      record: 'CU-1',
      transition: 'open',
      occurredOn: '2021-01-01',
      set: { name: '示例顾客（合成）', phone: '13900000000' },
      recordedAt: '2021-01-01T01:00:00Z',
      ...said,
    },
    {
      register: 'repair',
      record: 'RP-1',
      transition: 'open',
      occurredOn: '2021-01-01',
      street: 'north',
      set: { label: '自行车（合成）', colour: 'red', urgent: true, customer: 'CU-1' },
      amounts: { quoted: '100' },
      recordedAt: '2021-01-01T08:00:00Z',
      ...said,
    },
    {
      key: 'payment',
      ...payment,
      amounts: { paid: '50' },
      recordedAt: '2021-02-01T08:00:00Z',
      recordedBy: 'bench-a',
    },
    {
      corrects: 'payment',
      with: { ...payment, amounts: { paid: '60' } },
      reason: '少记十元',
      recordedAt: '2021-07-05T08:00:00Z',
      recordedBy: 'bench-a',
    },
  ],
};

function same(text: string) {
  return { zh: text, en: text };
}

const served = serving(buildApp, district);

const answerTo = async (url: string) =>
  (await served.app.inject({ url: `/api/reports/${url}`, headers: served.program() })).json();

const changes = (query: string, report = 'half-year') => answerTo(`${report}/changes${query}`);

const changesOf = async (figure: string, query: string): Promise<WireFigureChanges> =>
  routes.figureChanges.response.parse(await answerTo(`half-year/figures/${figure}/changes${query}`));

/** What the changes name: figure, before, after, difference, and the difference in words. */
const rows = (answer: { figures: Record<string, unknown>[] }) =>
  answer.figures.map((figure) => {
    const [before, after] = [figure.before, figure.after] as { display: string }[];
    return [
      figure.id,
      before?.display,
      after?.display,
      figure.difference,
      (figure.shown as { zh: string }).zh,
    ];
  });

describe('what a report says differently at two times of knowledge', () => {
  it('is told figure by figure in the order of the text, in the unit that is printed', async () => {
    const answer = await changes('?since=2021-06-30');
    expect(answer).toMatchObject({ cutoff: '2021-06-30', since: '2021-06-30T15:59:59.999Z' });
    expect(rows(answer)).toEqual([
      ['paid', '50.00元', '60.00元', '10', '+10.00元'],
      ['share', '50.0%', '60.0%', '10', '+10.0个百分点'],
    ]);
  });

  it('is nothing before it happened', async () => {
    expect((await changes('?since=2021-01-31&cutoff=2021-01-31')).figures).toEqual([]);
  });

  it('is refused of an unknown report, without a moment, and for an impossible one', async () => {
    expect((await changes('?since=2021-06-30', 'none')).code).toBe('unknown-report');
    expect((await changes('')).code).toBe('malformed-request');
    const { code, field } = await changes('?since=2021-02-30');
    expect([code, field]).toEqual(['impossible-instant', 'since']);
  });
});

describe('what changed a figure', () => {
  const since = '?since=2021-07-01';

  it('is told movement by movement, with how many there are and what they come to', async () => {
    const answer = await changesOf('paid', since);
    expect(answer.changes.map((c) => [c.origin, c.contribution, c.corrects, c.late, c.reason])).toEqual([
      ['entry', '60', true, false, '少记十元'],
      ['reversal', '-50', false, false, '少记十元'],
    ]);
    expect(answer.changes[0]).toMatchObject({
      transition: { id: 'pay', title: { zh: '付款' } },
      recordedAt: '2021-07-05T08:00:00.000Z',
      recordedBy: 'bench-a',
    });
    expect(answer).toMatchObject({
      before: { display: '50.00元' },
      after: { display: '60.00元' },
      difference: '10',
      shown: { zh: '+10.00元' },
      exact: null,
      total: 2,
      hidden: 0,
      accounted: true,
      things: null,
      parts: [{ part: 'whole', metric: 'repair.paid', sum: '10', total: 2, unit: { zh: '元' } }],
    });
  });

  it('comes a page at a time, and every page says the same of all', async () => {
    const all = await changesOf('paid', since);
    const second = await changesOf('paid', `${since}&limit=1&offset=1`);
    expect(second).toMatchObject({ limit: 1, offset: 1, total: 2, changes: [all.changes[1]] });
    expect(second.parts).toEqual(all.parts);
  });

  it('is told part by part of what is no sum, and not added up to the difference', async () => {
    const { accounted, parts, changes: listed } = await changesOf('share', since);
    expect(accounted).toBeNull();
    expect(parts.map((part) => [part.part, part.sum, part.total])).toEqual([
      ['numerator', '10', 2],
      ['denominator', '0', 0],
    ]);
    expect(new Set(listed.map(({ metric }) => metric))).toEqual(new Set([parts[0]?.metric]));
  });

  it('is late where it had happened by then and nobody had recorded it', async () => {
    const late = async (moment: string) =>
      (await changesOf('waiting', `?since=${moment}`)).changes.map((change) => change.late);
    // The repair of 1 January was recorded at 16:00 of the same day in the district.
    expect(await late('2021-01-01T00:00:00Z')).toEqual([false]);
    expect(await late('2021-01-01T15:59:59Z')).toEqual([]);
    const paid = await changesOf('paid', '?since=2021-02-01T07:00:00Z&knownAt=2021-02-02');
    expect(paid.changes.map((change) => change.late)).toEqual([false]);
  });
});

describe.each(['changes', 'figures/paid/changes'])('half-year/%s', (place) => {
  const codeOf = async (query: string) => {
    const { code, field } = await answerTo(`half-year/${place}${query}`);
    return [code, field];
  };

  it('compares with an earlier moment only, and not with the same', async () => {
    const refused = ['since-not-before', 'since'];
    expect(await codeOf('?since=2021-08-31&knownAt=2021-07-31')).toEqual(refused);
    expect(await codeOf('?since=2021-07-31&knownAt=2021-07-31')).toEqual(refused);
    expect(await codeOf('?since=2021-07-31T15:59:59.999Z&knownAt=2021-07-31')).toEqual(refused);
    expect(await codeOf('?since=2199-01-01')).toEqual(refused);
    expect(await codeOf('?since=2021-07-31T15:59:59.998Z&knownAt=2021-07-31')).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('says of a moment that is none which one it is', async () => {
    expect(await codeOf('?since=soon')).toEqual(['impossible-instant', 'since']);
    expect(await codeOf('?since=2021-07-31&knownAt=soon')).toEqual(['impossible-instant', 'knownAt']);
  });
});
