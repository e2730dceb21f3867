import { describe, expect, it } from 'vitest';
import { faultsOfCard } from './card.ts';
import { faultsOfLibraries } from './library.ts';
import { faultsOfPhotographs } from './photograph.ts';

const title = { zh: '题', en: 'title' };

describe('a card', () => {
  const box = {
    id: 'box',
    fields: { due: { kind: 'date' as const, title }, name: { kind: 'text' as const, title } },
    measures: { weight: {} },
  };
  const card = {
    measures: ['weight'],
    fields: ['name'],
    related: [{ register: 'bag', fields: ['due'] }],
    photos: 0,
  };
  it('shows what its register has', () => {
    expect(
      faultsOfCard(
        { ...box, card, spans: { planned: ['due', 'due'], actual: ['due', 'due'] } },
        new Map([['bag', { fields: box.fields }]]),
      ),
    ).toEqual([]);
  });

  it('is refused with what it has not', () => {
    const wrong = {
      measures: ['height'],
      fields: ['toString'],
      related: [
        { register: 'cup', fields: ['x'] },
        { register: 'bag', fields: ['owner', 'x'] },
      ],
      photos: 0,
    };
    expect(
      faultsOfCard(
        { ...box, card: wrong, spans: { planned: ['name', 'due'], actual: ['due', 'due'] } },
        new Map([
          ['bag', { fields: { owner: { kind: 'personal' as const, what: 'name' as const, title } } }],
        ]),
      ),
    ).toEqual([
      'box: its span has no day in name that everybody may read',
      'box: its card shows the unknown field toString',
      'box: its card shows the unknown measure height',
      'box: its card lists the unknown register cup',
      'box: its card tells owner of bag, which it cannot',
      'box: its card tells x of bag, which it cannot',
    ]);
  });
});

describe('the columns of a list', () => {
  const owner = { kind: 'personal' as const, what: 'name' as const, title };
  const box = {
    id: 'box',
    fields: {
      due: { kind: 'date' as const, title },
      owner,
      code: { kind: 'text' as const, title, restricted: true },
    },
    measures: { weight: {} },
  };
  it('are fields and measures that everybody may read', () => {
    expect(faultsOfCard({ ...box, listed: ['due', 'weight'] }, new Map())).toEqual([]);
    expect(faultsOfCard({ ...box, listed: ['owner', 'code', 'toString'] }, new Map())).toEqual([
      'box: its list cannot show owner',
      'box: its list cannot show code',
      'box: its list cannot show toString',
    ]);
  });
});

describe('photographs by month', () => {
  const shelf = {
    id: 'shelf',
    fields: { since: { kind: 'date' as const, title }, name: { kind: 'text' as const, title } },
    stages: { here: {} },
  };
  it('stand between two days of the record', () => {
    const photographs = { from: 'since', until: 'since', monthly: ['here'] };
    expect(faultsOfPhotographs({ ...shelf, photographs })).toEqual([]);
    expect(faultsOfPhotographs(shelf)).toEqual([]);
    expect(
      faultsOfPhotographs({ ...shelf, photographs: { from: 'name', until: 'toString', monthly: ['gone'] } }),
    ).toEqual([
      'shelf: its photographs have no day in name that everybody may read',
      'shelf: its photographs have no day in toString that everybody may read',
      'shelf: its photographs are wanted in the unknown stage gone',
    ]);
  });
});

describe('libraries', () => {
  const stages = { here: {}, gone: {} };
  it('part the stages', () => {
    expect(
      faultsOfLibraries({ id: 'box', stages, libraries: [{ id: 'a', title, stages: ['here'] }] }),
    ).toEqual([]);
    expect(
      faultsOfLibraries({
        id: 'box',
        stages,
        libraries: [
          { id: 'a', title, stages: ['here', 'lost'] },
          { id: 'a', title, stages: ['here'] },
        ],
      }),
    ).toEqual([
      'box: two libraries are called a',
      'box: two libraries have the stage here',
      'box: a library has the unknown stage lost',
    ]);
  });
});
