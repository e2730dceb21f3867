import type { Cause, Text } from '@taizhang/definition';
import { Big } from 'big.js';
import { type Amount, amountOf, within } from '../amount.ts';
import type { FoundFigure } from '../figure.ts';
import type { Candidate, CandidateAsk, Moment } from './candidate.ts';

import { monthEndsAround } from './period.ts';
import { asWritten } from './saying.ts';

/** Another value that a rate has against another denominator. */
export interface OtherDenominator {
  readonly title: Text;
  readonly value: string;
}

/** A correction by which a value has changed. */
export interface LaterCorrection {
  readonly recordedAt: Date;
  readonly record: string;
  readonly reason: string | null;
}

/** What the judging asks the ledger, within the reach of whoever looks. */
export interface LedgerReader {
  /** The values asked, in order; null: unknown. */
  values(asks: readonly CandidateAsk[]): Promise<readonly (string | null)[]>;
  /** The values of a rate against its other denominators; none for what is no rate. */
  denominators(ask: CandidateAsk): Promise<readonly OtherDenominator[]>;
  /** The last correction between two moments of knowledge that changed a value; null: none did. */
  corrected(ask: CandidateAsk, since: Date): Promise<LaterCorrection | null>;
  /** The last moment of a day where the ledger is. */
  endOf(day: string): Date;
  /** The day of a moment where the ledger is. */
  dayOf(moment: Date): string;
  /** The day as of which the ledger stands. */
  readonly today: string;
}

/** Why a figure may differ: another setting at which the ledger says what the document says. */
export interface Explanation {
  readonly cause: Cause;
  readonly text: Text;
}

const mostCutoffs = 12;
const mostKnowledge = 6;

/** The first setting near the one asked at which the ledger says what the figure claims; null: there is none. */
export async function explain(
  figure: FoundFigure,
  ask: CandidateAsk,
  value: string,
  reader: LedgerReader,
): Promise<Explanation | null> {
  const amount = amountOf(figure);
  if (!amount) return null;
  const fits = (other: string | null) => other !== null && within(new Big(other), amount.bounds);
  return (
    byUnit(amount, value) ??
    (await byCutoff(figure, ask, reader, fits)) ??
    (await byKnowledge(figure, ask, reader, fits)) ??
    (await byDenominator(figure, ask, reader, fits))
  );
}

const unitSlips: readonly (readonly [factor: number, zh: string, en: string])[] = [
  [10_000, '一万', '10,000'],
  [100_000_000, '一亿', '100,000,000'],
  [10, '十', '10'],
  [100, '一百', '100'],
  [1000, '一千', '1,000'],
];

/** The same digits in another unit: 亿元 for 万元, 亩 for 公顷, a place lost. */
function byUnit({ bounds, dimension }: Amount, value: string): Explanation | null {
  const slips = dimension === 'area' ? [...unitSlips, mu] : unitSlips;
  if (!['money', 'area', 'length', 'weight', 'count'].includes(dimension)) return null;
  const exact = new Big(value);
  if (exact.eq(0)) return null;
  for (const [factor, zh, en] of slips)
    for (const [times, more] of [
      [new Big(factor), false],
      [new Big(1).div(factor), true],
    ] as const)
      if (within(exact.times(times), bounds))
        return {
          cause: 'unit',
          text: {
            zh: `数字相同而单位不同：文稿是台账的${zh}${more ? '分之一' : '倍'}`,
            en: `The digits are the same, the unit is not: the document has ${more ? `a ${en}th of` : `${en} times`} the ledger’s value`,
          },
        };
  return null;
}
/** 1公顷 = 15亩. */
const mu = [15, '十五', '15'] as const;

type Fits = (value: string | null) => boolean;

