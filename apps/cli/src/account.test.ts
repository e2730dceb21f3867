import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workshopPackage } from '@taizhang/fixture';
import { openInstallation } from '@taizhang/runtime';
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

  it('puts another account in place of one that is called as the installation itself', async () => {
    await call(
      'account',
      'create',
      'older.name',
      '--name',
      '系统管理员',
      '--email',
      'admin@district.example',
    );
    // As an earlier version would have called it: nobody can be made so any more.
    const installation = await openInstallation({
      dataFolder,
      databaseUrl: database.ownerUrl,
      district,
    });
    const { pool: owner } = installation;
    await owner.query(`insert into identity_account (id, username, name, email, password_is_first)
      select 'system', 'system', name, 'old@district.example', false from identity_account where id = 'older.name'`);
    await owner.query(`insert into post (district, account, unit, role, scope, from_day, given_by)
      select district, 'system', unit, role, scope, from_day, 'system' from post where account = 'system.admin'`);
    const posts = async (account: string) =>
      (
        await owner.query<{ role: string }>(`select role from post where account = $1 and to_day is null`, [
          account,
        ])
      ).rows.map(({ role }) => role);
    const refused = async (...words: string[]) =>
      (await call('account', 'replace', ...words)).json.error.code;
    expect(await refused('nobody', 'newer.name')).toBe('unknown-account');
    expect(await refused('system', 'older.name')).toBe('account-exists');
    expect(await refused('system', 'api')).toBe('account-reserved');
    expect(await posts('system')).toEqual(['system-administrator']);
    const { code, json } = await call('account', 'replace', 'system', 'newer.name');
    expect(code).toBe(0);
    expect(json).toEqual({
      account: 'newer.name',
      replaces: 'system',
      password: expect.stringMatching(/^[\w-]{19}$/),
    });
    const listed = (await call('account', 'list')).json as { id: string; email: string; disabled: boolean }[];
    expect(listed.find(({ id }) => id === 'system')).toMatchObject({ disabled: true });
    expect(listed.find(({ id }) => id === 'newer.name')).toMatchObject({
      name: '系统管理员',
      email: 'old@district.example',
      passwordIsFirst: true,
    });
    expect([await posts('system'), await posts('newer.name')]).toEqual([[], ['system-administrator']]);
    const { rows } = await owner.query(
      `select action, subject from audit_entry where account = 'command-line' and subject in ('system', 'newer.name') order by seq`,
    );
    expect(rows.map(({ action, subject }) => `${action} ${subject}`)).toEqual([
      'post-given newer.name',
      'post-ended system',
      'account-create newer.name',
      'account-replace system',
    ]);
    await installation.close();
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
