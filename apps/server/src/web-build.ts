import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const builder = fileURLToPath(new URL('../../../tools/build-web.ts', import.meta.url));

export const webFolder = fileURLToPath(new URL('../../web/dist', import.meta.url));

/** Builds the web app if it is missing or older than its sources, in a process of its own. @throws when that fails */
export function buildWebIfStale(): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [builder], { stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`building the web app ended with ${code}`)),
    );
  });
}
