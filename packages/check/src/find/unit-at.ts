import { at, type Found } from './found.ts';
import type { Numeral } from './numeral.ts';
import { isSureBehind, unitPattern } from './unit.ts';

const alternative =
  /[(〈][本枚册张份个只户间台套处座条艘架列辆头家名人次、匹羽口市区县旗镇乡段面块组件幅·]{1,6}[)〉]次?/y;

/** 套（间）, 辆（艘、架、列）次: what else is counted stands in brackets. */
export const withAlternatives = (text: string, end: number): number =>
  end + (at(alternative, text, end)?.length ?? 0);

/** Words whose first letter is no unit: 80万人口, 2900多万家庭, 240万省外劳动力 count in their scale. */
const nouns =
  /^(?:人口|人才|群众|家庭|户籍|市民|居民|居家|市场|个体(?:工商|经营|户|种植|养殖)|大关|台阶|[省市县区国][内外]|乡[村亲]|村民)/;

/** The unit at a place, over at most two spaces or a broken line. */
export function unitAt(text: string, end: number): { start: number; end: number } | undefined {
  const gap = at(/ {1,12}|[ \n]{0,2}/y, text, end) as string;
  const start = end + gap.length;
  const unit = at(unitPattern, text, start);
  if (unit === undefined || nouns.test(text.slice(start, start + 4))) return undefined;
  const next = text.slice(start + unit.length, start + unit.length + 1);
  if (unit === '折' && /[算合]/.test(next)) return undefined;
  // 最高海拔2275 米，: a measure that a mark follows.
  const measure = gap === ' ' && /^[米升克斤瓦度方]$/.test(unit) && /[,。;、)]/.test(next);
  if (gap !== '' && !isSureBehind(unit, gap) && !measure) return undefined;
  return { start, end: withAlternatives(text, start + unit.length) };
}

/** 分别回落2.16和1.66个百分点: the list's last member gives the unit to those before it. */
function borrowedUnit(
  text: string,
  start: number,
  end: number,
  own: string,
): { core: string; unit: string } | undefined {
  const list = /^(?:[、和与及](?:-?\d+(?:\.\d+)?[万亿]?))+(?=[^\d])/.exec(text.slice(end, end + 60))?.[0];
  if (list === undefined) return undefined;
  // 10.6万、3.8万、3.3万平方公里: each has its scale, the last their unit.
  if (own !== '') return list.endsWith(own) ? borrowedScaled(text, end + list.length, own) : undefined;
  if (/[万亿].*[、和与及]/.test(list)) return undefined;
  const each =
    /分别|依次|各/.test(text.slice(Math.max(0, start - 40), start)) || /^[和与及]-?\d+\.\d/.test(list);
  // 50、100、150元三种: three sums or more need no word that they are a list.
  const three =
    /^(?:、\d+){2,}$/.test(list) ||
    (/^、\d+$/.test(list) && /\d、$/.test(text.slice(Math.max(0, start - 2), start)));
  const last = end + list.replace(/[万亿]$/, '').length;
  const scale = at(/[百千万亿]*/y, text, last) as string;
  const unit = unitAt(text, last) ?? unitAt(text, last + scale.length);
  if (!unit) return undefined;
  const core = text.slice(unit.start, unit.end);
  // 提高1.2、0.8个百分点: nothing else is counted in these.
  if (!each && !(three && /^(?:元|%)$/.test(core)) && !/百分点$/.test(core)) return undefined;
  return { core, unit: `${text.slice(last, unit.start)}${core}` };
}

function borrowedScaled(text: string, end: number, scale: string) {
  const unit = unitAt(text, end);
  if (!unit) return undefined;
  const core = text.slice(unit.start, unit.end);
  return { core, unit: `${scale}${core}` };
}

/** 总投资（万元）：3500: the unit in the bracket in front. */
function announcedUnit(text: string, start: number, end: number): { core: string; unit: string } | undefined {
  const ahead = /[(〈](?:单位:)?([^()〈〉\d]{1,8})[)〉] ?[:为]? ?$/.exec(
    text.slice(Math.max(0, start - 16), start),
  )?.[1];
  if (/^ ?[年月日号时\d.:—~-]/.test(text.slice(end, end + 2))) return undefined;
  const core = ahead?.replace(/^[十百千万亿]+(?![瓦克米伏分])/, '') ?? '';
  return core !== '' && at(unitPattern, core, 0) === core ? { core, unit: ahead as string } : undefined;
}

const pointsNext = /^(?:[、,和与及][\d.]+个)*[、,和与及][\d.]+个百分点/;

interface Bare {
  readonly start: number;
  readonly numeralEnd: number;
  readonly numerals: readonly Numeral[];
  readonly infix: boolean;
}

export function withUnit(text: string, { start, numeralEnd, numerals, infix }: Bare): Found | undefined {
  const last = numerals.at(-1) as Numeral;
  const place = unitAt(text, numeralEnd);
  const shape = 'number';
  if (!place) {
    const borrowed =
      borrowedUnit(text, start, numeralEnd, last.scale) ??
      (last.scale === '' ? announcedUnit(text, start, numeralEnd) : undefined);
    if (borrowed)
      return { start, end: numeralEnd, numerals, core: borrowed.core, unit: borrowed.unit, shape, infix };
    // 20万小学生 counts in 万; a bare number says nothing, but as an index.
    return { start, end: numeralEnd, numerals, core: null, unit: last.scale || null, shape, infix };
  }
  const core = text.slice(place.start, place.end).replace(/\s/g, '');
  // 分别高0.6个和1.9个百分点: the list's last says of what.
  if (core === '个' && last.digits.includes('.') && pointsNext.test(text.slice(place.end, place.end + 30)))
    return { start, end: place.end, numerals, core: '个百分点', unit: '个百分点', shape, infix };
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
