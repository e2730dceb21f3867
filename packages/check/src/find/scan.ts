import { at, type Found } from './found.ts';
import { chineseNumeral, digitNumeral, type Numeral, readNumeral } from './numeral.ts';
import { readLeading, readRank } from './rank.ts';
import { chineseUnitPattern, longChineseUnitPattern, unitPattern } from './unit-words.ts';

const beginning = /[\d第前后零〇一二两三四五六七八九十百千万亿]/g;
const between = / ?(?:至|到|—{1,2}|-|~) ?/y;
const number = /\d+(?:\.\d+)?/y;

/** Every number of a text that may be a figure, by its form alone. */
export function scan(text: string): Found[] {
  const found: Found[] = [];
  beginning.lastIndex = 0;
  for (let match = beginning.exec(text); match !== null; match = beginning.exec(text)) {
    const place = match.index;
    const one = readAt(text, place);
    if (one) found.push(one);
    beginning.lastIndex = one ? one.end : behind(text, place);
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

function readAt(text: string, place: number): Found | undefined {
  const first = text[place] as string;
  if (first === '第') return readRank(text, place);
  if (/[前后]/.test(first)) return readLeading(text, place);
  return /\d/.test(first) ? readDigits(text, place) : readChinese(text, place);
}

function readDigits(text: string, place: number): Found | undefined {
  const ratio = readRatio(text, place);
  if (ratio) return ratio;
  const written = at(digitNumeral, text, place);
  if (written === undefined) return undefined;
  const read = readNumeral(written);
  if (!read) return undefined;
  const end = place + written.trimEnd().length;
  const range = readRange(text, place, end, read);
  if (range) return range;
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
    infix: /[余多几]/.test(written),
  });
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
    !/(?:比|比例|之比|为|达|约|调整|优化)$/.test(ahead)
  )
    return undefined;
  if (/^[\d.万亿%个年月日]/.test(next) || text[place - 1] === '.') return undefined;
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
  if (!last?.core || (own && ownUnit !== last.core)) return undefined;
  const twoFigures =
    /[由从]\s*$/.test(text.slice(Math.max(0, place - 2), place)) ||
    /[由从][^\d,。;]{0,8}$/.test(text.slice(Math.max(0, place - 10), place));
  if (own && twoFigures) return undefined;
  if (first.value >= second.value && first.scale === second.scale && !/[—~至到]/.test(separator))
    return undefined;
  return { ...last, shape: 'range' };
}

/** 百分之12, 三分之二. */
function readFraction(text: string, place: number, end: number, whole: Numeral): Found | undefined {
  if (!text.startsWith('分之', end)) return undefined;
  const from = end + 2;
  const written = at(number, text, from) ?? at(/[一二两三四五六七八九十百零点]+/y, text, from);
  if (written === undefined) return undefined;
  const part = readPointed(written);
  if (!part) return undefined;
  const percent = whole.value === 100;
  return {
    start: place,
    end: from + written.length,
    numerals: percent ? [part] : [part, whole],
    core: percent ? '%' : null,
    unit: percent ? '%' : null,
    shape: percent ? 'number' : 'fraction',
    infix: false,
  };
}

