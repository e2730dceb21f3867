/**
 * Writes the generated files, or with --check says which differ from what would be written.
 * Every module in tools/generators/ exports `files()`; all of docs/reference/ must come from one of them.
 */
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join, normalize, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface GeneratedFile {
  /** From the repository's root, with forward slashes. */
  path: string;
  text: string;
}

export interface Generator {
  files(): Promise<GeneratedFile[]>;
}

export interface Difference {
  path: string;
  kind: 'missing' | 'differs' | 'stale';
}

/** Folders in which nothing is written by hand. */
const WHOLLY_GENERATED = 'docs/reference';

export async function loadGenerators(root: string): Promise<Generator[]> {
  const paths = globSync('tools/generators/*.ts', { cwd: root })
    .filter((path) => !path.endsWith('.test.ts'))
    .sort();
  const generators: Generator[] = [];
  for (const path of paths) {
    const module = (await import(pathToFileURL(join(root, path)).href)) as Partial<Generator>;
    if (typeof module.files !== 'function') throw new Error(`${path} must export a function files()`);
    generators.push({ files: module.files });
  }
  return generators;
}

/** All generated files by path. Two generators may not write the same file, nor outside the tree. */
export async function produce(generators: readonly Generator[]): Promise<Map<string, string>> {
  const produced = new Map<string, string>();
  for (const generator of generators) {
    for (const { path, text } of await generator.files()) {
      const clean = normalize(path).replaceAll('\\', '/');
      if (isAbsolute(path) || clean !== path || clean.startsWith('../')) {
        throw new Error(`A generated file needs a plain path inside the repository: ${path}`);
      }
      if (produced.has(path)) throw new Error(`Two generators write ${path}`);
      produced.set(path, text);
    }
  }
  return produced;
}

export function compare(root: string, produced: ReadonlyMap<string, string>): Difference[] {
  const differences: Difference[] = [];
  for (const [path, text] of produced) {
    const place = join(root, path);
    if (!existsSync(place)) differences.push({ path, kind: 'missing' });
    else if (readFileSync(place, 'utf8') !== text) differences.push({ path, kind: 'differs' });
  }
  for (const entry of globSync(`${WHOLLY_GENERATED}/**/*`, { cwd: root, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name).slice(root.length + 1);
    if (!produced.has(path)) differences.push({ path, kind: 'stale' });
  }
  return differences.sort((a, b) => a.path.localeCompare(b.path, 'en'));
}

export function write(root: string, produced: ReadonlyMap<string, string>): Difference[] {
  const differences = compare(root, produced);
  for (const { path, kind } of differences) {
    const place = join(root, path);
    if (kind === 'stale') {
      rmSync(place);
      continue;
    }
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, produced.get(path) ?? '');
  }
  return differences;
}

async function main(check: boolean): Promise<number> {
  const root = resolve(import.meta.dirname, '..');
  const produced = await produce(await loadGenerators(root));
  const differences = check ? compare(root, produced) : write(root, produced);
  for (const { path, kind } of differences) console.log(`${kind.padEnd(8)}${path}`);
  if (!check) {
    console.log(`${produced.size} generated files, ${differences.length} changed`);
    return 0;
  }
  if (differences.length === 0) {
    console.log(`${produced.size} generated files, all up to date`);
    return 0;
  }
  console.error(`${differences.length} generated files are not up to date: run npm run generate`);
  return 1;
}

if (import.meta.main) process.exitCode = await main(process.argv.includes('--check'));
