import { resetInstallation } from '@taizhang/runtime';
import type { Command } from 'commander';
import { optionsOf } from '../opening.ts';
import { answer } from '../output.ts';

/** `demo reset`: throws everything away and loads the demo district anew. */
export function addDemoCommands(program: Command): void {
  program
    .command('demo')
    .description('演示区 / the demo district')
    .command('reset')
    .description('删除全部数据并重新载入演示区 / delete everything and load the demo district anew')
    .option('--yes', '确认删除全部数据 / confirm that everything is deleted')
    .action(async (options: { yes?: boolean }, command: Command) => {
      if (!options.yes)
        command.error('将删除全部数据；请加 --yes 确认。\nThis deletes everything; confirm with --yes.', {
          exitCode: 2,
        });
      const installation = await resetInstallation(optionsOf(command));
      await installation.close();
      const { id, title } = installation.district.package;
      answer(command, { district: id }, () => [`已重新载入 / loaded anew: ${title.zh} / ${title.en}`]);
    });
}
