import { workshopPackage } from '@taizhang/fixture';
import { makeFirstAccounts } from '@taizhang/runtime';
import { serving, type Visitor } from '@taizhang/testkit';
import { type TOTP, URI } from 'otpauth';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildApp } from './app.ts';

// Before it is opened, which reads it.
beforeAll(() => {
  vi.stubEnv('TAIZHANG_LOCK_ADDRESS_FAILURES', '1000');
  vi.stubEnv('TAIZHANG_SECOND_FACTOR', 'nobody');
});
const served = serving(buildApp, { ...workshopPackage(), synthetic: false });
const { as, stranger } = served;
const doer = { account: 'command-line', session: null, address: 'here', cookie: undefined, agent: undefined };
const password = 'Kaolin-83-teapot';

/** Everything that signing in, posts and units are made of, but for attempts, which are counted whatever happens. */
async function everything() {
  const tables = ['account', 'session', 'credential', 'second_factor'].map((name) => `identity_${name}`);
  const kept = [];
  for (const table of [...tables, 'post', 'unit'])
    kept.push(
      // A session that is used is prolonged now and then, whatever it is used for.
      (
        await served.owner.query(
          `select to_jsonb(t) - '{expires_at,updated_at}'::text[] as row from ${table} t order by 1`,
        )
      ).rows,
    );
  return kept;
}
const entries = async (action: string) =>
  (await served.owner.query("select from audit_entry where action = $1 and outcome = 'done'", [action]))
    .rowCount as number;

/** How the audit fails when it is written: by an error of the database, or because the connection is lost. */
const failures = {
  'the database refuses': "raise exception 'of the test';",
  'the connection is lost': 'perform pg_terminate_backend(pg_backend_pid());',
};
/** From now on nothing done can be noted in the audit. */
async function breakAudit(failure: string): Promise<void> {
  await served.owner.query(
    `create or replace function break_audit() returns trigger language plpgsql security definer as
       $$begin ${failure} return new; end$$;
     create or replace trigger break_audit before insert on audit_entry
       for each row when (new.outcome = 'done') execute function break_audit()`,
  );
}
const mendAudit = () => served.owner.query('drop trigger if exists break_audit on audit_entry');
afterEach(async () => void (await mendAudit()));

async function settled(account: string, first: string): Promise<Visitor> {
  const visitor = await as(account, first);
  const changed = await visitor.post('/api/account/password', { current: first, password });
  expect(changed.status).toBe(200);
  return visitor;
}
let system: Visitor;
let security: Visitor;
let made = 0;
async function person() {
  made += 1;
  const { json } = await system.post('/api/accounts', { id: `person-${made}`, name: `合成账号${made}` });
  return { account: json.account as string, visitor: await settled(json.account, json.password) };
}
async function withDevice() {
  const { account, visitor } = await person();
  const { json } = await visitor.post('/api/account/second-factor', { password });
  const device = URI.parse(json.address) as TOTP;
  return { account, visitor, device, backupCodes: json.backupCodes as string[] };
}
const forgetCodes = () =>
  served.owner.query("update identity_used_code set used_at = now() - interval '1 hour'");
async function confirmed() {
  const at = await withDevice();
  const answer = await at.visitor.post('/api/account/second-factor/confirm', { code: at.device.generate() });
  expect(answer.status).toBe(200);
  await forgetCodes();
  return at;
}

let beforeFirst: { failed: boolean; same: boolean };
beforeAll(async () => {
  const before = await everything();
  await breakAudit("if new.action = 'post-given' then raise exception 'of the test'; end if;");
  const failed = await makeFirstAccounts(served.installation, doer).then(
    () => false,
    () => true,
  );
  beforeFirst = { failed, same: JSON.stringify(await everything()) === JSON.stringify(before) };
  await mendAudit();
  const first = await makeFirstAccounts(served.installation, doer);
  const of = (id: string) => first.find(({ account }) => account === id)?.password as string;
  system = await settled('system.admin', of('system.admin'));
  security = await settled('security.admin', of('security.admin'));
});

type Change = () => Promise<{ readonly status: number }>;
const post = (visitor: Visitor, path: string, body: object = {}) => visitor.post(`/api/${path}`, body);
const aPost = { unit: 'bench-a', role: 'clerk', scope: { kind: 'own-unit' }, fromDay: '2021-01-01' };

