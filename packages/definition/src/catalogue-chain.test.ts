import { describe, expect, it } from 'vitest';
import { type Chain, type ChainStep, type RegisterInput, stepsBefore } from './index.ts';
import { box, faultsOf as faultsIn, title } from './testing/box.ts';

const linked: RegisterInput = {
  ...box,
  fields: {
    ...box.fields,
    inside: { kind: 'reference', register: 'box', title },
    due: { kind: 'date', title },
    done: { kind: 'date', title },
    secret: { kind: 'date', title, restricted: true },
    heavy: { kind: 'flag', title },
  },
};
const step: ChainStep = { id: 'step', title, path: [], planned: 'due', reached: { field: 'done' } };
const chainOf = (steps: Chain['steps']): Chain => ({ title, description: title, steps });
const named = (id: string, change: Partial<ChainStep> = {}): ChainStep => ({ ...step, ...change, id });
const faultsOf = (steps: Chain['steps']): readonly string[] =>
  faultsIn({ ...linked, chains: { pack: chainOf(steps) } });

describe('a chain of steps', () => {
  it('is sound when each step is reached over references and has its days', () => {
    const outer = named('outer', {
      path: [
        { way: 'to', field: 'inside' },
        { way: 'from', register: 'box', field: 'inside' },
      ],
      owner: 'name',
    });
    expect(faultsOf([outer, named('own', { reached: { stages: ['here'] }, after: ['outer'] })])).toEqual([]);
  });

  it.each<[string, Partial<ChainStep>, string]>([
    [
      'a path that is no reference',
      { path: [{ way: 'to', field: 'name' }] },
      'is reached by what is no reference',
    ],
    [
      'a path from nowhere',
      { path: [{ way: 'from', register: 'bag', field: 'box' }] },
      'is reached by what is no reference',
    ],
    ['a plan that is no day', { planned: 'name' }, 'has no day in name that everybody may read'],
    ['a masked day', { planned: 'secret' }, 'has no day in secret that everybody may read'],
    [
      'a reached day that is none',
      { reached: { field: 'heavy' } },
      'has no day in heavy that everybody may read',
    ],
    ['an unknown stage', { reached: { stages: ['gone'] } }, 'names the unknown stage gone'],
    ['an unknown stage left aside', { aside: ['gone'] }, 'names the unknown stage gone'],
    ['an owner who is nobody', { owner: 'heavy' }, 'has no owner in heavy whom everybody may read'],
    [
      'a step that waits for a later one',
      { after: ['last'] },
      'waits for last, which does not come before it',
    ],
  ])('is refused with %s', (_, change, fault) => {
    expect(faultsOf([named('first', change), named('last')])).toEqual([
      `box: the step first of the chain pack ${fault}`,
    ]);
  });

  it('waits for the step before, unless it names others', () => {
    const chain = chainOf([named('a'), named('b'), named('c', { after: ['a'] })]);
    expect(['a', 'b', 'c'].map((id) => stepsBefore(chain, id))).toEqual([[], ['a'], ['a']]);
  });
});
