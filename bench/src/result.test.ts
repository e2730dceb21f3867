import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { commitOf, thisMachine } from './machine.ts';
import { type Measurement, type Result, resultSchema, timesAsGood, verdictsOf } from './result.ts';
import { publishedResults, resultFile, writeResult } from './results-folder.ts';
import { wishOf } from './run.ts';
import { scenarios } from './scenarios/index.ts';

const always = (value: number) => ({ repetitions: 1, min: value, median: value, p95: value, max: value });
const peer = { title: 'by hand', summary: always(200), asked: { atLeast: 100 } };
const quick: Measurement = {
  id: 'quick',
  title: 'Quick',
  unit: 'ms',
  better: 'lower',
  ours: always(2),
  asked: { atMost: 25 },
  peers: [peer],
};

async function resultWith(measurement: Measurement): Promise<Result> {
  return {
    scenario: 'report',
    title: 'Report',
    size: 'full',
    sizes: { movements: [1000, 10_000] },
    seed: 1,
    date: '2021-07-01T00:00:00.000Z',
    commit: 'abc',
    seconds: 1.5,
    machine: await thisMachine(),
    measurements: [measurement],
  };
}

test('better than a peer is above one, whichever direction is good', () => {
  expect(timesAsGood(quick, peer)).toBe(100);
  expect(timesAsGood({ ...quick, better: 'higher' }, peer)).toBe(0.01);
});

test('every thing that was asked gets its verdict', () => {
  expect(verdictsOf(quick)).toEqual([
    { asked: 'at most 25 ms', reached: true },
    { asked: 'at least 100 × the peer', reached: true, peer: 'by hand' },
  ]);
  const slow = verdictsOf({ ...quick, ours: always(26) });
  expect(slow.map(({ reached }) => reached)).toEqual([false, false]);
  expect(verdictsOf({ ...quick, asked: undefined, peers: [] })).toEqual([]);
});

test('a result is read as it was written, and one that is none is refused', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-bench-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const result = await resultWith(quick);
  writeResult(result, join(folder, 'report-full.json'));
  expect(publishedResults(folder)).toEqual([resultSchema.parse(result)]);
  writeFileSync(join(folder, 'x.json'), JSON.stringify({ ...result, measurements: [] }));
  expect(() => publishedResults(folder)).toThrow();
});

test('only full results are written into the tree', () => {
  expect(resultFile({ scenario: 'a', size: 'small' }, '/data')).toBe('/data/results/a-small.json');
  expect(resultFile({ scenario: 'a', size: 'full' }, '/data')).toMatch(/bench\/results\/a-full\.json$/);
});

test('the command line names scenarios, a size and a seed', () => {
  expect(wishOf([])).toMatchObject({ chosen: scenarios, size: 'small' });
  const wish = wishOf(['report', '--full', '--seed', '7']);
  expect([wish.chosen.map(({ id }) => id), wish.size, wish.seed]).toEqual([['report'], 'full', 7]);
  expect(() => wishOf(['nothing'])).toThrow('there is no scenario nothing');
  expect(() => wishOf(['--seed', 'x'])).toThrow('npm run bench');
  expect(() => wishOf(['--small', '--full'])).toThrow('npm run bench');
});

test('every scenario has a name of its own', () => {
  const ids = scenarios.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('the commit of a folder without history is unknown', async () => {
  expect(await commitOf(tmpdir())).toBe('unknown');
});
