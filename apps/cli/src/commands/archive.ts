import { backupInstallation, restoreInstallation } from '@taizhang/runtime';
import type { Command } from 'commander';
import { optionsOf, withInstallation } from '../opening.ts';
import { answer, table } from '../output.ts';

/** `backup FILE` and `restore FILE`. */
export function addArchiveCommands(program: Command): void {
  program
    .command('backup <file>')
    .description(
      '备份到一个文件（不含个人信息密钥）/ back up into one file (without the key for personal data)',
    )
    .option('--force', '覆盖已有文件 / replace a file that is there')
    .action(async (file: string, options: { force?: boolean }, command: Command) => {
      await withInstallation(command, async (installation) => {
        const manifest = await backupInstallation(installation, file, options.force === true);
        answer(command, { file, ...manifest }, () => [
          ...table(manifest.tables.map((t) => [t.name, String(t.rows)])),
          ...manifest.chains.map((c) => `链尾 / end of the chain: ${c.district} ${c.batch} ${c.hash}`),
          `已备份 / backed up: ${file}`,
          '请另行保管数据目录中的 personal.key / keep personal.key of the data folder apart from it',
        ]);
      });
    });
  program
    .command('restore <file>')
    .description('恢复到空的数据目录或数据库 / restore into an empty data folder or database')
    .action(async (file: string, _options: unknown, command: Command) => {
      const { manifest, migrated, warnings } = await restoreInstallation(optionsOf(command), file);
      for (const warning of warnings) process.stderr.write(`! ${warning.zh}\n! ${warning.en}\n`);
      answer(command, { file, createdAt: manifest.createdAt, migrated, warnings }, () => [
        ...table(manifest.tables.map((t) => [t.name, String(t.rows)])),
        `已恢复 / restored: ${file}（${manifest.createdAt}）`,
      ]);
    });
}
