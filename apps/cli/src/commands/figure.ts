import {
  type Contribution,
  compileReport,
  figureChanges,
  figureRecords,
  figureRelated,
  figureTrend,
  type Recordings,
  reportOfFigure,
} from '@taizhang/runtime';
import type { Command } from 'commander';
import { withInstallation } from '../opening.ts';
import { answer, countOf, table } from '../output.ts';
import { explanationLines } from './explanation-lines.ts';
import { familyLines, progressLines, trendLines, yearBeforeLines } from './figure-facts.ts';

interface FigureOptions {
  records?: boolean;
  since?: string;
  movements: string;
  cutoff?: string;
  knownAt?: string;
}

/** `figure ID`: one figure with its target, growth, ranks and trend, or the records behind it, or what changed it. */
export function addFigureCommand(program: Command): void {
  program
    .command('figure <id>')
    .description(
      '一个数据项及其目标、增速、位次、走势，或记录，或变化 / one figure with its target, growth, ranks and trend, or its records, or what changed it',
    )
    .option('--records', '列出记录 / list the records behind it')
    .option('--since <time>', '此后有何变化（日或时刻）/ what changed it since this day or moment')
    .option('--movements <count>', '最多列出的变动 / movements listed', '20')
    .option('--cutoff <day>', '截止日 / cut-off day')
    .option('--known-at <time>', '知悉时间 / as known at this day or moment')
    .action(figureAction);
}

async function figureAction(id: string, options: FigureOptions, command: Command): Promise<void> {
  if (options.since !== undefined) return changesAction(id, { ...options, since: options.since }, command);
  await withInstallation(command, async (installation) => {
    const report = reportOfFigure(installation.district, id);
    const compiled = await compileReport(installation, report, options);
    const figure = compiled.figures.find((f) => f.id === id) as (typeof compiled.figures)[number];
    const head = `${figure.label.zh} / ${figure.label.en}: ${figure.display}  (${figure.value ?? '—'} ${figure.unit})`;
    const { value, display, unit, period, label, metric } = figure;
    const at = { ...options, knownAt: compiled.knownAt.toISOString() };
    if (!options.records) {
      const { progress, family, yearBefore } = await figureRelated(installation, report, id, at);
      const { current, previous, points, scale } = await figureTrend(installation, report, id, at);
      const trend = { points, scale, current, previous };
      const facts = { id, value, display, unit, period, label, metric, progress, family, yearBefore, trend };
      answer(command, facts, () => [
        head,
        ...(progress ? progressLines(progress) : []),
        ...(yearBefore ? yearBeforeLines(yearBefore) : []),
        ...(family ? familyLines(family) : []),
        ...trendLines(trend),
      ]);
      return;
    }
    const drill = await figureRecords(installation, report, id, at, { limit: null, offset: 0 });
    const { additive, recordings } = drill;
    const records = drill.records.map(({ register, id: record, title, contribution, latest }) => ({
      register,
      id: record,
      title,
      contribution,
      latest,
    }));
    answer(command, { id, value, unit, additive, recordings, records }, () => [
      head,
      ...table(records.map(recordRow)),
      `${drill.total} 条记录 / records`,
      ...recordingLines(recordings),
    ]);
  });
}

async function changesAction(
  id: string,
  { since, movements, cutoff, knownAt }: FigureOptions & { since: string },
  command: Command,
): Promise<void> {
  await withInstallation(command, async (installation) => {
    const report = reportOfFigure(installation.district, id);
    const page = { limit: countOf(movements, 'movements'), offset: 0 };
    const changes = await figureChanges(installation, report, id, { cutoff, knownAt }, since, page);
    const { difference, inWords, ...explained } = changes;
    answer(command, { ...difference, ...explained }, () => {
      const { label, before, after } = difference;
      const told = inWords ? `  ${inWords.shown.zh}` : '';
      const exact = inWords?.exact ? `（${inWords.exact.before.zh} → ${inWords.exact.after.zh}）` : '';
      return [
        `${label.zh} / ${label.en}: ${before?.display ?? '—'} → ${after?.display ?? '—'}${told}${exact}`,
        ...explanationLines(explained),
      ];
    });
  });
}

const recordRow = (record: Pick<Contribution, 'register' | 'id' | 'title' | 'contribution' | 'latest'>) => [
  `  ${record.register}/${record.id}`,
  record.title,
  record.contribution,
  record.latest.occurredOn,
  record.latest.recordedAt.toISOString(),
  record.latest.recordedBy,
];

function recordingLines(recordings: Recordings): string[] {
  const { firstOccurredOn, lastOccurredOn, firstRecordedAt, lastRecordedAt, recorders } = recordings;
  if (firstRecordedAt === null || lastRecordedAt === null) return [];
  return [
    `发生 / happened ${firstOccurredOn}..${lastOccurredOn}`,
    `录入 / recorded ${firstRecordedAt.toISOString()}..${lastRecordedAt.toISOString()}，${recorders} 个岗位 / by ${recorders}`,
  ];
}
