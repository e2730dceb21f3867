import type { Span } from './noun.ts';
import { particles } from './words.ts';

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const long = 10;
/** 零售总额降幅, 浓度同比变化: how it moved is no part of its name. */
const moved = /(?<=[一-龥]{4})(?:同比变化|变化|降幅|增幅|涨幅|跌幅)$/;

/**
 * Of a long name the half that stands nearer to its head: 分散供养五保对象月保障标准 says by its end what is measured, and by
 * its beginning only whose it is. Cut between two words, at the one that leaves the least half.
 */
export function nearerHalf(text: string, whole: Span): Span {
  const label = {
    ...whole,
    end: whole.end - (moved.exec(text.slice(whole.start, whole.end))?.[0].length ?? 0),
  };
  const name = text.slice(label.start, label.end);
  const letters = lettersOf(name);
  // 困难教职工、离退休干部、劳动模范和基层干部: of a long list the last stands for all.
  const last = letters > 16 ? Math.max(name.lastIndexOf('、'), name.lastIndexOf('和')) + 1 : 0;
  if (last > 0 && lettersOf(name.slice(last)) > 2) return { start: label.start + last, end: label.end };
  // A share is of what stands in front of 占; brackets and quotes hold together what they hold.
  // 公路建设工程累计完成投资: with as much of whose it is as what was done.
  if (letters > 8 && /完成投资$/.test(name)) return withTwiceAsMuch(text, label, 4);
  // 每百元营业收入中的成本: of how much it is counted, is part of the name.
  if (letters < long || /^每[十百千万]|占|比[重例]|之比|[()〈〉《》]/.test(name)) return label;
  let start = label.start;
  for (const { segment, index } of segmenter.segment(name)) {
    const rest = name.slice(index);
    if (lettersOf(rest) * 2 < letters) break;
    if (segment.trim().length > 1 && !particles.has(segment) && !/^(?:[了的]|[^“]*”)/.test(rest))
      start = label.start + index;
  }
  return { start, end: label.end };
}

/** The end of a name with at most as many letters in front of its last ones, cut between two words. */
function withTwiceAsMuch(text: string, label: Span, last: number): Span {
  const name = text.slice(label.start, label.end);
  for (const { segment, index } of segmenter.segment(name))
    if (lettersOf(name.slice(index)) <= last * 2 && segment.trim().length > 1 && !particles.has(segment))
      return { start: label.start + index, end: label.end };
  return label;
}

const lettersOf = (name: string): number => name.replace(/\s/g, '').length;
