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
  // A share is of what stands in front of 占; quotes and brackets hold together what they hold.
  if (letters < long || /占|比[重例]|之比|[、“”()〈〉《》\n]|[和与及]/.test(name)) return label;
  let start = label.start;
  for (const { segment, index } of segmenter.segment(name)) {
    const rest = name.slice(index);
    if (lettersOf(rest) * 2 < letters) break;
    if (segment.trim().length > 1 && !particles.has(segment) && !/^[了的]/.test(rest))
      start = label.start + index;
  }
  return { start, end: label.end };
}

const lettersOf = (name: string): number => name.replace(/\s/g, '').length;
