import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { compressAnswers } from './compressing.ts';

const long = { records: Array.from({ length: 200 }, (_, i) => ({ id: `RP-${i}`, title: '维修' })) };

let app: FastifyInstance;
beforeAll(async () => {
  app = fastify();
  await compressAnswers(app);
  app.get('/long', async () => long);
  app.get('/short', async () => ({ status: 'ok' }));
});
afterAll(() => app.close());

const ask = (url: string, encoding: string) => app.inject({ url, headers: { 'accept-encoding': encoding } });

it('compresses a long answer as the reader can read it', async () => {
  const [br, gzip, plain] = [
    await ask('/long', 'gzip, br'),
    await ask('/long', 'gzip'),
    await ask('/long', 'identity'),
  ];
  expect(br.headers['content-encoding']).toBe('br');
  expect(JSON.parse(brotliDecompressSync(br.rawPayload).toString())).toEqual(long);
  expect(JSON.parse(gunzipSync(gzip.rawPayload).toString())).toEqual(long);
  expect(plain.json()).toEqual(long);
  expect(br.rawPayload.length).toBeLessThan(plain.rawPayload.length / 4);
});

it('leaves a short answer as it is', async () => {
  const { headers, body } = await ask('/short', 'br');
  expect([headers['content-encoding'], body]).toEqual([undefined, '{"status":"ok"}']);
});
