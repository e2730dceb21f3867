import { describe, expect, it } from 'vitest';
import type { Field } from './fields.ts';
import { faultsOfPlacedBy, placeFieldOf } from './placed-by.ts';

const title = { zh: '合成', en: 'Synthetic' };
const spot: Field = { kind: 'point', title };
const text: Field = { kind: 'text', title };
const at: Field = { kind: 'reference', register: 'yard', title };
const registers = new Map([
  ['yard', { fields: { spot } }],
  ['drawer', { fields: { text } }],
]);
const faults = (fields: Record<string, Field>, placedBy: string) =>
  faultsOfPlacedBy({ id: 'box', fields, placedBy }, registers);

describe('records drawn at the place of what they refer to', () => {
  it('name a reference to a register that has places', () => {
    expect(faults({ at }, 'at')).toEqual([]);
    expect(faultsOfPlacedBy({ id: 'box', fields: { at } }, registers)).toEqual([]);
  });

  it.each<[string, Record<string, Field>, string, RegExp]>([
    ['a field that there is not', { at }, 'nothing', /no reference/],
    ['a name that every object has', { at }, 'constructor', /no reference/],
    ['a field of another kind', { text }, 'text', /no reference/],
    ['what not everybody may read', { at: { ...at, restricted: true } as Field }, 'at', /no reference/],
    ['a reference beside a place of their own', { at, spot }, 'at', /places of its own/],
    [
      'a register without places',
      { at: { ...at, register: 'drawer' } as Field },
      'at',
      /drawer has no places/,
    ],
  ])('cannot be placed by %s', (_what, fields, placedBy, fault) => {
    expect(faults(fields, placedBy)).toEqual([expect.stringMatching(fault)]);
  });
});

describe('the field of a place', () => {
  it('is the point that everybody may read', () => {
    expect(placeFieldOf({ fields: { text, spot } })).toBe('spot');
    expect(placeFieldOf({ fields: { text } })).toBeNull();
    expect(placeFieldOf({ fields: { spot: { ...spot, restricted: true } as Field } })).toBeNull();
  });
});
