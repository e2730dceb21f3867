import { describe, expect, it } from 'vitest';
import { catalogueOf, DefinitionError, defineRegister, is, type Pace, type RegisterInput } from './index.ts';

const title = { zh: '题', en: 'title' };
const box: RegisterInput = {
  id: 'box',
  title,
  description: title,
  keeper: title,
  prefix: 'BX',
  titleField: 'name',
  places: 'none',
  fields: { name: { kind: 'text', title }, due: { kind: 'date', title }, heavy: { kind: 'flag', title } },
  measures: {
    packed: { title, unit: 'yuan' },
    plan: { title, unit: 'wan-yuan' },
    pieces: { title, unit: 'ge' },
  },
  stages: { here: { title } },
  transitions: { open: { title, to: 'here' }, pack: { title, from: ['here'], amounts: ['packed'] } },
  metrics: {},
};
const piece: RegisterInput = {
  ...box,
  id: 'piece',
  prefix: 'PC',
  fields: {
    name: { kind: 'text', title },
    box: { kind: 'reference', title, register: 'box' },
    other: { kind: 'reference', title, register: 'piece' },
  },
  transitions: { open: { title, to: 'here' } },
};
const sound: Pace = {
  title,
  done: { amount: 'packed', transitions: ['pack', 'revise'] },
  plan: 'plan',
  stages: ['here'],
  starts: 'due',
  ends: 'due',
  where: { combinator: 'and', rules: [is('heavy', true)] },
  closes: { count: 5, of: 'working-day' },
};
const counted: Pace['done'] = { register: 'piece', via: 'box', transitions: ['open'], of: 'count' };

const faultsOf = (pace: Partial<Pace>): readonly string[] => {
  try {
    catalogueOf([
      defineRegister({ ...box, paces: { packing: { ...sound, ...pace } } }),
      defineRegister(piece),
    ]);
    return [];
  } catch (error) {
    if (error instanceof DefinitionError) return error.faults;
    throw error;
  }
};

describe('a pace', () => {
  it('is sound by amounts of its own, and by what records that refer to it count or hold', () => {
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf({ done: counted, plan: 'pieces' })).toEqual([]);
    expect(faultsOf({ done: { ...counted, of: { holding: 'packed' } } })).toEqual([]);
  });

  it.each([
    [{ plan: 'volume' }, 'has no measure volume'],
    [{ stages: ['gone'] }, 'names the unknown stage gone'],
    [{ starts: 'name' }, 'has no day in name'],
    [{ ends: 'never' }, 'has no day in never'],
    [
      { where: { combinator: 'and', rules: [is('stage', 'here')] } },
      'reads stage, which is no field of its own',
    ],
    [{ done: { amount: 'packed', transitions: ['fill'] } }, 'names the unknown transition fill'],
    [{ done: { amount: 'volume', transitions: ['pack'] } }, 'has no measure volume of box'],
    [{ plan: 'pieces' }, 'holds packed against pieces, which is of another unit'],
    [{ done: counted }, 'counts against plan, which is no count'],
    [{ done: { ...counted, register: 'lid' } }, 'counts records of the unknown register lid'],
    [
      { done: { ...counted, via: 'other' }, plan: 'pieces' },
      'counts piece via other, which does not refer to box',
    ],
  ] as const)('%j is a fault', (pace, fault) => {
    expect(faultsOf(pace as Partial<Pace>)).toEqual([`box: the pace packing ${fault}`]);
  });
});
