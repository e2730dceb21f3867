import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../apps/server/src/main.ts', import.meta.url));

/** `npm start` on a data folder of its own and any free port. */
export class StartedServer {
  said = '';
  private readonly process: ChildProcess;
  private readonly ended: Promise<unknown>;

  constructor(environment: Readonly<Record<string, string>>) {
    this.process = spawn(process.execPath, [main], {
      env: { ...process.env, DATABASE_URL: '', PORT: '0', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.process.stdout, this.process.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.said += text;
      });
    this.ended = once(this.process, 'close');
  }

  /** Where it serves, once it does. @throws with what it said when it ends before */
  async address(): Promise<string> {
    let over = false;
    void this.ended.then(() => {
      over = true;
    });
    for (;;) {
      const [address] = /http:\/\/\S+:\d+/.exec(this.said) ?? [];
      if (address) return address;
      if (over) throw new Error(`the server ended before it served:\n${this.said}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Sends a signal and waits for the end. @returns the exit code and the time it took */
  async stop(signal: 'SIGINT' | 'SIGTERM'): Promise<{ code: number | null; ms: number }> {
    const from = performance.now();
    this.process.kill(signal);
    return this.end(from);
  }

  async end(from = performance.now()): Promise<{ code: number | null; ms: number }> {
    await this.ended;
    return { code: this.process.exitCode, ms: performance.now() - from };
  }
}
