import { expect, it } from 'vitest';
import { periodInWords } from './period-words.ts';

it.each([
  ['2021-01-01', '2021-06-30', '2021年1—6月', 'January to June 2021'],
  ['2020-01-01', '2020-02-29', '2020年1—2月', 'January to February 2020'],
  ['2021-01-01', '2021-12-31', '2021年全年', '2021'],
  ['2021-05-01', '2021-05-31', '2021年5月', 'May 2021'],
  ['2021-01-01', '2021-06-10', '2021年1月1日至2021年6月10日', '1 January 2021 to 10 June 2021'],
  ['2021-06-10', '2021-06-10', '2021年6月10日', '10 June 2021'],
])('%s..%s is %s', (from, to, zh, en) => {
  expect(periodInWords({ from, to })).toEqual({ zh, en });
});
