import { expect, it } from 'vitest';
import { comesTo } from './comes-to.ts';

it.each([
  ['0.2374', '0', '900', '900.2374'],
  ['0.1', '0', '0.2', '0.3'],
  ['3', '0', '-0.5', '2.5'],
  // A correction says anew what the entry had added.
  ['5', '2', '1.25', '4.25'],
  ['123456789012345678.9', '0', '0.01', '123456789012345678.91'],
])('adds to %s, less %s, what is typed: %s', (holding, was, typed, sum) => {
  expect(comesTo(holding, was, typed)).toBe(sum);
});

it('says nothing of what is no amount', () => {
  for (const typed of ['', 'x', '1e8', '1,000']) expect(comesTo('3', '0', typed)).toBeNull();
});
