import { createInstance } from 'i18next';
import { describe, expect, it } from 'vitest';
import { counted } from './counted.ts';

const english = createInstance();
await english.use(counted).init({
  lng: 'en',
  resources: {
    en: {
      translation: {
        records: '{{count}} {{count, record|records}}',
        placed: '{{count}} {{count, record|records}}, of which {{placed}} {{placed, has|have}} a place',
      },
    },
  },
  interpolation: { escapeValue: false },
});

describe('what is counted', () => {
  it.each([
    [0, '0 records'],
    [1, '1 record'],
    [2, '2 records'],
    [21, '21 records'],
    ['1', '1 record'],
    ['1,001', '1,001 records'],
    [11831, '11,831 records'],
  ])('is written as %j', (count, written) => {
    expect(
      english.services.interpolator?.interpolate(
        '{{count, #}} {{count, record|records}}',
        { count },
        'en',
        {},
      ),
    ).toBe(written);
  });

  it('has a form for each number of a sentence', () => {
    expect(english.t('placed', { count: 12, placed: 1 })).toBe('12 records, of which 1 has a place');
    expect(english.t('placed', { count: 1, placed: 0 })).toBe('1 record, of which 0 have a place');
  });
});
