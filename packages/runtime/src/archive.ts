import { type BackupManifest, backup, type Restored, restore } from '@taizhang/store';
import { openDatabase } from './database/index.ts';
import type { Installation } from './installation.ts';
import { personalKey } from './secrets.ts';

/** Backs up everything an installation holds into one file; posting may go on. The key for personal data is not in it. */
export const backupInstallation = (
  { database, dataFolder }: Pick<Installation, 'database' | 'dataFolder'>,
  file: string,
  force: boolean,
): Promise<BackupManifest> => backup(database.ownerUrl, file, { key: personalKey(dataFolder), force });

/**
 * Restores a backup into an installation that holds nothing yet: a new data folder, or a database just made.
 * @throws Refusal not-empty, backup-unreadable; nothing is then changed
 */
export async function restoreInstallation(
  { dataFolder, databaseUrl }: { readonly dataFolder: string; readonly databaseUrl?: string | undefined },
  file: string,
): Promise<Restored> {
  const database = await openDatabase({ dataFolder, ...(databaseUrl ? { databaseUrl } : {}) });
  try {
    return await restore(database.ownerUrl, file, { key: personalKey(dataFolder) });
  } finally {
    await database.close();
  }
}
