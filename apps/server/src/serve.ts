import type { Viewer } from '@taizhang/access';
import { type Route, refusalSchema } from '@taizhang/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Visit } from './gate.ts';

/** What a handler is given: everything read by the route's schemas, and who calls. */
export interface Call<R extends Route> {
  readonly params: z.output<R['params']>;
  readonly query: z.output<R['query']>;
  readonly body: R['body'] extends z.ZodType ? z.output<R['body']> : null;
  /** Who looks or acts; null only where a route is open to anybody. */
  readonly viewer: R['access'] extends 'open' ? Viewer | null : Viewer;
  /** From where, and in which session. */
  readonly visit: Visit;
  /** Sends cookies with the answer. */
  keep(cookies: readonly string[]): void;
}

const refused = {
  400: refusalSchema,
  401: refusalSchema,
  403: refusalSchema,
  404: refusalSchema,
  500: refusalSchema,
};

/** Offers a route of the contract: its handler gets what was read and gives what is answered. */
export function serve<R extends Route>(
  app: FastifyInstance,
  route: R,
  answer: (call: Call<R>) => Promise<z.input<R['response']>>,
): void {
  offer(app, route, { [route.status]: route.response }, async (call, _request, reply) =>
    reply.status(route.status).send(await answer(call)),
  );
}

/** Offers a route that takes in or gives out a file: its handler reads the request or writes the answer itself. */
export function serveFile<R extends Route>(
  app: FastifyInstance,
  route: R,
  answer: (call: Call<R>, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>,
): void {
  offer(app, route, {}, answer);
}

function offer<R extends Route>(
  app: FastifyInstance,
  route: R,
  response: Readonly<Record<number, z.ZodType>>,
  answer: (call: Call<R>, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>,
): void {
  const hasParams = route.path.includes(':');
  app.route({
    method: route.method,
    url: route.path,
    schema: {
      summary: route.summary,
      ...(hasParams ? { params: route.params } : {}),
      ...(route.method === 'GET' || !route.body ? { querystring: route.query } : {}),
      ...(route.body ? { body: route.body } : {}),
      ...(route.access === 'open' ? {} : { security: [{ session: [] }, { token: [] }] }),
      response: { ...response, ...refused },
    },
    // Before the body is read: a stranger must not make the server parse megabytes.
    onRequest: async (request) => {
      await app.admit(request, route);
    },
    handler: async (request, reply) => {
      const visit = request.visit as Visit;
      const call = {
        params: request.params,
        query: request.query,
        body: request.body ?? null,
        viewer: visit.viewer,
        visit,
        keep: (cookies: readonly string[]) => {
          request.outgoing = [...cookies];
        },
      } as Call<R>;
      try {
        return await answer(call, request, reply);
      } catch (error) {
        await app.keepRefusal(request, error);
        throw error;
      }
    },
  });
}
