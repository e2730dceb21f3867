import { matchesOfPolicy, type PolicySubjects, todayOf } from '@taizhang/runtime';
import type { Command } from 'commander';
import { withInstallation } from '../opening.ts';
import { answer, table } from '../output.ts';

type Counts = PolicySubjects['counts'];

/** `match`: matches all policies in force with all whom they are for, and keeps the traces. */
export function addMatchCommand(program: Command): void {
  program
    .command('match')
    .description('匹配：全部政策与全部对象 / match all policies in force with all whom they are for')
    .option('--day <day>', 'as in force on this day / 按此日 (YYYY-MM-DD)')
    .action(async (options: { day?: string }, command: Command) => {
      await withInstallation(command, async (workplace) => {
        const { district, matches } = workplace;
        const day = options.day ?? todayOf(district);
        const from = performance.now();
        for (const register of await matches.subjects(day)) await matches.matchAll(register, day);
        const seconds = (performance.now() - from) / 1000;
        const policies: ({
          readonly id: string;
          readonly title: string;
          readonly amount: string;
        } & Counts)[] = [];
        for (const { id } of await matches.inForce(day)) {
          const { version, counts, amount } = await matchesOfPolicy(workplace, id, {
            day,
            limit: 1,
            offset: 0,
          });
          policies.push({ id, title: version.title, ...counts, amount });
        }
        answer(command, { day, seconds, policies }, () => [
          ...table(
            policies.map(({ id, title, eligible, nearly, unknown, amount }) => [
              id,
              title,
              `符合 / eligible ${eligible}`,
              `差一项 / nearly ${nearly}`,
              `待查 / unknown ${unknown}`,
              `${amount} 元 / yuan`,
            ]),
          ),
          `${day}，用时 ${seconds.toFixed(1)} 秒 / in ${seconds.toFixed(1)} s`,
        ]);
      });
    });
}
