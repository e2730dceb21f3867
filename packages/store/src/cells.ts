import type { Question } from '@taizhang/ledger';
import { dayIn, endOfDay } from './district.ts';
import { grains } from './fold.ts';

/** A rectangle of cells: a grain, days (or months) of occurrence, days (or months) of knowledge; all bounds included. */
export interface CellRange {
  readonly grain: number;
  readonly occurredFrom: string;
  readonly occurredTo: string;
  readonly knownFrom: string;
  readonly knownTo: string;
}

/** Movements behind the cursor that no cell can tell from their neighbours: recorded in [from, to]. */
export interface KnownEdge {
  readonly from: Date;
  readonly to: Date;
}

export interface CellPlan {
  readonly ranges: readonly CellRange[];
  readonly edge: KnownEdge | null;
}

const always = '-infinity';
const forever = 'infinity';

/**
 * Which cells answer a question about folded movements: whole months where they fit, days at the edges.
 * A time of knowledge inside the folded past takes whole months of knowledge, then days of its month, and leaves the
 * movements of its own day (or, told apart by place, of its month) to be read one by one.
 */
export function planCells(
  kind: 'balance' | 'turnover',
  question: Question,
  foldedKnownTo: Date,
  timeZone: string,
): CellPlan {
  const from = kind === 'balance' ? always : question.from;
  if (from !== always && from > question.to) return { ranges: [], edge: null };
  const place = question.scope !== undefined;
  const month = place ? grains.monthMonthPlace : grains.monthMonth;
  const day = place ? grains.dayMonthPlace : grains.dayMonth;
  const spans = spansOf(from, question.to);
  const byMonth = (knownTo: string): CellRange[] =>
    spans.map(({ whole, from: occurredFrom, to: occurredTo }) => ({
      grain: whole ? month : day,
      occurredFrom,
      occurredTo,
      knownFrom: always,
      knownTo,
    }));
  if (question.knownAt >= foldedKnownTo) return { ranges: byMonth(forever), edge: null };

  const knownDay = dayIn(timeZone, question.knownAt);
  const dayIsWhole = question.knownAt >= endOfDay(timeZone, knownDay);
  if (dayIsWhole && isMonthEnd(knownDay)) return { ranges: byMonth(monthOf(knownDay)), edge: null };
  const earlierMonths = byMonth(addDays(monthOf(knownDay), -1));
  if (place)
    return {
      ranges: earlierMonths,
      edge: { from: startOfDay(timeZone, monthOf(knownDay)), to: question.knownAt },
    };
  const lastWholeDay = dayIsWhole ? knownDay : addDays(knownDay, -1);
  const days: CellRange = {
    grain: grains.dayDay,
    occurredFrom: from,
    occurredTo: question.to,
    knownFrom: monthOf(knownDay),
    knownTo: lastWholeDay,
  };
  const edge = dayIsWhole ? null : { from: startOfDay(timeZone, knownDay), to: question.knownAt };
  return { ranges: [...earlierMonths, days], edge };
}

/** A period as whole months and the days before and after them. */
function spansOf(from: string, to: string): { whole: boolean; from: string; to: string }[] {
  const firstMonth = from === always ? always : from.endsWith('-01') ? from : nextMonth(from);
  const lastMonth = isMonthEnd(to) ? monthOf(to) : monthOf(addDays(monthOf(to), -1));
  if (firstMonth !== always && firstMonth > lastMonth) return [{ whole: false, from, to }];
  const spans = [{ whole: true, from: firstMonth, to: lastMonth }];
  if (firstMonth !== always && from < firstMonth)
    spans.push({ whole: false, from, to: addDays(firstMonth, -1) });
  const afterwards = nextMonth(lastMonth);
  if (afterwards <= to) spans.push({ whole: false, from: afterwards, to });
  return spans;
}

const startOfDay = (timeZone: string, day: string): Date =>
  new Date(endOfDay(timeZone, addDays(day, -1)).getTime() + 1);
const monthOf = (day: string): string => `${day.slice(0, 7)}-01`;
const isMonthEnd = (day: string): boolean => addDays(day, 1).endsWith('-01');

function nextMonth(day: string): string {
  const [year, month] = day.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
}

function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}
