import { workshopPackage } from '@taizhang/fixture';
import { demoPassword } from '@taizhang/runtime';
import { serving, Visitor } from '@taizhang/testkit';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildApp } from './app.ts';

// Before it is opened, which reads it.
beforeAll(() => {
  vi.stubEnv('TAIZHANG_LOCK_ADDRESS_FAILURES', '1000');
});
const served = serving(buildApp, workshopPackage());
const { as, stranger } = served;
afterEach(() => vi.useRealTimers());

const codeOf = ({ json }: { json: { code: string } }) => json.code;
/** What the audit keeps of an action, the latest first. */
async function audited(action: string) {
  const { rows } = await served.installation.pool.query(
    'select account, session, address, subject, outcome, detail from audit_entry where action = $1 order by seq desc',
    [action],
  );
  return rows;
}

let made = 0;
/** An account that is not of the demo, with its first password. */
async function newAccount(): Promise<{ account: string; password: string }> {
  const admin = await as('system.admin');
  made += 1;
  const { status, json } = await admin.post('/api/accounts', {
    id: `person-${made}`,
    name: `合成账号${made}`,
  });
  expect(status).toBe(201);
  return json;
}
const goodPassword = 'Kaolin-83-teapot';
/** The same with a password of its own. */
async function settledAccount() {
  const { account, password } = await newAccount();
  const visitor = await as(account, password);
  const changed = await visitor.post('/api/account/password', { current: password, password: goodPassword });
  expect(changed.status).toBe(200);
  return { account, visitor };
}

