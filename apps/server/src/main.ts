import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { counted } from '@taizhang/definition';
import { accountsToReplace, agreementOf, asSystem, compileReport, listAccounts } from '@taizhang/runtime';
import { progressBar } from './progress-bar.ts';
import { PortTaken, type RunningServer, startServer } from './start.ts';
import { buildWebIfStale, webFolder } from './web-build.ts';

const defaultPort = 4210;
const say = (line: string) => process.stdout.write(`${line}\n`);

/** Asked to stop while still opening. */
class Interrupted extends Error {}

const stopping = { asked: false, askedAt: 0, running: undefined as RunningServer | undefined };

/** One Ctrl-C in a terminal comes twice, from the terminal and through npm. */
const echoMs = 400;

function stop(): void {
  if (stopping.asked && performance.now() - stopping.askedAt > echoMs) process.exit(130);
  if (stopping.asked) return;
  stopping.asked = true;
  stopping.askedAt = performance.now();
  say('\n正在停止 / Stopping');
  stopping.running?.close().then(() => process.exit(0), quit);
}

async function main(): Promise<void> {
  process.on('SIGINT', stop).on('SIGTERM', stop);
  const port = portOf(process.env.PORT);
  const bar = progressBar(process.stdout, () => performance.now());
  await buildWebIfStale();
  const running = await startServer({
    dataFolder: dataFolder(),
    databaseUrl: process.env.DATABASE_URL,
    host: process.env.HOST || '127.0.0.1',
    port,
    webFolder,
    logLevel: process.env.LOG_LEVEL,
    trustedProxies: process.env.TAIZHANG_TRUSTED_PROXIES,
    progress: (progress) => {
      // Opening ends cleanly at its next step: what it has posted stays, and the next start goes on from there.
      if (stopping.asked) throw new Interrupted();
      bar(progress);
    },
  });
  stopping.running = running;
  if (stopping.asked) return running.close().then(() => process.exit(0));
  await tellAgreement(running);
  await tellFirstAccounts(running);
  say(`${running.address}  （Ctrl-C 停止 / Ctrl-C stops）`);
}

async function tellAgreement({ installation }: RunningServer): Promise<void> {
  const { district } = installation;
  for (const id of district.templates.keys()) {
    const { compared, agreed, total } = agreementOf(
      district,
      await compileReport(asSystem(installation), id),
    );
    const others = compared.filter((c) => !c.agrees).map((c) => c.id);
    say(
      `${agreed} of ${counted(total, 'figure agrees', 'figures agree')} / ${total} 项数据中 ${agreed} 项一致（${id}）`,
    );
    if (others.length > 0) say(`不一致 / not: ${others.join(', ')}`);
  }
}

/** Where nobody can sign in yet, how somebody can; and who should go by another name. */
async function tellFirstAccounts({ installation }: RunningServer): Promise<void> {
  for (const account of await accountsToReplace(installation))
    say(
      `账号 ${account} 与系统自用的名称相同，请以新账号接替 / The account ${account} is called as the installation itself; ` +
        `to put another in its place: npx taizhang account replace ${account} NAME`,
    );
  if ((await listAccounts(installation.pool)).length > 0) return;
  say(
    '还没有账号。建立三员账号 / Nobody can sign in yet; to make the first accounts: npx taizhang account first',
  );
}

const dataFolder = (): string =>
  process.env.TAIZHANG_DATA?.replace(/^~(?=\/)/, homedir()) ||
  fileURLToPath(new URL('../../../.taizhang', import.meta.url));

function portOf(text: string | undefined): number {
  const port = text ? Number(text) : defaultPort;
  if (Number.isInteger(port) && port >= 0 && port < 65536) return port;
  process.stderr.write(`PORT 不是端口号：${text}\nPORT is not the number of a port: ${text}\n`);
  process.exit(1);
}

function fail(error: unknown): void {
  // What breaks because it is being closed is no failure; closing itself ends the process.
  if (stopping.asked && stopping.running) return;
  if (error instanceof Interrupted) process.exit(130);
  quit(error);
}

function quit(error: unknown): never {
  process.stderr.write(`${explained(error)}\n`);
  process.exit(1);
}

/** What went wrong, in both languages where it was meant for people. */
function explained(error: unknown): string {
  if (error instanceof PortTaken)
    return (
      `端口 ${error.port} 已被占用：可能已有一个台账在运行；换一个端口：PORT=4211 npm start\n` +
      `The port ${error.port} is taken, perhaps by another Taizhang; to use another: PORT=4211 npm start`
    );
  const { zh, en } = error as { zh?: unknown; en?: unknown };
  if (typeof zh === 'string' && typeof en === 'string') return `${zh}\n${en}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

main().catch(fail);
