import { dropOldCells, keepBusyDays, refold } from '@taizhang/runtime';
import type { Command } from 'commander';
import { withInstallation } from '../opening.ts';
import { answer } from '../output.ts';

/** `refold`: computes every cell again from the movements. */
export function addRefoldCommand(program: Command): void {
  program
    .command('refold')
    .description('重新汇总：由变动重算全部汇总 / compute every cell again from the movements')
    .action(async (_options: unknown, command: Command) => {
      await withInstallation(command, async ({ pool, district }) => {
        const from = performance.now();
        await refold(pool, district.store);
        await keepBusyDays(pool, district.store);
        await dropOldCells(pool, district.store);
        const seconds = (performance.now() - from) / 1000;
        answer(command, { seconds }, () => [
          `已由变动重算全部汇总，用时 ${seconds.toFixed(1)} 秒 / every cell is computed again, in ${seconds.toFixed(1)} s`,
        ]);
      });
    });
}
