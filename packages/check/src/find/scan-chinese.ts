import { at, type Found } from './found.ts';
import { chineseNumeral, type Numeral, readNumeral } from './numeral.ts';
import { chineseUnitPattern, longChineseUnitPattern } from './unit.ts';
import { withAlternatives } from './unit-at.ts';

const number = /\d+(?:\.\d+)?/y;

/** 百分之12, 三分之二. */
export function readFraction(text: string, place: number, end: number, whole: Numeral): Found | undefined {
  const over = at(/分\n?之\n?/y, text, end);
  if (over === undefined) return undefined;
  const from = end + over.length;
  const written = at(number, text, from) ?? at(/[一二两三四五六七八九十百零点]+/y, text, from);
  if (written === undefined) return undefined;
  const part = readPointed(written);
  // 百分之三十多: more than so much.
  const more = /^[余多](?!数)/.test(text.slice(from + written.length, from + written.length + 2)) ? 1 : 0;
  if (!part) return undefined;
  const percent = whole.value === 100;
  return {
    start: place,
    end: from + written.length + more,
    numerals: percent ? [part] : [part, whole],
    core: percent ? '%' : null,
    unit: percent ? '%' : null,
    shape: percent ? 'number' : 'fraction',
    infix: more > 0,
  };
}

/** 十二点五 as 12.5. */
function readPointed(written: string): Numeral | undefined {
  const [whole = '', decimals] = written.split('点');
  const read = /^[零〇]$/.test(whole) ? { value: 0, digits: '0', scale: '' } : readNumeral(whole);
  if (!read || decimals === undefined) return read?.value ? read : undefined;
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

const summed =
  /(?:产值|收入|总量|规模|GDP|总值|总额|余额|贷款|存款|投资|营收|销售额|交易额)(?:突破|[破超过逾]|超过|达到?)$/;

/** 旅游收入破万亿。: sums of which the scale alone is said. */
export const isSum = (text: string, start: number, end: number): boolean =>
  /^[十百千]?[万亿]?亿$/.test(text.slice(start, end)) &&
  /^[,。;、]/.test(text.slice(end, end + 1)) &&
  summed.test(text.slice(Math.max(0, start - 12), start));

/** 逾万人, 近千万元, 千亿元大关: a scale alone is once as many where a hedge or what it is a mark of stands at it. */
function readScale(text: string, place: number, written: string): Numeral | undefined {
  const end = place + written.length;
  const after = text.slice(end, end + 4);
  const ahead = text.slice(Math.max(0, place - 2), place);
  const marked =
    /[逾超过近上破达约]$|不足$|重[回返]$/.test(ahead) ||
    /^[美欧日港]?(?:元|斤)(?:大关|台阶|俱乐部|规模|及?以上)/.test(text.slice(end, end + 5)) ||
    (written.endsWith('亿') && after.startsWith('以上')) ||
    // 招生计划万名以上
    /^[名人户家件个]以上/.test(after) ||
    isSum(text, place, end) ||
    (uncounted.test(after) && /(?:惠及|服务|带动|保障|覆盖|造福|[为让])$/.test(ahead)) ||
    // 为百万名劳动者提供保障.
    (/^[百千]万$/.test(written) && /^(?:名|人次)/.test(after) && /[为惠及计训务盖]$/.test(ahead));
  if (!marked) return undefined;
  return /^万?亿$|^万$/.test(written) ? { value: 1, digits: '1', scale: written } : readNumeral(written);
}

/** 近百万群众, 百亿以上产业: what a scale counts without a measure word. */
export const uncounted = /^(?:群众|居民|市民|村民|农民|人口|学生|用户|职工|游客|以上)/;

/** 占全国的一半, 超半数: a half that is a share. */
function readHalf(text: string, place: number): Found | undefined {
  const written = at(/一半|半数/y, text, place);
  const ahead = text.slice(Math.max(0, place - 16), place);
  if (!written || !(written === '一半' ? /占[^,。;\d]{0,14}$/ : /(?:[超过近达]|接近|占)$/).test(ahead))
    return undefined;
  const half = { value: 0.5, digits: '0.5', scale: '' };
  return {
    start: place,
    end: place + 2,
    numerals: [half],
    core: null,
    unit: null,
    shape: 'fraction',
    infix: false,
  };
}

const adjacent =
  /(两三|二三|三四|四五|五六|六七|七八|八九)([十百千]?万?)(?![一二两三四五六七八九十百千万亿零〇.点])/y;

/** 五六个, 三四百米: one number or the next. */
function readAdjacent(text: string, place: number): Found | undefined {
  const written = at(adjacent, text, place);
  if (written === undefined || /[\d第一二两三四五六七八九十百千万亿零〇年]/.test(text[place - 1] ?? ''))
    return undefined;
  const scale = written.slice(2);
  const [low, high] = [readNumeral(`${written[0]}${scale}`), readNumeral(`${written[1]}${scale}`)];
  const unit = at(chineseUnitPattern, text, place + written.length);
  if (!low || !high || unit === undefined || /^[成番]$/.test(unit)) return undefined;
  return {
    start: place,
    end: place + written.length + unit.length,
    numerals: [low, high],
    core: unit,
    unit: `${high.scale}${unit}`,
    shape: 'range',
    infix: false,
  };
}

export function readChinese(text: string, place: number): Found | undefined {
  const approximate = readHalf(text, place) ?? readAdjacent(text, place);
  if (approximate) return approximate;
  const written = at(chineseNumeral, text, place);
  // 和X7三款车型: behind the digits of a name.
  const named = /[A-Za-z]\d{1,3}$/.test(text.slice(Math.max(0, place - 4), place));
  if (written === undefined || (!named && /[\d.几数]/.test(text[place - 1] ?? ''))) return undefined;
  // 唯一一个: the only one.
  if (written.startsWith('一一') && text[place - 1] === '唯') return undefined;
  const end = place + written.length;
  const whole = readNumeral(written);
  const special = whole && (readFraction(text, place, end, whole) ?? readDecimal(text, place));
  if (special) return special;
  const read = manifold.test(written) ? readScale(text, place, written) : whole;
  if (!read) return undefined;
  const range = readChineseRange(text, place, read, end);
  if (range) return range;
  if (standsAlone(text, place, written, read)) return inScale(place, end, read);
  const long = written.length > 1 && /[百千万亿余多几]/.test(written);
  const unit =
    at(chineseUnitPattern, text, end) ?? (long ? at(longChineseUnitPattern, text, end) : undefined);
  if (unit === undefined) return isOfMany(text, place, written, read) ? inScale(place, end, read) : undefined;
  if (unit === '成') return readTenths(text, place, end, read);
  if (unit === '番') return readDoubling(text, place, end + 1, read);
  if (!isCounted(text, place, end, read, unit)) return undefined;
  const last = withAlternatives(text, end + unit.length);
  return {
    start: place,
    end: last,
    numerals: [read],
    core: text.slice(end, last),
    unit: `${read.scale}${text.slice(end, last)}`,
    shape: 'number',
    infix: /[余多几来]/.test(written),
  };
}

/** A number with nothing but its scale. */
const inScale = (start: number, end: number, read: Numeral): Found => ({
  start,
  end,
  numerals: [read],
  core: null,
  unit: read.scale,
  shape: 'number',
  infix: false,
});

/** 近百万群众, 十亿人口: what is counted stands behind without a measure word. */
function standsAlone(text: string, place: number, written: string, read: Numeral): boolean {
  const next = text.slice(place + written.length, place + written.length + 2);
  return read.scale !== '' && (manifold.test(written) ? uncounted.test(next) : next === '人口');
}

/** 企业数量突破一万，: of many the scale is said alone. */
function isOfMany(text: string, place: number, written: string, read: Numeral): boolean {
  const end = place + written.length;
  const reached =
    !manifold.test(written) &&
    /(?:突破|超过?|达到?|[近逾约到])$/.test(text.slice(Math.max(0, place - 2), place)) &&
    /^[,。;]/.test(text.slice(end, end + 1));
  return read.scale !== '' && (reached || isSum(text, place, end));
}

/** Neither an article (一名男子) nor the number of a stage: 二期工程 is the second, 两期 and 分三期 are counted. */
function isCounted(text: string, place: number, end: number, read: Numeral, unit: string): boolean {
  if (read.value === 1 && read.scale === '' && !/^倍$|百分点|位次/.test(unit))
    return isLoneOne(text, place, end + unit.length, unit);
  const numbered =
    unit === '期' &&
    read.value < 10 &&
    text[place] !== '两' &&
    !/(?:[分共前]|开展了?|举办了?)$/.test(text.slice(Math.max(0, place - 3), place));
  return !numbered;
}

/** 配备一名人员, 侦破一起案件, 其中一台车辆: one that is provided or met with, or of those before. */
const provided =
  /(?:配[备置齐]|安排|选[派聘]|聘请|组[织建]了?|成立了?|由|接到|收到|派[出了]?|[侦告]破了?|破获了?|查获了?|打掉了?|捣毁了?|劝阻了?|抓获了?|救出了?|解救了?|报告的?|另有?|其中(?:还?有)?|确定|[都均各设]有)$/;

/** 新增上市公司一家: behind its noun and before a mark, one is counted; elsewhere 一家 is an article. */
const isLoneOne = (text: string, place: number, end: number, unit: string): boolean =>
  (/^[名支起台辆口套]$/.test(unit) &&
    provided.test(text.slice(Math.max(0, place - 4), place)) &&
    /^[\d一-龥](?!起)/.test(text.slice(end, end + 2))) ||
  (unit === '人' &&
    /^(?:死亡|失联|失踪|受伤|轻伤|重伤|遇难|被[骗救找捕]|获救)/.test(text.slice(end, end + 2))) ||
  // 三省一市, 九市一区
  (/^[市县区州旗]$/.test(unit) &&
    /[二两三四五六七八九十][省市]$/.test(text.slice(Math.max(0, place - 2), place))) ||
  isBeforeMark(text, place, end, unit);

const isBeforeMark = (text: string, place: number, end: number, unit: string): boolean =>
  /^[个家所座名例户处条辆台套]$/.test(unit) &&
  /[一-龥]/.test(text[place - 1] ?? '') &&
  /^(?:$|[,。;、])/.test(text.slice(end, end + 1)) &&
  !/[第每同这那某另任中唯如]$/.test(text.slice(place - 1, place));

/** 翻一番, 翻了两番: the verb is part of it. */
function readDoubling(text: string, place: number, end: number, read: Numeral): Found | undefined {
  const ahead = text.slice(Math.max(0, place - 4), place);
  // 翻了近两番: over a hedge the verb stays outside.
  const verb = /翻了?$/.exec(ahead)?.[0] ?? (/翻了?(?:近|约|超过?|逾)$/.test(ahead) ? '' : undefined);
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
  if (unit === undefined || (unit === '成' && second.value > 10)) return undefined;
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
