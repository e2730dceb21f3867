import { Refusal, refusals, refusalText } from '@taizhang/definition';
import type { Command } from 'commander';

/** Whether the user asked for JSON, before or after the name of the command. */
const wantsJson = (command: Command): boolean => command.optsWithGlobals().json === true;

/** Prints the answer: as JSON where that was asked for, else as lines. */
export function answer(command: Command, json: unknown, lines: () => readonly string[]): void {
  process.stdout.write(wantsJson(command) ? `${JSON.stringify(json, null, 2)}\n` : `${lines().join('\n')}\n`);
}

/** How many of something were asked for. @throws Refusal not-a-number */
export function countOf(text: string, field: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new Refusal('not-a-number', {}, field);
  return Number(text);
}

/** Tells what went wrong. @returns the exit code */
export function failure(error: unknown, json: boolean): number {
  if (error instanceof Refusal) {
    const message = refusalText(error.code, error.details);
    const { code, field, details } = error;
    const wire = { error: { code, field: field ?? null, message, details, status: refusals[code].status } };
    const place = field ? ` [${field}]` : '';
    process.stderr.write(
      json ? `${JSON.stringify(wire)}\n` : `${code}${place}\n${message.zh}\n${message.en}\n`,
    );
    return 2;
  }
  const bilingual = error as { code?: unknown; zh?: unknown; en?: unknown };
  if (typeof bilingual?.zh === 'string' && typeof bilingual.en === 'string') {
    const wire = { error: { code: bilingual.code, message: { zh: bilingual.zh, en: bilingual.en } } };
    process.stderr.write(json ? `${JSON.stringify(wire)}\n` : `${bilingual.zh}\n${bilingual.en}\n`);
    return 3;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(json ? `${JSON.stringify({ error: { code: 'internal', text } })}\n` : `${text}\n`);
  return 3;
}

/** Rows as columns, aligned for a terminal in which Chinese characters are two wide. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, width(cell));
    });
  return rows.map((row) =>
    row
      .map((cell, i) =>
        i === row.length - 1 ? cell : cell + ' '.repeat((widths[i] as number) - width(cell) + 2),
      )
      .join(''),
  );
}

const width = (text: string): number =>
  [...text].reduce(
    (sum, character) =>
      sum +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
        character,
      )
        ? 2
        : 1),
    0,
  );
