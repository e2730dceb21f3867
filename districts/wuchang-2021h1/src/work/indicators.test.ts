import { registers } from '@taizhang/registers';
import { Big } from 'big.js';
import { expect, test } from 'vitest';
import { worldOf } from '../world.ts';
import { bulletinAmounts, bulletinWork } from './bulletin.ts';
import { demoSeed } from './demo.ts';
import { posted } from './posted.ts';

const parts = bulletinAmounts.series.flatMap(({ series, partOf }) =>
  partOf === undefined ? [] : [[series, partOf] as const],
);

/** What every area has of a series in every period, in each vintage. */
function levelsOf(seed: number): Map<string, Big[]> {
  const work = bulletinWork(worldOf(seed), bulletinAmounts);
  const inOrder = work.toSorted((a, b) => Date.parse(a.recordedAt) - Date.parse(b.recordedAt));
  const levels = new Map<string, Big[]>();
  for (const { record, holdings } of posted(inOrder, registers)) {
    const level = holdings['level-money'];
    if (level !== undefined) levels.set(record, [...(levels.get(record) ?? []), new Big(level)]);
  }
  return levels;
}

test('services are a part of the gross product', () => {
  expect(parts).toEqual([['services', 'gdp']]);
});

test.each([demoSeed, 7, 2021])(
  'a part is less than its whole for every area and period, with seed %d',
  (seed) => {
    const levels = levelsOf(seed);
    for (const [part, whole] of parts) {
      const ofPart = [...levels].filter(([record]) => record.startsWith(`${part}/`));
      const shares = ofPart.map(([record, values]) => {
        const wholes = levels.get(record.replace(`${part}/`, `${whole}/`)) ?? [];
        const [most, least] = [Math.max(...values.map(Number)), Math.min(...wholes.map(Number))];
        return { record, share: most / least };
      });
      // Ten quarters of our own; of each of 14 peers two half years and a quarter.
      expect(shares.length).toBe(10 + 14 * 3);
      expect(shares.filter(({ share }) => !(share < 1))).toEqual([]);
      const isPlausible = ({ record, share }: { record: string; share: number }) =>
        record.includes('/central-') ? share > 0.5 && share < 0.9 : share > 0.3 && share < 0.65;
      expect(shares.filter((one) => !one.record.includes('/wuchang/') && !isPlausible(one))).toEqual([]);
    }
  },
);
