import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import {
  type DistrictPackage,
  type Installation,
  type InstallationOptions,
  type Office,
  openInstallation,
  type StepProgress,
  steps,
  systemViewer,
} from '@taizhang/runtime';
import type { Command } from 'commander';

/** The data folder: as told, as the environment says, or `.taizhang` in the repository. */
function dataFolderOf(command: Command): string {
  const told: string | undefined = command.optsWithGlobals().data ?? process.env.TAIZHANG_DATA;
  return (
    told?.replace(/^~(?=\/)/, homedir()) ?? fileURLToPath(new URL('../../../.taizhang', import.meta.url))
  );
}

/** What a command opens: its data folder or server, and the district that the command line was given. */
export function optionsOf(command: Command): InstallationOptions {
  const district: DistrictPackage | undefined = command.optsWithGlobals().district;
  return {
    dataFolder: dataFolderOf(command),
    databaseUrl: process.env.DATABASE_URL,
    progress: tellProgress,
    ...(district ? { district } : {}),
  };
}

const commandDuties = ['read-figures', 'freeze-edition', 'close-period', 'post-directly'] as const;

/** What a command works on: whoever is at the machine reads and posts everything, but administers nothing. */
export type Workplace = Installation & Office;

/** Opens the installation for one command and closes it afterwards, also when interrupted. */
export async function withInstallation<T>(
  command: Command,
  work: (workplace: Workplace) => Promise<T>,
): Promise<T> {
  const installation = await openInstallation(optionsOf(command));
  const interrupted = () => void installation.close().finally(() => process.exit(130));
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    const by: string = command.opts().by ?? 'command-line';
    const viewer = systemViewer(installation.district, by, commandDuties);
    return await work({ ...installation, viewer });
  } finally {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    await installation.close();
  }
}

/** The steps that take long are told on the error stream, so that JSON on standard output stays clean. */
function tellProgress({ step, done, total }: StepProgress): void {
  if (step === 'database' || step === 'schema' || !process.stderr.isTTY) return;
  const share = total === 0 ? 100 : Math.round((done / total) * 100);
  process.stderr.write(
    `\r\u001b[K${steps[step].zh} / ${steps[step].en} ${share}%${done === total ? '\n' : ''}`,
  );
}
