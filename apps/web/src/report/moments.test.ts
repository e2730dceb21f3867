import { describe, expect, it } from 'vitest';
import { isBefore, momentsOf } from './moments.ts';

const report = { report: 'half-year', period: { from: '2021-01-01', to: '2021-06-30' } };

describe('the moments worth choosing', () => {
  it('are the report’s own editions, and month ends to half a year behind the period', () => {
    const editions = [
      { id: 'first', report: 'half-year', knownAt: '2021-07-05T10:00:00.000Z' },
      { id: 'final', report: 'half-year', knownAt: '2021-08-26T10:00:00.000Z' },
      { id: 'another', report: 'year', knownAt: '2021-08-01T10:00:00.000Z' },
    ];
    const moments = momentsOf(report, editions, '2026-11-24');
    expect(moments.slice(0, 3)).toEqual([
      { kind: 'edition', value: '2021-08-26T10:00:00.000Z', edition: 'final' },
      { kind: 'edition', value: '2021-07-05T10:00:00.000Z', edition: 'first' },
      { kind: 'month', value: '2021-12-31' },
    ]);
    expect(moments.at(-1)).toEqual({ kind: 'month', value: '2021-01-31' });
  });

  it('are none that is still to come', () => {
    expect(momentsOf(report, [], '2021-02-27').map(({ value }) => value)).toEqual(['2021-01-31']);
  });
});

describe('a moment to compare with', () => {
  const zone = 'Asia/Shanghai';

  it.each([
    ['2021-06-29', '2021-06-30'],
    ['2021-07-04', '2021-07-05T10:00:00.000Z'],
    ['2021-07-05T10:00:00.000Z', '2021-07-05'],
    ['2021-07-05T15:59:00.000Z', '2021-07-05T16:00:00.000Z'],
    // The sixth has begun in the district.
    ['2021-07-05', '2021-07-05T16:30:00.000Z'],
  ])('%s lies before %s, and not the other way round', (earlier, later) => {
    expect(isBefore(earlier, later, zone)).toBe(true);
    expect(isBefore(later, earlier, zone)).toBe(false);
  });

  it.each(['2021-06-30', '2021-07-05T10:00:00.000Z'])('%s does not lie before itself', (moment) => {
    expect(isBefore(moment, moment, zone)).toBe(false);
  });

  it('is left to the server where it is none', () => {
    expect(isBefore('soon', '2021-06-30', zone)).toBe(true);
  });
});
