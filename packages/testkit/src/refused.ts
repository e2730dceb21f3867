import { Refusal, refusalText } from '@taizhang/definition';
import { expect } from 'vitest';

/** By what some work is refused; it must be, and in both languages. */
export async function refusalOf(work: Promise<unknown>): Promise<{ code: string; zh: string; en: string }> {
  const error = await work.then(
    () => expect.unreachable('it was not refused'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof Refusal)) throw error;
  const { zh, en } = refusalText(error.code, error.details);
  expect(zh).toMatch(/\p{Script=Han}/u);
  expect(en).not.toMatch(/\p{Script=Han}/u);
  return { code: error.code, zh, en };
}
