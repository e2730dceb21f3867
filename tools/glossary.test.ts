import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');

/** A row of the glossary: 中文 | English | `identifier` | meaning. */
const rows = readFileSync(join(ROOT, 'docs/GLOSSARY.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.includes('Identifier'))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, chinese = '', english = '', identifier = '', meaning = '']) => ({
    chinese,
    english,
    identifier: identifier.replaceAll('`', ''),
    meaning,
  }));

const sources = globSync('{packages,apps,districts}/*/src/**/*.{ts,tsx,sql}', { cwd: ROOT })
  .filter((path) => !/\.test\.tsx?$/.test(path))
  .map((path) => readFileSync(join(ROOT, path), 'utf8'))
  .join('\n');

const words = new Set(sources.match(/[\p{L}\p{N}_]+(?:-[\p{L}\p{N}_]+)*/gu));

describe('the glossary', () => {
  test('has a Chinese and an English word, an identifier and a meaning in every row', () => {
    expect(rows.length).toBeGreaterThan(50);
    expect(rows.filter((row) => Object.values(row).some((cell) => cell === ''))).toEqual([]);
  });

  test('names only identifiers that stand in the sources', () => {
    const missing = rows.filter(({ identifier }) => !identifier.split('.').every((part) => words.has(part)));
    expect(missing.map(({ identifier }) => identifier)).toEqual([]);
  });

  test('gives every word once in each language', () => {
    for (const language of ['chinese', 'english'] as const) {
      const said = rows.map((row) => row[language]);
      expect(said.filter((word, i) => said.indexOf(word) !== i)).toEqual([]);
    }
  });
});