/** 占全省的1/3, 增长了1/4. */
function readSlashed(text: string, place: number): Found | undefined {
  const written = at(/\d{1,2} ?\/ ?\d{1,2}(?![\d/.:年月])/y, text, place);
  const [part, whole] = (written ?? '').split('/').map((term) => readNumeral(term.trim()));
  if (written === undefined || !part || !whole || part.value >= whole.value || whole.value > 20)
    return undefined;
  if (!/(?:占[^,。;\d]{0,16}|[的了近约长降加少])$/.test(text.slice(Math.max(0, place - 18), place)))
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

/** 十二点五 as 12.5. */
function readPointed(written: string): Numeral | undefined {
  const [whole = '', decimals] = written.split('点');
  const read = readNumeral(whole);
  if (!read || decimals === undefined) return read;
  const behindPoint = [...decimals].map((letter) => readNumeral(letter)?.digits ?? '0').join('');
  const digits = `${read.digits}.${behindPoint}`;
  return { value: Number(digits), digits, scale: '' };
}

const pointed =
  /([一二两三四五六七八九十百千零〇]+点[零〇一二三四五六七八九]+)([余多]?)([百千]?[万亿]*)([余多]?)/y;

/** 七百七十九点四三亿元 as 779.43亿元; what has no measure behind it is a time or a word (八点三十分, 两点一线). */
function readDecimal(text: string, place: number): Found | undefined {
  pointed.lastIndex = place;
  const [written, numeral, before, scale, after] = pointed.exec(text) ?? [];
  if (written === undefined) return undefined;
  const read = readPointed(numeral as string);
  const end = place + written.length;
  const unit = at(chineseUnitPattern, text, end);
  if (!read || unit === undefined) return undefined;
  if (scale === '' && !/元|米|公里|公顷|亩|吨|斤|克|倍|百分点/.test(unit)) return undefined;
  return {
    start: place,
    end: end + unit.length,
    numerals: [{ ...read, scale: scale as string }],
    core: unit,
    unit: `${scale}${unit}`,
    shape: 'number',
    infix: `${before}${after}` !== '',
  };
}

/** Numerals that mean no number unless a hedge stands at them: 千家万户. */
const manifold = /^[百千万亿]+$/;

/** 逾万人, 近千万元, 千亿元大关: a scale alone is once as many where a hedge or what it is a mark of stands at it. */
function readScale(text: string, place: number, written: string): Numeral | undefined {
  const end = place + written.length;
  const after = text.slice(end, end + 4);
  // 超亿元项目, 亿元以上企业: of a class.
  const marked =
    (/[逾超过近上破达约]$/.test(text.slice(Math.max(0, place - 1), place)) &&
      !/^元(?!的)[一-龥]/.test(after)) ||
    /^[美欧日港]?元(?:大关|台阶)|^元以上[,。;]/.test(text.slice(end, end + 5));
  if (!marked) return undefined;
  return /^[万亿]$/.test(written) ? { value: 1, digits: '1', scale: written } : readNumeral(written);
}

function readChinese(text: string, place: number): Found | undefined {
  const written = at(chineseNumeral, text, place);
  if (written === undefined || /[\d.几数]/.test(text[place - 1] ?? '')) return undefined;
  const whole = readNumeral(written);
  const special =
    whole && (readFraction(text, place, place + written.length, whole) ?? readDecimal(text, place));
  if (special) return special;
  const read = manifold.test(written) ? readScale(text, place, written) : whole;
  if (!read) return undefined;
  const range = readChineseRange(text, place, read, place + written.length);
  if (range) return range;
  const end = place + written.length;
  const long = written.length > 2 && /[百千万余多]/.test(written);
  const unit =
    at(chineseUnitPattern, text, end) ?? (long ? at(longChineseUnitPattern, text, end) : undefined);
  if (unit === undefined) return undefined;
  if (unit === '成') return readTenths(text, place, end, read);
  if (unit === '番') return readDoubling(text, place, end + 1, read);
  if (
    read.value === 1 &&
    read.scale === '' &&
    unit !== '倍' &&
    !isLoneOne(text, place, end + unit.length, unit)
  )
    return undefined;
  if (unit === '期' && read.value < 10) return undefined;
  return {
    start: place,
    end: end + unit.length,
    numerals: [read],
    core: unit,
    unit: `${read.scale}${unit}`,
    shape: 'number',
    infix: /[余多]/.test(written),
  };
}

/** 新增上市公司一家: behind its noun and before a mark, one is counted; elsewhere 一家 is an article. */
const isLoneOne = (text: string, place: number, end: number, unit: string): boolean =>
  /^[个家所座名例户处条辆台套]$/.test(unit) &&
  /[一-龥]/.test(text[place - 1] ?? '') &&
  /^(?:$|[,。;、])/.test(text.slice(end, end + 1)) &&
  !/[第每同这那某另任中唯如]$/.test(text.slice(place - 1, place));

/** 翻一番, 翻了两番: the verb is part of it. */
function readDoubling(text: string, place: number, end: number, read: Numeral): Found | undefined {
  const verb = /翻了?$/.exec(text.slice(Math.max(0, place - 2), place))?.[0];
  if (verb === undefined) return undefined;
  return {
    start: place - verb.length,
    end,
    numerals: [read],
    core: '番',
    unit: '番',
    shape: 'number',
    infix: false,
  };
}

/** 一至两处, 三百至四百人. */
function readChineseRange(text: string, place: number, first: Numeral, end: number): Found | undefined {
  if (!/[至到]/.test(text[end] ?? '')) return undefined;
  const written = at(chineseNumeral, text, end + 1);
  const second = written === undefined ? undefined : readNumeral(written);
  if (written === undefined || !second) return undefined;
  const unitStart = end + 1 + written.length;
  const unit = at(chineseUnitPattern, text, unitStart);
  if (unit === undefined || unit === '成') return undefined;
  return {
    start: place,
    end: unitStart + unit.length,
    numerals: [first, second],
    core: unit,
    unit: `${second.scale}${unit}`,
    shape: 'range',
    infix: false,
  };
}

/** 四成, 四成五: tenths of a whole; 成 also begins many words. */
function readTenths(text: string, place: number, end: number, read: Numeral): Found | undefined {
  const half = at(/[一二三四五六七八九](?![个项成十百])/y, text, end + 1);
  const last = end + 1 + (half?.length ?? 0);
  if (/^[为立功效果长员绩本交熟份就品分都]/.test(text.slice(last, last + 1)) || read.value > 10)
    return undefined;
  const digits = half ? `${read.digits}.${readNumeral(half)?.digits}` : read.digits;
  return {
    start: place,
    end: last,
    numerals: [{ value: Number(digits), digits, scale: '' }],
    core: '成',
    unit: '成',
    shape: 'number',
    infix: false,
  };
}

const alternative = /[(〈][个只户间台套处座条艘架列辆头家名人次、匹羽口市区县旗镇乡·]{1,6}[)〉]次?/y;

/** 套（间）, 辆（艘、架、列）次: what else is counted stands in brackets. */
const withAlternatives = (text: string, end: number): number =>
  end + (at(alternative, text, end)?.length ?? 0);

/** The unit at a place, over at most two spaces or a broken line. */
function unitAt(text: string, end: number): { start: number; end: number } | undefined {
  const gap = at(/ {1,12}|[ \n]{0,2}/y, text, end) as string;
  const unit = at(unitPattern, text, end + gap.length);
  // 80万人口: 人口 is what is counted.
  if (unit === '人' && text[end + gap.length + 1] === '口') return undefined;
  if (unit === undefined || (unit === '折' && /^[算合]/.test(text.slice(end + gap.length + 1))))
    return undefined;
  // Over a gap only what can be nothing but a unit, or a list's next line would be read into a figure.
  if (
    gap !== '' &&
    !/元|%|‰|百分点|平方|公里|吨|人次|亩|公顷/.test(unit) &&
    !(
      (gap.length === 1 || (gap.trimStart() === '' && !gap.includes('\n'))) &&
      /^(?:个|项|户|家|人|件|处|条|名|台|座|所|套|辆|头|只|株|次|场|篇|公斤|张|艘|份|部|位|种|类|户|笔|起|例|宗|支|组|栋|幢|床|批|期|班|万)/.test(
        unit,
      )
    ) &&
    // 最高海拔2275 米，: a measure that a mark follows.
    !(gap === ' ' && /^[米升克斤瓦]$/.test(unit) && /^[,。;、)]/.test(text.slice(end + 2, end + 3)))
  )
    return undefined;
  return { start: end + gap.length, end: withAlternatives(text, end + gap.length + unit.length) };
}

