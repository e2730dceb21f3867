import type { Labelled, ToLabel } from './place.ts';

const placeName =
  /^(?!.*(?:贫困|行政|自然|建制|示范|试点|重点|中心|特色|生态|文明|卫生|美丽|达标|先进|薄弱|空壳|空心|受灾|边境|民族|[强弱])[县乡镇村]$)[一-龥]{1,12}(?<!全|规划|建成|[地镇城郊牧林农])(?:[省市县区州盟旗镇乡村]|街道)$/;
const placeAndVerb = /^[一-龥]{1,12}?(?<!全)(?:[省市县区州盟旗镇乡村]|街道)([一-龥]{2})$/;

/**
 * What stands alike is called alike: 转移群众17859人，其中东县转移15469人，西市2110人 tells by places what was counted of all;
 * 投资3500万元的管网、3800万元的街巷 goes on with the first; 与上半年的22432件相比 is of what it is compared with.
 */
export function builtAlike(
  text: string,
  all: readonly ToLabel[],
  labels: readonly Labelled[],
  k: number,
): Labelled | undefined {
  return (
    comparedWith(all, labels, k) ?? costOfNext(text, all, labels, k) ?? partAtPlace(text, all, labels, k)
  );
}

function comparedWith(all: readonly ToLabel[], labels: readonly Labelled[], k: number): Labelled | undefined {
  const { right, left, found } = all[k] as ToLabel;
  if (!/^相比/.test(right) || !/[与同和跟][一-龥\d]*的?$/.test(left)) return undefined;
  // A sentence of its own may say so of what the one before said.
  for (let i = k - 1; i >= Math.max(0, k - 3); i--)
    if ((all[i] as ToLabel).found.core === found.core) return labels[i];
  return undefined;
}

function costOfNext(
  text: string,
  all: readonly ToLabel[],
  labels: readonly Labelled[],
  k: number,
): Labelled | undefined {
  const [one, before] = [all[k] as ToLabel, all[k - 1]];
  if (!before || one.kind !== 'amount' || before.kind !== 'amount' || !/^的[一-龥]/.test(one.right))
    return undefined;
  return /^的[一-龥“”]{2,20}、$/.test(text.slice(before.found.end, one.found.start))
    ? labels[k - 1]
    : undefined;
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
  if (placeName.test(words)) return true;
  const verb = placeAndVerb.exec(words)?.[1];
  const said = all[head] as ToLabel;
  return verb !== undefined && text.slice(said.sentence, said.found.start).includes(verb);
}

function partAtPlace(
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
