import { closedThrough, closePeriod } from '@taizhang/runtime';
import type { Command } from 'commander';
import { withInstallation } from '../opening.ts';
import { answer } from '../output.ts';

/** `period close DAY` and `period show`: closing books up to a day. */
export function addPeriodCommands(program: Command): void {
  const period = program.command('period').description('关账 / closing periods');
  period
    .command('close <day>')
    .description('关账至某日（含）/ close every day up to this one')
    .option('--by <post>', '关账人岗位 / who closes it', 'command-line')
    .action(async (day: string, _options: { by: string }, command: Command) => {
      await withInstallation(command, async ({ pool, district, viewer }) => {
        await closePeriod(pool, district.store, viewer, day);
        answer(command, { closedThrough: day }, () => [`已关账至 / closed through: ${day}`]);
      });
    });
  period
    .command('show')
    .description('已关账至 / closed through which day')
    .action(async (_options: unknown, command: Command) => {
      await withInstallation(command, async ({ pool, district }) => {
        const through = await closedThrough(pool, district.store);
        answer(command, { closedThrough: through }, () => [through ?? '未关账 / no period is closed']);
      });
    });
}
