import type { FormatterModule } from 'i18next';
import { grouped } from './grouped.ts';

/**
 * How a text is written for one and for any other number: `{{count}} {{count, record|records}}`, as often in a sentence as
 * something is counted. Chinese needs no such forms. `{{count, #}}` sets the digits of a number apart, which a year or a number
 * in a row has not.
 */
export const counted: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format(value, forms = '') {
    if (forms === '#') return grouped(String(value));
    const [one = '', other = one] = forms.split('|');
    return Number(value) === 1 ? one : other;
  },
};
