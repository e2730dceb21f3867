import { roles } from '@taizhang/access';
import { routes } from '@taizhang/contract';
import {
  beginSingleSignOn,
  demoPassword,
  endSingleSignOn,
  type Installation,
  signIn,
  signInSecondStep,
  signOut,
  singleSignOnPath,
} from '@taizhang/runtime';
import type { FastifyInstance } from 'fastify';
import { serve } from '../serve.ts';

export function signInRoutes(app: FastifyInstance, { identity, district }: Installation): void {
  const { singleSignOn, passwordLength, passwordClasses } = identity.settings;
  const { synthetic, accounts = [] } = district.package;
  const demo = {
    password: demoPassword,
    accounts: accounts.map(({ id, title, posts }) => ({
      id,
      title,
      roles: posts.flatMap(({ role }) => roles.get(role)?.title ?? []),
    })),
  };
  serve(app, routes.signInOffer, async () => ({
    singleSignOn: singleSignOn ? { title: singleSignOn.title } : null,
    demo: synthetic ? demo : null,
    rules: { length: passwordLength, classes: passwordClasses },
  }));
  serve(app, routes.signIn, async ({ body, visit, keep }) => {
    const { step, cookies } = await signIn(identity, visit, body);
    keep(cookies);
    return { step };
  });
  serve(app, routes.signInSecondStep, async ({ body, visit, keep }) => {
    const { step, cookies } = await signInSecondStep(identity, visit, body);
    keep(cookies);
    return { step };
  });
  serve(app, routes.singleSignOn, async ({ body, visit, keep }) => {
    const { address, cookies } = await beginSingleSignOn(identity, visit, body.back);
    keep(cookies);
    return { address };
  });
  serve(app, routes.signOut, async ({ visit, keep }) => {
    keep(await signOut(identity, visit));
    return {};
  });
  // Where the provider sends the browser back to: an address that people visit, no part of the interface.
  app.get(`${singleSignOnPath}/callback/oidc`, { schema: { hide: true } }, async (request, reply) => {
    const { cookie, 'user-agent': agent } = request.headers;
    const caller = { cookie, agent, address: request.ip };
    const query = request.query as Record<string, string>;
    const { address, cookies } = await endSingleSignOn(identity, caller, query);
    for (const each of cookies) reply.header('set-cookie', each);
    return reply.redirect(address, 303);
  });
}