/** Every change of who may come in and what he may do, made ready up to the call that changes. */
const changes: Record<string, () => Promise<Change>> = {
  'account-create': async () => () => post(system, 'accounts', { id: `made-${made++}`, name: '合成' }),
  'account-disable': async () => {
    const { account } = await person();
    return () => post(system, `accounts/${account}/disable`);
  },
  'account-enable': async () => {
    const { account } = await person();
    await post(system, `accounts/${account}/disable`);
    return () => post(system, `accounts/${account}/enable`);
  },
  'account-unlock': async () => {
    const { account } = await person();
    return () => post(system, `accounts/${account}/unlock`);
  },
  'password-reset': async () => {
    const { account } = await person();
    return () => post(system, `accounts/${account}/reset-password`);
  },
  'second-factor-reset': async () => {
    const { account } = await confirmed();
    return () => post(security, `accounts/${account}/reset-second-factor`);
  },
  'session-end': async () => {
    const { account } = await person();
    const { json } = await security.get('/api/sessions');
    const { id } = json.sessions.find((each: { account: string }) => each.account === account);
    return () => post(security, `sessions/${id}/end`);
  },
  'sign-in': async () => {
    const { account } = await person();
    return () => post(stranger(), 'sign-in', { account, password });
  },
  'sign-out': async () => {
    const { visitor } = await person();
    return () => post(visitor, 'sign-out');
  },
  'password-change': async () => {
    const { visitor } = await person();
    return () => post(visitor, 'account/password', { current: password, password: 'Another-94-teapot' });
  },
  'second-factor-enrol': async () => {
    const { visitor } = await person();
    return () => post(visitor, 'account/second-factor', { password });
  },
  'second-factor-confirm': async () => {
    const { visitor, device } = await withDevice();
    return () => post(visitor, 'account/second-factor/confirm', { code: device.generate() });
  },
  'second-factor-remove': async () => {
    const { visitor } = await confirmed();
    return () => post(visitor, 'account/second-factor/remove', { password });
  },
  'backup-codes-renew': async () => {
    const { visitor } = await confirmed();
    return () => post(visitor, 'account/backup-codes', { password });
  },
  'post-given': async () => {
    const { account } = await person();
    return () => post(security, 'posts', { ...aPost, account });
  },
  'post-ended': async () => {
    const { account } = await person();
    const { json } = await post(security, 'posts', { ...aPost, account }).then((answer) => answer);
    return () => post(security, `posts/${json.id}/end`);
  },
  'unit-added': async () => () =>
    post(system, 'units', {
      id: `unit-${made++}`,
      title: { zh: '合成单位', en: 'A unit' },
      kind: 'bureau',
      parent: 'workshop',
    }),
};

describe.each(Object.entries(failures))('a change of who may come in, where %s', (_name, failure) => {
  it.each(Object.keys(changes))('stands or falls with its entry in the audit: %s', async (action) => {
    const change = await (changes[action] as () => Promise<Change>)();
    const before = [await everything(), await entries(action)];
    await breakAudit(failure);
    expect((await change()).status).toBeGreaterThanOrEqual(500);
    expect([await everything(), await entries(action)]).toEqual(before);
    await mendAudit();
    const again = await change();
    expect([again.status, await entries(action)]).toEqual([
      expect.toSatisfy((status: number) => status < 300),
      (before[1] as number) + 1,
    ]);
  });
});

describe('a sign-in in two steps', () => {
  it('uses up a backup code together with its entry in the audit', async () => {
    const { account, backupCodes } = await confirmed();
    const [code] = backupCodes;
    const twoSteps = async () => {
      const visitor = stranger();
      await post(visitor, 'sign-in', { account, password });
      return () => post(visitor, 'sign-in/second-step', { code, kind: 'backup' });
    };
    const secondStep = await twoSteps();
    const before = await everything();
    await breakAudit(failures['the database refuses']);
    expect((await secondStep()).status).toBe(500);
    expect(await everything()).toEqual(before);
    await mendAudit();
    expect((await secondStep()).status).toBe(200);
    expect((await (await twoSteps())()).status).toBe(422);
  });

  it('counts a wrong code although it is refused', async () => {
    const { account } = await confirmed();
    const visitor = stranger();
    await post(visitor, 'sign-in', { account, password });
    const wrong = () => post(visitor, 'sign-in/second-step', { code: 'wrong-code', kind: 'backup' });
    for (let i = 0; i < 5; i++) expect((await wrong()).status).toBe(422);
    const { rows } = await served.owner.query(
      'select failed_verification_count as failures, locked_until from identity_second_factor where account = $1',
      [account],
    );
    expect(rows).toEqual([{ failures: 5, locked_until: expect.any(Date) }]);
  });
});

it('the first accounts are made together with their posts, or none of them', () => {
  expect(beforeFirst).toEqual({ failed: true, same: true });
});

describe('an account', () => {
  it.each(['system', 'api', 'command-line', 'public'])(
    'may not have the name by which the installation itself acts: %s',
    async (id) => {
      const { status, json } = await system.post('/api/accounts', { id, name: '合成' });
      expect([status, json.code, json.field]).toEqual([422, 'account-reserved', 'id']);
    },
  );

  it('that is not there is given no post', async () => {
    const before = await everything();
    const { status, json } = await security.post('/api/posts', { ...aPost, account: 'nobody.here' });
    expect([status, json.code, json.field]).toEqual([404, 'unknown-account', 'account']);
    expect(await everything()).toEqual(before);
  });
});
