import type { FigureKind } from '@taizhang/definition';
import {
  areas,
  chineseCounts,
  countedNouns,
  counts,
  denominators,
  digitCounts,
  lengths,
  lettered,
  loneLetters,
  looseCounts,
  measures,
  money,
  percents,
  weights,
} from './unit-words.ts';

const kinds = new Map<string, FigureKind>();
const enter = (words: readonly string[], kind: FigureKind) => {
  for (const word of words) if (!kinds.has(word)) kinds.set(word, kind);
};
enter(money, 'amount');
enter(areas, 'area');
enter(lengths, 'length');
enter(weights, 'weight');
enter(measures, 'other');
for (const [before, units, kind] of lettered)
  for (const unit of units.split(' ')) {
    if (loneLetters.includes(unit)) enter([unit], kind);
    enter(
      [...before].map((letter) => `${letter}${unit}`),
      kind,
    );
  }
enter([...counts, ...digitCounts, ...countedNouns, ...looseCounts], 'count');

/** Units of letters are written in capitals or not: KM, Kwh; a single one only as it is (5A is a class, 4G a network). */
const anyCase = (word: string): string =>
  word.length === 1
    ? word
    : word.replace(/[a-zA-Z]/g, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`);

const escaped = (word: string): string => {
  // 12个亿元村: things that are named by a sum are counted.
  if (word === '个亿') return '个亿(?![元美港吨斤千度])';
  // 6路检查组; 6路公交 is a line.
  if (word === '路') return '路(?=(?:检查|督[导查察]|巡[查视]|暗访|调研|考[察核]|工作)组)';
  // 22个点位: places, no percentage points.
  if (word === '个点') return '个点(?!位)';
  const plain = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  // 1200人 次, 立方 米: a page that tore them.
  return /[a-zA-Z]/.test(word)
    ? `${anyCase(plain)}(?![a-zA-Z])`
    : plain.replace(/(?<=[一-龥])(?=[一-龥])/g, word.endsWith('百分点') ? '[ \\n]?' : ' ?');
};
/** One of these words, the longest that there is, asked for by its first letter. */
function longestOf(words: Iterable<string>): string {
  const groups = Map.groupBy(new Set(words), (word) => word.charAt(0));
  const patterns = [...groups.values()].map((group) =>
    group
      .sort((a, b) => b.length - a.length)
      .map(escaped)
      .join('|'),
  );
  return `(?:${patterns.join('|')})`;
}

/** Whatever is counted one by one may be counted by occasions: 盏次, 羽次. */
const letters = [...counts, ...digitCounts, ...looseCounts].filter((word) => /^[^次天]$/.test(word));
const occasions = `[${letters.join('')}]次(?![要生级日年干序席数第之产优]|大(?![型量]))`;
const measured = longestOf([...denominators, ...kinds.keys()]);
const one = `(?:${measured}|(?:10+|[百千万亿十])+${measured})`;
const product = `${one}(?:[·/]${one}){0,2}`;
const per = `(?:(?:/|每)(?:\\(${product}\\)|${product}))`;

/**
 * 平均受教育年限11.1年, 智能算力4.8万P: what is a unit where it is said what is measured; elsewhere years are dates and
 * durations, and P is of pictures.
 */
const measuredThere =
  '年(?<!(?:19|20)\\d\\d年)(?<=受教育年限[^,。;]{0,24}\\d年)|P(?<=[算智超]算?[力算][^,。;]{0,16}\\d万?P)(?![a-zA-Z])';
/** A unit at a place, with what it is measured per: 元/平方米, 元/(人·月), μg/m³. */
export const unitPattern = new RegExp(
  `(?:${occasions}|${measuredThere}|${longestOf([...percents, ...kinds.keys()])})${per}?`,
  'y',
);
const exact = [...money, ...areas, ...lengths.filter((word) => word !== '里'), ...weights];
/** A unit behind a short numeral of Chinese letters. */
export const chineseUnitPattern = new RegExp(
  longestOf([...counts, ...chineseCounts, ...exact, '成', '番', '倍', '个百分点', '个位次', '位次']),
  'y',
);
/** Behind a long Chinese numeral (一千八百箱) all that is counted or measured; behind a short one it begins a word. */
export const longChineseUnitPattern = new RegExp(
  `${longestOf([...kinds.keys()].filter((word) => !/^[点分区市员年地行字国端]$|[a-zA-Z]/.test(word)))}(?![子料票法])`,
  'y',
);

const loose = [new Set(looseCounts), new Set(chineseCounts)] as const;
/** Whether a unit is also the beginning of many words, behind digits or behind Chinese numerals. */
export const isLoose = (core: string, chinese: boolean): boolean => loose[chinese ? 1 : 0].has(core);

const nouns = new Set(countedNouns);
/** Whether a unit is a noun that names what is counted. */
export const isNounUnit = (core: string): boolean => nouns.has(core);

const byLetters = new Map([...kinds].map(([word, kind]) => [word.toLowerCase(), kind]));
/** The kind that a unit without its scale makes a figure; percentages are told apart by their words. */
export const kindOfUnit = (core: string): FigureKind | undefined => {
  const own = core.replace(/(?<=.)[/每].*$/, '');
  return (
    kinds.get(own) ??
    byLetters.get(own.toLowerCase()) ??
    (/^.次$/.test(own) ? 'count' : /^[年P]$/.test(own) ? 'other' : undefined)
  );
};

/** Measure words that may stand behind a gap: no name and no heading begins with them. */
const apart =
  /^(?:[个项户家人件处条名台座所套辆头只株次场篇张艘份部位种类笔起例宗支组栋幢床批期班羽尾册剂棵匹箱瓶袋天]|公斤|穴)/;

/**
 * Whether a unit belongs to a number that a gap parts it from: only what can be nothing but a unit, or a list's next line
 * would be read into a figure.
 */
export function isSureBehind(core: string, gap: string): boolean {
  const kind = kindOfUnit(core);
  if (kind === undefined || (kind === 'count' ? /次$/.test(core) && core.length > 1 : core.length > 1))
    return true;
  if (/元|%|‰|亩|吨|公顷/.test(core) || core === '℃' || core === '㎡') return true;
  return (gap.length === 1 || (gap.trimStart() === '' && !gap.includes('\n'))) && apart.test(core);
}
