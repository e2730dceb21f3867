import { type CheckResult, catchUp, verifyInstallation } from '@taizhang/runtime';
import type { Command } from 'commander';
import { withInstallation } from '../opening.ts';
import { answer, table } from '../output.ts';

/** `verify`: recomputes everything derived; exit code 1 when anything disagrees. */
export function addVerifyCommand(program: Command, result: { code: number }): void {
  program
    .command('verify')
    .description(
      '校验：哈希链、汇总、记录、守恒、数据项、定稿、政策匹配 / recompute everything derived and compare',
    )
    .action(async (_options: unknown, command: Command) => {
      await withInstallation(command, async (installation) => {
        // What is not folded and sealed yet could not be compared with anything.
        await catchUp(installation);
        const checks = await verifyInstallation(installation);
        const sound = checks.every((check) => check.disagreements.length === 0);
        answer(command, { sound, checks }, () => [
          ...table(checks.map(summary)),
          ...checks.flatMap((check) =>
            check.disagreements.map(
              (d) =>
                `✗ ${d.check}: ${d.place}\n    应为 / expected ${d.expected}\n    实为 / found    ${d.found}`,
            ),
          ),
          sound ? '全部一致 / everything agrees' : '存在不一致 / there are disagreements',
        ]);
        if (!sound) result.code = 1;
      });
    });
}

const names: Record<CheckResult['check'], string> = {
  chain: '哈希链 / hash chain',
  cells: '汇总 / cells',
  records: '记录 / records',
  conservation: '守恒 / conservation',
  figures: '数据项与记录 / figures and the records behind them',
  editions: '定稿 / editions',
  matches: '政策匹配 / matches with policies',
};

const summary = ({ check, compared, disagreements }: CheckResult): string[] => [
  disagreements.length === 0 ? '✓' : '✗',
  names[check],
  String(compared),
  disagreements.length === 0 ? '' : `${disagreements.length} ✗`,
];
