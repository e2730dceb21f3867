import { expect, test } from 'vitest';
import { inTurns, repeated, summaryOf } from './statistics.ts';

test('a summary is that of the sorted samples, and its 95th percentile was measured', () => {
  expect(summaryOf([5, 1, 3])).toEqual({ repetitions: 3, min: 1, median: 3, p95: 5, max: 5 });
  expect(summaryOf([4, 1, 3, 2]).median).toBe(2.5);
  const hundred = Array.from({ length: 100 }, (_, i) => 100 - i);
  expect(summaryOf(hundred)).toEqual({ repetitions: 100, min: 1, median: 50.5, p95: 95, max: 100 });
});

test('nothing measured is no summary', () => {
  expect(() => summaryOf([])).toThrow('nothing was measured');
});

test('rounds that warm up are not counted', async () => {
  let rounds = 0;
  const summary = await repeated({ warmUp: 2, repetitions: 3 }, async () => {
    rounds++;
  });
  expect([rounds, summary.repetitions]).toEqual([5, 3]);
});

test('what is measured in turns is told round by round', async () => {
  const order: string[] = [];
  const samples = await inTurns({ warmUp: 1, repetitions: 2 }, [
    async () => order.push('a'),
    async () => order.push('b'),
  ]);
  expect(order.join('')).toBe('ababab');
  expect(samples.map((rounds) => rounds.length)).toEqual([2, 2]);
});
