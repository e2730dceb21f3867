import { dropEverything } from '@taizhang/store';
import { openDatabase } from './database/index.ts';
import { type Installation, type InstallationOptions, openInstallation } from './installation.ts';

/** Throws away all an installation holds and loads the district's history anew. */
export async function resetInstallation(options: InstallationOptions): Promise<Installation> {
  const { dataFolder, databaseUrl } = options;
  const database = await openDatabase({ dataFolder, ...(databaseUrl ? { databaseUrl } : {}) });
  try {
    await dropEverything(database.ownerUrl);
    // Opened before the first one closes, so that an embedded database is joined, not started again.
    return await openInstallation(options);
  } finally {
    await database.close();
  }
}
