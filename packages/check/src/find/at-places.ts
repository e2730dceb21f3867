import type { Span } from './noun.ts';
import type { Labelled, ToLabel } from './place.ts';

/** A place by the letter that it ends with, but no kind of places (贫困村). */
const placeName =
  /^(?!.*(?:贫困|行政|自然|建制|示范|试点|重点|中心|特色|生态|文明|卫生|美丽|达标|先进|薄弱|空壳|空心|受灾|边境|民族|[强弱])[县乡镇村]$)[一-龥]{1,12}(?<!全|规划|建成|[地镇城郊牧林农])(?:[省市县区州盟旗镇乡村]|街道)$/;
export const isPlace = (name: string): boolean => placeName.test(name);
/** A place, a street, and a station at which something is measured. */
const isSite = (name: string): boolean => isPlace(name) || /^[一-龥]{1,10}[站街]$/.test(name);
const placeAndVerb = /^[一-龥]{1,12}?(?<!全)(?:[省市县区州盟旗镇乡村]|街道)([一-龥]{2})$/;

/** 死亡9人（东市4人，西市5人）: places in a bracket are of what stands in front of it. */
export function partsAtPlaces(
  text: string,
  all: readonly ToLabel[],
  labels: readonly Labelled[],
  k: number,
): Labelled | undefined {
  const { bracket, found, clause } = all[k] as ToLabel;
  if (bracket < 0 || !isSite(nameIn(text, clause, found.start))) return undefined;
  let head = k - 1;
  while (head >= 0 && (all[head] as ToLabel).bracket === bracket) head--;
  const whole = all[head]?.found;
  return whole?.end === bracket && whole.core === found.core ? labels[head] : undefined;
}

const nameIn = (text: string, from: number, to: number): string =>
  text.slice(from, to).replace(/^[、,;\s其中]+|^的?有|[\s:]+$|(?:分别)?[为有]$/g, '');

/** 降雨量最大点：东山站112毫米；次大点：西山站98毫米、南山站89毫米: what is greatest at those places. */
export function mostAtPlace(text: string, { found, clause, kind }: ToLabel): Span | undefined {
  if (kind === 'count' || kind === 'rank' || !isSite(nameIn(text, clause, found.start))) return undefined;
  const from = Math.max(0, found.start - 120);
  const ahead = text.slice(from, found.start);
  // 强降雨集中在东部，其中东山县126毫米: so many millimetres of rain.
  const rain = /^(?:毫米|mm)$/.test(found.core ?? '')
    ? /^[^。\n]*(?:降雨量|降水量|雨量|降雨|降水)/.exec(ahead.slice(ahead.lastIndexOf('。') + 1))?.[0]
    : undefined;
  if (rain) {
    const end = from + ahead.lastIndexOf('。') + 1 + rain.length;
    const length = /(?:降雨量|降水量|雨量|降雨|降水)$/.exec(rain)?.[0].length ?? 0;
    return { start: end - length, end };
  }
  const [all, before, name] =
    /^([\s\S]*(?:^|[,。;:\n一-龥]))((?<![一-龥])[一-龥]{2,8}?)[最较][大高小低多][^\n。]*$/.exec(ahead) ?? [];
  if (all === undefined) return undefined;
  const start = from + (before as string).length;
  return { start, end: start + (name as string).length };
}

/** The figure’s own words without what only joins them to those before. */
const ownWords = (text: string, { clause, found }: ToLabel): string =>
  text
    .slice(clause, found.start)
    .replace(
      /^[\s、,;]*(?:其中|包括|分别是|分别为|依次为)?[:,\s]*|(?:分别|已|共|约|近|有|为|达到?|[:\s])+$/g,
      '',
    );

/** Whether a figure’s own words are a place, and what is done there as it was said of all. */
function isAtPlace(text: string, all: readonly ToLabel[], k: number, head: number): boolean {
  const words = ownWords(text, all[k] as ToLabel);
  if (isPlace(words)) return true;
  const verb = placeAndVerb.exec(words)?.[1];
  const said = all[head] as ToLabel;
  return verb !== undefined && text.slice(said.sentence, said.found.start).includes(verb);
}

export function partAtPlace(
  text: string,
  all: readonly ToLabel[],
  labels: readonly Labelled[],
  k: number,
): Labelled | undefined {
  const one = all[k] as ToLabel;
  // How far a place reaches is its own: 其中城关镇12平方公里.
  if (one.kind === 'area' || one.kind === 'length') return undefined;
  const head = headOf(text, all, labels, k);
  if (head === undefined || !isAtPlace(text, all, k, head)) return undefined;
  const between = text.slice((all[head] as ToLabel).found.end, one.found.start);
  const isNext = head === k - 1 && labels[k - 1] === labels[k - 2] && isAtPlace(text, all, k - 1, head);
  return (/其中|[(]/.test(between) && !/前.{1,3}位/.test(between)) || isNext ? labels[head] : undefined;
}

/** The last figure in the same unit before, in its sentence, or in the one before where it begins with 其中. */
function headOf(
  text: string,
  all: readonly ToLabel[],
  labels: readonly Labelled[],
  k: number,
): number | undefined {
  const one = all[k] as ToLabel;
  for (let i = k - 1; i >= Math.max(0, k - 6); i--) {
    const { found, kind } = all[i] as ToLabel;
    const between = text.slice(found.end, one.found.start);
    if (between.length > 80 || /\n|。(?!其中)/.test(between)) return undefined;
    if (found.core === one.found.core && kind === one.kind && labels[i]?.label) return i;
  }
  return undefined;
}
