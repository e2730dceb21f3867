import { at, type Found } from './found.ts';
import { chineseNumeral, digitNumeral, type Numeral, readNumeral } from './numeral.ts';
import { readOutcome } from './outcomes.ts';
import { furtherRanks, readFirstPart, readLeading, readRank } from './rank.ts';
import { readChinese, readFraction } from './scan-chinese.ts';
import { kindOfUnit } from './unit.ts';
import { unitAt, withUnit } from './unit-at.ts';

const beginning = /[\d第前后零〇一二两三四五六七八九十百千万亿半]/g;
const between = / ?(?:至|到|—{1,2}|-|~) ?/y;

/** Every number of a text that may be a figure, by its form alone. */
export function scan(text: string): Found[] {
  const found: Found[] = [];
  beginning.lastIndex = 0;
  for (let match = beginning.exec(text); match !== null; match = beginning.exec(text)) {
    const place = match.index;
    const one = withHalf(text, readAt(text, place));
    const further = one ? furtherRanks(text, one) : [];
    if (one) found.push(one, ...further);
    beginning.lastIndex = (further.at(-1) ?? one)?.end ?? behind(text, place);
  }
  return found;
}

/** Where to go on when what begins here is no figure: behind its digits, so that no part of a number is read. */
function behind(text: string, place: number): number {
  if (/\d/.test(text[place] as string)) return place + (at(/[\d.]+/y, text, place) as string).length;
  if (/[前后]/.test(text[place] as string)) return place + 1;
  if (text[place] === '第')
    return place + (at(/第 ?(?:\d+|[一二三四五六七八九十百零〇]+)?/y, text, place) as string).length;
  return place + (at(chineseNumeral, text, place)?.length ?? 1);
}

/** 7个半, 一倍半: half of one more. */
function withHalf(text: string, one: Found | undefined): Found | undefined {
  if (one?.shape !== 'number' || !/^[个倍亩斤吨里成]$|^公[里斤]$/.test(one.core ?? '')) return one;
  const behind = text.slice(one.end, one.end + 3);
  const [read] = one.numerals as [Numeral];
  if (!/^半(?!小时|[月天年日岛导径成官决山夜路脱价圆个])/.test(behind) || read.digits.includes('.'))
    return one;
  const digits = `${read.digits}.5`;
  return { ...one, end: one.end + 1, numerals: [{ ...read, value: Number(digits), digits }] };
}

function readAt(text: string, place: number): Found | undefined {
  const first = text[place] as string;
  if (first === '第') return readRank(text, place);
  if (/[前后]/.test(first)) return readFirstPart(text, place) ?? readLeading(text, place);
  const outcome = readOutcome(text, place);
  if (outcome) return outcome;
  return /\d/.test(first) ? readDigits(text, place) : readChinese(text, place);
}

function readDigits(text: string, place: number): Found | undefined {
  const special = readRatio(text, place);
  if (special) return special;
  const written = at(digitNumeral, text, place);
  if (written === undefined) return undefined;
  const read = readNumeral(written);
  if (!read) return undefined;
  const end = place + written.trimEnd().length;
  const several = readProduct(text, place) ?? readRange(text, place, end, read);
  if (several) return belowZero(text, several);
  const fraction = readFraction(text, place, end, read) ?? readSlashed(text, place);
  if (fraction) return fraction;
  // 从上半年-1.3%转正: of a half-year, not from a year to another.
  const since =
    /(?:半年|季度|同期)[-+]$/.test(text.slice(place - 3, place)) &&
    /^[\d.]+%/.test(text.slice(place, place + 8));
  const signed =
    /[-+]/.test(text[place - 1] ?? '') &&
    (since || !/[\d.a-zA-Z)%年月日号万亿元+]/.test(text[place - 2] ?? ''));
  const negative = signed && text[place - 1] === '-';
  const numeral = negative ? { ...read, value: -read.value, digits: `-${read.digits}` } : read;
  const one = withUnit(text, {
    start: signed ? place - 1 : place,
    numeralEnd: end,
    numerals: [numeral],
    infix: /[余多几来]/.test(written),
  });
  // 1名法官+2名助理: a sign is of measures, not of what is counted.
  if (one && signed && !negative && kindOfUnit(one.core ?? '') === 'count') return { ...one, start: place };
  return one && signed ? { ...one, signed } : one;
}

