import { chromium, signInTo } from '@taizhang/testkit';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { report } from './places.ts';

/** The browser of a test file, and what it complained about. */
export class Visits {
  /** Errors and warnings of the pages, but for those that a test expects. */
  readonly complaints: string[] = [];
  private browser: Browser | undefined;

  constructor() {
    beforeAll(async () => {
      this.browser = await chromium();
    }, 120_000);
    afterAll(async () => {
      await this.findsReportUnchanged();
      await this.browser?.close();
    });
  }

  /** All journeys share one district: what they do must not change what its report says of the half year. */
  private async findsReportUnchanged(): Promise<void> {
    const context = await this.browser?.newContext();
    if (!context) return;
    await signInTo(context, inject('address'), 'coordinator');
    const answer = await context.request.get(`${inject('address')}/api${report}`);
    const { figures } = (await answer.json()) as { figures: { id: string; agrees: boolean | null }[] };
    expect(figures.filter(({ agrees }) => agrees === false).map(({ id }) => id)).toEqual([]);
    expect(figures.filter(({ agrees }) => agrees)).toHaveLength(109);
    await context.close();
  }

  /**
   * Opens a page in a browser profile of its own.
   * @param account of the demo, signed in beforehand; null: nobody
   */
  async open(
    width: number,
    path: string,
    options: BrowserContextOptions = {},
    account: string | null = 'coordinator',
  ): Promise<Page> {
    const height = width < 600 ? 844 : 900;
    const context = await (this.browser as Browser).newContext({
      viewport: { width, height },
      locale: 'zh-CN',
      ...options,
    });
    if (account !== null) await signInTo(context, inject('address'), account);
    const page = await context.newPage();
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    await page.goto(`${inject('address')}${path}`);
    return page;
  }
}

/** How wide a page is, scrolled parts included. */
export const widthOf = (page: Page) => page.evaluate<number>('document.documentElement.scrollWidth');

/** The figure as it stands in the report's text. */
export const figureIn = (page: Page, id: string) => page.locator(`.report-body [data-figure="${id}"]`);
