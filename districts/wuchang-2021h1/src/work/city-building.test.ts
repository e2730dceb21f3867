import type { HistoricEntry, HistoricWork } from '@taizhang/ledger';
import { registers } from '@taizhang/registers';
import { beforeAll, describe, expect, it } from 'vitest';
import { worldOf } from '../world.ts';
import { posted } from './posted.ts';
import { renewalAmounts, renewalWork } from './renewal.ts';

const inOrder = (work: readonly HistoricWork[]) =>
  [...work].sort((a, b) => Date.parse(a.recordedAt) - Date.parse(b.recordedAt));

describe('city building', () => {
  let work: readonly HistoricWork[];
  beforeAll(() => {
    work = renewalWork(worldOf(7), renewalAmounts);
  });
  const entriesOf = (register: string, transition: string) =>
    work.filter(
      (one): one is HistoricEntry =>
        !('corrects' in one) && one.register === register && one.transition === transition,
    );

  it('has milestones between start and finish, mostly reached, some put off with a reason, some late', () => {
    const planned = entriesOf('milestone', 'plan');
    const reached = entriesOf('milestone', 'reach');
    expect(planned.length).toBeGreaterThan(120);
    expect(new Set(planned.map(({ set }) => set?.['city-item'])).size).toBeGreaterThan(80);
    const dayOf = new Map(planned.map(({ record, set }) => [record, String(set?.['planned-on'])]));
    const late = reached.filter(({ record, occurredOn }) => occurredOn > (dayOf.get(record) as string));
    expect(late.length).toBeGreaterThan(5);
    expect(late.length).toBeLessThan(reached.length / 2);
    for (const { evidence } of reached) expect(evidence).not.toEqual([]);
    for (const { set } of entriesOf('milestone', 'put-off')) expect(set?.['postpone-reason']).toBeTruthy();
    expect(entriesOf('milestone', 'put-off').length).toBeGreaterThan(3);
  });

  it('builds no more than was planned, and every kind that builds says what it plans', () => {
    const measures = ['length', 'piles', 'lamps', 'park-area', 'rebuilt-area', 'greenway', 'floor-area'];
    const holds = new Map<string, Readonly<Record<string, string>>>();
    for (const { register, record, holdings } of posted(inOrder(work), registers))
      if (register === 'city-construction') holds.set(record, holdings);
    expect(holds.size).toBeGreaterThan(100);
    const built = [...holds].flatMap(([record, of]) =>
      record.startsWith('CJ-2021-')
        ? measures.map((id) => [record, id, Number(of[id] ?? 0), Number(of[`${id}-plan`] ?? 0)] as const)
        : [],
    );
    expect(built.filter(([, , done, plan]) => done > plan)).toEqual([]);
    const plansOf = (measure: string) => built.filter(([, id, , plan]) => id === measure && plan > 0).length;
    for (const measure of measures) expect([measure, plansOf(measure) > 2]).toEqual([measure, true]);
  });

  it('hands an item over only once it was accepted, where it is no matter of an earlier year', () => {
    const accepted = new Set(entriesOf('city-construction', 'accept').map(({ record }) => record));
    expect(accepted.size).toBeGreaterThan(20);
    const handOver = (record: string): HistoricEntry => ({
      register: 'city-construction',
      record,
      transition: 'hand-over',
      occurredOn: '2021-08-23',
      recordedAt: '2021-08-23T10:00:00+08:00',
      recordedBy: 'clerk',
    });
    const [item] = [...accepted] as [string];
    const history = inOrder(work).filter((one) => !('corrects' in one) && one.record === item);
    const unaccepted = history.filter((one) => !('transition' in one) || one.transition !== 'accept');
    expect(() => posted([...history, handOver(item)], registers)).not.toThrow();
    expect(() => posted([...unaccepted, handOver(item)], registers)).toThrow('conditions-unmet');
    const earlier = entriesOf('city-construction', 'hand-over');
    expect(earlier.length).toBe(renewalAmounts.cityConstruction.lastYear);
    expect(earlier.filter(({ occurredOn }) => occurredOn >= '2021-01-01')).toEqual([]);
  });
});
