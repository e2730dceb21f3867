import { workshopPackage } from '@taizhang/fixture';
import { createAccount, demoPassword, makeFirstAccounts } from '@taizhang/runtime';
import { serving, type Visitor } from '@taizhang/testkit';
import { type TOTP, URI } from 'otpauth';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { buildApp } from './app.ts';

// Before it is opened, which reads it.
beforeAll(() => {
  vi.stubEnv('TAIZHANG_LOCK_ADDRESS_FAILURES', '1000');
});
// A district whose records are real: nobody is there to begin with.
const served = serving(buildApp, { ...workshopPackage(), synthetic: false });
const { as, stranger } = served;
/** The first passwords of the three administrators. */
let first: Record<string, string>;
const doer = { account: 'command-line', session: null, address: 'here', cookie: undefined, agent: undefined };
const goodPassword = 'Kaolin-83-teapot';

beforeAll(async () => {
  const made = await makeFirstAccounts(served.installation, doer);
  first = Object.fromEntries(made.map(({ account, password }) => [account, password]));
});

/** As if the time had passed for which codes are remembered, which is longer than they are valid. */
const forgetCodes = () =>
  served.installation.pool.query("update identity_used_code set used_at = used_at - interval '3 minutes'");

const codeOf = ({ json }: { json: { code: string } }) => json.code;
async function audited(action: string) {
  const { rows } = await served.installation.pool.query(
    'select account, subject, outcome, detail from audit_entry where action = $1 order by seq desc',
    [action],
  );
  return rows;
}

/** An account that has changed its first password. */
async function settled(account: string, password: string): Promise<Visitor> {
  const visitor = await as(account, password);
  const changed = await visitor.post('/api/account/password', { current: password, password: goodPassword });
  expect(changed.status).toBe(200);
  return visitor;
}

/** Enrols a device. @returns the device, the code by which it was confirmed, and the backup codes */
async function enrol(visitor: Visitor) {
  const { status, json } = await visitor.post('/api/account/second-factor', { password: goodPassword });
  expect(status).toBe(200);
  const device = URI.parse(json.address) as TOTP;
  const code = device.generate();
  const confirmed = await visitor.post('/api/account/second-factor/confirm', { code });
  expect(confirmed.status).toBe(200);
  return { device, code, backupCodes: json.backupCodes as string[] };
}

async function firstStep(account: string): Promise<Visitor> {
  const visitor = stranger();
  const { json } = await visitor.post('/api/sign-in', { account, password: goodPassword });
  expect(json).toEqual({ step: 'second-factor' });
  return visitor;
}
/** The code that a device shows next, which is taken already: its clock may be fast. */
const nextCode = (device: TOTP) => device.generate({ timestamp: Date.now() + 30_000 });
const secondStep = (visitor: Visitor, code: string, kind = 'device') =>
  visitor.post('/api/sign-in/second-step', { code, kind });

describe('a district that is no demo', () => {
  it('has no account of the demo, offers none, and lets none in', async () => {
    const { json } = await stranger().get('/api/sign-in');
    expect(json.demo).toBeNull();
    const answer = await stranger().post('/api/sign-in', {
      account: 'coordinator',
      password: demoPassword,
    });
    expect(codeOf(answer)).toBe('wrong-credentials');
  });
});

