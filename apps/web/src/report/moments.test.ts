import { describe, expect, it } from 'vitest';
import { momentsOf } from './moments.ts';

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
