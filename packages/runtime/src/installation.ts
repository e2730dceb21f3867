import { installationAccount } from '@taizhang/access';
import { wuchang } from '@taizhang/district-wuchang-2021h1';
import type { Identity } from '@taizhang/identity';
import {
  followDeadlines,
  gatherStatistics,
  keepCalendar,
  LibraryAccounts,
  migrate,
  openPool,
  PersonalVault,
  type Pool,
  RecordChains,
  RecordLists,
  RecordPaces,
  seedUnits,
  UnitSums,
} from '@taizhang/store';
import { type OpenedDatabase, openDatabase } from './database/index.ts';
import { type DistrictPackage, firstUnitsOf, type OpenDistrict, openDistrict } from './district-package.ts';
import { loadHistory, type Progress } from './history.ts';
import { openDistrictIdentity } from './identity.ts';
import { PolicyMatches } from './matching/index.ts';
import { personalKey } from './secrets.ts';
import { refreshUnits, systemViewer } from './viewers.ts';

/** An opened installation: its database, migrated, and its district. */
export interface Installation {
  readonly dataFolder: string;
  readonly database: OpenedDatabase;
  readonly pool: Pool;
  readonly district: OpenDistrict;
  readonly vault: PersonalVault;
  /** Who may come in, and their sessions. */
  readonly identity: Identity;
  /** The lists of records, held in memory once somebody asks for them. */
  readonly lists: RecordLists;
  /** Where records stand against their schedules, held in memory once somebody asks. */
  readonly paces: RecordPaces;
  /** What came into the libraries of registers and went out of them, held in memory once somebody asks. */
  readonly libraries: LibraryAccounts;
  /** What waits for what, held in memory once somebody asks. */
  readonly chains: RecordChains;
  /** What metrics come to in each unit, held in memory once somebody asks. */
  readonly unitSums: UnitSums;
  /** What policies give to whom, held in memory once somebody asks. */
  readonly matches: PolicyMatches;
  /** Ends the connections and, as the last one out, the embedded database. */
  close(): Promise<void>;
}

export interface InstallationOptions {
  readonly dataFolder: string;
  readonly databaseUrl?: string | undefined;
  readonly district?: DistrictPackage;
  readonly progress?: Progress;
}

/** The district of an installation, as it is defined: what can be known of it before its database is opened. */
export const districtOf = ({ district = wuchang }: Pick<InstallationOptions, 'district'>): OpenDistrict =>
  openDistrict(district);

/**
 * Opens an installation: starts the embedded database or joins a running one (or connects to `databaseUrl`), migrates
 * it and, the first time, loads the district's history.
 */
export async function openInstallation(options: InstallationOptions): Promise<Installation> {
  const { dataFolder, databaseUrl, progress = () => undefined } = options;
  const district = districtOf(options);
  progress({ step: 'database', done: 0, total: 1 });
  const database = await openDatabase({ dataFolder, ...(databaseUrl ? { databaseUrl } : {}) });
  progress({ step: 'database', done: 1, total: 1 });
  const pool = openPool(database.appUrl);
  const close = async () => {
    await pool.end();
    await database.close();
  };
  try {
    progress({ step: 'schema', done: 0, total: 1 });
    await migrate(database.ownerUrl);
    progress({ step: 'schema', done: 1, total: 1 });
    const vault = new PersonalVault(personalKey(dataFolder));
    await seedUnits(pool, district.store.id, firstUnitsOf(district.package));
    await refreshUnits({ pool, district });
    await keepCalendar(pool, district.store);
    const viewer = systemViewer(district, installationAccount.jobs, [
      'import-history',
      'read-figures',
      'freeze-edition',
    ]);
    const loaded = await loadHistory({ pool, district, vault, viewer, progress });
    if (loaded) {
      // What is due is followed first: left to the background, whoever looks at it meanwhile waits for all records.
      await followDeadlines(pool, district.store);
      await gatherStatistics(database.ownerUrl);
    }
    const identity = await openDistrictIdentity({ pool, district }, dataFolder);
    const lists = new RecordLists(pool, district.store);
    const paces = new RecordPaces(pool, district.store);
    const libraries = new LibraryAccounts(pool, district.store);
    const chains = new RecordChains(pool, district.store);
    const unitSums = new UnitSums(pool, district.store);
    const matches = new PolicyMatches(pool, district);
    const held = { lists, paces, libraries, chains, unitSums, matches };
    return { dataFolder, database, pool, district, vault, identity, ...held, close };
  } catch (error) {
    await close().catch(() => undefined);
    throw error;
  }
}
