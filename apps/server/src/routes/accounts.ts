import { routes } from '@taizhang/contract';
import {
  createAccount,
  type Doer,
  endSessionOf,
  type Installation,
  listAccounts,
  listSessions,
  resetPassword,
  resetSecondFactor,
  setDisabled,
  unlockAccount,
} from '@taizhang/runtime';
import type { FastifyInstance } from 'fastify';
import type { Visit } from '../gate.ts';
import { serve } from '../serve.ts';
import { accountView, sessionView } from '../views/session.ts';

/** What the administrators of system and security do to the accounts of others. */
export function accountsRoutes(app: FastifyInstance, { pool, identity }: Installation): void {
  serve(app, routes.accounts, async () => ({ accounts: (await listAccounts(pool)).map(accountView) }));
  serve(app, routes.createAccount, async ({ body, visit }) => ({
    account: body.id,
    password: await createAccount(identity, doerOf(visit), body),
  }));
  serve(app, routes.disableAccount, async ({ params, visit }) => {
    await setDisabled(identity, doerOf(visit), params.account, true);
    return {};
  });
  serve(app, routes.enableAccount, async ({ params, visit }) => {
    await setDisabled(identity, doerOf(visit), params.account, false);
    return {};
  });
  serve(app, routes.unlockAccount, async ({ params, visit }) => {
    await unlockAccount(identity, doerOf(visit), params.account);
    return {};
  });
  serve(app, routes.resetPassword, async ({ params, visit }) => ({
    account: params.account,
    password: await resetPassword(identity, doerOf(visit), params.account),
  }));
  serve(app, routes.resetSecondFactor, async ({ params, visit }) => {
    await resetSecondFactor(identity, doerOf(visit), params.account);
    return {};
  });
  serve(app, routes.sessions, async ({ visit }) => ({
    sessions: (await listSessions(pool, null)).map((each) => sessionView(each, visit.session?.id)),
  }));
  serve(app, routes.endSession, async ({ params, visit }) => {
    await endSessionOf(identity, doerOf(visit), params.session, null);
    return {};
  });
}

const doerOf = (visit: Visit): Doer => ({
  ...visit,
  account: visit.viewer?.account ?? null,
  session: visit.session?.id ?? null,
});