/** Terms with colons between them; two digits behind a colon after an hour are a time. */
function readRatio(text: string, place: number): Found | undefined {
  const written = at(/\d+(?:\.\d+)?(?: ?[:比] ?\d+(?:\.\d+)?){1,5}/y, text, place);
  if (written === undefined || /^\d+比\d{4}年?/.test(written)) return undefined;
  const next = text.slice(place + written.length, place + written.length + 2);
  const ahead = text.slice(Math.max(0, place - 8), place);
  if (
    /^(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?$/.test(written) &&
    !/(?:比|比例|之比|为|达|约|按|调整|优化)$/.test(ahead)
  )
    return undefined;
  // 约9:45分
  if (/^分(?![担成摊配])/.test(next)) return undefined;
  // 13:28:42: what is left of a time.
  if (/\d:$/.test(ahead)) return undefined;
  if (/^(?:\.?\d|[万亿%个年月日])/.test(next) || text[place - 1] === '.') return undefined;
  const numerals = written.split(/[:比]/).flatMap((term) => readNumeral(term.trim()) ?? []);
  if (numerals.length < 2) return undefined;
  return {
    start: place,
    end: place + written.length,
    numerals,
    core: null,
    unit: null,
    shape: 'ratio',
    infix: false,
  };
}

/** 2×35万千瓦: so many, each of so much. */
function readProduct(text: string, place: number): Found | undefined {
  const written = at(/\d{1,3} ?[×xX*] ?(?=\d)/y, text, place);
  const times = written && readNumeral(/^\d+/.exec(written)?.[0] ?? '');
  if (!times || /[\da-zA-Z.×*-]/.test(text[place - 1] ?? '')) return undefined;
  const from = place + written.length;
  const each = at(digitNumeral, text, from);
  const read = each === undefined ? undefined : readNumeral(each);
  if (each === undefined || !read) return undefined;
  const numeralEnd = from + each.trimEnd().length;
  const one = withUnit(text, { start: place, numeralEnd, numerals: [times, read], infix: false });
  return one?.core && kindOfUnit(one.core) !== 'count' ? { ...one, shape: 'range' } : undefined;
}

/** -5～8℃: from below nothing. */
function belowZero(text: string, one: Found): Found {
  const [low, high] = one.numerals as [Numeral, Numeral];
  const below = text[one.start - 1] === '-' && !/[\da-zA-Z年月日)%]/.test(text[one.start - 2] ?? '');
  if (!below || !/℃|°|度/.test(one.core ?? '')) return one;
  return {
    ...one,
    start: one.start - 1,
    numerals: [{ ...low, value: -low.value, digits: `-${low.digits}` }, high],
  };
}

/** What is measured without a unit: pH值为7.4—7.8. */
const acidity = /pH值?(?:[为在]|介于|范围)*$/i;

/** 收入处于2.5万到2.8万的区间, 指数在4到5之间: what is said to lie between two numbers that have no unit. */
const isBetween = (text: string, { end }: Found, first: Numeral): boolean =>
  /^之间/.test(text.slice(end, end + 2)) ||
  (first.scale !== '' && /^的(?:区间|范围|水平)/.test(text.slice(end, end + 3)));

/** 3至5个, 10—15%, 5%~6%, 3万到5万户; never years, and not 从3个到5个, which says two figures. */
function readRange(text: string, place: number, end: number, first: Numeral): Found | undefined {
  const own = unitAt(text, end);
  const ownUnit = own ? text.slice(own.start, own.end) : '';
  const separator = at(between, text, own ? own.end : end);
  if (separator === undefined) return undefined;
  const from = (own ? own.end : end) + separator.length;
  const written = at(digitNumeral, text, from);
  const second = written === undefined ? undefined : readNumeral(written);
  if (written === undefined || !second) return undefined;
  const last = withUnit(text, {
    start: place,
    numeralEnd: from + written.trimEnd().length,
    numerals: [first, second],
    infix: false,
  });
  if (!last || (own && ownUnit !== last.core)) return undefined;
  if (!last.core && !acidity.test(text.slice(Math.max(0, place - 8), place)) && !isBetween(text, last, first))
    return undefined;
  // 减少100人至1.04万人: by how many, and to how many.
  if (
    own &&
    ownUnit !== '%' &&
    !(first.scale === second.scale && second.value > first.value && second.value < 3 * first.value) &&
    /(?:减少|增加|上升|下降|上涨|下跌|提高|回落|回升|增长|压减|扩大|缩小|[增减升降涨跌])了?$/.test(
      text.slice(Math.max(0, place - 3), place),
    ) &&
    /[到至]/.test(separator)
  )
    return undefined;
  const twoFigures =
    /[由从]\s*$/.test(text.slice(Math.max(0, place - 2), place)) ||
    /[由从](?!业)[^\d,。;]{0,8}$/.test(text.slice(Math.max(0, place - 10), place));
  // 增幅由10.2%到32.9%不等: all between.
  if (own && twoFigures && !/^不等/.test(text.slice(last.end, last.end + 2))) return undefined;
  if (first.value >= second.value && first.scale === second.scale && !/[—~至到]/.test(separator))
    return undefined;
  return { ...last, shape: 'range' };
}

/** 占全省的1/3, 增长了1/4. */
function readSlashed(text: string, place: number): Found | undefined {
  const written = at(/\d{1,2} ?\/ ?\d{1,2}(?![\d/.:年月])/y, text, place);
  const [part, whole] = (written ?? '').split('/').map((term) => readNumeral(term.trim()));
  if (written === undefined || !part || !whole || part.value >= whole.value || whole.value > 20)
    return undefined;
  if (
    !/(?:占[^,。;\d]{0,16}|[的了近约长降低加少有]|[在为达]全[国省市区县州]|超过|\d\/\d[、和])$/.test(
      text.slice(Math.max(0, place - 18), place),
    )
  )
    return undefined;
  return {
    start: place,
    end: place + written.length,
    numerals: [part, whole],
    core: null,
    unit: null,
    shape: 'fraction',
    infix: false,
  };
}
