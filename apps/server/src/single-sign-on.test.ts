import { createServer, type Server } from 'node:http';
import { type AddressInfo, createServer as createSocket } from 'node:net';
import { workshopPackage } from '@taizhang/fixture';
import { createAccount, makeFirstAccounts } from '@taizhang/runtime';
import { serving } from '@taizhang/testkit';
import { decodeJwt, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import Provider from 'oidc-provider';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { buildApp } from './app.ts';

type Tamper = (token: string) => Promise<string>;

let providing: Server;
let issuer: string;
let url: string;
/** What happens to the provider's word on its way to us. */
let tamper: Tamper | undefined;
const keys = await generateKeyPair('RS256', { extractable: true });
const doer = { account: 'command-line', session: null, address: 'here', cookie: undefined, agent: undefined };

/** Who is known to the provider: subject → claims. */
const people: Record<string, { email: string; email_verified: boolean }> = {
  known: { email: 'clerk@district.example', email_verified: true },
  unverified: { email: 'other@district.example', email_verified: false },
  stranger: { email: 'stranger@district.example', email_verified: true },
  administrator: { email: 'admin@district.example', email_verified: true },
};

async function freePort(): Promise<number> {
  const socket = createSocket().listen(0, '127.0.0.1');
  await new Promise((resolve) => socket.once('listening', resolve));
  const { port } = socket.address() as AddressInfo;
  await new Promise((resolve) => socket.close(resolve));
  return port;
}

/** A real provider; its log-in and consent pages are the ones it brings. */
async function startProvider(port: number): Promise<Server> {
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'taizhang',
        client_secret: 'a-secret-of-the-test-alone',
        redirect_uris: [`${url}/api/identity/callback/oidc`],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    // In the token itself, so that forging it would be worth while.
    conformIdTokenClaims: false,
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ sub, name: sub, ...people[sub] }) }),
    jwks: { keys: [{ ...(await exportJWK(keys.privateKey)), alg: 'RS256', use: 'sig', kid: 'one' }] },
    cookies: { keys: ['of-the-test-alone'] },
  });
  provider.use(async (ctx, next) => {
    await next();
    const body = ctx.body as { id_token?: string } | undefined;
    if (ctx.path === '/token' && body?.id_token && tamper) body.id_token = await tamper(body.id_token);
  });
  const server = createServer(provider.callback()).listen(port, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return server;
}

beforeAll(async () => {
  // The provider tells of its quick-start settings, which a test may have.
  vi.spyOn(console, 'info').mockImplementation(() => undefined);
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const [ours, theirs] = [await freePort(), await freePort()];
  url = `http://127.0.0.1:${ours}`;
  issuer = `http://127.0.0.1:${theirs}`;
  providing = await startProvider(theirs);
  for (const [name, value] of Object.entries({
    TAIZHANG_URL: url,
    TAIZHANG_OIDC_ISSUER: issuer,
    TAIZHANG_OIDC_CLIENT_ID: 'taizhang',
    TAIZHANG_OIDC_CLIENT_SECRET: 'a-secret-of-the-test-alone',
    TAIZHANG_OIDC_TITLE: '统一认证',
  }))
    vi.stubEnv(name, value);
});
afterAll(async () => {
  vi.restoreAllMocks();
  providing?.closeAllConnections();
  await new Promise((resolve) => providing?.close(resolve));
});
// Opened once it is known where the provider is, and closed before the provider.
const served = serving(buildApp, { ...workshopPackage(), synthetic: false });
beforeAll(async () => {
  await served.app.listen({ host: '127.0.0.1', port: Number(new URL(url).port) });
  await makeFirstAccounts(served.installation, doer);
  const { identity, pool } = served.installation;
  await createAccount(identity, doer, { id: 'clerk', name: '合成经办人', email: 'clerk@district.example' });
  await createAccount(identity, doer, { id: 'other', name: '合成', email: 'other@district.example' });
  await pool.query(
    "update identity_account set email = 'admin@district.example', email_verified = true where id = 'system.admin'",
  );
}, 120_000);
afterEach(() => {
  tamper = undefined;
});

