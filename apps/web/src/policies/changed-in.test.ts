import { describe, expect, it } from 'vitest';
import { changedIn } from './changed-in.ts';

describe('where two texts differ', () => {
  it('is between what they begin and end with alike, numbers and words being whole', () => {
    expect(changedIn('满50万元的', '满65万元的')).toEqual([
      ['满', '50', '万元的'],
      ['满', '65', '万元的'],
    ]);
    expect(changedIn('at least 150 yuan', 'at least 50 yuan')).toEqual([
      ['at least ', '150', ' yuan'],
      ['at least ', '50', ' yuan'],
    ]);
    expect(changedIn('aa', 'a')).toEqual([
      ['', 'aa', ''],
      ['', 'a', ''],
    ]);
    expect(changedIn('好好', '好')).toEqual([
      ['好', '好', ''],
      ['好', '', ''],
    ]);
  });

  it('is all of what is not there on the other side, and nothing of what is the same', () => {
    expect(changedIn(null, '新')).toEqual([null, ['', '新', '']]);
    expect(changedIn('旧', null)).toEqual([['', '旧', ''], null]);
    expect(changedIn('同', '同')).toEqual([
      ['同', '', ''],
      ['同', '', ''],
    ]);
  });
});
