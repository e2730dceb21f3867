import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A data folder that is kept between runs: made by `make`, and made anew when it was made by something else than
 * `version` says, or not to its end.
 */
export async function keptFolder(
  folder: string,
  version: string,
  make: (folder: string) => Promise<void>,
): Promise<string> {
  const mark = join(folder, 'made-by');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === version) return folder;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await make(folder);
  writeFileSync(mark, version);
  return folder;
}
