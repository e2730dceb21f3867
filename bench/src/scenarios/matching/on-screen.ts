import { chromium, signInTo } from '@taizhang/testkit';
import type { Page } from 'playwright-core';
import { openFirms } from '../../ledger/ledger.ts';
import type { Measurement } from '../../result.ts';
import type { Context, Sizes } from '../../scenario.ts';
import { summaryOf } from '../../statistics.ts';
import { serve } from '../page/server.ts';

const patience = 300_000;

/** Of the demo's policies, one with rates and caps over yearly figures. */
const policy = 'ZC-TY-WG-2021';

/**
 * An official looks at what a policy would give: from the key that asks to the figures on the screen, by the server
 * as `npm start` runs it, over the demo's registers with as many firms as asked. Each time another budget is asked for, so
 * that nothing is answered from what the browser remembers.
 */
export async function dryRunOnScreen(context: Context<Sizes & { firms: number }>): Promise<Measurement> {
  const { sizes, log } = context;
  const ledger = await openFirms(context, sizes.firms);
  try {
    const served = await serve(ledger);
    const browser = await chromium();
    try {
      const visit = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
      await signInTo(visit, served.address, 'coordinator');
      const page = await visit.newPage();
      await page.goto(`${served.address}/policies/${policy}?part=dry-run`);
      await page.getByTestId('dry-run-figures').waitFor({ timeout: patience });
      const { rows } = await ledger.installation.pool.query<{ n: number }>(
        `select count(*)::int as n from record where register = 'enterprise' and stage is not null`,
      );
      const times: number[] = [];
      for (let i = 0; i <= 20; i++) times.push(await tried(page, String(1_000_000 + i * 10_000)));
      log(`a dry run on the screen: ${Math.round(summaryOf(times.slice(1)).median)} ms`);
      return {
        id: 'dry-run.screen',
        title: 'The same on the screen, from the key that asks to the figures: server, network and browser',
        over: `${rows[0]?.n.toLocaleString('en')} firms, the demo’s registers, facts and policies`,
        unit: 's',
        better: 'lower',
        ours: summaryOf(times.slice(1).map((ms) => ms / 1000)),
        asked: { atMost: 2 },
      };
    } finally {
      await browser.close();
      await served.stop();
    }
  } finally {
    await ledger.close();
  }
}

/** @returns milliseconds until the figures of this budget stand there */
async function tried(page: Page, budget: string): Promise<number> {
  await page.locator('#dry-run-budget').fill(budget);
  const from = performance.now();
  await page.locator('#dry-run-budget').press('Enter');
  const shown = `${Number(budget).toLocaleString('en')}`;
  await page.getByTestId('dry-run-budget').getByText(shown).first().waitFor({ timeout: patience });
  return performance.now() - from;
}
