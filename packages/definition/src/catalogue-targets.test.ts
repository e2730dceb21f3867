import { quota, quotaPart } from '@taizhang/fixture';
import { describe, expect, it } from 'vitest';
import { catalogueOf, checkedScorecard, DefinitionError, type Register, type Scorecard } from './index.ts';

const faultsOf = (work: () => unknown): readonly string[] => {
  try {
    work();
    return [];
  } catch (error) {
    if (error instanceof DefinitionError) return error.faults;
    throw error;
  }
};
const withTargets = (change: Partial<NonNullable<Register['targets']>>): Register => ({
  ...quota,
  targets: { ...(quota.targets as NonNullable<Register['targets']>), ...change },
});
const faultsWith = (change: Parameters<typeof withTargets>[0]) =>
  faultsOf(() => catalogueOf([withTargets(change), quotaPart]));

describe('targets', () => {
  it('are sound as the fixture declares them', () => {
    expect(faultsOf(() => catalogueOf([quota, quotaPart]))).toEqual([]);
  });

  it('name fields, stages and transitions that are there and fit', () => {
    expect(faultsWith({ metric: 'kind' })).toEqual(['quota: the targets have no text in quota.kind']);
    expect(faultsWith({ adjusted: 'never' })).toEqual(['quota: the targets know no version never']);
    expect(faultsWith({ supersede: 'set' })).toEqual(['quota: the targets are not ended by set']);
    expect(faultsWith({ adjust: 'end' })).toEqual(['quota: the targets are not issued by end']);
    expect(faultsWith({ stages: ['lost'] })[0]).toContain('unknown stage lost');
    expect(faultsOf(() => catalogueOf([quota]))).toEqual([
      'quota: the targets have parts in the unknown register quota-part',
    ]);
  });

  it('are not replaced by what waits for a reviewer', () => {
    const reviewed: Register = { ...quota, review: { transitions: ['set'] } };
    expect(faultsOf(() => catalogueOf([reviewed, quotaPart]))[0]).toContain('review of set');
  });
});

describe('a combination that is unique', () => {
  it('reads what can be compared, in stages that are there', () => {
    const unique = { one: { title: quota.title, fields: ['nothing', 'stage'], stages: ['lost'] } };
    expect(faultsOf(() => catalogueOf([{ ...quota, unique }, quotaPart]))).toEqual([
      'quota: the combination one reads nothing, which it cannot',
      'quota: the combination one reads stage, which it cannot',
      'quota: the combination one names the unknown stage lost',
    ]);
  });
});

describe('a scorecard', () => {
  const card = (value: Scorecard['items'][string]['value'], full = '100'): Scorecard => ({
    title: quota.title,
    basis: quota.title,
    items: { one: { title: quota.title, weight: 10, value, none: '0', full } },
    unscored: [],
  });
  it('looks at what a unit can be asked for in percent, between two bounds', () => {
    const catalogue = catalogueOf([quota, quotaPart]);
    expect(faultsOf(() => checkedScorecard(card({ kind: 'targets' }), catalogue))).toEqual([]);
    expect(faultsOf(() => checkedScorecard(card({ kind: 'targets' }, '0'), catalogue))[0]).toContain(
      'the same value',
    );
    expect(
      faultsOf(() => checkedScorecard(card({ kind: 'metric', metric: 'quota.none' }), catalogue))[0],
    ).toContain('unknown metric quota.none');
  });
});
