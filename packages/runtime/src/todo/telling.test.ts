import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Viewer } from '@taizhang/access';
import { staff, workshopPackage } from '@taizhang/fixture';
import { chooseOutlet, givePost, noticesOf } from '@taizhang/store';
import { addAccounts, openTestInstallation, type TestInstallation, until } from '@taizhang/testkit';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decide, type Installation, recordWork, startTelling, viewerNow } from '../index.ts';
import { SubmissionTelling } from './telling.ts';

let shop: TestInstallation;
let installation: Installation;
beforeAll(async () => {
  shop = await openTestInstallation({ ...workshopPackage(), standsOn: '2021-07-01' });
  ({ installation } = shop);
  const { pool, district } = installation;
  const security = staff('sec', 'security-administrator', 'bench-a');
  const posts = [
    ['ann', 'clerk', 'bench-a'],
    ['rea', 'reviewer', 'bench-a'],
    ['sam', 'reviewer', 'bench-b'],
  ] as const;
  await addAccounts(pool, ...posts.map(([account]) => account));
  for (const [account, role, unit] of posts)
    await givePost(pool, district.store, security, {
      account,
      unit,
      role,
      scope: { kind: 'own-unit' },
      fromDay: '2021-01-01',
    });
});
afterAll(() => shop?.close());

const told = async (account: string) =>
  (await noticesOf(installation.pool, installation.district.store, account, { limit: 50, offset: 0 }))
    .notices;

const work = (viewer: Viewer, posting: object) =>
  recordWork(installation.pool, installation.district.store, installation.vault, viewer, {
    key: randomUUID(),
    posting: { register: 'repair', ...posting },
    basis: null,
    form: null,
  } as never);

/** A bicycle that ann has repaired and submitted as finished. */
async function submitted(record: string): Promise<string> {
  const ann = await viewerNow(installation, 'ann');
  const day = { record, occurredOn: '2021-06-01' };
  const set = { label: record, colour: 'red', promised: '2021-06-15' };
  await work(ann, { ...day, transition: 'open', unit: 'bench-a', set, amounts: { quoted: '100' } });
  await work(ann, { ...day, transition: 'start' });
  await work(ann, { ...day, transition: 'finish', set: { promised: '2021-06-20' } });
  const { rows } = await installation.pool.query<{ id: string }>(
    'select id from submission where record = $1',
    [record],
  );
  return rows[0]?.id as string;
}

const failures: unknown[] = [];
const start = (settings: Parameters<typeof startTelling>[1] = {}) =>
  startTelling(installation, settings, (error) => failures.push(error));

describe('telling people', () => {
  it('tells reviewers what waits for them, and recorders what became of it', async () => {
    const id = await submitted('RP-100');
    const telling = start();
    try {
      const [waiting] = await until(
        () => told('rea'),
        (seen) => seen.some(({ kind }) => kind === 'submitted'),
      );
      expect(waiting?.text.zh).toContain('RP-100');
      expect((await told('sam')).filter(({ kind }) => kind === 'submitted')).toEqual([]);
      expect((await told('ann')).filter(({ kind }) => kind === 'submitted')).toEqual([]);
      const rea = await viewerNow(installation, 'rea');
      const { pool, district, vault } = installation;
      await decide(pool, district.store, vault, rea, id, { kind: 'returned', version: 1, note: '日期有误' });
      const seen = await until(
        () => told('ann'),
        (list) => list.some(({ kind }) => kind === 'decided'),
      );
      expect(seen.find(({ kind }) => kind === 'decided')?.text.zh).toBe('被退回：RP-100（日期有误）');
    } finally {
      await telling.stop();
    }
    expect(failures).toEqual([]);
  });

  it('asks one thing while nothing has happened, however many accounts there are', async () => {
    await submitted('RP-103');
    const telling = new SubmissionTelling(installation, new Date(0));
    expect((await telling.tell()).length).toBeGreaterThan(0);
    let asked = 0;
    const count = () => {
      asked++;
    };
    installation.pool.on('acquire', count);
    expect(await telling.tell()).toEqual([]);
    installation.pool.off('acquire', count);
    expect(asked).toBe(1);
  });

  it('reminds whoever has overdue work, once a day, whoever tells', async () => {
    await submitted('RP-101');
    const both = [start(), start()];
    try {
      await until(
        () => told('ann'),
        (seen) => seen.some(({ kind }) => kind === 'due'),
      );
      await pause(300);
      const due = (await told('ann')).filter(({ kind }) => kind === 'due');
      expect(due).toHaveLength(1);
      expect(due[0]?.text.zh).toMatch(/^逾期 \d+ 项，7 日内到期 \d+ 项$/);
    } finally {
      await Promise.all(both.map((one) => one.stop()));
    }
  });
});

describe('what goes out', () => {
  it('goes by mail and, signed, to the webhook, which is tried again until it answers', async () => {
    const mails: string[] = [];
    const smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, _session, done) => {
        let text = '';
        stream.setEncoding('utf8').on('data', (part: string) => {
          text += part;
        });
        stream.on('end', () => {
          mails.push(text);
          done();
        });
      },
    });
    smtp.listen(0, '127.0.0.1');
    await once(smtp.server, 'listening');
    const calls: { body: string; signature: string | undefined }[] = [];
    let refusing = true;
    const hook: Server = createServer((request, response) => {
      let body = '';
      request.on('data', (part) => {
        body += part;
      });
      request.on('end', () => {
        if (!refusing) calls.push({ body, signature: request.headers['x-taizhang-signature'] as string });
        response.writeHead(refusing ? 503 : 200).end();
        refusing = false;
      });
    }).listen(0, '127.0.0.1');
    await once(hook, 'listening');
    const portOf = (server: { address(): unknown }) => (server.address() as AddressInfo).port;
    await chooseOutlet(installation.pool, installation.district.store, 'rea', 'rea@example.org');
    const telling = start({
      smtpUrl: `smtp://127.0.0.1:${portOf(smtp.server)}`,
      mailFrom: 'taizhang@example.org',
      webhookUrl: `http://127.0.0.1:${portOf(hook)}/`,
      webhookSecret: 'a secret',
      publicUrl: 'https://taizhang.example.org/',
      retryAfterSeconds: 1,
    });
    try {
      await submitted('RP-102');
      await until(
        () => mails.length,
        (count) => count > 0,
      );
      expect(mails[0]).toContain('To: rea@example.org');
      expect(mails[0]).toContain('https://taizhang.example.org/reviews');
      const [call] = await until(
        () => calls,
        (seen) => seen.length > 0,
      );
      expect(JSON.parse(call?.body ?? '').text.zh).toContain('待审核');
      const signature = createHmac('sha256', 'a secret')
        .update(call?.body ?? '')
        .digest('hex');
      expect(call?.signature).toBe(`sha256=${signature}`);
    } finally {
      await telling.stop();
      hook.close();
      await new Promise<void>((done) => smtp.close(() => done()));
    }
  }, 60_000);
});
