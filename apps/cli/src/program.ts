import type { DistrictPackage } from '@taizhang/runtime';
import { Command, CommanderError } from 'commander';
import { addAccountCommands } from './commands/account.ts';
import { addArchiveCommands } from './commands/archive.ts';
import { addCheckCommand } from './commands/check.ts';
import { addDemoCommands } from './commands/demo.ts';
import { addFigureCommand } from './commands/figure.ts';
import { addMatchCommand } from './commands/match.ts';
import { addPeriodCommands } from './commands/period.ts';
import { addPolicyCommands } from './commands/policy.ts';
import { addPostCommand } from './commands/post.ts';
import { addRefoldCommand } from './commands/refold.ts';
import { addReportCommands } from './commands/report.ts';
import { addTellCommand } from './commands/tell.ts';
import { addVerifyCommand } from './commands/verify.ts';
import { failure } from './output.ts';

/**
 * Runs the command line, on the demo district unless another is given.
 * @returns the exit code: 0 done; 1 a disagreement was found; 2 the call was wrong or refused; 3 something broke
 */
export async function run(words: readonly string[], district?: DistrictPackage): Promise<number> {
  const result = { code: 0 };
  const program = new Command('taizhang')
    .description('台账：区级政府工作台账与报告 / the ledger of a district government’s work, and its report')
    .option('--json', 'print JSON / 输出 JSON')
    .option('--data <folder>', 'data folder / 数据目录 (TAIZHANG_DATA)')
    .showHelpAfterError()
    .exitOverride()
    // Where every command finds it; no option of the command line.
    .setOptionValue('district', district);
  addReportCommands(program);
  addFigureCommand(program);
  addCheckCommand(program, result);
  addVerifyCommand(program, result);
  addRefoldCommand(program);
  addMatchCommand(program);
  addPolicyCommands(program, result);
  addTellCommand(program);
  addPostCommand(program);
  addPeriodCommands(program);
  addAccountCommands(program);
  addArchiveCommands(program);
  addDemoCommands(program);
  for (const command of everyCommand(program)) {
    command.exitOverride();
    if (command !== program) command.option('--json', 'print JSON / 输出 JSON');
  }
  try {
    await program.parseAsync([...words], { from: 'user' });
    return result.code;
  } catch (error) {
    // Commander has told of its own errors; asking for help is none.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    return failure(error, words.includes('--json'));
  }
}

const everyCommand = (command: Command): Command[] => [command, ...command.commands.flatMap(everyCommand)];
