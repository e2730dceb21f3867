import { leftOutTitles, proposeTelling, tellSubjects, type WhyLeftOut } from '@taizhang/runtime';
import type { Command } from 'commander';
import { withInstallation } from '../opening.ts';
import { answer, table } from '../output.ts';

interface TellOptions {
  readonly key?: string;
  readonly confirmBy?: string;
}

/** `tell`: tells all whom a policy gives something what it is, or only says who they are. */
export function addTellCommand(program: Command): void {
  program
    .command('tell')
    .argument('<policy>', 'the version’s record / 政策版本编号')
    .description(
      '告知：符合免申即享政策的全部对象 / tell all whom a policy gives something what they are due',
    )
    .option('--key <key>', 'tell them, under this key; absent: only propose / 以此编号告知；不给则只列名单')
    .option('--confirm-by <day>', 'the day to confirm by / 确认截止 (YYYY-MM-DD)')
    .action(async (policy: string, { key, confirmBy }: TellOptions, command: Command) => {
      await withInstallation(command, async (workplace) => {
        if (key === undefined) {
          const { subjects, leftOut, due, told, budget } = await proposeTelling(workplace, policy);
          answer(command, { policy, subjects, leftOut, due, told, budget }, () => [
            ...table(subjects.map((one) => [one.id, one.title, `${one.told} 元 / yuan`])),
            `拟告知 / to be told: ${subjects.length}，${told} 元 / yuan；不告知 / left out: ${leftOut.length}`,
          ]);
          return;
        }
        const done = await tellSubjects(workplace, policy, { key, confirmBy });
        const { list, told, leftOut, amount } = done;
        answer(command, { policy, key, confirmBy: list.confirmBy, told, leftOut, amount }, () => [
          ...table(
            leftOut.map(({ subject, why }) => {
              const words = leftOutTitles[why as WhyLeftOut];
              return [subject, words ? `${words.zh} / ${words.en}` : String(why)];
            }),
          ),
          `已告知 / told: ${told.length}，${amount} 元 / yuan；未告知 / left out: ${leftOut.length}`,
        ]);
      });
    });
}
