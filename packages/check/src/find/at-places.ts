import type { Span } from './noun.ts';
import type { Labelled, ToLabel } from './place.ts';

const place = /^[一-龥]{1,10}[省市县区州盟旗镇乡村站街]$|街道$/;

/** 死亡9人（东市4人，西市5人）: places in a bracket are of what stands in front of it. */
export function partsAtPlaces(
  text: string,
  all: readonly ToLabel[],
  labels: readonly Labelled[],
  k: number,
): Labelled | undefined {
  const { bracket, found, clause } = all[k] as ToLabel;
  if (bracket < 0 || !place.test(nameIn(text, clause, found.start))) return undefined;
  let head = k - 1;
  while (head >= 0 && (all[head] as ToLabel).bracket === bracket) head--;
  const whole = all[head]?.found;
  return whole?.end === bracket && whole.core === found.core ? labels[head] : undefined;
}

const nameIn = (text: string, from: number, to: number): string =>
  text.slice(from, to).replace(/^[、,;\s其中]+|^的?有|[\s:]+$|(?:分别)?[为有]$/g, '');

/** 降雨量最大点：东山站112毫米；次大点：西山站98毫米、南山站89毫米: what is greatest at those places. */
export function mostAtPlace(text: string, { found, clause, kind }: ToLabel): Span | undefined {
  if (kind === 'count' || kind === 'rank' || !place.test(nameIn(text, clause, found.start))) return undefined;
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
