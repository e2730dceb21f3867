import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refuseInOneForm } from './refusing.ts';
import { serveWeb } from './web.ts';

let folder: string;
let app: FastifyInstance;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'taizhang-web-'));
  await mkdir(join(folder, 'dist/assets'), { recursive: true });
  await writeFile(join(folder, 'dist/index.html'), 'the screens <meta nonce="NONCE-OF-THE-ANSWER">');
  await writeFile(join(folder, 'dist/.sources'), 'hidden');
  await writeFile(join(folder, 'secret'), 'hidden');
  app = fastify();
  refuseInOneForm(app);
  await serveWeb(app, join(folder, 'dist'));
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the web app', () => {
  it('is served at the address of every screen', async () => {
    for (const url of ['/', '/index.html', '/reports/half-year?lang=en', '/records/repair/RP.1'])
      expect((await app.inject(url)).body).toMatch(/^the screens/);
  });

  it('lets in the styles of each answer by a nonce that no other answer has', async () => {
    const answers = [await app.inject('/'), await app.inject('/')];
    const nonces = answers.map(({ body }) => /nonce="([\w+/=]{24})"/.exec(body)?.[1]);
    expect(new Set(nonces).size).toBe(2);
    for (const [i, { headers }] of answers.entries()) {
      expect(headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonces[i]}'`);
      expect(headers['cache-control']).toBe('no-store');
    }
  });

  it('is served as it was built last, also after the start', async () => {
    await writeFile(join(folder, 'dist/assets/new-1.js'), 'made()');
    const { body, headers } = await app.inject('/assets/new-1.js');
    expect([body, headers['cache-control']]).toEqual(['made()', 'public, max-age=31536000, immutable']);
  });

  it('sends the compressed copy that lies beside an asset to whoever can read it', async () => {
    await writeFile(join(folder, 'dist/assets/tight-1.js'), 'made()');
    await writeFile(join(folder, 'dist/assets/tight-1.js.br'), 'tight');
    const asked = (encoding: string) =>
      app.inject({ url: '/assets/tight-1.js', headers: { 'accept-encoding': encoding } });
    const { body, headers } = await asked('gzip, br');
    expect([body, headers['content-encoding']]).toEqual(['tight', 'br']);
    expect(headers['content-type']).toMatch('javascript');
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await asked('identity')).body).toBe('made()');
  });

  it('gives no file beside its own', async () => {
    for (const url of ['/.sources', '/../secret', '/..%2fsecret', '/%2e%2e/secret'])
      expect((await app.inject(url)).body).not.toContain('hidden');
  });

  it('says so when there is no such asset or route', async () => {
    for (const url of ['/assets/old.js', '/api/none']) {
      const response = await app.inject(url);
      expect([response.statusCode, response.json().code]).toEqual([404, 'not-found']);
    }
  });
});
