import { type CompiledReport, renderText } from '@taizhang/report';
import {
  agreementOf,
  compileReport,
  diffSides,
  type ExplainedDifference,
  freezeEdition,
  type Installation,
  listEditions,
  settingOf,
  sideOf,
  templateOf,
} from '@taizhang/runtime';
import type { Command } from 'commander';
import { withInstallation } from '../opening.ts';
import { answer, countOf, table } from '../output.ts';
import { explanationLines } from './explanation-lines.ts';

interface AtOptions {
  cutoff?: string;
  knownAt?: string;
}

/** `report compile | freeze | diff | editions` */
export function addReportCommands(program: Command): void {
  const report = program.command('report').description('报告 / reports');
  report
    .command('compile <report>')
    .description('编制报告 / compile a report')
    .option('--cutoff <day>', '截止日 / cut-off day')
    .option('--known-at <time>', '知悉时间（日或时刻）/ as known at this day or moment')
    .action(compileAction);
  report
    .command('freeze <report>')
    .description('定稿 / freeze an edition')
    .option('--edition <name>', '定稿名称 / name of the edition')
    .option('--cutoff <day>', '截止日 / cut-off day')
    .option('--known-at <time>', '知悉时间 / as known at this day or moment')
    .option('--by <post>', '定稿人岗位 / who freezes it', 'command-line')
    .action(freezeAction);
  report
    .command('diff <before> <after>')
    .description('比较两个定稿或两个知悉时间 / compare two editions or two times of knowledge')
    .option('--report <report>', '所属报告（比较时间时）/ the report, when times are compared')
    .option('--cutoff <day>', '截止日 / cut-off day, when times are compared')
    .option('--movements <count>', '每个数据项最多列出的变动 / movements named per figure', '10')
    .action(diffAction);
  report.command('editions').description('列出定稿 / list editions').action(editionsAction);
}

async function compileAction(id: string, options: AtOptions, command: Command): Promise<void> {
  await withInstallation(command, async (installation) => {
    const compiled = await compileReport(installation, id, options);
    answer(command, jsonOf(compiled), () => [
      ...settingLines(compiled),
      renderText(compiled),
      '',
      agreementLine(installation, compiled),
    ]);
  });
}

/** The documented JSON of a compiled report. */
const jsonOf = (compiled: CompiledReport) => ({
  report: compiled.report,
  cutoff: compiled.cutoff,
  knownAt: compiled.knownAt.toISOString(),
  figures: compiled.figures.map(({ id, value, display, unit, period, label }) => ({
    id,
    value,
    display,
    unit,
    period,
    label,
  })),
});

function agreementLine(installation: Installation, compiled: CompiledReport): string {
  const { agreed, total, compared } = agreementOf(installation.district, compiled);
  if (compiled.cutoff !== compiled.period.to)
    return `${compiled.period.to} 印发，此截止日不作比对 / printed of ${compiled.period.to}: not compared at this cut-off`;
  const others = compared.filter((c) => !c.agrees).map((c) => c.id);
  return `${agreed} of ${total} figures agree${others.length > 0 ? `: not ${others.join(', ')}` : ''}`;
}

async function freezeAction(
  id: string,
  options: AtOptions & { edition?: string; by: string },
  command: Command,
): Promise<void> {
  await withInstallation(command, async (installation) => {
    const { district } = installation;
    const { knownAt } = settingOf(district, templateOf(district, id), options);
    const edition = await freezeEdition(installation, {
      id: options.edition,
      report: id,
      cutoff: options.cutoff,
      knownAt: options.knownAt === undefined ? undefined : knownAt,
    });
    const { content: _, ...shown } = edition;
    answer(command, shown, () => [
      `已定稿 / frozen: ${edition.id}（${edition.cutoff}，${edition.knownAt.toISOString()}）`,
    ]);
  });
}

async function diffAction(
  before: string,
  after: string,
  options: { report?: string; cutoff?: string; movements: string },
  command: Command,
): Promise<void> {
  await withInstallation(command, async (installation) => {
    const only = [...installation.district.templates.keys()];
    const report = options.report ?? (only.length === 1 ? only[0] : undefined);
    const [a, b] = [
      await sideOf(installation, before, report, options.cutoff),
      await sideOf(installation, after, report, options.cutoff),
    ];
    const figures = await diffSides(installation, a, b, {
      limit: countOf(options.movements, 'movements'),
      offset: 0,
    });
    const side = ({ name, report: of, cutoff, knownAt }: typeof a) => ({
      name,
      report: of,
      cutoff,
      knownAt: knownAt.toISOString(),
    });
    answer(command, { before: side(a), after: side(b), figures }, () =>
      figures.length === 0 ? ['没有差异 / no differences'] : figures.flatMap(linesOf),
    );
  });
}

/** At which cut-off and knowledge; the sentences speak of the end of the period, whatever the cut-off. */
function settingLines({ cutoff, knownAt, period }: CompiledReport): string[] {
  const line = `截止 / cut-off ${cutoff}，知悉 / known at ${knownAt.toISOString()}`;
  if (cutoff === period.to) return [line, ''];
  const note = `正文按报告期末（${period.to}）撰写，数据按截止日计算 / sentences as of the period's end, figures as of the cut-off`;
  return [line, note, ''];
}

function linesOf({ id, label, before, after, difference, unit, explanation }: ExplainedDifference): string[] {
  const change =
    difference === null ? '' : `  (${difference.startsWith('-') ? '' : '+'}${difference} ${unit})`;
  return [
    `${id}  ${label.zh} / ${label.en}: ${before?.display ?? '—'} → ${after?.display ?? '—'}${change}`,
    ...(explanation ? explanationLines(explanation) : []),
  ];
}

async function editionsAction(_options: unknown, command: Command): Promise<void> {
  await withInstallation(command, async (installation) => {
    const editions = (
      await listEditions(installation.pool, installation.district.store, installation.viewer)
    ).map(({ content: _, ...edition }) => edition);
    answer(command, editions, () =>
      editions.length === 0
        ? ['没有定稿 / no editions']
        : table(editions.map((e) => [e.id, e.report, e.cutoff, e.knownAt.toISOString(), e.frozenBy])),
    );
  });
}
