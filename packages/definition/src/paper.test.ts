import { expect, it } from 'vitest';
import { lineWith, type RegisterInput, valuesIn } from './index.ts';
import { box, faultsOf as faultsIn, title } from './testing/box.ts';

const line = (zh: string) => ({ zh, en: 'x' });
const papers = (change: object): NonNullable<RegisterInput['papers']> =>
  ({
    p: {
      title,
      stages: ['here'],
      heading: title,
      lines: [],
      closing: [],
      issuer: line('{unit}'),
      day: { entered: 'here' },
      ...change,
    },
  }) as NonNullable<RegisterInput['papers']>;
const faultsOf = (change: object): string =>
  faultsIn({
    ...box,
    fields: {
      ...box.fields,
      owner: { kind: 'personal', what: 'name', title },
      inner: { kind: 'text', title, restricted: true },
      until: { kind: 'date', title },
      other: { kind: 'reference', register: 'box', title },
    },
    measures: { weight: { title, unit: 'number' }, price: { title, unit: 'wan-yuan' } },
    papers: papers(change),
  }).join('\n');
const figures = { due: { measure: 'price', since: 'here' } };

it('a paper names values, figures and what the record refers to', () => {
  const lines = [line('{id}{name}{other}{other:id}{other.name}{until:work-days}{due:yuan}{due:capitals}')];
  const movements = { measure: 'price', day: title, what: title, amount: title, fields: ['name'] };
  const parts = [{ heading: title, lines, movements }];
  expect(faultsOf({ figures, lines, parts, addressee: line('{other}'), needs: ['name'] })).toBe('');
});

it.each([
  ['a figure that is none', { lines: [line('{due:yuan}')] }, /names due:yuan/],
  ['a figure of a figure', { figures, lines: [line('{other.due:capitals}')] }, /names other\.due:capitals/],
  ['a field without its form', { figures, lines: [line('{due}')] }, /names due, /],
  ['what something else says', { lines: [line('{name.name}')] }, /names name\.name/],
  [
    'what only some may see',
    { lines: [line('{inner}{other.owner}')] },
    /names inner[\s\S]*names other\.owner/,
  ],
  ['work days to no day', { lines: [line('{name:work-days}')] }, /names name:work-days/],
  ['the id of nothing', { lines: [line('{name:id}')] }, /names name:id/],
  ['items that it does not tell of', { lines: [line('{items}')] }, /names items/],
  ['a need that is personal', { needs: ['owner'] }, /names owner/],
  [
    'a figure of no money',
    { figures: { due: { measure: 'weight' } } },
    /tells of weight, which is no amount/,
  ],
  [
    'a figure since nowhere',
    { figures: { due: { measure: 'price', since: 'there' } } },
    /unknown stage there/,
  ],
  ['a day that never comes', { day: { entered: 'nowhere' } }, /unknown stage nowhere/],
  [
    'a table of no money',
    {
      parts: [
        {
          heading: title,
          lines: [],
          movements: { measure: 'no', day: title, what: title, amount: title, fields: ['owner'] },
        },
      ],
    },
    /tells of no, [\s\S]*names owner/,
  ],
])('%s could never be', (_name, change, fault) => {
  expect(faultsOf(change)).toMatch(fault);
});

it('a line is read and filled in by the same names', () => {
  const text = '{a-b}、{c.d}、{e:yuan}、{f:odd}';
  expect(valuesIn(text).map(({ name }) => name)).toEqual(['a-b', 'c.d', 'e:yuan']);
  const values = new Map([
    ['a-b', '1'],
    ['c.d', '2'],
    ['e:yuan', '3'],
  ]);
  expect(lineWith(text, values)).toBe('1、2、3、{f:odd}');
});