/** A browser in small: it follows redirects and keeps the cookies of each site. */
class Browser {
  private readonly jars = new Map<string, Map<string, string>>();

  async go(address: string, init: RequestInit = {}): Promise<Response> {
    const { origin } = new URL(address);
    const jar = this.jars.get(origin) ?? new Map<string, string>();
    this.jars.set(origin, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(cookie ? { cookie } : {}), ...(init.headers as object) };
    const answer = await fetch(address, { ...init, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (name && value) jar.set(name, value);
      else if (name) jar.delete(name);
    }
    return answer;
  }

  /** Begins at our sign-in page. @returns where the provider asks */
  async begin(back = '/reports/half-year'): Promise<string> {
    const answer = await this.go(`${url}/api/sign-in/single-sign-on`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url },
      body: JSON.stringify({ back }),
    });
    expect(answer.status).toBe(200);
    return ((await answer.json()) as { address: string }).address;
  }

  /** Logs in at the provider and consents. @returns where it sends the browser back to */
  async atProvider(address: string, subject: string): Promise<string> {
    let place = address;
    for (let hops = 0; hops < 12; hops++) {
      if (place.startsWith(`${url}/`)) return place;
      const page = await this.go(place);
      const onward = page.headers.get('location');
      if (onward) {
        place = new URL(onward, place).href;
        continue;
      }
      const html = await page.text();
      const action = new URL(/action="([^"]+)"/.exec(html)?.[1] as string, place).href;
      const prompt = /name="prompt" value="(\w+)"/.exec(html)?.[1] as string;
      const form = new URLSearchParams({ prompt, login: subject, password: 'any' });
      const sent = await this.go(action, { method: 'POST', body: form });
      place = new URL(sent.headers.get('location') as string, place).href;
    }
    throw new Error('the provider sends the browser round in circles');
  }

  /** Comes back to us. @returns where one is led */
  async comeBack(address: string): Promise<string | null> {
    return (await this.go(address)).headers.get('location');
  }

  async signIn(subject: string): Promise<string | null> {
    return this.comeBack(await this.atProvider(await this.begin(), subject));
  }

  async account(): Promise<{ status: number; json: Record<string, unknown> }> {
    const answer = await this.go(`${url}/api/account`);
    return { status: answer.status, json: (await answer.json()) as Record<string, unknown> };
  }
}

const refusedPlace = '/sign-in?error=single-sign-on';
async function expectNobody(browser: Browser): Promise<void> {
  expect((await browser.account()).status).toBe(401);
}
async function lastSignIn() {
  const { rows } = await served.installation.pool.query(
    "select account, outcome, detail from audit_entry where action = 'sign-in' order by seq desc limit 1",
  );
  return rows[0];
}

/** The provider's token said again, with other claims, perhaps by somebody else's key. */
const said =
  (change: (claims: JWTPayload) => JWTPayload, key = keys.privateKey): Tamper =>
  (token) =>
    new SignJWT(change(decodeJwt(token))).setProtectedHeader({ alg: 'RS256', kid: 'one' }).sign(key);

it('is offered by its name', async () => {
  const offer = (await (await fetch(`${url}/api/sign-in`)).json()) as Record<string, unknown>;
  expect(offer.singleSignOn).toEqual({ title: '统一认证' });
});

it('lets in whom the provider vouches for and an account belongs to, and leads back', async () => {
  const browser = new Browser();
  expect(await browser.signIn('known')).toBe('/reports/half-year');
  // The first password was never used; who comes from the provider need not change it.
  const { json } = await browser.account();
  expect(json).toMatchObject({ id: 'clerk', method: 'single-sign-on', due: null });
  expect(await lastSignIn()).toMatchObject({
    account: 'clerk',
    outcome: 'done',
    detail: { by: 'single-sign-on' },
  });
  const { rows } = await served.installation.pool.query(
    "select account, access_token, refresh_token, id_token from identity_credential where provider = 'oidc'",
  );
  expect(rows).toEqual([{ account: 'clerk', access_token: null, refresh_token: null, id_token: null }]);
  expect(await new Browser().signIn('known')).toBe('/reports/half-year');
});

