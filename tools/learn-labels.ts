/**
 * Learns the weights by which labels are chosen, from our own annotated texts that are not held back and from folders of others:
 * `npm run learn -- FOLDER...`, each with NAME.txt and NAME.json (its figures, as `findFigures` gives them), and where there is
 * one NAME.rules.json: what rules that had not seen it called its figures (`RuledLabel`).
 */
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AnnotatedText, type Lesson, lessonOf, pack, readAnnotated, train } from '@taizhang/check';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(path, 'utf8');

const own = (): Lesson[] =>
  globSync('packages/check/examples/{*,read/*}.txt', { cwd: root })
    .sort()
    .map((file) => lessonOf(readAnnotated(read(join(root, file)))));

/** @throws where a folder has no texts, or a text no annotation that can be read */
export function lessonsIn(folder: string): Lesson[] {
  const files = globSync('**/*.txt', { cwd: folder }).sort();
  if (files.length === 0) throw new Error(`No NAME.txt in ${folder}`);
  return files.map((file) => {
    const name = join(folder, file.slice(0, -'.txt'.length));
    const rules = `${name}.rules.json`;
    const annotated: AnnotatedText = { text: read(`${name}.txt`), figures: parsed(`${name}.json`) };
    return lessonOf(annotated, existsSync(rules) ? parsed(rules) : undefined);
  });
}

function parsed(path: string) {
  try {
    return JSON.parse(read(path));
  } catch (error) {
    throw new Error(`${path} cannot be read`, { cause: error });
  }
}

if (import.meta.main) {
  const lessons = [...process.argv.slice(2).flatMap(lessonsIn), ...own()];
  const count = lessons.flatMap(({ labels }) => labels.filter((label) => label !== undefined)).length;
  console.log(`${count} figures in ${lessons.length} texts`);
  const path = join(root, 'packages/check/src/learned/weights.json');
  writeFileSync(path, `${JSON.stringify(pack(train(lessons)), null, 2)}\n`);
}
