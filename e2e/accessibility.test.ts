import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { report } from './places.ts';
import { everything, violations } from './violations.ts';
import { Visits } from './visit.ts';

const visits = new Visits();

const screens: Readonly<Record<string, string>> = {
  'the list of reports': '/reports',
  'the report': report,
  'a report that is compared': `${report}?since=2021-07-05&cutoff=2021-06-15`,
  'the panel of a figure': `${report}?figure=expropriation.households.done&since=2021-07-05`,
  'a figure as a page': `${report}/figures/gdp.value`,
  'a record': '/records/project/XM-116',
  'the editions': '/editions',
  'two editions compared': '/editions/2021h1-first-count/diff/2021h1-final',
  'the design': '/design',
  'a refused day': `${report}?cutoff=2021-02-31`,
  'a page that is not there': '/nowhere',
  'the sign-in': '/sign-in',
  'the own account': '/account',
  'the cockpit': '/cockpit',
  'a figure of one sub-district': '/cockpit?figure=hazards.fixed&street=nanhu',
  'the cockpit on a wall': '/cockpit?wall=true',
  'the lights of all registers': '/lights',
  'the lights of a register': '/registers/project/lights',
  'a list with its lights': '/registers/project?lit=first',
  'a record with its months': '/records/project/XM-088',
  'daily progress by sub-district': '/registers/household/daily?day=2021-06-30&line=signed&part=day',
  'what a register publishes': '/registers/household/publications',
  'what is public': '/public/lists',
  'the targets of a year': '/targets',
  'a target': '/targets/city-construction.invested',
  'a target that is not there': '/targets/nothing.nowhere',
  'the peers': '/peers',
  'the yearly assessment': '/assessment',
  'what one has to do': '/todo',
  'the registers with deadlines': '/due',
  'what is due of a register': '/registers/supervision/due',
  'an account of libraries': '/registers/project/libraries?part=in&library=construction&transition=start',
  'a list along time': '/registers/project?as=gantt&zoom=half',
  'a list on a map': '/registers/facility?as=map',
  'a record on one page': '/records/project/XM-116/card',
  'a form with conditions of entry': '/records/project/XM-009/do/start',
  'a chain of steps': '/chains/project/land-to-start?late=yes',
  'a record that waits in a chain': '/records/project/XM-009',
  'checking a document': '/checks',
  'a check that is not there': '/checks/00000000-0000-4000-8000-000000000000',
};

/** All of it in light. The dark scheme changes colours and nothing else. */
const schemes = {
  light: everything,
  dark: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
} as const;

async function settle(page: Page): Promise<void> {
  await page.locator('main :is(h1, [role="alert"])').first().waitFor();
  await page.waitForLoadState('networkidle');
}

describe.each([1440, 390])('on a screen of %i pixels', (width) => {
  // One visit for all screens: the faces are fetched once.
  let page: Page;
  beforeAll(async () => {
    page = await visits.open(width, '/', { reducedMotion: 'reduce' });
  });

  it.each(Object.entries(screens))('%s meets WCAG 2.2 AA, light and dark', async (_name, path) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(`${inject('address')}${path}`);
    await settle(page);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      // The styles of Ant Design follow one drawing later.
      await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 50)))');
      const found = await violations(page, schemes[colorScheme]);
      expect([colorScheme, ...found]).toEqual([colorScheme]);
    }
  });
});