describe('signing in', () => {
  it('is offered with the accounts of the demo and the rules of passwords', async () => {
    const { json } = await stranger().get('/api/sign-in');
    expect(json.demo.accounts.map((each: { id: string }) => each.id)).toContain('coordinator');
    expect(json.demo.accounts[0].roles).toEqual([{ zh: '经办人', en: 'Clerk' }]);
    expect(json).toMatchObject({ singleSignOn: null, rules: { length: 10, classes: 3 } });
  });

  it('gives a cookie that no script reads and no other site sends along', async () => {
    const visitor = stranger();
    const answer = await visitor.post('/api/sign-in', { account: ' Coordinator ', password: demoPassword });
    expect([answer.status, answer.json]).toEqual([200, { step: 'done' }]);
    const [cookie] = [answer.headers['set-cookie']].flat() as string[];
    expect(cookie).toMatch(/^taizhang\.session_token=.*HttpOnly.*SameSite=Lax/);
    expect(cookie).not.toContain('Secure');
    const { json } = await visitor.get('/api/account');
    expect(json).toMatchObject({ id: 'coordinator', due: null, method: 'password', synthetic: true });
    expect(json.posts[0].role).toEqual({ id: 'coordinator', title: { zh: '统筹人', en: 'Coordinator' } });
    expect(json.duties).toContain('read-figures');
    expect((await visitor.get('/api/reports/half-year')).status).toBe(200);
    expect((await audited('sign-in'))[0]).toMatchObject({
      account: 'coordinator',
      session: expect.any(String),
      address: '127.0.0.1',
      outcome: 'done',
      detail: { by: 'password' },
    });
  });

  it('says the same of a wrong password and of a name that nobody has', async () => {
    for (const account of ['deputy', 'nobody-here', 'x', '../../etc', "'; drop table"]) {
      const answer = await stranger().post('/api/sign-in', { account, password: 'Wrong-guess-1' });
      expect([answer.status, answer.json.code]).toEqual([422, 'wrong-credentials']);
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
    expect((await audited('sign-in')).find((entry) => entry.account === 'nobody-here')).toMatchObject({
      outcome: 'refused',
      detail: { reason: 'wrong-credentials' },
    });
  });

  it('refuses what is no name and password', async () => {
    const visitor = stranger();
    expect(codeOf(await visitor.post('/api/sign-in', { account: 'deputy' }))).toBe('malformed-request');
    expect(codeOf(await visitor.post('/api/sign-in', { account: 'deputy', password: 'x'.repeat(300) }))).toBe(
      'malformed-request',
    );
    expect(codeOf(await visitor.post('/api/sign-in', '{"account":'))).toBe('malformed-request');
  });

  it('is refused when another site asks for it', async () => {
    const visitor = stranger();
    visitor.headers.origin = 'https://elsewhere.example';
    const answer = await visitor.post('/api/sign-in', { account: 'deputy', password: demoPassword });
    expect([answer.status, answer.json.code]).toEqual([403, 'foreign-origin']);
  });
});

describe('an account is locked', () => {
  it('after five failures for a quarter of an hour, however many try at once', async () => {
    const { account } = await settledAccount();
    const tries = Array.from({ length: 20 }, () =>
      stranger().post('/api/sign-in', { account, password: 'Wrong-guess-1' }),
    );
    const codes = (await Promise.all(tries)).map(codeOf);
    expect(codes.filter((code) => code === 'wrong-credentials')).toHaveLength(5);
    expect(codes.filter((code) => code === 'sign-in-locked')).toHaveLength(15);
    const right = await stranger().post('/api/sign-in', { account, password: goodPassword });
    expect([right.status, right.json.code, right.json.details.minutes]).toEqual([429, 'sign-in-locked', 15]);
    expect((await audited('lock-out'))[0]).toMatchObject({ account, detail: { by: 'account' } });

    const admin = await as('system.admin');
    const { json } = await admin.get('/api/accounts');
    const listed = json.accounts.find((each: { id: string }) => each.id === account);
    expect(Date.parse(listed.lockedUntil)).toBeGreaterThan(Date.now() + 14 * 60_000);
    expect((await admin.post(`/api/accounts/${account}/unlock`)).status).toBe(200);
    await as(account, goodPassword);
  });

  it('no longer once the time has passed, and failures before it count no more', async () => {
    const { account } = await settledAccount();
    const wrong = () => stranger().post('/api/sign-in', { account, password: 'Wrong-guess-1' });
    for (let i = 0; i < 5; i++) await wrong();
    await served.installation.pool.query(
      "update identity_attempt set locked_until = now() - interval '1 second' where subject = $1",
      [account],
    );
    for (let i = 0; i < 4; i++) expect(codeOf(await wrong())).toBe('wrong-credentials');
    await as(account, goodPassword);
  });

  it('not by four failures, which a success wipes away', async () => {
    const { account } = await settledAccount();
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 4; i++)
        await stranger().post('/api/sign-in', { account, password: 'Wrong-guess-1' });
      await as(account, goodPassword);
    }
  });
});

describe('an address is locked', () => {
  it('after failures at many accounts, and only it', async () => {
    const here = {
      ...served.installation,
      identity: {
        ...served.installation.identity,
        settings: { ...served.installation.identity.settings, lockAddressFailures: 6 },
      },
    };
    const strict = await buildApp(here, { logLevel: 'silent', trustedProxies: '127.0.0.1' });
    const from = (address: string, account: string, password: string) => {
      const visitor = new Visitor(strict);
      visitor.headers['x-forwarded-for'] = address;
      return visitor.post('/api/sign-in', { account, password });
    };
    for (let i = 0; i < 6; i++)
      expect(codeOf(await from('192.0.2.7', `guess-${i}`, 'Wrong-guess-1'))).toBe('wrong-credentials');
    expect(codeOf(await from('192.0.2.7', 'deputy', demoPassword))).toBe('sign-in-locked');
    expect((await from('192.0.2.8', 'deputy', demoPassword)).status).toBe(200);
    await strict.close();
  });
});

