/** How many of something there are, in English: one record, two records. Chinese needs no such forms. */
export const counted = (count: number, one: string, other: string): string =>
  `${count} ${count === 1 ? one : other}`;

const places = /\{(\w+)(?:, ([^|}]+)\|([^}]+))?\}/g;

/** A text with its values: `{count} {count, record|records}` is written for one and for any other number. */
export const filledIn = (text: string, said: (name: string) => string): string =>
  text.replace(places, (_, name: string, one?: string, other = '') => {
    const value = said(name);
    return one === undefined ? value : Number(value) === 1 ? one : other;
  });

const ordinals = new Intl.PluralRules('en', { type: 'ordinal' });
const endings: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' };

/** The place of something in an order, in English: 1st, 2nd, 10th. */
export const ordinal = (place: number): string => `${place}${endings[ordinals.select(place)] ?? 'th'}`;
