import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workshopPackage } from '@taizhang/fixture';
import { createTestDatabase, type TestDatabase } from '@taizhang/testkit';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { run } from './program.ts';

// A district whose records are real begins without accounts.
const district = { ...workshopPackage(), synthetic: false };
let database: TestDatabase;
let dataFolder: string;
beforeAll(async () => {
  database = await createTestDatabase(async () => undefined, 'empty');
  dataFolder = await mkdtemp(join(tmpdir(), 'taizhang-cli-account-'));
  vi.stubEnv('TAIZHANG_DATA', dataFolder);
  vi.stubEnv('DATABASE_URL', database.ownerUrl);
  vi.stubEnv('TAIZHANG_APP_URL', database.appUrl);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await database.drop();
  await rm(dataFolder, { recursive: true, force: true });
});
afterEach(() => vi.restoreAllMocks());

async function call(...words: string[]) {
  const written: string[] = [];
  const keep = (text: unknown) => {
    written.push(String(text));
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(keep);
  vi.spyOn(process.stderr, 'write').mockImplementation(keep);
  const code = await run([...words, '--json'], district);
  vi.restoreAllMocks();
  return { code, json: JSON.parse(written.join('')) };
}

describe('account', () => {
  it('begins with nobody, and makes the three administrators once', async () => {
    expect((await call('account', 'list')).json).toEqual([]);
    const { code, json } = await call('account', 'first');
    expect(code).toBe(0);
    expect(json.map((each: { account: string }) => each.account)).toEqual([
      'system.admin',
      'security.admin',
      'audit.admin',
    ]);
    expect(new Set(json.map((each: { password: string }) => each.password)).size).toBe(3);
    const again = await call('account', 'first');
    expect([again.code, again.json.error.code]).toEqual([2, 'accounts-there']);
  });

  it('makes, disables, enables and unlocks, and gives new passwords', async () => {
    const made = await call('account', 'create', 'clerk.one', '--name', '合成经办人');
    expect(made.json).toEqual({ account: 'clerk.one', password: expect.stringMatching(/^[\w-]{19}$/) });
    const reset = await call('account', 'reset-password', 'clerk.one');
    expect(reset.json.password).not.toBe(made.json.password);
    expect((await call('account', 'disable', 'clerk.one')).code).toBe(0);
    const listed = async () =>
      (await call('account', 'list')).json.find((each: { id: string }) => each.id === 'clerk.one');
    expect(await listed()).toMatchObject({ disabled: true, passwordIsFirst: true, sessions: 0 });
    for (const change of ['enable', 'unlock', 'reset-second-factor'])
      expect((await call('account', change, 'clerk.one')).code).toBe(0);
    expect(await listed()).toMatchObject({ disabled: false, secondFactor: false, lockedUntil: null });
  });

  it('refuses names that are none, taken or unknown', async () => {
    const refused = async (...words: string[]) => (await call('account', ...words)).json.error.code;
    expect(await refused('create', 'Not A Name', '--name', 'x')).toBe('account-name');
    expect(await refused('create', 'clerk.one', '--name', 'x')).toBe('account-exists');
    expect(await refused('create', 'system', '--name', 'x')).toBe('account-reserved');
    for (const change of ['disable', 'unlock', 'reset-password', 'reset-second-factor'])
      expect(await refused(change, 'nobody')).toBe('unknown-account');
    expect(await refused('end-session', 'none')).toBe('unknown-session');
  });
});
