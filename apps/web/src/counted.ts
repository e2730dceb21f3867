import type { FormatterModule } from 'i18next';

/**
 * How a text is written for one and for any other number: `{{count}} {{count, record|records}}`, as often in a sentence as
 * something is counted. Chinese needs no such forms.
 */
export const counted: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format(value, forms = '') {
    const [one = '', other = one] = forms.split('|');
    return Number(value) === 1 ? one : other;
  },
};
