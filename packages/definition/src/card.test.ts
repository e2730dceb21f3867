import { describe, expect, it } from 'vitest';
import { faultsOfCard } from './card.ts';
import { faultsOfLibraries } from './library.ts';

const title = { zh: '题', en: 'title' };

describe('a card', () => {
  const box = {
    id: 'box',
    fields: { due: { kind: 'date' as const, title }, name: { kind: 'text' as const, title } },
    measures: { weight: {} },
  };
  const card = { measures: ['weight'], fields: ['name'], related: ['bag'], photos: 0 };
  it('shows what its register has', () => {
    expect(
      faultsOfCard(
        { ...box, card, spans: { planned: ['due', 'due'], actual: ['due', 'due'] } },
        new Map([['bag', 1]]),
      ),
    ).toEqual([]);
  });

  it('is refused with what it has not', () => {
    const wrong = { measures: ['height'], fields: ['toString'], related: ['cup'], photos: 0 };
    expect(
      faultsOfCard(
        { ...box, card: wrong, spans: { planned: ['name', 'due'], actual: ['due', 'due'] } },
        new Map(),
      ),
    ).toEqual([
      'box: its span has no day in name that everybody may read',
      'box: its card shows the unknown field toString',
      'box: its card shows the unknown measure height',
      'box: its card lists the unknown register cup',
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
