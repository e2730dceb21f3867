import axe, { type AxeResults, type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { widthOf } from './visit.ts';

interface Rules {
  readonly type: 'tag' | 'rule';
  readonly values: readonly string[];
}

export const everything: Rules = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
};

/** What axe finds against WCAG 2.2 AA, or against some rules of it: the rule, and where. */
export async function violations(page: Page, { type, values } = everything): Promise<string[]> {
  // Evaluated, not added as a script, which the page would not let in.
  await page.evaluate(axe.source);
  const options: RunOptions = { runOnly: { type, values: [...values] }, resultTypes: ['violations'] };
  const found = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`);
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any }) => `${id}: ${target.join(' ')} ${any[0]?.message ?? ''}`),
  );
}

/** No wider than the screen, and nothing found by axe. */
export async function fits(page: Page, width: number): Promise<void> {
  expect(await widthOf(page)).toBeLessThanOrEqual(width);
  expect(await violations(page)).toEqual([]);
}
