import { chromium, signInTo } from '@taizhang/testkit';
const [address, ...paths] = process.argv.slice(2);
const browser = await chromium();
for (const width of [1440, 390]) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'zh-CN' });
  await signInTo(context, address!, 'coordinator');
  for (const path of paths) {
    const page = await context.newPage();
    page.on('console', (m) => { if (['error','warning'].includes(m.type())) console.log(width, path, m.text().slice(0,300)); });
    page.on('pageerror', (e) => console.log(width, path, String(e).slice(0,300)));
    const t = Date.now();
    await page.goto(address + path); await page.waitForLoadState('networkidle'); await page.waitForTimeout(500);
    console.log(width, path, Date.now()-t, 'scroll', await page.evaluate('document.documentElement.scrollWidth'));
    await page.screenshot({ path: `/tmp/w/D-shots/${width}${path.replace(/[^a-z0-9]+/gi,'-')}.png`, fullPage: true });
    await page.close();
  }
  await context.close();
}
await browser.close();
