import { readFileSync } from 'node:fs';
import { Refusal } from '@taizhang/definition';
import { type PostRequest, post } from '@taizhang/runtime';
import type { Command } from 'commander';
import { withInstallation } from '../opening.ts';
import { answer } from '../output.ts';

/** `post FILE`: posts a request, as the API does. */
export function addPostCommand(program: Command): void {
  program
    .command('post <file>')
    .description(
      '过账一个请求（JSON 文件，- 为标准输入）/ post a request from a JSON file, - for standard input',
    )
    .option('--by <post>', '记录人岗位 / who records it', 'command-line')
    .action(async (file: string, _options: { by: string }, command: Command) => {
      const request = readRequestFile(file);
      await withInstallation(command, async ({ pool, district, vault, viewer }) => {
        const response = await post(pool, district.store, vault, viewer, request);
        answer(command, response, () => [
          ...response.posted.map((p) => `${p.seq}  ${p.register}/${p.record}`),
          `${response.movements} 条变动 / movements`,
        ]);
      });
    });
}

/** @throws Refusal malformed-request */
function readRequestFile(file: string): PostRequest {
  const malformed = (zh: string, en: string) => new Refusal('malformed-request', { reason: { zh, en } });
  let request: unknown;
  try {
    request = JSON.parse(readFileSync(file === '-' ? 0 : file, 'utf8'));
  } catch (error) {
    throw malformed(`无法读取：${(error as Error).message}`, (error as Error).message);
  }
  const { key, postings } = (request ?? {}) as Partial<PostRequest>;
  if (typeof key !== 'string' || !Array.isArray(postings))
    throw malformed('应为 {"key": …, "postings": […]}', 'it should be {"key": …, "postings": […]}');
  for (const [i, posting] of postings.entries()) {
    if (!isObject(posting)) throw malformed('postings 应为对象', 'postings are objects').at(`postings[${i}]`);
    if ('corrects' in posting && posting.with !== null && !isObject(posting.with))
      throw malformed(
        'with 应为更正后的内容，或 null（从未发生）',
        'with is what is right, or null where it never happened',
      ).at(`postings[${i}].with`);
  }
  return { key, postings };
}

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