it('lets in nobody whom no account belongs to, and makes none', async () => {
  const count = async () => (await served.installation.pool.query('select from identity_account')).rowCount;
  const before = await count();
  for (const subject of ['stranger', 'unverified']) {
    const browser = new Browser();
    expect(await browser.signIn(subject)).toBe(refusedPlace);
    await expectNobody(browser);
  }
  expect(await count()).toBe(before);
  expect(await lastSignIn()).toMatchObject({
    account: null,
    outcome: 'refused',
    detail: { by: 'single-sign-on' },
  });
});

it('is not enough for whoever must have a second factor', async () => {
  const browser = new Browser();
  expect(await browser.signIn('administrator')).toBe(refusedPlace);
  await expectNobody(browser);
  expect(await lastSignIn()).toMatchObject({
    account: 'system.admin',
    detail: { reason: 'second factor needed' },
  });
});

it('lets nobody in who was disabled', async () => {
  await served.installation.pool.query("update identity_account set disabled = true where id = 'clerk'");
  const browser = new Browser();
  expect(await browser.signIn('known')).toBe(refusedPlace);
  await expectNobody(browser);
  await served.installation.pool.query("update identity_account set disabled = false where id = 'clerk'");
});

it('takes a token that was said again unchanged, so that what follows is refused for what was changed', async () => {
  tamper = said((claims) => claims);
  expect(await new Browser().signIn('known')).toBe('/reports/half-year');
});

it.each<[string, () => Promise<Tamper>]>([
  ['signed by somebody else', async () => said((c) => c, (await generateKeyPair('RS256')).privateKey)],
  ['that has expired', async () => said((c) => ({ ...c, iat: 1_600_000_000, exp: 1_600_003_600 }))],
  ['for another sign-in', async () => said((c) => ({ ...c, nonce: 'of-another-one' }))],
  ['without the nonce', async () => said(({ nonce: _, ...c }) => c)],
  ['for another client', async () => said((c) => ({ ...c, aud: 'somebody-else' }))],
  ['of another issuer', async () => said((c) => ({ ...c, iss: 'http://elsewhere.example' }))],
  [
    'signed by nobody',
    async () => async (token) => {
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
      return `${part({ alg: 'none' })}.${part(decodeJwt(token))}.`;
    },
  ],
  ['that is none', async () => async () => 'not-a-token'],
])('refuses a token %s', async (_what, make) => {
  tamper = await make();
  const browser = new Browser();
  expect(await browser.signIn('known')).toBe(refusedPlace);
  await expectNobody(browser);
});

it('refuses a way back that another browser, or nobody, began', async () => {
  const browser = new Browser();
  const back = await browser.atProvider(await browser.begin(), 'known');
  const other = new Browser();
  expect(await other.comeBack(back)).toBe(refusedPlace);
  await other.begin();
  expect(await other.comeBack(back)).toBe(refusedPlace);
  await expectNobody(other);
  const changed = new URL(back);
  changed.searchParams.set('state', 'made-up');
  expect(await new Browser().comeBack(changed.href)).toBe(refusedPlace);
  expect(await new Browser().comeBack(`${url}/api/identity/callback/oidc`)).toBe(refusedPlace);
});

it('refuses the same way back twice', async () => {
  const browser = new Browser();
  const back = await browser.atProvider(await browser.begin(), 'known');
  expect(await browser.comeBack(back)).toBe('/reports/half-year');
  expect(await browser.comeBack(back)).toBe(refusedPlace);
});

it('leads to no other site afterwards', async () => {
  for (const back of ['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example', 'x']) {
    const { status } = await fetch(`${url}/api/sign-in/single-sign-on`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url },
      body: JSON.stringify({ back }),
    });
    expect(status).toBe(400);
  }
});
