import { createHmac } from 'node:crypto';
import { grantQueue, outgoingNotice } from '@taizhang/store';
import { createTransport, type Transporter } from 'nodemailer';
import { PgBoss } from 'pg-boss';
import type { Installation } from '../installation.ts';

/** Where notices go beside the app. Nothing is sent anywhere unless it is configured. */
export interface OutletSettings {
  /** smtp://user:password@host:port, and the sender's address. */
  readonly smtpUrl?: string | undefined;
  readonly mailFrom?: string | undefined;
  /** Gets every notice as JSON by POST, signed with the secret. */
  readonly webhookUrl?: string | undefined;
  readonly webhookSecret?: string | undefined;
  /** Where the app is reached, for the links in what is sent. */
  readonly publicUrl?: string | undefined;
  /** How long to wait before what failed is tried again the first time; then twice as long each time. */
  readonly retryAfterSeconds?: number | undefined;
}

/** From the environment: TAIZHANG_SMTP_URL, _MAIL_FROM, _WEBHOOK_URL, _WEBHOOK_SECRET, _URL. */
export const outletSettings = (env: NodeJS.ProcessEnv): OutletSettings => ({
  smtpUrl: env.TAIZHANG_SMTP_URL || undefined,
  mailFrom: env.TAIZHANG_MAIL_FROM || undefined,
  webhookUrl: env.TAIZHANG_WEBHOOK_URL || undefined,
  webhookSecret: env.TAIZHANG_WEBHOOK_SECRET || undefined,
  publicUrl: env.TAIZHANG_URL || undefined,
});

export interface Outlets {
  /** Has notices sent; each is tried again until it has gone, or failed too often. */
  send(notices: readonly number[]): Promise<void>;
  stop(): Promise<void>;
}

const nowhere: Outlets = { send: async () => undefined, stop: async () => undefined };
const queues = ['notice-by-mail', 'notice-by-webhook'] as const;
const retry = { retryLimit: 10, retryBackoff: true, retryDelayMax: 3600 };
const retryAfterSeconds = 30;
const patienceMs = 10_000;

/** Opens the ways out that are configured; without any, no queue is made. */
export async function openOutlets(
  installation: Installation,
  settings: OutletSettings,
  report: (error: unknown) => void,
): Promise<Outlets> {
  const { smtpUrl, mailFrom, webhookUrl } = settings;
  const again = { ...retry, retryDelay: settings.retryAfterSeconds ?? retryAfterSeconds };
  const mail = smtpUrl && mailFrom ? createTransport(smtpUrl) : null;
  if (!mail && !webhookUrl) return nowhere;
  await makeQueues(installation);
  const boss = new PgBoss({
    connectionString: installation.database.appUrl,
    schema: 'job',
    max: 2,
    migrate: false,
    createSchema: false,
    schedule: false,
  });
  boss.on('error', report);
  await boss.start();
  const ways: (readonly [(typeof queues)[number], (id: number) => Promise<void>])[] = [
    ...(mail
      ? [['notice-by-mail', (id: number) => sendMail(installation, settings, mail, id)] as const]
      : []),
    ...(webhookUrl
      ? [['notice-by-webhook', (id: number) => callWebhook(installation, settings, webhookUrl, id)] as const]
      : []),
  ];
  for (const [queue, send] of ways)
    await boss.work<{ notice: number }>(queue, { pollingIntervalSeconds: 1 }, async (jobs) => {
      for (const { data } of jobs) await send(data.notice);
    });
  return {
    async send(notices) {
      for (const [queue] of ways)
        for (const notice of notices)
          await boss.send(queue, { notice }, { ...again, singletonKey: String(notice) });
    },
    async stop() {
      mail?.close();
      await boss.stop({ graceful: true, timeout: patienceMs });
    },
  };
}

/** The queue's tables belong to the owner, as all do; the application works with them. */
async function makeQueues({ database }: Installation): Promise<void> {
  const owner = new PgBoss({
    connectionString: database.ownerUrl,
    schema: 'job',
    max: 1,
    schedule: false,
    supervise: false,
  });
  await owner.start();
  for (const queue of queues) if (!(await owner.getQueue(queue))) await owner.createQueue(queue);
  await owner.stop({ graceful: false });
  await grantQueue(database.ownerUrl, 'job');
}

const linkOf = ({ publicUrl }: OutletSettings, path: string): string =>
  publicUrl ? `${publicUrl.replace(/\/$/, '')}${path}` : '';

async function sendMail(
  { pool, district }: Installation,
  settings: OutletSettings,
  mail: Transporter,
  id: number,
): Promise<void> {
  const notice = await outgoingNotice(pool, district.store, id);
  if (!notice?.email) return;
  const { zh, en } = notice.text;
  await mail.sendMail({
    from: settings.mailFrom,
    to: notice.email,
    subject: zh,
    text: [zh, en, linkOf(settings, notice.path)].filter(Boolean).join('\n\n'),
    // The same message again, where an answer of the server was lost.
    messageId: `<notice-${district.store.id}-${id}@taizhang>`,
  });
}

async function callWebhook(
  { pool, district }: Installation,
  settings: OutletSettings,
  url: string,
  id: number,
): Promise<void> {
  const notice = await outgoingNotice(pool, district.store, id);
  if (!notice) return;
  const { account, kind, text, path, at } = notice;
  const body = JSON.stringify({
    id,
    account,
    kind,
    text,
    link: linkOf(settings, path),
    at: at.toISOString(),
  });
  const signature = settings.webhookSecret
    ? {
        'x-taizhang-signature': `sha256=${createHmac('sha256', settings.webhookSecret).update(body).digest('hex')}`,
      }
    : {};
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...signature },
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(patienceMs),
  });
  if (!response.ok) throw new Error(`the webhook answered ${response.status}`);
}
