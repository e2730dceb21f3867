import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { StartedServer } from './started-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the server with the demo serves. */
    address: string;
  }
}

/** Starts one server with the demo for all journeys. What they write must leave the reported half year as it is. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'taizhang-e2e-'));
  const server = new StartedServer({ TAIZHANG_DATA: dataFolder });
  const close = async () => {
    await server.stop('SIGTERM');
    await rm(dataFolder, { recursive: true, force: true });
  };
  try {
    project.provide('address', await server.address());
  } catch (error) {
    await close();
    throw error;
  }
  return close;
}
