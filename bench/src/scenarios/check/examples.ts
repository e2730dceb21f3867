import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type AnnotatedText, readAnnotated } from '@taizhang/check';

const folder = fileURLToPath(new URL('../../../../packages/check/examples', import.meta.url));

export interface Example extends AnnotatedText {
  readonly name: string;
}

/**
 * `shown` are the texts that whoever works on the finder reads, `read` those that were held back until their misses were
 * read, `held` are measured only.
 */
export type Split = 'shown' | 'read' | 'held';

export function examplesOf(split: Split): Example[] {
  const place = split === 'shown' ? folder : join(folder, split);
  const files = globSync('*.txt', { cwd: place }).toSorted();
  if (files.length === 0) throw new Error(`there are no annotated texts in ${place}`);
  return files.map((file) => ({
    name: basename(file, '.txt'),
    ...readAnnotated(readFileSync(join(place, file), 'utf8')),
  }));
}

/** The texts one after another, again and again, so many characters of them. */
export function charactersOf(texts: readonly AnnotatedText[], length: number): string {
  const all = [...texts.map(({ text }) => text).join('\n')];
  return Array.from({ length }, (_, i) => all[i % all.length]).join('');
}
