import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Result, resultSchema } from './result.ts';

const fullResults = fileURLToPath(new URL('../results/', import.meta.url));

/** Results of full runs stand in the tree; small ones, which only show that it works, beside the bench's data. */
export function resultFile({ scenario, size }: Pick<Result, 'scenario' | 'size'>, folder: string): string {
  return size === 'full'
    ? join(fullResults, `${scenario}-full.json`)
    : join(folder, 'results', `${scenario}-small.json`);
}

export function writeResult(result: Result, file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(resultSchema.parse(result), null, 2)}\n`);
}

/** The published results, in the order of their names. @throws when one is not what a result looks like */
export function publishedResults(folder = fullResults): Result[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => resultSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
}
