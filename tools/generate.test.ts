import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compare, type GeneratedFile, loadGenerators, produce, write } from './generate.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'taizhang-generate-'));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const generator = (...files: GeneratedFile[]) => ({ files: async () => files });

describe('generating files', () => {
  test('no generators produce nothing and nothing differs', async () => {
    expect(await loadGenerators(root)).toEqual([]);
    expect(compare(root, await produce([]))).toEqual([]);
  });

  test('generators are the modules of tools/generators, their tests left out', async () => {
    mkdirSync(join(root, 'tools/generators'), { recursive: true });
    writeFileSync(
      join(root, 'tools/generators/words.ts'),
      "export const files = async () => [{ path: 'docs/reference/words.md', text: 'words' }];\n",
    );
    writeFileSync(
      join(root, 'tools/generators/words.test.ts'),
      "throw new Error('a test is no generator');\n",
    );
    const produced = await produce(await loadGenerators(root));
    expect([...produced]).toEqual([['docs/reference/words.md', 'words']]);
  });

  test('a module without files() is named', async () => {
    mkdirSync(join(root, 'tools/generators'), { recursive: true });
    writeFileSync(join(root, 'tools/generators/empty.ts'), 'export {};\n');
    await expect(loadGenerators(root)).rejects.toThrow('tools/generators/empty.ts must export');
  });

  test('what was written is up to date; an edit, a loss and a leftover are each named', async () => {
    const produced = await produce([
      generator(
        { path: 'docs/reference/a.md', text: 'a\n' },
        { path: 'docs/reference/deep/b.md', text: 'b\n' },
      ),
      generator({ path: 'packages/x/c.json', text: '{}\n' }),
    ]);
    expect(write(root, produced).map((difference) => difference.kind)).toEqual([
      'missing',
      'missing',
      'missing',
    ]);
    expect(compare(root, produced)).toEqual([]);
    expect(readFileSync(join(root, 'docs/reference/deep/b.md'), 'utf8')).toBe('b\n');

    writeFileSync(join(root, 'docs/reference/a.md'), 'edited by hand\n');
    rmSync(join(root, 'packages/x/c.json'));
    writeFileSync(join(root, 'docs/reference/old.md'), 'nobody writes me any more\n');
    expect(compare(root, produced)).toEqual([
      { path: 'docs/reference/a.md', kind: 'differs' },
      { path: 'docs/reference/old.md', kind: 'stale' },
      { path: 'packages/x/c.json', kind: 'missing' },
    ]);

    write(root, produced);
    expect(compare(root, produced)).toEqual([]);
    expect(existsSync(join(root, 'docs/reference/old.md'))).toBe(false);
  });

  test('two generators may not write one file', async () => {
    const file = { path: 'docs/reference/a.md', text: 'a' };
    await expect(produce([generator(file), generator(file)])).rejects.toThrow('Two generators write');
  });

  test.each(['/etc/a.md', '../a.md', 'docs/../a.md', './a.md'])(
    '%s is no path inside the tree',
    async (path) => {
      await expect(produce([generator({ path, text: '' })])).rejects.toThrow('plain path');
    },
  );
});
