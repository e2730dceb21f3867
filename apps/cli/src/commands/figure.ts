import { compileReport, figureRecords, reportOfFigure } from '@taizhang/runtime';
import type { Command } from 'commander';
import { withInstallation } from '../opening.ts';
import { answer, table } from '../output.ts';

interface FigureOptions {
  records?: boolean;
  cutoff?: string;
  knownAt?: string;
}

/** `figure ID [--records]`: one figure and the records behind it. */
export function addFigureCommand(program: Command): void {
  program
    .command('figure <id>')
    .description('一个数据项及其记录 / one figure and the records behind it')
    .option('--records', '列出记录 / list the records behind it')
    .option('--cutoff <day>', '截止日 / cut-off day')
    .option('--known-at <time>', '知悉时间 / as known at this day or moment')
    .action(figureAction);
}

async function figureAction(id: string, options: FigureOptions, command: Command): Promise<void> {
  await withInstallation(command, async (installation) => {
    const report = reportOfFigure(installation.district, id);
    const compiled = await compileReport(installation, report, options);
    const figure = compiled.figures.find((f) => f.id === id) as (typeof compiled.figures)[number];
    const head = `${figure.label.zh} / ${figure.label.en}: ${figure.display}  (${figure.value ?? '—'} ${figure.unit})`;
    const { value, display, unit, period, label, metric } = figure;
    if (!options.records) {
      answer(command, { id, value, display, unit, period, label, metric }, () => [head]);
      return;
    }
    const at = { ...options, knownAt: compiled.knownAt.toISOString() };
    const drill = await figureRecords(installation, report, id, at, { limit: null, offset: 0 });
    const records = drill.records.map(({ register, id: record, title, contribution }) => ({
      register,
      id: record,
      title,
      contribution,
    }));
    answer(command, { id, value, unit, additive: drill.additive, records }, () => [
      head,
      ...table(records.map((r) => [`  ${r.register}/${r.id}`, r.title, r.contribution])),
      `${drill.total} 条记录 / records`,
    ]);
  });
}
