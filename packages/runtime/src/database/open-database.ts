import { type Log, openCluster } from '@taizhang/cluster';
import type { OpenedDatabase } from './opened-database.ts';
import { openServer } from './server.ts';

type DatabaseOptions = {
  readonly dataFolder: string;
  /** A PostgreSQL server to use instead of the embedded one (DATABASE_URL). */
  readonly databaseUrl?: string | undefined;
  /** The application's login on that server, if it has one of its own (TAIZHANG_APP_URL). */
  readonly appUrl?: string | undefined;
  readonly log?: Log;
};

const DATABASE = 'taizhang';

export async function openDatabase(options: DatabaseOptions): Promise<OpenedDatabase> {
  if (options.databaseUrl) {
    const appUrl = options.appUrl ?? process.env.TAIZHANG_APP_URL;
    return openServer(options.databaseUrl, appUrl || undefined);
  }
  const { dataFolder, log } = options;
  const cluster = await openCluster({
    dataFolder,
    database: DATABASE,
    ...(log === undefined ? {} : { log }),
  });
  return {
    ownerUrl: cluster.ownerUrl,
    appUrl: cluster.appUrl,
    mode: cluster.mode === 'started' ? 'embedded-started' : 'embedded-joined',
    close: () => cluster.close(),
  };
}
