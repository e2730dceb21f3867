import { catalogueOf } from '@taizhang/definition';
import type { HistoricWork } from '@taizhang/ledger';
import { replayMetric } from '@taizhang/ledger';
import { registers } from '@taizhang/registers';
import { describe, expect, test } from 'vitest';
import { units } from '../units.ts';
import { worldOf } from '../world.ts';
import { majorProjectsAmounts } from './major-projects.ts';
import { faultsOf, posted } from './posted.ts';
import { supervisionAmounts, supervisionWork } from './supervision.ts';

const catalogue = catalogueOf(registers);
const { officials, projects } = majorProjectsAmounts;
const workOf = (seed: number) => supervisionWork(worldOf(seed), supervisionAmounts, officials, projects);
const inOrder = (work: readonly HistoricWork[]) =>
  [...work].sort((a, b) => Date.parse(a.recordedAt) - Date.parse(b.recordedAt));
const seeds = [7, 2021, 20210630];

describe.each(seeds)('the matters under supervision, with seed %d', (seed) => {
  const work = workOf(seed);
  const movements = posted(inOrder(work), registers);
  const [from, to] = ['2021-01-01', '2021-08-26'];
  const figure = (id: string) => {
    const value = replayMetric(catalogue, movements, `supervision.${id}`, {
      from,
      to,
      knownAt: new Date('2021-08-26T16:00:00Z'),
      parameters: { day: to },
    });
    return value === null ? null : Number(value);
  };

  test('are possible in their register, and written down within the demo’s time', () => {
    expect(faultsOf(work, registers)).toEqual([]);
    for (const { recordedAt } of work) expect(recordedAt < '2021-08-26').toBe(true);
    expect(workOf(seed)).toEqual(work);
  });

  test('met every fate as often as was wanted', () => {
    const a = supervisionAmounts;
    const total = Object.values(a).reduce((sum, count) => sum + count, 0);
    expect(total).toBeGreaterThanOrEqual(120);
    expect(figure('registered')).toBe(total);
    const closed = a['on-time'] + a.late + a['sent-back-and-done'] + a['extended-and-done'];
    expect(figure('closed')).toBe(closed);
    expect(figure('closed-on-time')).toBeLessThan(closed);
    expect(figure('closed-on-time')).toBeGreaterThanOrEqual(a['on-time']);
    expect(figure('sent-back')).toBe(a['sent-back-and-done'] + a['sent-back']);
    expect(figure('extended')).toBe(a['extended-and-done'] + a.extended);
    expect(figure('overdue')).toBeGreaterThanOrEqual(a.overdue + a['long-overdue']);
    expect(figure('in-hand')).toBe(total - closed - a.cancelled);
  });

  test('names units, officials and projects only by ids that there are', () => {
    const known = new Set(units.map(({ id }) => id));
    for (const { unit, attributes } of movements) {
      expect(known.has(unit)).toBe(true);
      expect(String(attributes.leader)).toMatch(/^LD-\d\d$/);
      expect(String(attributes.subject)).toContain('合成');
    }
  });
});
