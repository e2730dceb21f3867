import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCluster } from '@taizhang/cluster';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    testServer: { superuserUrl: string; ownerUrl: string; appUrl: string };
  }
}

const PREFIX = 'taizhang-test-';

/** One real PostgreSQL for the whole test run, without syncing to the disk, deleted afterwards. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeAbandoned();
  const dataFolder = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
  const cluster = await openTestServer(dataFolder);
  const { superuserUrl, ownerUrl, appUrl } = cluster;
  project.provide('testServer', { superuserUrl, ownerUrl, appUrl });
  return async () => {
    await cluster.close();
    await rm(dataFolder, { recursive: true, force: true });
  };
}

function openTestServer(dataFolder: string) {
  return openCluster({ dataFolder, database: 'taizhang_test', durability: 'throwaway' });
}

/** A test run that was killed leaves its server running; opening and closing it as the last one stops it. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(name.match(/^taizhang-test-(\d+)-/)?.[1]);
    if (!(pid > 0) || isRunning(pid)) continue;
    const dataFolder = join(tmpdir(), name);
    await openTestServer(dataFolder)
      .then((cluster) => cluster.close())
      .catch(() => undefined);
    await rm(dataFolder, { recursive: true, force: true }).catch(() => undefined);
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
