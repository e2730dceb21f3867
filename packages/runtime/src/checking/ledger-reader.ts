import type {
  Candidate,
  CandidateAsk,
  LaterCorrection,
  LedgerReader,
  OtherDenominator,
} from '@taizhang/check';
import type { Metric, MetricOfKind } from '@taizhang/definition';
import { percentOf, progressOf, targetParameters } from '@taizhang/ledger';
import type { FigureAsk } from '@taizhang/report';
import { type Client, dayIn, endOfDay, movementsKnownSince, readMetrics } from '@taizhang/store';
import { Big } from 'big.js';
import type { Office } from '../reports.ts';
import { todayOf } from '../today.ts';

/** So many movements are looked through for a correction, and for the versions of a target. */
const mostMovements = 200;

type Reader = Pick<Office, 'district' | 'viewer'>;

/** What a check asks of the ledger, at the one moment of `client`’s snapshot. */
export function ledgerReader(client: Client, { district, viewer }: Reader): LedgerReader {
  const ask = ({ candidate, at }: CandidateAsk): FigureAsk => askAt(district.package.area, candidate, at);
  const read = (asks: readonly FigureAsk[]) => readMetrics(client, district.store, viewer, asks);
  const since = (asked: FigureAsk, moment: Date) =>
    movementsKnownSince(client, district.store, viewer, asked.metric, asked.question, moment, {
      limit: mostMovements,
      offset: 0,
    });
  const metricOf = (id: string): Metric | undefined => district.catalogue.metrics.get(id)?.metric;

  const againstTargets = async (
    progress: MetricOfKind<'progress'>,
    { question }: FigureAsk,
  ): Promise<OtherDenominator[]> => {
    const target = {
      metric: progress.against,
      question: { ...question, parameters: targetParameters(progress.of, question) },
    };
    const [done, now] = (await read([{ metric: progress.of, question }, target])) as (string | null)[];
    const everKnown = { ...target, question: { ...target.question, to: endOfYear(question.to) } };
    const { movements } = await since(everKnown, new Date(0));
    const versions = movements
      .filter(({ contribution }) => new Big(contribution).gt(0) && contribution !== now)
      .map(({ title, contribution }) => ({
        title: { zh: `目标“${title}”`, en: `the target ${title}` },
        value: progressOf(progress.show, done ?? null, contribution, question.to),
      }));
    const other = progress.show === 'to-date' ? 'completion' : 'to-date';
    const titles = {
      completion: { zh: '全年目标', en: 'the whole year’s target' },
      'to-date': { zh: '时序目标（按已过月份折算）', en: 'the target to date' },
    };
    return known([
      ...versions,
      { title: titles[other], value: progressOf(other, done ?? null, now ?? null, question.to) },
    ]);
  };

  const againstOthers = async (
    ratio: MetricOfKind<'ratio'>,
    { question }: FigureAsk,
  ): Promise<OtherDenominator[]> => {
    const register = ratio.denominator.split('.')[0];
    const others = [...district.catalogue.metrics].flatMap(([id, { metric }]) =>
      metric.kind === 'ratio' && metric.denominator.startsWith(`${register}.`) && id !== ratio.denominator
        ? [metric.denominator]
        : [],
    );
    const different = [...new Set(others)].filter((id) => id !== ratio.denominator);
    const [numerator, ...values] = await read(
      [ratio.numerator, ...different].map((metric) => ({ metric, question })),
    );
    return known(
      different.map((id, i) => ({
        title: metricOf(id)?.title ?? { zh: id, en: id },
        value: percentOf(numerator ?? null, values[i] ?? null),
      })),
    );
  };

  return {
    today: todayOf(district),
    endOf: (day) => endOfDay(district.package.timeZone, day),
    dayOf: (moment) => dayIn(district.package.timeZone, moment),
    values: (asks) => read(asks.map(ask)),
    denominators: async (asked) => {
      const metric = metricOf(asked.candidate.metric);
      if (metric?.kind === 'progress') return againstTargets(metric, ask(asked));
      return metric?.kind === 'ratio' ? againstOthers(metric, ask(asked)) : [];
    },
    corrected: async (asked, moment): Promise<LaterCorrection | null> => {
      const { movements } = await since(ask(asked), moment);
      const corrections = movements.filter(({ origin }) => origin !== 'entry');
      const latest = corrections.toSorted((a, b) => b.recordedAt.getTime() - a.recordedAt.getTime())[0];
      return latest ? { recordedAt: latest.recordedAt, record: latest.title, reason: latest.reason } : null;
    },
  };
}

const endOfYear = (day: string): string => `${day.slice(0, 4)}-12-31`;

const known = (list: readonly { title: OtherDenominator['title']; value: string | null }[]) =>
  list.flatMap(({ title, value }) => (value === null ? [] : [{ title, value }]));

/** The question that a candidate puts to the ledger for the days it is asked about. */
function askAt(area: string, candidate: Candidate, at: CandidateAsk['at']): FigureAsk {
  const { from, to, knownAt } = at;
  return {
    metric: candidate.metric,
    question: {
      from,
      to,
      knownAt,
      parameters: { period: `${from}..${to}`, year: to.slice(0, 4), area, ...candidate.parameters },
    },
  };
}
