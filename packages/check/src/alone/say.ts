import type { FindingKind } from '@taizhang/definition';
import { Big } from 'big.js';
import type { Bounds } from '../amount.ts';
import type { Finding } from '../finding.ts';
import { lastClause, type Reading, type Spot } from './reading.ts';

/** The words of a figure with its label, as they stand: 完成城建投资98.4亿元. */
function quoted({ text }: Reading, { figure, sentence, labelFrom, from, to }: Spot): string {
  const before = text.slice(Math.max(sentence.from, from - 40), from);
  const clause = from - lastClause(before, '，,。；;：:（(\n').length;
  // A growth is said behind the value of what grew; its label is quoted with it.
  const behind = figure.kind === 'percent_growth' || figure.kind === 'rank';
  const near = labelFrom >= sentence.from && from - labelFrom <= 40;
  const begin = behind && near ? Math.min(clause, labelFrom) : clause;
  const words = text.slice(begin, from).trimStart();
  // A long clause is cut where it is far from its figure.
  const kept = words.length > 42 ? `…${words.slice(-40)}` : words;
  return `${kept}${text.slice(from, to)}`;
}

/** Where a figure stands and what it says, for a clerk: 第3段“…”. */
export const placed = (reading: Reading, spot: Spot) => {
  const words = quoted(reading, spot);
  const { paragraph } = spot.sentence;
  const source = reading.source;
  return {
    zh: `${source === null ? '' : `《${source}》`}第${paragraph}段写“${words}”`,
    en: `${source === null ? '' : `“${source}”, `}paragraph ${paragraph} says “${words}”`,
  };
};

export function finding(
  kind: FindingKind,
  spots: readonly Spot[],
  zh: string,
  en: string,
  earlier?: Finding['earlier'],
): Finding {
  const figures = [...new Set(spots)].sort((a, b) => a.from - b.from).map(({ at }) => at);
  return { kind, figures, ...(earlier && { earlier }), explanation: { zh, en } };
}

/** A number to be read: at most so many decimals, without zeros at its end. */
export const number = (value: Big, decimals = 2): string => {
  const text = value.round(decimals, Big.roundHalfUp).toFixed();
  return text === '-0' ? '0' : text;
};

/** The size of a figure as printed, in its own unit. */
export const printed = (spot: Spot): Big => new Big(spot.figure.digits.replace(/^[-+−]/, ''));

/** The figure's value in its base unit, as printed. */
export function inBase(spot: Spot): Big {
  const [numerator, denominator] = spot.amount?.factor ?? [new Big(1), new Big(1)];
  const size = printed(spot).times(numerator).div(denominator);
  return typeof spot.figure.value === 'number' && spot.figure.value < 0 ? size.times(-1) : size;
}

/** An amount in base units said in the unit that a figure is written in: 46.1亿元. */
export function saidAs(value: Big, spot: Spot, decimals?: number): string {
  const [numerator, denominator] = spot.amount?.factor ?? [new Big(1), new Big(1)];
  const places = decimals ?? (spot.figure.digits.split('.')[1]?.length ?? 0) + 1;
  return `${number(value.times(denominator).div(numerator), places)}${(spot.figure.unit ?? '').replace(/[余餘多几]/, '')}`;
}

/** What a calculation reaches, to as many decimals as needed: 75.3% or 75.2%~75.4%. */
export function reached({ from, to }: Bounds, decimals = 2): string {
  if (from === null || to === null) return `${number((from ?? to) as Big, decimals)}%`;
  const [low, high] = [number(from, decimals), number(to, decimals)];
  return low === high ? `${low}%` : `${low}%~${high}%`;
}
