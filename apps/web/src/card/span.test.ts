import { describe, expect, it } from 'vitest';
import { toldOf } from './span.ts';

const today = '2021-08-26';
const told = (planned: (string | null)[], actual: (string | null)[], endedOn: string | null = null) =>
  toldOf({ planned, actual }, today, endedOn);

describe('what is told of a piece of work', () => {
  it('runs to the day on which one stands, and beyond its plan once that is over', () => {
    expect(told(['2021-01-01', '2021-08-20'], ['2021-01-11', null])).toMatchObject({
      until: today,
      runs: true,
      over: 6,
      waited: 10,
    });
  });

  it('is done in time when it ended within its plan', () => {
    expect(told(['2021-01-01', '2021-03-01'], ['2021-01-01', '2021-03-01'])).toMatchObject({
      until: '2021-03-01',
      runs: false,
      over: 0,
      early: 0,
      waited: 0,
    });
  });

  it('is early by the days that its plan left it', () => {
    expect(told(['2021-03-10', '2021-03-10'], ['2021-03-01', '2021-03-01'])).toMatchObject({
      over: 0,
      early: 9,
    });
    expect(told(['2021-03-10', '2021-03-10'], ['2021-03-01', null])).toMatchObject({ early: 0 });
    expect(told(['2021-03-10', '2021-03-10'], ['2021-03-12', '2021-03-12'])).toMatchObject({
      over: 2,
      early: 0,
    });
  });

  it('waits where it should have begun', () => {
    expect(told(['2021-08-16', null], [null, null])).toMatchObject({ until: null, over: 0, waited: 10 });
    expect(told(['2021-09-01', null], [null, null]).waited).toBe(0);
  });

  it('is neither late nor under way once it was closed', () => {
    expect(told(['2021-01-01', '2021-03-01'], ['2021-01-05', null], '2021-06-01')).toMatchObject({
      until: '2021-06-01',
      runs: false,
      stopped: true,
      over: 0,
    });
    expect(told(['2021-01-01', '2021-03-01'], [null, null], '2021-02-01').waited).toBe(0);
  });
});