/** 分别回落2.16和1.66个百分点: the list's last member gives the unit to those before it. */
function borrowedUnit(text: string, start: number, end: number): { core: string; unit: string } | undefined {
  const list = /^(?:[、和与及](?:-?\d+(?:\.\d+)?))+(?=[^\d])/.exec(text.slice(end, end + 60))?.[0];
  if (list === undefined) return undefined;
  const each =
    /分别|依次|各/.test(text.slice(Math.max(0, start - 40), start)) || /^[和与及]-?\d+\.\d/.test(list);
  // 50、100、150元三种: three sums or more need no word that they are a list.
  const three =
    /^(?:、\d+){2,}$/.test(list) ||
    (/^、\d+$/.test(list) && /\d、$/.test(text.slice(Math.max(0, start - 2), start)));
  if (!each && !three) return undefined;
  const scale = at(/[百千万亿]*/y, text, end + list.length) as string;
  const unit = unitAt(text, end + list.length) ?? unitAt(text, end + list.length + scale.length);
  if (!unit) return undefined;
  const core = text.slice(unit.start, unit.end);
  if (!each && !/^(?:元|%)$/.test(core)) return undefined;
  return { core, unit: `${text.slice(end + list.length, unit.start)}${core}` };
}

interface Bare {
  readonly start: number;
  readonly numeralEnd: number;
  readonly numerals: readonly Numeral[];
  readonly infix: boolean;
}

function withUnit(text: string, { start, numeralEnd, numerals, infix }: Bare): Found | undefined {
  const last = numerals.at(-1) as Numeral;
  const place = unitAt(text, numeralEnd);
  const shape = 'number';
  if (!place) {
    const borrowed =
      shape === 'number' && last.scale === '' ? borrowedUnit(text, start, numeralEnd) : undefined;
    if (borrowed)
      return { start, end: numeralEnd, numerals, core: borrowed.core, unit: borrowed.unit, shape, infix };
    // 20万小学生 counts in 万; a bare number says nothing, but as an index.
    return { start, end: numeralEnd, numerals, core: null, unit: last.scale || null, shape, infix };
  }
  const core = text.slice(place.start, place.end);
  return {
    start,
    end: place.end,
    numerals,
    core,
    unit: `${last.scale}${core}`,
    coreStart: place.start,
    shape,
    infix,
  };
}
