import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { createDatabase, type OpenedCluster, openCluster } from '@taizhang/cluster';
import { demoWork, wuchang } from '@taizhang/district-wuchang-2021h1';
import { type DistrictPackage, type Installation, openDistrict, openInstallation } from '@taizhang/runtime';
import { fold, keepBusyDays } from '@taizhang/store';
import pg from 'pg';
import type { Context } from '../scenario.ts';
import { codeVersion } from './code-version.ts';
import { multiply } from './multiply.ts';
import { multiplyFirms } from './multiply-firms.ts';
import type { LedgerShape } from './source.ts';

type Place = Pick<Context, 'folder' | 'seed' | 'log'>;

/** A ledger of the bench, opened. */
export interface Ledger {
  readonly installation: Installation;
  readonly movements: number;
  readonly dataFolder: string;
  /** For what the application may not do: tables and indexes beside its own. */
  readonly ownerUrl: string;
  readonly appUrl: string;
  close(): Promise<void>;
}

/** The demo district with the bench's seed, without its editions, which would not fit a multiplied past. */
const districtOf = (seed: number): DistrictPackage => ({
  ...wuchang,
  editions: [],
  history: () => demoWork(seed),
});

/** The demo district as it comes, about 137,000 movements. Close it. */
const openDemo = (place: Place): Promise<Ledger> => openKept(place, 'demo', codeVersion(false), loadDemo);

/** A multiplied ledger, made the first time, folded. Close it. */
export function openLedger(place: Place, shape: LedgerShape): Promise<Ledger> {
  const { copies, corrections, thin } = shape;
  const name = `ledger_${copies}_${corrections}_${thin}`;
  return openKept(place, name, `${codeVersion(true)} ${name}`, (database) =>
    makeLedger(place, shape, database),
  );
}

/** Leaves a ledger as a server does in a quiet moment: whoever folds it anew has its busy days forgotten. */
export async function atRest({ installation }: Ledger, log: Place['log']): Promise<void> {
  const days = await keepBusyDays(installation.pool, installation.district.store);
  if (days > 0) log(`cut ${days.toLocaleString('en')} busy days of registers that had been forgotten`);
}

/** The demo with so many firms, made the first time. Close it. */
export function openFirms(place: Place, firms: number): Promise<Ledger> {
  const name = `firms_${firms}`;
  return openKept(place, name, `${codeVersion(true)} ${name}`, async (making) => {
    await (await openDemo(place)).close();
    await recreate(making, 'template demo strategy file_copy');
    await inDatabase(making.ownerUrl, async (client) => {
      place.log(`${(await multiplyFirms(client, firms)).toLocaleString('en')} firms`);
      await client.query('vacuum (freeze, analyze)');
    });
  });
}

/** Where a database is made: not yet anything to the bench. */
interface Making {
  readonly place: Place;
  readonly dataFolder: string;
  readonly name: string;
  readonly superuserUrl: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
}

async function loadDemo(making: Making): Promise<void> {
  making.place.log('loading the demo district');
  await recreate(making);
  await (await installationOf(making)).close();
}

async function makeLedger(place: Place, shape: LedgerShape, making: Making): Promise<void> {
  await (await openDemo(place)).close();
  const { copies, corrections } = shape;
  place.log(`making a ledger: ${copies} times the demo, every record corrected ${corrections} times`);
  await recreate(making, 'template demo strategy file_copy');
  const { catalogue } = openDistrict(districtOf(place.seed));
  await inDatabase(making.ownerUrl, (client) => multiply(client, catalogue, shape, place.log));
  const installation = await installationOf(making);
  const from = performance.now();
  const passed = await fold(installation.pool, installation.district.store);
  place.log(`folded ${passed.toLocaleString('en')} numbers in ${Math.round(performance.now() - from)} ms`);
  const then = performance.now();
  const days = await keepBusyDays(installation.pool, installation.district.store);
  place.log(
    `cut ${days.toLocaleString('en')} busy days of registers in ${Math.round(performance.now() - then)} ms`,
  );
  await installation.close();
  // What a vacuum would do sooner or later it does now, and not while something is measured.
  await inDatabase(making.ownerUrl, (client) => client.query('vacuum (freeze, analyze)'));
}

async function recreate({ superuserUrl, name }: Making, options = ''): Promise<void> {
  await inDatabase(superuserUrl, async (client) => {
    await client.query(`drop database if exists ${name} with (force)`);
    await createDatabase(client, name, options);
  });
}

/**
 * All ledgers of the bench are databases of one cluster, so that the demo is loaded once and copied by the server. A
 * database says in its comment what it was made by; made by something else, or not to its end, it is made anew,
 * without waiting for the disk.
 */
async function openKept(
  place: Place,
  name: string,
  madeBy: string,
  make: (making: Making) => Promise<void>,
): Promise<Ledger> {
  const dataFolder = join(place.folder, 'ledgers');
  const version = createHash('sha256').update(`${madeBy} ${place.seed}`).digest('hex');
  const cluster = await openCluster({ dataFolder, database: name });
  const found = await inDatabase(cluster.superuserUrl, async (client) => {
    const { rows } = await client.query<{ made_by: string | null }>(
      "select shobj_description(oid, 'pg_database') as made_by from pg_database where datname = $1",
      [name],
    );
    return rows[0]?.made_by;
  });
  if (found === version) return openedLedger(cluster, dataFolder, place.seed);
  await cluster.close();
  const throwaway = await openCluster({ dataFolder, database: name, durability: 'throwaway' });
  try {
    await make({ ...throwaway, place, dataFolder, name, ...urlsOf(throwaway) });
    await inDatabase(throwaway.superuserUrl, (client) =>
      client.query(`comment on database ${name} is '${version}'`),
    );
  } finally {
    await throwaway.close();
  }
  return openedLedger(await openCluster({ dataFolder, database: name }), dataFolder, place.seed);
}

const urlsOf = ({ superuserUrl, ownerUrl, appUrl }: OpenedCluster) => ({ superuserUrl, ownerUrl, appUrl });

async function openedLedger(cluster: OpenedCluster, dataFolder: string, seed: number): Promise<Ledger> {
  const { ownerUrl, appUrl } = cluster;
  const installation = await installationOf({ place: { seed }, dataFolder, ownerUrl, appUrl });
  const { rows } = await installation.pool.query<{ n: number }>('select count(*) as n from movement');
  const close = async () => {
    await installation.close();
    await cluster.close();
  };
  return { installation, movements: rows[0]?.n ?? 0, dataFolder, ownerUrl, appUrl, close };
}

/** The application on a database of the bench's cluster, as on a server of somebody else's. */
async function installationOf(database: {
  readonly place: Pick<Place, 'seed'>;
  readonly dataFolder: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
}): Promise<Installation> {
  const { place, dataFolder, ownerUrl, appUrl } = database;
  process.env.TAIZHANG_APP_URL = appUrl;
  try {
    return await openInstallation({ dataFolder, databaseUrl: ownerUrl, district: districtOf(place.seed) });
  } finally {
    delete process.env.TAIZHANG_APP_URL;
  }
}

export async function inDatabase<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
