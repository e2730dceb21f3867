import { describe, expect, it } from 'vitest';
import { dailySchema, faultsOfDaily } from './daily.ts';
import type { Metric } from './metric.ts';

const title = { zh: '箱', en: 'Box' };
const measures = { weight: { unit: 'yuan' as const } };
const metrics: Record<string, Metric> = {
  packed: { kind: 'turnover', title, transitions: ['pack'], of: 'count', unit: 'ge' },
  there: { kind: 'balance', title, stages: ['open'], of: 'count', unit: 'ge' },
  weight: { kind: 'balance', title, stages: ['open'], of: { holding: 'weight' } },
};
const box = { id: 'box', places: 'optional', measures, metrics };
const faultsOf = (lines: unknown[], places = 'optional') => {
  const daily = dailySchema.parse({ title, lines });
  return faultsOfDaily({ ...box, places, daily }, new Map([['box', box]]));
};

describe('daily progress', () => {
  it('counts a turnover beside balances of the same kind', () => {
    expect(
      faultsOf([{ id: 'a', title, done: 'box.packed', plan: 'box.there', beside: 'box.there' }]),
    ).toEqual([]);
    expect(faultsOfDaily(box, new Map())).toEqual([]);
  });

  it('says what cannot be counted or compared', () => {
    const faults = faultsOf(
      [
        { id: 'a', title, done: 'box.there' },
        { id: 'a', title, done: 'box.constructor', plan: 'bag.there' },
        { id: 'c', title, done: 'box.packed', plan: 'box.weight' },
      ],
      'none',
    );
    expect(faults.map((fault) => fault.replace('box: its daily progress ', ''))).toEqual([
      'is by sub-district, of which its records know nothing',
      'has two lines of one name',
      'has box.there as what is done, which is no turnover',
      'names the unknown metric box.constructor',
      'names the unknown metric bag.there',
      'compares in c amounts of different kinds',
    ]);
  });
});
