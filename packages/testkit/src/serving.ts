import type { DistrictPackage, Installation } from '@taizhang/runtime';
import { afterAll, beforeAll } from 'vitest';
import { openTestInstallation, type TestInstallation } from './test-installation.ts';
import { signedIn, Visitor } from './visitor.ts';

interface App {
  readonly inject: unknown;
  close(): PromiseLike<unknown>;
}

export interface Served<A extends App> extends Omit<TestInstallation, 'close'> {
  readonly app: A;
  /** Somebody signed in: an account of the demo, or one with a password of its own. */
  as(account: string, password?: string): Promise<Visitor>;
  /** Somebody who has not signed in. */
  stranger(): Visitor;
  /** What a program that has the installation's token sends along. */
  program(): { readonly authorization: string };
}

/** Serves a district to the tests of a file: it is opened before the first of them and closed after the last. */
export function serving<A extends App>(
  build: (installation: Installation, options: { readonly logLevel: string }) => Promise<A>,
  district: DistrictPackage,
): Served<A> {
  let opened:
    | (TestInstallation & { readonly app: A; readonly password: string; token(): string })
    | undefined;
  beforeAll(async () => {
    const { apiToken, demoPassword } = await import('@taizhang/runtime');
    const at = await openTestInstallation(district);
    const app = await build(at.installation, { logLevel: 'silent' });
    opened = { ...at, app, password: demoPassword, token: () => apiToken(at.installation.dataFolder) };
  }, 60_000);
  afterAll(async () => {
    await opened?.app.close();
    await opened?.close();
  });
  const now = () => {
    if (!opened) throw new Error('a district is served to tests, and not before the first of them');
    return opened;
  };
  return {
    get app() {
      return now().app;
    },
    get installation() {
      return now().installation;
    },
    get databaseUrl() {
      return now().databaseUrl;
    },
    get owner() {
      return now().owner;
    },
    as: (account, password = now().password) => signedIn(now().app, account, password),
    stranger: () => new Visitor(now().app),
    program: () => ({ authorization: `Bearer ${now().token()}` }),
  };
}
