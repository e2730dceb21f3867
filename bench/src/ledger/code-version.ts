import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The sources that decide what stands in a district's ledger, and those that multiply it. */
const deciding = [
  'packages/{definition,registers,ledger}/src/**/*.ts',
  'packages/store/src/migrations/*.sql',
  // What is read is not decided by how it is read.
  'packages/store/src/{post,insert,copy,record,fold,fine-amounts,counted-legs,busy,grains,metric-sql,condition-sql}*.ts',
  'packages/runtime/src/history.ts',
  'districts/*/src/**/*.ts',
];
const multiplying = ['bench/src/ledger/*.ts'];

/** A name for the content of these sources: a ledger made by others is made anew. */
export function codeVersion(multiplied: boolean): string {
  const hash = createHash('sha256');
  for (const path of globSync(multiplied ? [...deciding, ...multiplying] : deciding, {
    cwd: root,
  }).toSorted()) {
    if (path.endsWith('.test.ts')) continue;
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}
