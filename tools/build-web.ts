import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const web = join(root, 'apps/web');
/** Written last and removed first, so that a build cut short counts as none. */
const stamp = join(web, 'dist/.sources');

/** What the built app depends on: its own sources, the packages it takes code from, and the libraries' versions. */
const sources = [
  'tools/build-web.ts',
  'apps/web/index.html',
  'apps/web/public',
  'apps/web/src',
  'apps/web/vite.config.ts',
  'packages/contract/src',
  'packages/definition/src',
  'package-lock.json',
];

async function filesOf(path: string): Promise<string[]> {
  const found = await readdir(path, { withFileTypes: true, recursive: true }).catch(() => null);
  if (found === null) return [path];
  return found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function hashOfSources(): Promise<string> {
  const files = (await Promise.all(sources.map((source) => filesOf(join(root, source))))).flat().sort();
  const hash = createHash('sha256');
  for (const file of files) {
    const content = await readFile(file).catch(() => null);
    if (content) hash.update(`${relative(root, file)}\n${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

/**
 * Lays a compressed copy beside every asset that is text, as tightly as it goes: it is done once for all readers, and
 * the server sends it as it lies there. Fonts and pictures are compressed in themselves.
 */
async function compressAssets(): Promise<void> {
  const assets = (await filesOf(join(web, 'dist/assets'))).filter((file) =>
    /\.(js|css|svg|json)$/.test(file),
  );
  for (const file of assets) {
    const content = await readFile(file);
    await writeFile(`${file}.br`, await promisify(brotliCompress)(content));
    await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }));
  }
}

const wanted = await hashOfSources();
const present = await readFile(stamp, 'utf8').catch(() => '');
if (present !== wanted) {
  process.stdout.write('构建网页 / Build the web app\n');
  await rm(stamp, { force: true });
  // Started by a test, too, it builds what is served: React for development is half as large again.
  process.env.NODE_ENV = 'production';
  // Loaded here only: it costs more than looking.
  const { build } = await import('vite');
  await build({ root: web, logLevel: 'warn' });
  await compressAssets();
  await writeFile(stamp, wanted);
}
