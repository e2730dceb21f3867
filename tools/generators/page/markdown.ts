import type { Text } from '@taizhang/definition';

/** The line at the head of every generated page. */
export const generatedBy = (script: string): string =>
  `<!-- Written by ${script}; run \`npm run generate\` instead of editing. -->`;

/** Both languages in one line, Chinese first. */
export const both = ({ zh, en }: Text): string => (en === '' || zh === en ? zh : `${zh} / ${en}`);

export const code = (text: string): string => `\`${text}\``;

/** A cell may hold neither a line break nor a bar. */
const cell = (text: string): string => text.replaceAll('\n', ' ').replaceAll('|', '\\|').trim() || '–';

/** A table; columns in which no row says anything are left out. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const kept = head.map((_, i) => i === 0 || rows.some((row) => (row[i] ?? '') !== ''));
  const line = (cells: readonly string[]) => `| ${cells.filter((_, i) => kept[i]).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map((row) => line(row.map(cell)))].join('\n');
}

/** Blocks joined by empty lines; what is empty is left out. */
export const page = (...blocks: readonly string[]): string =>
  `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
