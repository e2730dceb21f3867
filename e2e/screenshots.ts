import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, signInTo } from '@taizhang/testkit';
import type { Browser, BrowserContext } from 'playwright-core';
import { draft } from './draft.ts';
import { report } from './places.ts';
import { StartedServer } from './started-server.ts';

/** The pictures of the README and the docs, made from the demo. `npm run screenshots` makes them anew. */
interface Picture {
  readonly name: string;
  readonly path: string;
  /** Who looks; null: nobody is signed in. */
  readonly account?: string | null;
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: 'light' | 'dark';
  /** Instead of the window: one part of the page. */
  readonly part?: string;
  /** What is scrolled into the middle. */
  readonly showing?: string;
  /** What must be there before. */
  readonly after?: string;
  /** Checked first; the path goes on from its check. */
  readonly draft?: string;
}

const phone = { width: 390, height: 844 };
// A fixed moment of knowledge, so that the same demo makes the same pictures.
const known = 'knownAt=2021-08-26T10:00:00.000Z';

const pictures: readonly Picture[] = [
  { name: 'report', path: `${report}?${known}` },
  {
    name: 'report-panel',
    path: `${report}?figure=citytasks.house.rate&${known}`,
    showing: '.panel h2:text("目标进度")',
    after: '.panel canvas, .panel svg',
  },
  {
    name: 'report-dark-en',
    path: `${report}?lang=en&figure=gdp.value&${known}`,
    scheme: 'dark',
    after: '.panel canvas, .panel svg',
  },
  { name: 'report-since', path: `${report}?since=2021-07-05T10:00:00.000Z&${known}`, after: '.since-note' },
  { name: 'report-phone', path: `${report}?${known}`, ...phone },
  {
    name: 'panel-phone',
    path: `${report}?figure=gdp.yoy&${known}`,
    ...phone,
    after: '.panel canvas, .panel svg',
  },
  { name: 'record', path: '/records/project/XM-116', after: '.timeline' },
  { name: 'sign-in', path: '/sign-in', account: null },
  { name: 'sign-in-phone', path: '/sign-in', account: null, ...phone },
  { name: 'account', path: '/account' },
  { name: 'account-phone', path: '/account', ...phone },
  {
    name: 'cockpit',
    path: `/cockpit?${known}`,
    account: 'district.leader',
    height: 1240,
    after: '.cockpit-trends canvas >> nth=3',
  },
  {
    name: 'check',
    draft,
    path: '?figure=3',
    after: '[data-testid="figure-panel"]',
  },
  { name: 'list', path: '/registers/hazard', after: 'tbody tr' },
  { name: 'todo', path: '/todo', account: 'emergency.clerk', after: 'table.due tbody tr' },
  {
    name: 'form-phone',
    path: '/registers/hazard/open/find',
    account: 'zhonghualu.clerk',
    ...phone,
    after: '[data-testid="work-form"]',
  },
  { name: 'audit', path: '/admin/audit', account: 'audit.admin', after: 'tbody tr' },
  ...(['light', 'dark'] as const).flatMap((scheme) =>
    ['colours', 'pieces'].map((part) => ({
      name: `design-${part}-${scheme}`,
      path: '/design',
      part: `#${part}`,
      width: 1000,
      scheme,
    })),
  ),
  { name: 'design-type-light', path: '/design', part: '#type', width: 1000 },
];

const margin = 24;

const withMargin = (box: { x: number; y: number; width: number; height: number }) => ({
  x: box.x - margin,
  y: box.y - margin,
  width: box.width + 2 * margin,
  height: box.height + 2 * margin,
});

/** Has a text checked. @returns where its check is shown */
async function placeOfCheck(context: BrowserContext, address: string, text: string): Promise<string> {
  const id = crypto.randomUUID();
  const file = { name: '上半年工作情况.txt', mimeType: 'text/plain', buffer: Buffer.from(text) };
  const answer = await context.request.post(`${address}/api/checks?id=${id}`, {
    multipart: { file },
    headers: { origin: address },
  });
  if (!answer.ok()) throw new Error(`the draft was not checked: ${answer.status()} ${await answer.text()}`);
  return `/checks/${id}`;
}

async function take(browser: Browser, address: string, folder: string, picture: Picture): Promise<void> {
  const { name, path, account = 'coordinator', scheme = 'light', part, showing, after } = picture;
  const { width = 1440, height = 900 } = picture;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    locale: 'zh-CN',
    reducedMotion: 'reduce',
  });
  if (account !== null) await signInTo(context, address, account);
  const page = await context.newPage();
  const place = picture.draft === undefined ? '' : await placeOfCheck(context, address, picture.draft);
  await page.goto(`${address}${place}${path}`);
  await page
    .locator(after ?? 'main h1')
    .first()
    .waitFor();
  await page.waitForLoadState('networkidle');
  await page.evaluate('document.fonts.ready');
  // A chart draws itself after its words are there.
  await page.waitForTimeout(1200);
  if (showing)
    await page
      .locator(showing)
      .evaluate((element: { scrollIntoView(to: object): void }) =>
        element.scrollIntoView({ block: 'center' }),
      );
  const options = { path: join(folder, `${name}.png`) };
  const box = part ? await page.locator(part).boundingBox() : null;
  await page.screenshot(box ? { ...options, fullPage: true, clip: withMargin(box) } : options);
  await context.close();
  process.stdout.write(`${name}.png\n`);
}

const folder = fileURLToPath(new URL('../docs/images', import.meta.url));
const dataFolder = await mkdtemp(join(tmpdir(), 'taizhang-pictures-'));
const server = new StartedServer({ TAIZHANG_DATA: dataFolder });
try {
  await mkdir(folder, { recursive: true });
  const [address, browser] = await Promise.all([server.address(), chromium()]);
  for (const picture of pictures) await take(browser, address, folder, picture);
  await browser.close();
} finally {
  await server.stop('SIGTERM');
  await rm(dataFolder, { recursive: true, force: true });
}