describe('a session', () => {
  it('is needed, and a forged, foreign or ended one is none', async () => {
    expect((await stranger().get('/api/reports')).status).toBe(401);
    const visitor = await as('deputy');
    const value = visitor.cookies.get('taizhang.session_token') as string;
    for (const forged of [
      `${value.slice(0, 10)}${value[10] === 'x' ? 'y' : 'x'}${value.slice(11)}`,
      value.split('.')[0],
      '',
      'x.y',
      `${value}x`,
    ]) {
      const other = stranger();
      other.cookies.set('taizhang.session_token', forged as string);
      const answer = await other.get('/api/reports');
      expect([answer.status, answer.json.code]).toEqual([401, 'not-signed-in']);
    }
    expect((await audited('access'))[0]).toMatchObject({
      outcome: 'refused',
      detail: { reason: 'not-signed-in' },
    });
    const kept = visitor.cookie;
    expect((await visitor.post('/api/sign-out')).status).toBe(200);
    const again = stranger();
    again.headers.cookie = kept;
    expect((await again.get('/api/reports')).status).toBe(401);
    expect((await audited('sign-out'))[0]).toMatchObject({ account: 'deputy', session: expect.any(String) });
  });

  it('ends when nothing is asked for half an hour, and goes on while something is', async () => {
    const visitor = await as('supervisor');
    vi.useFakeTimers({ toFake: ['Date'] });
    const later = async (minutes: number) => {
      vi.setSystemTime(Date.now() + minutes * 60_000);
      return (await visitor.get('/api/account')).status;
    };
    expect([await later(20), await later(20), await later(29), await later(31)]).toEqual([
      200, 200, 200, 401,
    ]);
  });

  it('ends after twelve hours whatever is asked', async () => {
    const visitor = await as('supervisor');
    vi.useFakeTimers({ toFake: ['Date'] });
    const start = Date.now();
    const at = async (minutes: number) => {
      vi.setSystemTime(start + minutes * 60_000);
      return (await visitor.get('/api/account')).status;
    };
    for (let minutes = 20; minutes < 720; minutes += 20) expect(await at(minutes)).toBe(200);
    expect(await at(721)).toBe(401);
  });

  it('changes nothing for another site, nor where nobody says from where', async () => {
    const visitor = await as('deputy');
    visitor.headers.origin = 'https://elsewhere.example';
    expect(codeOf(await visitor.post('/api/sign-out'))).toBe('foreign-origin');
    const { statusCode } = await served.app.inject({
      method: 'POST',
      url: '/api/sign-out',
      headers: { cookie: visitor.cookie },
      payload: {},
    });
    expect(statusCode).toBe(403);
    expect((await visitor.get('/api/account')).status).toBe(200);
    expect((await audited('access'))[0]).toMatchObject({
      account: 'deputy',
      detail: { reason: 'foreign-origin' },
    });
  });

  it('can be seen and ended by its owner, and by nobody else', async () => {
    const [one, two] = [await as('leader.a'), await as('leader.a')];
    const { sessions } = (await one.get('/api/account/sessions')).json;
    expect(sessions.length).toBeGreaterThanOrEqual(2);
    expect(sessions.filter((each: { current: boolean }) => each.current)).toHaveLength(1);
    expect(JSON.stringify(sessions)).not.toContain(two.cookies.get('taizhang.session_token')?.split('.')[0]);
    const other = (await two.get('/api/account/sessions')).json.sessions.find(
      (each: { current: boolean }) => each.current,
    );
    const stranger = await as('deputy');
    expect(codeOf(await stranger.post(`/api/account/sessions/${other.id}/end`))).toBe('unknown-session');
    expect((await one.post(`/api/account/sessions/${other.id}/end`)).status).toBe(200);
    expect((await two.get('/api/account')).status).toBe(401);
    expect((await audited('session-end'))[0]).toMatchObject({ account: 'leader.a', subject: 'leader.a' });
  });

  it('is seen and ended by the security administrator', async () => {
    const victim = await as('clerk.a');
    const guard = await as('security.admin');
    const { sessions } = (await guard.get('/api/sessions')).json;
    const mine = sessions.find((each: { account: string }) => each.account === 'clerk.a');
    expect((await guard.post(`/api/sessions/${mine.id}/end`)).status).toBe(200);
    expect((await victim.get('/api/account')).status).toBe(401);
    expect(codeOf(await guard.post(`/api/sessions/${mine.id}/end`))).toBe('unknown-session');
    for (const account of ['deputy', 'system.admin', 'audit.admin'])
      expect(codeOf(await (await as(account)).get('/api/sessions'))).toBe('not-permitted');
  });
});

