import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { type Browser, chromium as playwright } from 'playwright-core';
import { extract } from 'tar-stream';

const require = createRequire(import.meta.url);

const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Root needs --no-sandbox; the rest keeps a test browser from calling anybody and from needing a GPU or /dev/shm. */
const FLAGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-first-run',
  '--no-pings',
  '--disable-gpu',
  '--disable-dev-shm-usage',
];

type Program = { readonly path: string; readonly libraries?: string };

/** A launched Chromium: of CHROME_PATH, else the system's, else the one that npm installed. Close it afterwards. */
export async function chromium(): Promise<Browser> {
  const { path, libraries } = await findChromium();
  const environment = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return playwright.launch({
    executablePath: path,
    headless: true,
    args: FLAGS,
    env: {
      ...Object.fromEntries(environment),
      ...(libraries === undefined ? {} : { LD_LIBRARY_PATH: libraries }),
    },
  });
}

async function findChromium(): Promise<Program> {
  const given = process.env.CHROME_PATH;
  if (given) return { path: given };
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of SYSTEM_NAMES) {
      const path = join(folder, name);
      // Some systems have a placeholder by this name that only says what to install.
      if (folder !== '' && existsSync(path) && answers({ path })) return { path };
    }
  }
  return installedChromium();
}

function answers({ path, libraries }: Program): boolean {
  const env = libraries === undefined ? process.env : { ...process.env, LD_LIBRARY_PATH: libraries };
  return spawnSync(path, ['--version', '--no-sandbox'], { env, timeout: 20_000 }).status === 0;
}

/**
 * The npm package holds a compressed browser for AWS Lambda. Its own unpacking writes straight to its final name,
 * where a second test worker finds half a browser, and leaves out the libraries that a bare machine lacks. So it is
 * unpacked here, once for all workers and later runs.
 */
async function installedChromium(): Promise<Program> {
  const root = packageRoot(require.resolve('@sparticuz/chromium'));
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  const user = process.getuid?.() ?? 0;
  const target = join(tmpdir(), `taizhang-chromium-${version}-${user}`);
  if (!existsSync(target)) await unpack(join(root, 'bin'), target);
  const path = join(target, 'chromium');
  // The system's own libraries fit best; the ones brought along need a recent C library.
  const bare: Program = { path };
  return answers(bare) ? bare : { path, libraries: join(target, 'lib') };
}

function packageRoot(entry: string): string {
  let folder = dirname(entry);
  while (basename(folder) !== 'chromium' || !existsSync(join(folder, 'bin'))) folder = dirname(folder);
  return folder;
}

async function unpack(archives: string, target: string): Promise<void> {
  const half = `${target}.${randomBytes(6).toString('hex')}`;
  await mkdir(half, { mode: 0o700 });
  try {
    const program = createWriteStream(join(half, 'chromium'), { mode: 0o755 });
    await pipeline(createReadStream(join(archives, 'chromium.br')), createBrotliDecompress(), program);
    for (const name of ['swiftshader.tar.br', 'al2023.tar.br']) await unpackTar(join(archives, name), half);
    await rename(half, target);
  } catch (error) {
    // Another worker was faster.
    if (!existsSync(target)) throw error;
  } finally {
    await rm(half, { recursive: true, force: true });
  }
}

async function unpackTar(archive: string, folder: string): Promise<void> {
  const entries = extract();
  const feeding = pipeline(createReadStream(archive), createBrotliDecompress(), entries);
  for await (const entry of entries) {
    const path = join(folder, entry.header.name);
    if (entry.header.type !== 'file') {
      entry.resume();
      continue;
    }
    await mkdir(dirname(path), { recursive: true });
    await pipeline(entry, createWriteStream(path, { mode: 0o755 }));
  }
  await feeding;
}
