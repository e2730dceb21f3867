import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { counted, Refusal } from '@taizhang/definition';
import { type CheckedTerms, checkTerms, type TermsToCheck } from '@taizhang/runtime';
import type { Command } from 'commander';
import { withInstallation } from '../opening.ts';
import { answer, table } from '../output.ts';

type Options = Omit<TermsToCheck, 'terms'>;

/** `policy check FILE`: terms in a file, checked as publishing does. The code is 1 where they would be refused. */
export function addPolicyCommands(program: Command, result: { code: number }): void {
  const policy = program.command('policy').description('政策 / policies');
  policy
    .command('check <file>')
    .description(
      '检查政策条款文件（JSON，- 为标准输入），同发布前的检查 / check the terms in a file as publishing does',
    )
    .option('--register <register>', '政策台账 / the register of policies')
    .option('--record <id>', '所属版本的编号 / the record of the version')
    .option('--code <code>', '政策代码 / the code of the policy')
    .option('--from <day>', '生效日期 / the first day of the version (YYYY-MM-DD)')
    .option('--to <day>', '有效期至 / its last day (YYYY-MM-DD)')
    .option('--budget <yuan>', '年度预算，元 / the budget of a year in yuan')
    .action(async (file: string, options: Options, command: Command) => {
      const { budget } = options;
      if (budget !== undefined && !/^-?\d{1,18}(\.\d{1,12})?$/.test(budget))
        throw new Refusal('not-a-number', {}, 'budget');
      const terms = await textOf(file);
      await withInstallation(command, async (workplace) => {
        const checked = await checkTerms(workplace, { ...options, terms });
        answer(command, checked, () => linesOf(checked));
        if (checked.errors.length > 0) result.code = 1;
      });
    });
}

/** @throws Refusal malformed-request */
async function textOf(file: string): Promise<string> {
  try {
    return file === '-' ? (await buffer(process.stdin)).toString('utf8') : await readFile(file, 'utf8');
  } catch (error) {
    const { message } = error as Error;
    throw new Refusal('malformed-request', { reason: { zh: `无法读取：${message}`, en: message } }, 'file');
  }
}

function linesOf({ errors, questions, text, examples }: CheckedTerms): string[] {
  const faults = (mark: string, list: CheckedTerms['errors']) =>
    table(
      list.map(({ at, place, says }) => [mark, at, `${place.zh}：${says.zh}`, `${place.en}: ${says.en}`]),
    );
  const parts = text ? [...text.conditions, ...text.lines] : [];
  return [
    ...table(parts.map(({ clause, title, words }) => [clause, title.zh, words.zh])),
    ...(examples ?? []).map(
      ({ judged: { eligibility, amount }, wrong }, i) =>
        `算例 ${i + 1} / example ${i + 1}: ${eligibility}${amount === null ? '' : ` ${amount} 元 / yuan`} ${wrong ? '✕' : '✓'}`,
    ),
    ...faults('✕', errors),
    ...faults('?', questions),
    `有误 ${errors.length} 处，存疑 ${questions.length} 处 / ${counted(errors.length, 'error', 'errors')}, ${counted(questions.length, 'question', 'questions')}`,
  ];
}