describe('a password', () => {
  it('that was given must be changed before anything else', async () => {
    const { account, password } = await newAccount();
    expect(password).toMatch(/^\w{4}-\w{4}-\w{4}-\w{4}$/);
    const visitor = await as(account, password);
    expect((await visitor.get('/api/account')).json).toMatchObject({ id: account, due: 'password' });
    expect(codeOf(await visitor.get('/api/records/repair/RP-1'))).toBe('password-change-due');
    const change = (next: string) =>
      visitor.post('/api/account/password', { current: password, password: next });
    expect((await change('short-1A')).json).toMatchObject({ code: 'weak-password', field: 'password' });
    for (const weak of ['onlysmallletters', 'Password123!', `${account}-Xy9`, 'Aa123456789!'])
      expect(codeOf(await change(weak))).toBe('weak-password');
    expect(codeOf(await change(password))).toBe('same-password');
    expect((await change(goodPassword)).status).toBe(200);
    expect((await visitor.get('/api/account')).json.due).toBeNull();
    expect(codeOf(await visitor.get('/api/records/repair/RP-1'))).not.toBe('password-change-due');
    expect((await audited('password-change'))[0]).toMatchObject({
      account,
      subject: account,
      outcome: 'done',
    });
  });

  it('changed ends every other session', async () => {
    const { account, visitor } = await settledAccount();
    const other = await as(account, goodPassword);
    const payload = { current: goodPassword, password: 'Another-94-teapot' };
    expect((await visitor.post('/api/account/password', payload)).status).toBe(200);
    expect([(await visitor.get('/api/account')).status, (await other.get('/api/account')).status]).toEqual([
      200, 401,
    ]);
    expect(codeOf(await stranger().post('/api/sign-in', { account, password: goodPassword }))).toBe(
      'wrong-credentials',
    );
  });

  it('is not changed without the old one, and guessing it locks', async () => {
    const { visitor } = await settledAccount();
    const guess = () =>
      visitor.post('/api/account/password', { current: 'Wrong-guess-1', password: 'Other-94-teapot' });
    for (let i = 0; i < 5; i++)
      expect((await guess()).json).toMatchObject({ code: 'wrong-credentials', field: 'current' });
    expect(codeOf(await guess())).toBe('sign-in-locked');
  });

  it('must be changed when it is old', async () => {
    const { account } = await settledAccount();
    await served.installation.pool.query(
      "update identity_account set password_changed_at = now() - interval '91 days' where id = $1",
      [account],
    );
    const visitor = await as(account, goodPassword);
    expect((await visitor.get('/api/account')).json.due).toBe('password');
  });

  it('of the demo stays what all know', async () => {
    const visitor = await as('deputy');
    const payload = { current: demoPassword, password: goodPassword };
    expect(codeOf(await visitor.post('/api/account/password', payload))).toBe('demo-account');
    expect(codeOf(await visitor.post('/api/account/second-factor', { password: demoPassword }))).toBe(
      'demo-account',
    );
  });

  it('is kept as a hash alone, and shown by no answer', async () => {
    await settledAccount();
    const { rows } = await served.installation.pool.query('select password from identity_credential');
    for (const { password } of rows) expect(password).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/);
    const admin = await as('system.admin');
    expect(JSON.stringify((await admin.get('/api/accounts')).json)).not.toMatch(/[0-9a-f]{32}:/);
  });
});
