import { duties, hasDuty, recordsSpokenFor } from '@taizhang/access';
import { routes } from '@taizhang/contract';
import { Refusal } from '@taizhang/definition';
import {
  changePassword,
  confirmSecondFactor,
  endSessionOf,
  enrolSecondFactor,
  type Installation,
  listSessions,
  removeSecondFactor,
  renewBackupCodes,
  type Session,
} from '@taizhang/runtime';
import type { FastifyInstance } from 'fastify';
import type { Visit } from '../gate.ts';
import { serve } from '../serve.ts';
import { sessionView } from '../views/session.ts';

/** What one does to one's own account, in a session: a program has neither password nor device. */
export function accountRoutes(app: FastifyInstance, { pool, identity, district }: Installation): void {
  serve(app, routes.ownAccount, async ({ viewer, visit: { session } }) => ({
    id: viewer.account,
    name: session?.name ?? viewer.account,
    posts: viewer.posts.map(({ unit, role, scope }) => ({
      unit: { id: unit, title: viewer.tree.units.get(unit)?.title ?? district.package.title },
      role: { id: role.id, title: role.title },
      scope,
    })),
    duties: duties.filter((duty) => hasDuty(viewer, duty)),
    speaksFor: recordsSpokenFor(viewer),
    due: session?.due ?? null,
    synthetic: session?.synthetic ?? false,
    secondFactor: session?.secondFactor ?? false,
    method: session?.method ?? null,
    startedAt: session?.startedAt.toISOString() ?? null,
    endsAt: session?.endsAt.toISOString() ?? null,
    idleMinutes: identity.settings.idleMinutes,
  }));
  serve(app, routes.changePassword, async ({ body, visit, keep }) => {
    keep(await changePassword(identity, visit, ownSession(visit), body));
    return {};
  });
  serve(app, routes.enrolSecondFactor, async ({ body, visit }) => {
    const { address, backupCodes } = await enrolSecondFactor(identity, visit, paid(visit), body.password);
    return { address, backupCodes: [...backupCodes] };
  });
  serve(app, routes.confirmSecondFactor, async ({ body, visit, keep }) => {
    keep(await confirmSecondFactor(identity, visit, paid(visit), body.code));
    return {};
  });
  serve(app, routes.removeSecondFactor, async ({ body, visit, keep }) => {
    keep(await removeSecondFactor(identity, visit, paid(visit), body.password));
    return {};
  });
  serve(app, routes.renewBackupCodes, async ({ body, visit }) => ({
    backupCodes: [...(await renewBackupCodes(identity, visit, paid(visit), body.password))],
  }));
  serve(app, routes.ownSessions, async ({ viewer, visit: { session } }) => ({
    sessions: (await listSessions(pool, viewer.account)).map((each) => sessionView(each, session?.id)),
  }));
  serve(app, routes.endOwnSession, async ({ params, viewer, visit }) => {
    const doer = { ...visit, account: viewer.account, session: visit.session?.id ?? null };
    await endSessionOf(identity, doer, params.session, viewer.account);
    return {};
  });
}

function ownSession({ session }: Visit): Session {
  if (!session) throw new Refusal('not-signed-in');
  return session;
}

/** A device is enrolled under a password that only its owner knows. */
function paid(visit: Visit): Session {
  const session = ownSession(visit);
  if (session.due === 'password') throw new Refusal('password-change-due');
  return session;
}
