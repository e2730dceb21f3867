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
        { id: 'paid', label: same('paid'), metric: 'repair.paid', unit: 'yuan', decimals: 2 },
        { id: 'share', label: same('share'), metric: 'repair.paid-share', unit: 'percent', decimals: 1 },
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

const changes = async (query: string, report = 'half-year') =>
  (
    await served.app.inject({
      url: `/api/reports/${report}/changes${query}`,
      headers: served.program(),
    })
  ).json();

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
  it('is told figure by figure, in the unit that is printed', async () => {
    const answer = await changes('?since=2021-06-30');
    expect(answer).toMatchObject({ cutoff: '2021-06-30', since: '2021-06-30T15:59:59.999Z' });
    expect(rows(answer)).toEqual([
      ['paid', '50.00元', '60.00元', '10', '+10.00元'],
      ['share', '50.0%', '60.0%', '10', '+10.0个百分点'],
    ]);
  });

  it('is turned round when the first moment is the later one', async () => {
    const answer = await changes('?since=2021-07-06&knownAt=2021-06-30');
    expect(rows(answer)[0]).toEqual(['paid', '60.00元', '50.00元', '-10', '−10.00元']);
  });

  it('is nothing between a moment and itself, or before it happened', async () => {
    expect((await changes('?since=2021-03-01&knownAt=2021-03-01')).figures).toEqual([]);
    expect((await changes('?since=2021-01-31&cutoff=2021-01-31')).figures).toEqual([]);
  });

  it('is refused of an unknown report, without a moment, and for an impossible one', async () => {
    expect((await changes('?since=2021-06-30', 'none')).code).toBe('unknown-report');
    expect((await changes('')).code).toBe('malformed-request');
    const { code, field } = await changes('?since=2021-02-30');
    expect([code, field]).toEqual(['impossible-instant', 'since']);
  });
});
