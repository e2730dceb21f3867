import { isPlace } from './at-places.ts';
import { nounBefore, type Span } from './noun.ts';
import { isNothing } from './own-name.ts';
import type { Labelled, ToLabel } from './place.ts';

/** What stands outside of a figure's own words and is what it is of: a place, a district, the name in front of a bracket. */
export function whoseOf(text: string, all: readonly ToLabel[], k: number): Span | undefined {
  const one = all[k] as ToLabel;
  if (one.kind === 'length') return dimension(one) ?? situated(text, one);
  return fieldBefore(text, one) ?? inBrackets(text, one) ?? inhabited(text, all, k);
}

/** 全长1.2公里，宽32米: one word for how far it reaches which way. */
function dimension({ found, left }: ToLabel): Span | undefined {
  const [all, word] = /^([宽高深厚])(?:约|近|达到?|为)*$/.exec(left) ?? [];
  if (all === undefined) return undefined;
  const start = found.start - (all.length - all.indexOf(word as string));
  return { start, end: start + (word as string).length };
}

/** 登记量前五位的分别是: what those that follow are ordered by. */
const ordered =
  /([一-龥]{2,16}?)(?:排名?|[居列]|位[列居])?(?:[前后][一二三四五六七八九十\d]+[位名]?|[较最][多高大快好])的?[一-龥]{0,4}?(?:分别|依次)?[是为有]:?/;

/** （甲市62.1%，乙市62%）, 前五位的分别是：甲省12件；乙省9件: what is measured of each place of a list. */
export function measureOfPlace(
  text: string,
  all: readonly ToLabel[],
  labels: readonly Labelled[],
  k: number,
  own: Span,
): Labelled | undefined {
  const [one, before] = [all[k] as ToLabel, all[k - 1]];
  const name = text.slice(own.start, own.end);
  const from = Math.max(text.lastIndexOf('。', one.found.start), one.found.start - 300, 0);
  const stands =
    own.end === one.found.start && /^[\s,、:;(和及]?$/.test(text.slice(own.start - 1, own.start));
  if (!stands || !before) return undefined;
  const head = ordered.exec(text.slice(from, own.start));
  const noun = head && nounBefore(head[1] as string);
  if (head && noun && !one.kind.startsWith('percent')) {
    const start = from + head.index + noun.start;
    const label = { start, end: start + noun.end - noun.start };
    return { label, whole: label };
  }
  const rate = one.kind === 'percent_other' || one.kind === 'percent_share';
  const alike =
    before.kind === one.kind && before.found.core === one.found.core && own.start - before.found.end < 12;
  return rate && isPlace(name) && alike ? labels[k - 1] : undefined;
}

/** 双溪镇位于亳州市南50公里处: what lies so far off. */
function situated(text: string, { sentence, found }: ToLabel): Span | undefined {
  const left = text.slice(sentence, found.start);
  const [all, name] = /^\s*([一-龥]{2,14}?)(?:位于|地处|坐落[于在]?|处于|居)[一-龥]{2,20}$/.exec(left) ?? [];
  if (all === undefined || !/^处?(?:[,。;]|$)/.test(text.slice(found.end, found.end + 2))) return undefined;
  // 东平市西湖区双溪镇: the last of the places that hold it.
  const within = /^[一-龥]*[省市县区](?=[一-龥]{2,4}[镇乡村]$)/.exec(name as string)?.[0].length ?? 0;
  const start = sentence + left.indexOf(name as string);
  return { start: start + within, end: start + (name as string).length };
}

/** 总投资（万元）：3500, 户数：12户 人口：36人: the name of a field in front of its colon or of the bracket with its unit. */
function fieldBefore(text: string, { found, sentence }: ToLabel): Span | undefined {
  const unit = found.core !== null && found.coreStart === undefined;
  if (!(unit ? /^(?:$|[\s,。;、)])/ : /^(?:$|\s)/).test(text.slice(found.end, found.end + 1)))
    return undefined;
  const left = text.slice(Math.max(sentence, found.start - 40), found.start);
  const [, name, within] = (unit ? announced : field).exec(left) ?? [];
  const noun = name === undefined ? undefined : nounBefore(name);
  if (name === undefined || !noun || noun.end < name.length || isNothing(name)) return undefined;
  if (unit && within !== found.unit) return undefined;
  const start = found.start - left.length + left.lastIndexOf(name);
  return { start: start + noun.start, end: start + noun.end };
}

const field = /(?:^|[\s,。;、])([一-龥]{2,10}): ?(?:约|近|超过?)?$/;
const announced = /([^\s,。;:、()]{2,20})[(〈](?:单位:)?([^()〈〉\d]{1,8})[)〉] ?[:为]? ?$/;

