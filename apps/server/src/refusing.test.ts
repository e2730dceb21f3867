import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workshopPackage } from '@taizhang/fixture';
import { apiToken, type Installation, openInstallation } from '@taizhang/runtime';
import { createTestDatabase, type TestDatabase } from '@taizhang/testkit';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { buildApp } from './app.ts';

let database: TestDatabase;
let dataFolder: string;
let installation: Installation;
let app: FastifyInstance;
beforeAll(async () => {
  database = await createTestDatabase(async () => undefined, 'empty');
  vi.stubEnv('TAIZHANG_APP_URL', database.appUrl);
  dataFolder = await mkdtemp(join(tmpdir(), 'taizhang-refusing-'));
  const district = workshopPackage();
  installation = await openInstallation({ dataFolder, databaseUrl: database.ownerUrl, district });
  app = await buildApp(installation, { logLevel: 'silent' });
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await app?.close();
  await installation?.close();
  await database?.drop();
  await rm(dataFolder, { recursive: true, force: true });
});

async function answerTo(url: string) {
  const { statusCode, body } = await app.inject({
    url,
    headers: { authorization: `Bearer ${apiToken(dataFolder)}` },
  });
  const { code, field } = JSON.parse(body) as { code: string; field: string | null };
  return [statusCode, code, field];
}

it('refuses a cut-off before the period or after today', async () => {
  const report = `/api/reports/${workshopPackage().templates[0]?.id}`;
  expect(await answerTo(`${report}?cutoff=2019-01-01`)).toEqual([422, 'before-period', 'cutoff']);
  expect(await answerTo(`${report}?cutoff=2131-01-01`)).toEqual([422, 'future-day', 'cutoff']);
});

it('refuses addresses that cannot be read', async () => {
  expect(await answerTo('/api/records/repair/%00')).toEqual([422, 'unreadable-text', null]);
  expect(await answerTo('/api/editions/%E0%A4%A')).toEqual([400, 'malformed-request', null]);
});
