import { Big } from 'big.js';

const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const places: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** Scales that a number in digits may carry in its unit, greatest first: 亿 of 亿元. */
const scales: Readonly<Record<string, number>> = { 亿: 1e8, 万: 1e4, 千: 1e3, 百: 100, 十: 10 };

/** A numeral read: its digits as printed, and the scale that stays in its unit (万 of 1.2万余人). */
export interface Numeral {
  readonly value: number;
  readonly digits: string;
  readonly scale: string;
}

/** What one numeral in digits or Chinese characters may look like; hedges (余, 多, 几) may stand inside. */
export const digitNumeral =
  /(?:\d(?: \d)+(?= ?(?:\. ?\d+ ?)?[万亿%])|\d(?: \d){3,}(?= ?[一-龥])|\d{1,3}(?:,[ \n]?\d{3})+(?!\d)|\d{1,3}(?: \d{3})+(?=\.\d|[ ]?[一-龥%])|(?:(?<=[一-龥,、:(])(?!\d* \d* )|(?<=[^\n]{15}[一-龥])(?=\d+\n))(?<![图表件第条])(?!(?:19|20)\d\d[ \n])\d{1,4}(?:,\d{1,3})?[ \n]\d{1,3}(?=(?:\.\d+)? ?(?:[一-龥](?<![年月日号时、至到和与])|%))|\d+)(?:(?:\.{1,2}|·)\d+(?: \d(?= ?[万亿%]))?|(?: \. ?|\.[ \n])\d+(?= ?(?:[%‰万亿元倍亩吨]|个?百分点|公里|公顷|平方|立方))|。\d+(?=[%万亿]))?(?:[ \n]?(?:[余多几]?[十百千]?[余多几]?[万亿][余多几]?(?:[万亿][余多几]?)?(?:\d+(?:\.\d+)?(?:[百千][余多]?)?[百千万](?![分米克瓦伏]))*(?:[1-9]\d{3}(?=[元人户家亩吨公斤个名只头株棵平米])|(?<=\d[千百万])[余多])?|[十百千][余多几]|百(?!分)|千(?![瓦克米伏赫帕卡焦乏兆牛])|[余多几]|来(?![自源到了临说看往访宾由得])(?=[一-龥㎡a-zA-Z])))?/y;
export const chineseNumeral =
  /(?:[一二两三四五六七八九十百万亿零〇]|千(?![瓦克米伏赫帕卡焦乏兆牛]))+(?:[余多几]|来(?![自源到了临说看往访宾由得]))?(?:[万亿][余多]?)?(?:[一二两三四五六七八九十百千零〇]+万)?/y;

/**
 * Reads a numeral: 12万1千 is 12.1 of 万, 1600余 is 1600, 一千二百余 is 1200. One of Chinese letters counts in the scale that it
 * ends with: 三万五千 is 35000, 四亿八千三百万 is 48300 of 万.
 * @returns undefined when it is no number (万, 百千万)
 */
export function readNumeral(written: string): Numeral | undefined {
  const plain = written.replace(/[余多几来, \n]/g, '').replace(/\.\.|[·。]/, '.');
  return /^\d/.test(plain) ? readDigits(plain) : readChinese(plain);
}

/** Longer rows of digits are numbers of cards and documents. */
const longest = 18;

function readDigits(plain: string): Numeral | undefined {
  const [, number, scale = '', rest = ''] =
    /^(\d+(?:\.\d+)?)([十百千]?[万亿]*|[十百千])((?:\d+(?:\.\d+)?[千万百]+)*(?:\d{4})?)$/.exec(plain) ?? [];
  if (number === undefined || number.length > longest) return undefined;
  if (rest === '') return { value: Number(number), digits: number, scale };
  let total = new Big(number);
  for (const [, part, own] of rest.matchAll(/(\d+(?:\.\d+)?)([千万百]*)/g))
    total = total.plus(new Big(part as string).times(sizeOf(own as string)).div(sizeOf(scale)));
  return { value: total.toNumber(), digits: total.toFixed(), scale };
}

/** How many ones a scale is: 百万 is a million. */
const sizeOf = (scale: string): number =>
  [...scale].reduce((size, letter) => size * (scales[letter] ?? 1), 1);

function readChinese(plain: string): Numeral | undefined {
  const [, high, scale, low = ''] = /^([^亿]+?)(亿)(.*)$/.exec(plain) ?? /^(.+?)(万)(.*)$/.exec(plain) ?? [];
  if (high === undefined || scale === undefined) return numeralOf(belowTenThousand(plain), '');
  // 二万三千八百五十一亿: so many of 亿 may be more than ten thousand.
  const many = high.includes('万') ? readChinese(high) : undefined;
  const above = many ? many.value * sizeOf(many.scale) : belowTenThousand(high);
  const below = low === '' ? 0 : lowPart(low);
  if (above === undefined || below === undefined) return undefined;
  const last = low === '' ? scale : (/万$/.exec(low)?.[0] ?? '');
  return numeralOf(new Big(above).times(sizeOf(scale)).plus(below).div(sizeOf(last)).toNumber(), last);
}

/** What stands behind 万: 五千 as said, a lone digit in the next place (三万五 is 35,000). */
const lowPart = (low: string): number | undefined =>
  low.endsWith('万')
    ? (belowTenThousand(low.slice(0, -1)) ?? 0) * 10_000
    : low.length === 1 && digits[low] !== undefined
      ? (digits[low] as number) * 1000
      : belowTenThousand(low);

const numeralOf = (value: number | undefined, scale: string): Numeral | undefined =>
  value === undefined || value === 0 ? undefined : { value, digits: new Big(value).toFixed(), scale };

function belowTenThousand(written: string): number | undefined {
  if (/^[零〇一二三四五六七八九]{2,15}$/.test(written))
    return Number([...written].map((letter) => digits[letter]).join(''));
  let total = 0;
  let pending: number | undefined;
  let last = Number.POSITIVE_INFINITY;
  for (const letter of written) {
    const place = places[letter];
    if (place !== undefined) {
      if (place >= last) return undefined;
      // 二千零十六: ten behind a place that is passed over is once ten.
      total += (pending || 1) * place;
      last = place;
      pending = undefined;
    } else {
      const digit = digits[letter];
      if (digit === undefined || (pending !== undefined && pending !== 0)) return undefined;
      pending = digit;
    }
  }
  return total + (pending ?? 0);
}
