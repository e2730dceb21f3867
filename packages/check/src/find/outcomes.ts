import { at, type Found } from './found.ts';
import { readNumeral } from './numeral.ts';

/** Of letters only the dead and the injured: 六降一平七涨 is said of prices as a catchword. */
const number = '(?:\\d{1,4}|[一二两三四五六七八九十]{1,3}(?=[死伤]))';
const outcome = '(?:持平|[死伤升降涨跌平男女](?![一-龥]*[率数量]))';
const onward = new RegExp(
  `${number}(?=(${outcome})[,、 ]?${number}(?:${outcome}|人(?:[死伤失]|轻|重)))`,
  'y',
);
const last = new RegExp(`${number}(?=(${outcome}))`, 'y');
const before = new RegExp(`${number}${outcome} ?$`);
const word = new RegExp(outcome, 'y');

/** 16升13平18降, 2死3伤: how many met with which outcome, two of them or more in a row. */
export function readOutcome(text: string, place: number): Found | undefined {
  if (/[\d.第]/.test(text[place - 1] ?? '')) return undefined;
  const written =
    at(onward, text, place) ??
    (before.test(text.slice(Math.max(0, place - 4), place)) ? at(last, text, place) : undefined);
  const read = written === undefined ? undefined : readNumeral(written);
  if (written === undefined || !read) return undefined;
  const end = place + written.length;
  return {
    start: place,
    end,
    numerals: [read],
    core: null,
    unit: null,
    shape: 'number',
    infix: false,
    outcome: (at(word, text, end) as string).length,
  };
}
