import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { APP_ROLE } from '@taizhang/cluster';
import { quickest, until } from '@taizhang/testkit';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openDatabase } from './open-database.ts';
import type { OpenedDatabase } from './opened-database.ts';

const isRoot = process.getuid?.() === 0;
const NODE = join(dirname(createRequire(import.meta.url).resolve('node/package.json')), 'bin', 'node');
const MODULE = new URL('./open-database.ts', import.meta.url).href;

let home: string;
let folders = 0;
const children: ChildProcess[] = [];

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'taizhang-database-'));
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  // Whatever a failed test left running is stopped before its folder goes.
  for (const name of await readdir(home)) await killPostmaster(join(home, name)).catch(() => undefined);
  await rm(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

const newFolder = () => {
  folders += 1;
  return join(home, `data-${folders}`);
};

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query({ text, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

const postmasterPid = async (dataFolder: string) => {
  const text = await readFile(join(dataFolder, 'postgres', 'postmaster.pid'), 'utf8');
  return Number(text.split('\n')[0]);
};

const killPostmaster = async (dataFolder: string) => process.kill(await postmasterPid(dataFolder), 'SIGKILL');

const isUp = (url: string) =>
  query(url, 'select 1').then(
    () => true,
    () => false,
  );

/** A process of its own that opens the data folder, tells what it got, and closes when told to. */
async function otherProcess(dataFolder: string) {
  const program = `
    import { openDatabase } from ${JSON.stringify(MODULE)};
    const opened = await openDatabase({ dataFolder: process.env.FOLDER });
    console.log(JSON.stringify(opened));
    process.stdin.once('data', async () => { await opened.close(); process.exit(0); });
  `;
  const child = spawn(NODE, ['--input-type=module', '-e', program], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, FOLDER: dataFolder },
  });
  children.push(child);
  const opened = once(createInterface({ input: child.stdout }), 'line').then(
    ([line]) => JSON.parse(line) as Omit<OpenedDatabase, 'close'>,
  );
  const close = async () => {
    const exit = once(child, 'exit');
    child.stdin.write('close\n');
    expect(await exit).toEqual([0, null]);
  };
  return { child, opened, close };
}

describe('the embedded database', () => {
  let dataFolder: string;
  beforeAll(() => {
    dataFolder = newFolder();
  });

  test('is created, set up for durable work, and stopped by the last one', async () => {
    const opened = await openDatabase({ dataFolder });
    expect(opened.mode).toBe('embedded-started');
    const names =
      'fsync full_page_writes synchronous_commit TimeZone server_encoding jit max_connections'.split(' ');
    const settings = `select ${names.map((name) => `current_setting('${name}')`).join(', ')}`;
    expect(await query(opened.appUrl, settings)).toEqual(['on', 'on', 'on', 'UTC', 'UTF8', 'off', '200']);
    const locale =
      "select datlocprovider, datlocale, pg_get_userbyid(datdba) from pg_database where datname = 'taizhang'";
    expect(await query(opened.ownerUrl, locale)).toEqual(['b', 'C.UTF-8', 'taizhang_owner']);
    expect((await stat(join(dataFolder, 'cluster.json'))).mode & 0o777).toBe(0o600);
    await query(opened.ownerUrl, "create table kept as select '台账' as word");
    await opened.close();
    expect(await isUp(opened.ownerUrl)).toBe(false);
    await expect(stat(join(dataFolder, 'postgres', 'postmaster.pid'))).rejects.toMatchObject({
      code: 'ENOENT',
    });
  });

  test('starts again within a second and has kept its data', async () => {
    let opened: OpenedDatabase | undefined;
    const taken = await quickest(1000, async () => {
      await opened?.close();
      opened = await openDatabase({ dataFolder });
      expect(opened.mode).toBe('embedded-started');
    });
    expect(taken).toBeLessThan(1000);
    expect(await query(opened?.ownerUrl ?? '', 'select word from kept')).toEqual(['台账']);
    await opened?.close();
  });

  test('gives the application a role that owns nothing', async () => {
    const opened = await openDatabase({ dataFolder });
    await expect(query(opened.appUrl, 'select word from kept')).rejects.toMatchObject({ code: '42501' });
    await expect(query(opened.appUrl, 'create table mine (id int)')).rejects.toMatchObject({ code: '42501' });
    await expect(query(opened.appUrl, 'set role taizhang_owner')).rejects.toMatchObject({ code: '42501' });
    await opened.close();
  });

  test('moves to another port when a foreign program has taken its own', async () => {
    const { port } = JSON.parse(await readFile(join(dataFolder, 'cluster.json'), 'utf8')) as { port: number };
    const intruder = createServer().listen(port, '127.0.0.1');
    await once(intruder, 'listening');
    const opened = await openDatabase({ dataFolder });
    expect(new URL(opened.ownerUrl).port).not.toBe(String(port));
    expect(await query(opened.ownerUrl, 'select word from kept')).toEqual(['台账']);
    await opened.close();
    intruder.close();
  });
});

describe('several processes', () => {
  test('join, and only the last one out stops the server', async () => {
    const dataFolder = newFolder();
    const mine = await openDatabase({ dataFolder });
    const other = await otherProcess(dataFolder);
    const { mode, appUrl } = await other.opened;
    expect([mine.mode, mode]).toEqual(['embedded-started', 'embedded-joined']);
    await mine.close();
    expect(await isUp(appUrl)).toBe(true);
    await other.close();
    expect(await isUp(appUrl)).toBe(false);
  });

  test('starting at once on a new folder all get in, and leaving at once stop it', async () => {
    const dataFolder = newFolder();
    const others = await Promise.all([1, 2, 3].map(() => otherProcess(dataFolder)));
    const opened = await Promise.all(others.map((other) => other.opened));
    expect(opened.map(({ mode }) => mode).toSorted()).toEqual([
      'embedded-joined',
      'embedded-joined',
      'embedded-started',
    ]);
    expect(await Promise.all(opened.map(({ appUrl }) => isUp(appUrl)))).toEqual([true, true, true]);
    await Promise.all(others.map((other) => other.close()));
    expect(await isUp(opened[0]!.appUrl)).toBe(false);
    expect((await readdir(dataFolder)).toSorted()).toEqual(['cluster.json', 'postgres', 'postgres.log']);
  });

  test('entering while another leaves always end up with a server', async () => {
    const dataFolder = newFolder();
    let last = await openDatabase({ dataFolder });
    for (let round = 0; round < 5; round += 1) {
      const [, next] = await Promise.all([
        last.close(),
        pause(round * 8).then(() => openDatabase({ dataFolder })),
      ]);
      expect(await isUp(next.appUrl)).toBe(true);
      last = next;
    }
    await last.close();
    expect(await isUp(last.appUrl)).toBe(false);
  });

  test('a foreign client keeps the server running', async () => {
    const dataFolder = newFolder();
    const opened = await openDatabase({ dataFolder });
    const foreign = new pg.Client({ connectionString: opened.ownerUrl });
    await foreign.connect();
    await opened.close();
    expect((await foreign.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await foreign.end();
    await (await openDatabase({ dataFolder })).close();
    expect(await isUp(opened.ownerUrl)).toBe(false);
  });
});

describe('after a kill', () => {
  test('of the application the next start joins the running server', async () => {
    const dataFolder = newFolder();
    const other = await otherProcess(dataFolder);
    const { appUrl } = await other.opened;
    other.child.kill('SIGKILL');
    await once(other.child, 'exit');
    expect(await isUp(appUrl)).toBe(true);
    const next = await openDatabase({ dataFolder });
    expect(next.mode).toBe('embedded-joined');
    await next.close();
    expect(await isUp(appUrl)).toBe(false);
  });

  test('of the server and the application it starts again, though an old process is still busy', async () => {
    const dataFolder = newFolder();
    const other = await otherProcess(dataFolder);
    const { ownerUrl } = await other.opened;
    await query(ownerUrl, 'create table kept (id int)');
    await query(ownerUrl, 'insert into kept values (7)');
    // A backend that computes does not notice the death of its server and goes on holding the shared memory.
    const busy = query(ownerUrl, 'select count(*) from generate_series(1, 6000000) n where n % 7 = 3').catch(
      () => 0,
    );
    await pause(100);
    other.child.kill('SIGKILL');
    await killPostmaster(dataFolder);
    const next = await openDatabase({ dataFolder });
    expect(next.mode).toBe('embedded-started');
    expect(await query(next.ownerUrl, 'select id from kept')).toEqual([7]);
    await busy;
    await next.close();
  });

  test('of the server alone a living application brings it back at the same address', async () => {
    const dataFolder = newFolder();
    const messages: string[] = [];
    const opened = await openDatabase({ dataFolder, log: ({ en }) => messages.push(en) });
    await killPostmaster(dataFolder);
    await until(
      () => messages,
      (told) => told.includes('The database is back.'),
    );
    expect(await isUp(opened.appUrl)).toBe(true);
    await opened.close();
    expect(await isUp(opened.appUrl)).toBe(false);
  });

  test('in the middle of creating it the folder is as good as new', async () => {
    let dataFolder = '';
    const unfinished = async () =>
      (await readdir(dataFolder).catch(() => [])).find((name) => name.includes('.new-'));
    // On a busy machine it may be created before it is seen being created.
    await until(async () => {
      dataFolder = newFolder();
      const other = await otherProcess(dataFolder);
      other.opened.catch(() => undefined);
      await until(unfinished);
      await pause(60);
      other.child.kill('SIGKILL');
      await once(other.child, 'exit');
      return !(await readdir(dataFolder)).includes('postgres');
    });
    const opened = await openDatabase({ dataFolder });
    expect(await isUp(opened.appUrl)).toBe(true);
    await opened.close();
    const left = join(dataFolder, (await unfinished())!);
    await utimes(left, 0, 0);
    await (await openDatabase({ dataFolder })).close();
    expect(await unfinished()).toBeUndefined();
  });

  test('whose process number now belongs to another program it starts again', async () => {
    const dataFolder = newFolder();
    await (await openDatabase({ dataFolder })).close();
    const { uid, gid } = await stat(join(dataFolder, 'postgres'));
    const stranger = spawn('sleep', ['30'], { ...(isRoot ? { uid, gid } : {}), stdio: 'ignore' });
    children.push(stranger);
    const lock = join(dataFolder, 'postgres', 'postmaster.pid');
    await writeFile(lock, `${stranger.pid}\n${dataFolder}\n1\n1\n\n127.0.0.1\n1 1\nready\n`);
    const opened = await openDatabase({ dataFolder });
    expect(opened.mode).toBe('embedded-started');
    await opened.close();
    expect(stranger.exitCode).toBeNull();
    stranger.kill();
  });
});

describe('paths', () => {
  test('with spaces, quotes, Chinese and great length work', async () => {
    const dataFolder = join(newFolder(), `区 政府's "台账" $HOME`, '很长的目录名'.repeat(12));
    const opened = await openDatabase({ dataFolder });
    expect(await isUp(opened.appUrl)).toBe(true);
    await opened.close();
  });

  // An ordinary user runs the server itself and needs no detour.
  test.skipIf(!isRoot)(
    'closed to the database user work, and keep their modes (only when run as root)',
    async () => {
      const closed = newFolder();
      await mkdir(join(closed, 'inner'), { recursive: true });
      await chmod(closed, 0o700);
      const dataFolder = join(closed, 'inner');
      const opened = await openDatabase({ dataFolder });
      const server = await stat(`/proc/${await postmasterPid(dataFolder)}`);
      expect(server.uid).not.toBe(0);
      expect(await isUp(opened.appUrl)).toBe(true);
      await opened.close();
      expect((await stat(closed)).mode & 0o777).toBe(0o700);
      expect((await stat(closed)).uid).toBe(0);
    },
  );
});

describe('errors say in both languages what is wrong', () => {
  const failure = async (promise: Promise<unknown>) => {
    const error = await promise.then(
      () => expect.unreachable(),
      (reason: unknown) => reason as { code: string; zh: string; en: string },
    );
    expect(error.zh).toMatch(/\p{Script=Han}/u);
    expect(error.en).not.toMatch(/\p{Script=Han}/u);
    return error;
  };

  test('a cluster that cannot start shows the end of its log; one without its passwords names the file', async () => {
    const dataFolder = newFolder();
    await (await openDatabase({ dataFolder })).close();
    await writeFile(join(dataFolder, 'postgres', 'PG_VERSION'), '12\n');
    const broken = await failure(openDatabase({ dataFolder }));
    expect(broken.code).toBe('cannot-start');
    expect(broken.en).toMatch(/initialized by PostgreSQL version 12/);
    await rm(join(dataFolder, 'cluster.json'));
    expect((await failure(openDatabase({ dataFolder }))).code).toBe('credentials-missing');
  });

  test('a data folder that cannot be made', async () => {
    const file = newFolder();
    await writeFile(file, '');
    expect((await failure(openDatabase({ dataFolder: join(file, 'data') }))).code).toBe('folder-unusable');
  });

  // Nothing is forbidden to root.
  test.skipIf(isRoot)('a data folder of somebody else (only when not run as root)', async () => {
    expect((await failure(openDatabase({ dataFolder: '/etc/taizhang' }))).code).toBe('no-permission');
  });

  test('a server that does not answer, without its password in the message', async () => {
    const databaseUrl = 'postgres://someone:hidden@127.0.0.1:9/x';
    const error = await failure(openDatabase({ dataFolder: newFolder(), databaseUrl }));
    expect(error.code).toBe('server-unreachable');
    expect(error.en).not.toContain('hidden');
  });

  test('a login that may not use the role of the application', async () => {
    const { ownerUrl } = inject('testServer');
    const error = await failure(openDatabase({ dataFolder: newFolder(), databaseUrl: ownerUrl }));
    expect(error.code).toBe('role-missing');
  });
});

describe('a server of its own (DATABASE_URL)', () => {
  test('serves the application in its role and is left running', async () => {
    const { superuserUrl } = inject('testServer');
    const databaseUrl = `${superuserUrl}?options=-c%20lock_timeout%3D7s`;
    const opened = await openDatabase({ dataFolder: newFolder(), databaseUrl });
    expect(opened.mode).toBe('server');
    const who = "select current_user, current_setting('lock_timeout')";
    expect(await query(opened.appUrl, who)).toEqual([APP_ROLE, '7s']);
    expect(await query(opened.ownerUrl, who)).toEqual(['postgres', '7s']);
    await opened.close();
    expect(await isUp(opened.ownerUrl)).toBe(true);
  });

  test('may have a login of its own for the application', async () => {
    const { superuserUrl, appUrl } = inject('testServer');
    const opened = await openDatabase({ dataFolder: newFolder(), databaseUrl: superuserUrl, appUrl });
    expect(opened.appUrl).toBe(appUrl);
  });
});
