import type { BrowserContext } from 'playwright-core';

/** The demo's accounts share a password that the sign-in page shows to everybody. */
interface Offer {
  readonly demo: { readonly password: string };
}

/** Signs a browser in to a server as an account of the demo, as the page does by one click. */
export async function signInTo(context: BrowserContext, address: string, account: string): Promise<void> {
  const offer = (await (await context.request.get(`${address}/api/sign-in`)).json()) as Offer;
  const answer = await context.request.post(`${address}/api/sign-in`, {
    data: { account, password: offer.demo.password },
    headers: { origin: address },
  });
  if (!answer.ok()) throw new Error(`${account} was not let in: ${answer.status()} ${await answer.text()}`);
}
