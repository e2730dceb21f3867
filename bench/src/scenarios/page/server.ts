import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Ledger } from '../../ledger/ledger.ts';

const main = fileURLToPath(new URL('../../../../apps/server/src/main.ts', import.meta.url));

export interface Served {
  readonly address: string;
  stop(): Promise<void>;
}

/** The server as `npm start` runs it, in a process of its own, over a ledger of the bench. */
export async function serve({ dataFolder, ownerUrl, appUrl }: Ledger): Promise<Served> {
  const child = spawn(process.execPath, [main], {
    env: {
      ...process.env,
      TAIZHANG_DATA: dataFolder,
      DATABASE_URL: ownerUrl,
      TAIZHANG_APP_URL: appUrl,
      PORT: '0',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const address = await Promise.race([
    addressOf(child),
    ended.then(([code]) => Promise.reject(new Error(`the server ended with ${code} before it served`))),
  ]);
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { address, stop };
}

function addressOf({ stdout }: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    let said = '';
    stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const [address] = /http:\/\/\S+:\d+/.exec(said) ?? [];
      if (address) resolve(address);
    });
  });
}
