import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { lessonsIn } from './learn-labels.ts';

const figure = {
  text: '3座',
  start: 6,
  value: 3,
  unit: '座',
  kind: 'count',
  label: '桥梁',
  base: null,
  period: '全年',
};

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function folderWith(files: Readonly<Record<string, unknown>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-lessons-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  return folder;
}

describe('lessons in a folder', () => {
  it('are its texts with their figures, with what rules called them where that was noted', () => {
    const folder = folderWith({
      '1.txt': '全年建成桥梁3座。',
      '1.json': [figure],
      '1.rules.json': [{ start: 6, label: '建成桥梁', labelStart: 2 }],
      '2.txt': '全年建成桥梁3座。',
      '2.json': [figure],
    });
    const lessons = lessonsIn(folder);
    expect(lessons.map(({ labels }) => labels)).toEqual([['桥梁'], ['桥梁']]);
    expect(lessons.map(({ figures }) => figures[0]?.ruled)).toEqual([
      { start: 2, end: 6 },
      { start: 4, end: 6 },
    ]);
  });

  it('are refused where there are none, or one is not annotated', () => {
    expect(() => lessonsIn(folderWith({}))).toThrow('No NAME.txt');
    expect(() => lessonsIn(folderWith({ '1.txt': '桥梁3座' }))).toThrow('1.json cannot be read');
    expect(() => lessonsIn(folderWith({ '1.txt': '桥梁3座', '1.json': '[{' }))).toThrow(
      '1.json cannot be read',
    );
  });
});
