import { catchUp } from '@taizhang/runtime';
import { chromium, signInTo } from '@taizhang/testkit';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { atRest, type Ledger, openLedger } from '../../ledger/ledger.ts';
import type { Measurement } from '../../result.ts';
import type { Context, Scenario } from '../../scenario.ts';
import { summaryOf } from '../../statistics.ts';
import { noteFirstFigure, noteSteps, valueOnce } from './in-the-page.ts';
import { serve } from './server.ts';

interface PageSizes extends Readonly<Record<string, number>> {
  readonly copies: number;
  readonly thin: number;
  readonly openings: number;
  readonly steps: number;
}

interface Device {
  readonly id: string;
  readonly title: string;
  readonly width: number;
  readonly height: number;
  /** How many times slower than this machine its processor is. */
  readonly slower: number;
}

const devices: readonly Device[] = [
  { id: 'desk', title: 'on a desk, 1440 px', width: 1440, height: 900, slower: 1 },
  { id: 'phone', title: 'on a phone, 390 px, processor 4 times slower', width: 390, height: 844, slower: 4 },
];

const path = '/reports/wuchang-2021h1';
const patience = 60_000;

async function run(context: Context<PageSizes>): Promise<Measurement[]> {
  const { copies, thin } = context.sizes;
  const ledger = await openLedger(context, { copies, corrections: 0, thin });
  try {
    await context.describe(ledger.installation.pool);
    // What a server does behind the postings it would otherwise do for all of them while it is measured.
    await catchUp(ledger.installation);
    await atRest(ledger, context.log);
    const served = await serve(ledger);
    try {
      const browser = await chromium();
      try {
        return await visits(context, ledger, browser, `${served.address}${path}`);
      } finally {
        await browser.close();
      }
    } finally {
      await served.stop();
    }
  } finally {
    await ledger.close();
  }
}

async function visits(
  { sizes, log }: Context<PageSizes>,
  { movements }: Ledger,
  browser: Browser,
  url: string,
): Promise<Measurement[]> {
  const over = `${movements.toLocaleString('en')} movements`;
  const found: Measurement[] = [];
  for (const device of devices) {
    const openings = [];
    // The first one wakes the server up.
    for (let i = 0; i <= sizes.openings; i++) openings.push(await opening(browser, device, url));
    const counted = openings.slice(1);
    found.push({
      id: `first-figure.${device.id}`,
      title: `From opening the report to its first figure, nothing cached, ${device.title}`,
      over,
      unit: 'ms',
      better: 'lower',
      ours: summaryOf(counted.map((o) => o.firstFigure)),
    });
    if (device.slower === 1) found.push(...transfers(counted));
    log(`${device.title}: first figure after ${counted[0]?.firstFigure.toFixed(0)} ms`);
    found.push(await sliding(browser, device, url, sizes.steps, over));
  }
  return found;
}

const transfers = (openings: readonly Opening[]): Measurement[] => [
  {
    id: 'script',
    title: 'Script that the report needs, as transferred',
    unit: 'kB',
    better: 'lower',
    ours: summaryOf(openings.map((o) => o.scriptBytes / 1000)),
  },
  {
    id: 'transferred',
    title: 'All that the report needs, as transferred: page, script, styles, fonts, figures',
    unit: 'kB',
    better: 'lower',
    ours: summaryOf(openings.map((o) => o.bytes / 1000)),
  },
];

interface Opening {
  readonly firstFigure: number;
  readonly scriptBytes: number;
  readonly bytes: number;
}

/** A visitor who has just signed in and not been here before: a context of their own, with nothing cached. */
async function visitor(
  browser: Browser,
  device: Device,
  url: string,
): Promise<{ page: Page; session: CDPSession }> {
  const context = await browser.newContext({
    viewport: { width: device.width, height: device.height },
    locale: 'zh-CN',
  });
  await signInTo(context, new URL(url).origin, 'coordinator');
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: device.slower });
  return { page, session };
}

async function opening(browser: Browser, device: Device, url: string): Promise<Opening> {
  const { page, session } = await visitor(browser, device, url);
  const types = new Map<string, string>();
  const bytes = new Map<string, number>();
  session.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    bytes.set(requestId, encodedDataLength),
  );
  await session.send('Network.enable');
  await page.addInitScript(noteFirstFigure);
  await page.goto(url);
  const firstFigure = await page.evaluate<number>(
    valueOnce('window.firstFigureAt !== undefined', 'window.firstFigureAt'),
  );
  await page.waitForLoadState('networkidle');
  const scripts = [...bytes].filter(([id]) => types.get(id) === 'Script');
  const sum = (sizes: readonly number[]) => sizes.reduce((a, b) => a + b, 0);
  await page.context().close();
  return { firstFigure, scriptBytes: sum(scripts.map(([, n]) => n)), bytes: sum([...bytes.values()]) };
}

/**
 * Moves the cut-off day by day, without rest, so that every step asks the server: what the page fetches beforehand
 * while the slider rests is no help.
 */
async function sliding(
  browser: Browser,
  device: Device,
  url: string,
  steps: number,
  over: string,
): Promise<Measurement> {
  const { page } = await visitor(browser, device, url);
  await page.goto(url);
  await page.locator('.report-body [data-figure]').first().waitFor({ timeout: patience });
  await page.waitForLoadState('networkidle');
  await page.evaluate(noteSteps);
  await page.getByRole('slider').focus();
  for (let step = 1; step <= steps; step++) {
    await page.keyboard.press('ArrowLeft');
    await page.evaluate(valueOnce(`window.steps.length >= ${step}`, 'true'));
  }
  const noted = await page.evaluate<{ ms: number; changed: boolean }[]>('window.steps');
  await page.context().close();
  if (noted.filter((step) => step.changed).length < steps / 2)
    throw new Error('the slider moved, but most steps changed no figure');
  return {
    id: `slider.${device.id}`,
    title: `One step of the slider, from the key to the new figures painted, ${device.title}`,
    over,
    unit: 'ms',
    better: 'lower',
    // The first step comes after a rest.
    ours: summaryOf(noted.slice(1).map((step) => step.ms)),
    ...(device.slower === 1 ? { asked: { atMost: 100 } } : {}),
  };
}

export const pageScenario: Scenario<PageSizes> = {
  id: 'page',
  title: 'The report in a browser',
  sizes: {
    small: { copies: 2, thin: 40, openings: 1, steps: 4 },
    full: { copies: 64, thin: 1, openings: 15, steps: 60 },
  },
  run,
};
