import { join } from 'node:path';
import { type Installation, openInstallation } from '@taizhang/runtime';
import { codeVersion } from './code-version.ts';
import { keptFolder } from './kept-folder.ts';

interface Place {
  readonly folder: string;
  log(line: string): void;
}

/** The demo district as it comes, about 137,000 movements, in a data folder that is kept between runs. Close it. */
export async function openDemo({ folder, log }: Place): Promise<Installation> {
  const dataFolder = await keptFolder(join(folder, 'ledgers', 'demo'), codeVersion(), async (made) => {
    log('loading the demo district');
    await (await openInstallation({ dataFolder: made })).close();
  });
  return openInstallation({ dataFolder });
}
