import { mkdir, realpath, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { binariesFor } from './binaries.ts';
import { type Credentials, changePort, createCredentials, readCredentials } from './credentials.ts';
import { ClusterError, codeOf, type Log, messageOf, permitted } from './errors.ts';
import { initialise, removeAbandoned } from './initialise.ts';
import { findPostmaster, type Launch, launch, stopPostmaster } from './postmaster.ts';
import { enter, isPassing, leave, urlOf } from './presence.ts';
import { cannotStart, type Site } from './program.ts';
import { type Durability, serverSettings } from './settings.ts';
import { serverUser } from './user.ts';

export type ClusterOptions = {
  /** The data folder; the cluster is its subfolder `postgres`, beside cluster.json and postgres.log. */
  readonly dataFolder: string;
  readonly database: string;
  readonly durability?: Durability;
  readonly log?: Log;
};

export type OpenedCluster = {
  readonly mode: 'started' | 'joined';
  readonly superuserUrl: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** Stops the server if nobody else uses it. End your own pools first: their connections count as use. */
  close(): Promise<void>;
};

/** Methods of a client that its published types leave out. */
type Held = pg.Client & { ref(): void; unref(): void };

type Entered = { client: pg.Client; port: number; mode: 'started' | 'joined' };

/** How long obstacles that pass by themselves (old processes ending, another process starting) are waited for. */
const PATIENCE_MS = 30_000;
/** A server that another process started may have to recover from a crash first. */
const RECOVERY_MS = 10 * 60_000;
const RETRY_MS = 20;
/** Each further launch costs a process. */
const RELAUNCH_MS = 60;
const PORT_ATTEMPTS = 5;

const OBSTACLES: Readonly<Record<Exclude<Launch, 'up'>, string>> = {
  'other-was-first': 'Another process keeps starting a server that does not become ready.',
  'old-processes-remain': 'Processes of the killed server are still busy; end them and try again.',
  'port-in-use': 'The port is in use.',
};

/** Starts the cluster of a data folder, creating it if need be, or joins it when it is running already. */
export async function openCluster(options: ClusterOptions): Promise<OpenedCluster> {
  const folder = resolve(options.dataFolder);
  await permitted(folder, () => mkdir(folder, { recursive: true }));
  const dataFolder = await realpath(folder);
  const clusterFolder = join(dataFolder, 'postgres');
  const user = await serverUser(clusterFolder);
  const site: Site = {
    folder: clusterFolder,
    logFile: join(dataFolder, 'postgres.log'),
    binaries: await binariesFor(user),
    user,
  };
  await removeAbandoned(site);
  const credentials = await credentialsFor(dataFolder, site);
  if (!(await isInitialised(site))) {
    options.log?.({ zh: '正在创建数据库目录……', en: 'Creating the database folder …' });
    await initialise(site, credentials.superuser);
  }
  const entered = await startOrJoin(site, dataFolder, options);
  return new Keeper(site, dataFolder, options, credentials, entered);
}

async function credentialsFor(dataFolder: string, site: Site): Promise<Credentials> {
  const stored = await readCredentials(dataFolder);
  if (stored !== undefined) return stored;
  if (!(await isInitialised(site))) return createCredentials(dataFolder);
  throw new ClusterError('credentials-missing', {
    zh: `${site.folder} 中已有数据库,但 ${dataFolder} 中缺少保存其密码的 cluster.json。请恢复该文件。`,
    en: `There is a database in ${site.folder}, but cluster.json with its passwords is missing from ${dataFolder}. Restore that file.`,
  });
}

async function isInitialised(site: Site): Promise<boolean> {
  const path = join(site.folder, 'PG_VERSION');
  const found = await permitted(path, () => stat(path)).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  });
  return found !== undefined;
}

/**
 * Several processes may do this at once, and a server may be stopping, crashed or recovering. The server's own lock
 * file decides who runs: whoever fails to start looks again and joins.
 */
