import type { Page } from 'playwright-core';

/** Where something is typed into a form. */
export const field = (page: Page, name: string) =>
  page.locator(`[data-field="${name}"] :is(input, select, textarea)`).first();

/** Looks at what a form says, sends it and waits until it is done. */
export async function lookAndSend(page: Page): Promise<void> {
  await page.getByTestId('look').click();
  await page.getByTestId('send').click();
  await page.getByTestId('done').waitFor();
}

/** The record that a page is about, as its address says. */
export const recordOf = (page: Page): string =>
  decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1) ?? '');
