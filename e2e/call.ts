import type { Page } from 'playwright-core';
import { inject } from 'vitest';

/** Calls the interface as whoever the page's browser is signed in as. */
export async function call(page: Page, path: string, body?: object) {
  const address = `${inject('address')}${path}`;
  const response = await (body
    ? page.request.post(address, { data: body, headers: { origin: inject('address') } })
    : page.request.get(address));
  // biome-ignore lint/suspicious/noExplicitAny: a test looks at whatever came.
  return (await response.json()) as any;
}