async function startOrJoin(site: Site, dataFolder: string, options: ClusterOptions): Promise<Entered> {
  let credentials = await readCredentials(dataFolder);
  if (credentials === undefined) return Promise.reject(cannotStart(`${dataFolder}: cluster.json is missing`));
  const durability = options.durability ?? 'durable';
  const begin = Date.now();
  let deadline = begin + PATIENCE_MS;
  let startedPid: number | undefined;
  let portAttempts = 0;
  for (;;) {
    const running = await findPostmaster(site);
    let obstacle = 'The server is neither ready nor gone.';
    if (running?.ready) {
      try {
        const client = await enter(credentials, running.port, options.database);
        return { client, port: running.port, mode: running.pid === startedPid ? 'started' : 'joined' };
      } catch (error) {
        if (!isPassing(error)) throw error;
        obstacle = messageOf(error);
      }
    } else if (running !== undefined) {
      deadline = Math.min(Date.now() + PATIENCE_MS, begin + RECOVERY_MS);
    } else {
      const before = Date.now();
      const result = await launch(site, serverSettings(durability, credentials.port));
      if (result === 'port-in-use') {
        portAttempts += 1;
        if (portAttempts >= PORT_ATTEMPTS) throw portInUse(credentials.port);
        credentials = await changePort(dataFolder);
      }
      if (result === 'up') {
        startedPid = (await findPostmaster(site))?.pid;
        // Recovery after a crash is not counted as waiting.
        deadline += Date.now() - before;
        continue;
      }
      obstacle = OBSTACLES[result];
    }
    if (Date.now() > deadline) throw cannotStart(obstacle);
    await pause(running === undefined ? RELAUNCH_MS : RETRY_MS);
  }
}

function portInUse(port: number): ClusterError {
  return new ClusterError('port-in-use', {
    zh: `端口 ${port} 已被其他程序占用,换用其他端口也未成功。`,
    en: `Port ${port} is taken by another program, and other ports were taken too.`,
  });
}

/** Holds this process's presence, restores it after a crash of the server, and stops the server as the last one. */
class Keeper implements OpenedCluster {
  readonly mode: 'started' | 'joined';
  readonly superuserUrl: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly #site: Site;
  readonly #dataFolder: string;
  readonly #options: ClusterOptions;
  readonly #port: number;
  #client: pg.Client;
  #closing: Promise<void> | undefined;
  #recovery: Promise<void> | undefined;

  constructor(
    site: Site,
    dataFolder: string,
    options: ClusterOptions,
    credentials: Credentials,
    { client, port, mode }: Entered,
  ) {
    this.mode = mode;
    this.superuserUrl = urlOf(credentials.superuser, port, 'postgres');
    this.ownerUrl = urlOf(credentials.owner, port, options.database);
    this.appUrl = urlOf(credentials.app, port, options.database);
    this.#site = site;
    this.#dataFolder = dataFolder;
    this.#options = options;
    this.#port = port;
    this.#client = client;
    this.#watch(client);
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    await this.#recovery;
    (this.#client as Held).ref();
    try {
      if (await leave(this.#client)) await stopPostmaster(this.#site);
    } catch (error) {
      if (!isPassing(error)) throw error;
    } finally {
      await this.#client.end().catch(() => undefined);
    }
  }

  #watch(client: pg.Client): void {
    let reason: unknown;
    client.on('error', (error) => {
      reason ??= error;
    });
    client.once('end', () => {
      if (this.#closing === undefined && this.#client === client) this.#recovery = this.#recover(reason);
    });
    // Presence alone is no reason for a finished program to stay.
    (client as Held).unref();
  }

  /**
   * The server went away although somebody is here: it crashed or was killed. It is started again on the same port,
   * so that the URLs given out stay valid. An administrator's orderly stop is respected; a process
   * whose server was killed says farewell with the same code (57P01) but tells so in words.
   */
  async #recover(reason: unknown): Promise<void> {
    const orderly = codeOf(reason) === '57P01' && !/unexpected postmaster exit/.test(messageOf(reason));
    if (orderly || !(await isInitialised(this.#site).catch(() => false))) return;
    const { log } = this.#options;
    log?.({
      zh: '数据库意外中断，正在重新启动……',
      en: 'The database went away unexpectedly; starting it again …',
    });
    try {
      const { client, port } = await startOrJoin(this.#site, this.#dataFolder, this.#options);
      this.#client = client;
      this.#watch(client);
      if (port === this.#port) return log?.({ zh: '数据库已恢复。', en: 'The database is back.' });
      log?.({
        zh: `数据库已换到端口 ${port},请重新启动本程序。`,
        en: `The database is back on another port, ${port}; restart this program.`,
      });
    } catch (error) {
      log?.({
        zh: `数据库未能恢复:${messageOf(error)}`,
        en: `The database did not come back: ${messageOf(error)}`,
      });
    }
  }
}