describe('an administrator', () => {
  let admin: Visitor;
  let device: TOTP;
  let backupCodes: string[];
  /** Codes that were accepted. */
  const used: string[] = [];

  it('must change the first password, then enrol a device, before anything else', async () => {
    admin = await as('system.admin', first['system.admin'] as string);
    expect(codeOf(await admin.get('/api/accounts'))).toBe('password-change-due');
    const early = await admin.post('/api/account/second-factor', { password: first['system.admin'] });
    expect(codeOf(early)).toBe('password-change-due');
    admin = await settled('system.admin', first['system.admin'] as string);
    expect(codeOf(await admin.get('/api/accounts'))).toBe('second-factor-due');
    expect((await admin.get('/api/account')).json.due).toBe('second-factor');
    const wrong = await admin.post('/api/account/second-factor', { password: 'Wrong-guess-1' });
    expect(wrong.json).toMatchObject({ code: 'wrong-credentials', field: 'password' });
    const enrolled = await enrol(admin);
    ({ device, backupCodes } = enrolled);
    used.push(enrolled.code);
    expect([device.issuer, device.label]).toEqual(['台账 修车铺', 'system.admin']);
    expect(new Set(backupCodes).size).toBe(10);
    expect((await admin.get('/api/account')).json).toMatchObject({ due: null, secondFactor: true });
    expect((await admin.get('/api/accounts')).status).toBe(200);
    expect((await audited('second-factor-confirm'))[0]).toMatchObject({
      account: 'system.admin',
      subject: 'system.admin',
    });
  });

  it('signs in with a code of the device, and not without', async () => {
    const visitor = await firstStep('system.admin');
    expect((await visitor.get('/api/account')).status).toBe(401);
    expect(codeOf(await secondStep(visitor, '000000'))).toBe('wrong-code');
    used.push(nextCode(device));
    expect((await secondStep(visitor, used[1] as string)).json).toEqual({ step: 'done' });
    expect((await visitor.get('/api/account')).json).toMatchObject({
      id: 'system.admin',
      method: 'second-factor',
    });
    expect((await audited('sign-in')).find((entry) => entry.detail.by === 'second-factor')).toBeDefined();
  });

  it('cannot take a code of long ago, nor a code without the first step', async () => {
    const visitor = await firstStep('system.admin');
    const old = device.generate({ timestamp: Date.now() - 10 * 60_000 });
    expect(codeOf(await secondStep(visitor, old))).toBe('wrong-code');
    expect(codeOf(await secondStep(stranger(), device.generate()))).toBe('sign-in-expired');
    const forged = stranger();
    forged.cookies.set('taizhang.two_factor', 'made-up.signature');
    expect(codeOf(await secondStep(forged, device.generate()))).toBe('sign-in-expired');
  });

  it('is let in by each code once, whoever saw it and has the password', async () => {
    for (const code of used) {
      const visitor = await firstStep('system.admin');
      const again = await secondStep(visitor, code);
      expect([again.status, again.json.code, again.json.field]).toEqual([422, 'code-used', 'code']);
      expect((await visitor.get('/api/account')).status).toBe(401);
    }
    expect((await audited('sign-in'))[0]).toMatchObject({
      outcome: 'refused',
      detail: { by: 'second-factor', reason: 'code-used' },
    });
    await forgetCodes();
    const visitors: Visitor[] = [];
    for (let i = 0; i < 8; i++) visitors.push(await firstStep('system.admin'));
    const code = device.generate();
    const answers = await Promise.all(visitors.map((visitor) => secondStep(visitor, code)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(7).fill(422)]);
    const there = await Promise.all(visitors.map((visitor) => visitor.get('/api/account')));
    expect(there.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('may type the next code after one that was used, and one again that was wrong when it was typed', async () => {
    await forgetCodes();
    const [one, next] = [device.generate(), nextCode(device)];
    const visitor = await firstStep('system.admin');
    expect((await secondStep(visitor, one)).status).toBe(200);
    const other = await firstStep('system.admin');
    expect(codeOf(await secondStep(other, one))).toBe('code-used');
    expect((await secondStep(other, next)).status).toBe(200);
    // A wrong code is not remembered, or it would be told from one that was right.
    const third = await firstStep('system.admin');
    for (let i = 0; i < 2; i++) expect(codeOf(await secondStep(third, '000000'))).toBe('wrong-code');
    await forgetCodes();
  });

  it('signs in with each backup code once', async () => {
    const code = backupCodes[0] as string;
    const visitor = await firstStep('system.admin');
    expect((await secondStep(visitor, code, 'backup')).status).toBe(200);
    expect((await visitor.get('/api/account')).json.method).toBe('backup-code');
    expect(codeOf(await secondStep(await firstStep('system.admin'), code, 'backup'))).toBe('wrong-code');
  });

  it('gets new backup codes, after which the old ones are worth nothing', async () => {
    const { json } = await admin.post('/api/account/backup-codes', { password: goodPassword });
    expect(json.backupCodes).toHaveLength(10);
    const old = await secondStep(await firstStep('system.admin'), backupCodes[1] as string, 'backup');
    expect(codeOf(old)).toBe('wrong-code');
    const fresh = await secondStep(await firstStep('system.admin'), json.backupCodes[0], 'backup');
    expect(fresh.status).toBe(200);
  });

  it('cannot do without the device, nor enrol a second one over it', async () => {
    const remove = await admin.post('/api/account/second-factor/remove', { password: goodPassword });
    expect(codeOf(remove)).toBe('second-factor-due');
    const again = await admin.post('/api/account/second-factor', { password: goodPassword });
    expect(codeOf(again)).toBe('second-factor-there');
  });

  it('is locked out of guessing codes, however many sign-ins it begins', async () => {
    const guess = async () => secondStep(await firstStep('system.admin'), '000000');
    const codes = [];
    for (let i = 0; i < 7; i++) codes.push(codeOf(await guess()));
    expect(codes.filter((code) => code === 'wrong-code').length).toBeLessThanOrEqual(5);
    expect(codes.at(-1)).toBe('sign-in-locked');
    const right = await secondStep(await firstStep('system.admin'), device.generate());
    expect([right.status, right.json.code]).toEqual([429, 'sign-in-locked']);
    await served.installation.pool.query(
      "update identity_second_factor set locked_until = now() - interval '1 second' where account = 'system.admin'",
    );
  });

  it('who lost the device is helped by the security administrator, and by nobody else', async () => {
    const guard = await settled('security.admin', first['security.admin'] as string);
    await enrol(guard);
    expect(codeOf(await admin.post('/api/accounts/security.admin/reset-second-factor'))).toBe(
      'not-permitted',
    );
    expect(codeOf(await guard.post('/api/accounts/security.admin/reset-second-factor'))).toBe('own-account');
    expect(codeOf(await guard.post('/api/accounts/nobody/reset-second-factor'))).toBe('unknown-account');
    expect((await guard.post('/api/accounts/system.admin/reset-second-factor')).status).toBe(200);
    expect((await admin.get('/api/account')).status).toBe(401);
    admin = await as('system.admin', goodPassword);
    expect((await admin.get('/api/account')).json.due).toBe('second-factor');
    expect((await audited('second-factor-reset'))[0]).toMatchObject({
      account: 'security.admin',
      subject: 'system.admin',
    });
    await enrol(admin);
  });

  it('makes accounts, and lets them in no more', async () => {
    const make = (body: object) => admin.post('/api/accounts', body);
    expect(codeOf(await make({ id: 'Bad Name', name: 'x' }))).toBe('account-name');
    expect(codeOf(await make({ id: 'clerk.new' }))).toBe('malformed-request');
    const { status, json } = await make({
      id: 'clerk.new',
      name: '合成经办人',
      email: 'clerk@district.example',
    });
    expect([status, json.account]).toEqual([201, 'clerk.new']);
    expect(codeOf(await make({ id: 'clerk.new', name: 'x' }))).toBe('account-exists');
    expect(codeOf(await make({ id: 'clerk.other', name: 'x', email: 'clerk@district.example' }))).toBe(
      'email-taken',
    );
    const clerk = await settled('clerk.new', json.password);
    expect(codeOf(await clerk.post('/api/accounts', { id: 'x.y', name: 'x' }))).toBe('not-permitted');
    expect((await admin.post('/api/accounts/clerk.new/disable')).status).toBe(200);
    expect((await clerk.get('/api/account')).status).toBe(401);
    const shut = await stranger().post('/api/sign-in', {
      account: 'clerk.new',
      password: goodPassword,
    });
    expect([shut.status, shut.json.code]).toEqual([403, 'account-disabled']);
    const wrong = await stranger().post('/api/sign-in', {
      account: 'clerk.new',
      password: 'Wrong-guess-1',
    });
    expect(codeOf(wrong)).toBe('wrong-credentials');
    expect((await admin.post('/api/accounts/clerk.new/enable')).status).toBe(200);
    await as('clerk.new', goodPassword);
    const reset = await admin.post('/api/accounts/clerk.new/reset-password');
    expect(reset.json.password).not.toBe(json.password);
    const again = await as('clerk.new', reset.json.password);
    expect((await again.get('/api/account')).json.due).toBe('password');
    expect((await audited('password-reset'))[0]).toMatchObject({
      account: 'system.admin',
      subject: 'clerk.new',
    });
  });

  it('can neither be disabled as the last of its kind, nor by itself', async () => {
    expect(codeOf(await admin.post('/api/accounts/audit.admin/disable'))).toBe('last-administrator');
    expect(codeOf(await admin.post('/api/accounts/system.admin/disable'))).toBe('own-account');
    expect(codeOf(await admin.post('/api/accounts/system.admin/reset-password'))).toBe('own-account');
    for (const change of ['disable', 'enable', 'unlock', 'reset-password'])
      expect(codeOf(await admin.post(`/api/accounts/nobody/${change}`))).toBe('unknown-account');
  });
});

describe('whoever administers nothing', () => {
  it('may have a second factor, and do without again', async () => {
    const password = await createAccount(served.installation.identity, doer, {
      id: 'free.one',
      name: '合成',
    });
    const visitor = await settled('free.one', password);
    expect((await visitor.get('/api/account')).json).toMatchObject({ due: null, secondFactor: false });
    expect(codeOf(await visitor.post('/api/account/backup-codes', { password: goodPassword }))).toBe(
      'second-factor-missing',
    );
    expect(codeOf(await visitor.post('/api/account/second-factor/confirm', { code: '123456' }))).toBe(
      'wrong-code',
    );
    await enrol(visitor);
    await firstStep('free.one');
    expect((await visitor.post('/api/account/second-factor/remove', { password: goodPassword })).status).toBe(
      200,
    );
    await as('free.one', goodPassword);
  });

  it('is kept in no table as it is typed or shown', async () => {
    const { rows } = await served.installation.pool.query(
      'select secret, backup_codes from identity_second_factor',
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { secret, backup_codes } of rows) {
      expect(secret).toMatch(/^[0-9a-f]{80,}$/);
      expect(backup_codes).not.toContain('[');
    }
  });
});