/** 半程马拉松（21公里）, 发酵酒（增长87%）, 医疗设备（占比7%）: what a bracket that holds a figure alone is about. */
function inBrackets(text: string, { bracket, found, sentence }: ToLabel): Span | undefined {
  if (bracket < sentence || text[found.end] !== ')') return undefined;
  if (
    !/^(?:[^()\d]{2,30}[,、](?=占))?(?:(?:同比|分别)?(?:增长|下降|上升|上涨|约|近|超)?|占比?)$/.test(
      text.slice(bracket + 1, found.start),
    )
  )
    return undefined;
  const item = /(?<![\d.%余多一-龥A-Za-z])[一-龥A-Za-z]{2,14}$/.exec(
    text.slice(Math.max(sentence - 1, bracket - 15, 0), bracket),
  )?.[0];
  // 梅墅镇（118分）: a place has no measure of its own.
  if (item === undefined || /[县市区旗镇乡村道]$|[一-龥]{2}州$|(?:增速|增幅|降幅|完成|率)$/.test(item))
    return undefined;
  const among = /^[一-龥]*有(?=[一-龥]{2})/.exec(item)?.[0].length ?? 0;
  const start = bracket - item.length + among;
  const noun = nounBefore(item.slice(among));
  return noun && { start: start + noun.start, end: start + noun.end };
}

/** 全镇辖18个行政村，48382人: people and land that nothing names are of the district. */
function inhabited(text: string, all: readonly ToLabel[], k: number): Span | undefined {
  const [{ kind, found, sentence, left, clause }, before] = [all[k] as ToLabel, all[k - 1]];
  if (
    left !== '' ||
    !before ||
    text[clause - 1] !== ',' ||
    before.found.end !== clause - 1 - nounLength(text, before, clause)
  )
    return undefined;
  if (kind !== 'area' && found.core !== '人') return undefined;
  const own = text.slice(sentence, found.start);
  const [whole, name] =
    /(?:^|[,。;:\s年底])([一-龥]{2,8}?)(?:现|下|共)?[辖管](?=[\d一二三四五六七八九十])/.exec(own) ?? [];
  if (whole === undefined) return undefined;
  const start = sentence + own.indexOf(name as string);
  return { start, end: start + (name as string).length };
}

/** How many letters stand between the figure before and the mark behind what it counts. */
const nounLength = (text: string, before: ToLabel, clause: number): number => {
  const between = text.slice(before.found.end, clause - 1);
  return /^[一-龥]*$/.test(between) ? between.length : -1;
};

/** 细颗粒物（PM2.5）平均浓度, 优良水体（Ⅰ—Ⅲ类）比例: a measure behind a bracket, with what is measured in front of it. */
export function overBracket(text: string, { sentence }: ToLabel, { start, end }: Span): Span | undefined {
  const left = text.slice(Math.max(sentence, start - 60), start);
  if (
    !/^(?:平均|年均|日均|月均|累计)?(?:增加值|总?产值|产量|总?面积|利润总额|浓度|比例|比重|占比|覆盖率|率|数量|指数)$/.test(
      text.slice(start, end),
    )
  )
    return undefined;
  const [all] = /\([^()\d]{0,4}[^()]{1,20}\)(?:平均|年均|日均|月均|累计)?$/.exec(left) ?? [];
  const noun = all === undefined ? undefined : nounBefore(left.slice(0, -all.length));
  const from = start - left.length;
  return noun && from + noun.end === start - (all as string).length
    ? { start: from + noun.start, end }
    : undefined;
}

/** 竞争力指数排名，青河列全国第6: in what a place is taken, where only who took it stands beside it. */
export function contestBefore(text: string, { sentence, clause }: ToLabel, own: Span): Span | undefined {
  if (own.end - own.start > 4) return undefined;
  const found = /(?:^|,)([^,。;]{2,24}?)(?:排名|排行榜|评估|评价|测评|考核|评选),$/.exec(
    text.slice(sentence, clause),
  );
  const noun = found && nounBefore(found[1] as string);
  if (!found || !noun) return undefined;
  const start = sentence + found.index + found[0].indexOf(found[1] as string);
  return { start: start + noun.start, end: start + noun.end };
}

/** 已探明的矿种有煤、铁、石墨等23种: what examples are of, in front of 有. */
export function listedBefore(text: string, { sentence, found }: ToLabel): Span | undefined {
  const left = text.slice(sentence, found.start);
  const head = /^.*?(?=(?:主要|具)?[有为](?:[一-龥“”]+、)+[一-龥“”]+等$)/s.exec(left.slice(-80))?.[0];
  const described = /^.*的(?=[一-龥]{2,8}$)/s.exec(head ?? '')?.[0].length ?? 0;
  const noun = head === undefined ? undefined : nounBefore(head.slice(described));
  const from = found.start - Math.min(80, left.length) + described;
  return noun && { start: from + noun.start, end: from + noun.end };
}
