import { refusals } from '@taizhang/definition';
import type { GeneratedFile } from '../generate.ts';
import { code, generatedBy, page, table } from './page/markdown.ts';

/** docs/reference/refusals.md: every reason for which the house refuses something. */
export async function files(): Promise<GeneratedFile[]> {
  const rows = Object.entries(refusals).map(([id, { status, message }]) => [
    code(id),
    String(status),
    message.zh,
    // As it is written for many.
    message.en.replace(/\{\w+, [^|}]+\|([^}]+)\}/g, '$1'),
  ]);
  const text = page(
    generatedBy('tools/generators/refusals.ts'),
    '# 拒绝原因 / Refusals',
    'The catalogue of `packages/definition/src/refusal.ts`: one for the ledger, the API and the command. A refused request has written nothing. `{name}` stands for a detail of the case; the answer carries it under `details` too. How a refusal travels is shown in [the API guide](../guide-api.md).',
    table(['Code', 'HTTP', '提示', 'Message'], rows),
  );
  return [{ path: 'docs/reference/refusals.md', text }];
}