async function byCutoff(
  figure: FoundFigure,
  { candidate, at }: CandidateAsk,
  reader: LedgerReader,
  fits: Fits,
): Promise<Explanation | null> {
  const days = monthEndsAround(at, reader.today, mostCutoffs);
  const values = await reader.values(days.map((to) => ({ candidate, at: { ...at, to } })));
  const found = days.findIndex((_, i) => fits(values[i] ?? null));
  if (found === -1) return null;
  const day = days[found] as string;
  const shown = asWritten(values[found] as string, figure);
  return {
    cause: 'cutoff',
    text: {
      zh: `截至${chineseDay(day)}为${shown}，与文稿一致，疑截止日不同`,
      en: `Up to ${day} it is ${shown}, as in the document: another cut-off day, perhaps`,
    },
  };
}

/** Days after the end of a period at which reports on it are written, the nearest first; then the month ends. */
const daysAfter = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 17, 20, 25, 35, 45, 55];

/** Moments at which less or more was known: as the period ended and after it, and now. */
function momentsOfKnowledge({ to, knownAt }: Moment, reader: LedgerReader): Date[] {
  const now = new Date();
  const end = Date.parse(`${to}T00:00:00Z`);
  const near = daysAfter.map((days) => new Date(end + days * dayMs).toISOString().slice(0, 10));
  const ends = monthEndsAround({ from: to, to }, now.toISOString().slice(0, 10), mostKnowledge);
  const days = [...new Set([...near, ...ends.filter((day) => day > to)])];
  return [...days.map((day) => reader.endOf(day)), now].filter(
    (moment) => moment <= now && moment.getTime() !== knownAt.getTime(),
  );
}
const dayMs = 86_400_000;

async function byKnowledge(
  figure: FoundFigure,
  { candidate, at }: CandidateAsk,
  reader: LedgerReader,
  fits: Fits,
): Promise<Explanation | null> {
  const moments = momentsOfKnowledge(at, reader);
  const values = await reader.values(moments.map((knownAt) => ({ candidate, at: { ...at, knownAt } })));
  const found = moments.findIndex((_, i) => fits(values[i] ?? null));
  if (found === -1) return null;
  const moment = moments[found] as Date;
  const shown = asWritten(values[found] as string, figure);
  const corrected =
    moment < at.knownAt ? await reader.corrected({ candidate, at }, moment).catch(() => null) : null;
  if (corrected) return byCorrection(shown, corrected, reader.dayOf(corrected.recordedAt));
  const day = reader.dayOf(moment);
  const later = moment > at.knownAt;
  return {
    cause: 'knowledge',
    text: {
      zh: `${chineseDay(day)}所知为${shown}，与文稿一致，${later ? '此后补录所致' : '其后又有补录或修订'}`,
      en: `As known on ${day} it is ${shown}, as in the document; ${later ? 'it was recorded later' : 'more was recorded or revised afterwards'}`,
    },
  };
}

function byCorrection(shown: string, { record, reason }: LaterCorrection, day: string): Explanation {
  return {
    cause: 'correction',
    text: {
      zh: `更正前为${shown}，与文稿一致；${chineseDay(day)}更正了“${record}”${reason ? `（${reason}）` : ''}`,
      en: `Before a correction it was ${shown}, as in the document; ${record} was corrected on ${day}${reason ? ` (${reason})` : ''}`,
    },
  };
}

async function byDenominator(
  figure: FoundFigure,
  ask: CandidateAsk,
  reader: LedgerReader,
  fits: Fits,
): Promise<Explanation | null> {
  if (!rates.has(ask.candidate.says)) return null;
  const other = (await reader.denominators(ask)).find(({ value }) => fits(value));
  if (!other) return null;
  const shown = asWritten(other.value, figure);
  return {
    cause: 'denominator',
    text: {
      zh: `以${other.title.zh}为分母则为${shown}，与文稿一致，疑分母不同`,
      en: `Against ${other.title.en} it is ${shown}, as in the document: another denominator, perhaps`,
    },
  };
}
const rates: ReadonlySet<Candidate['says']> = new Set(['completion', 'share', 'points']);

const chineseDay = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};
