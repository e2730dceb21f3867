import { type Route, refusalSchema } from '@taizhang/contract';
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';

/** What a handler is given: everything read by the route's schemas. */
export interface Call<R extends Route> {
  readonly params: z.output<R['params']>;
  readonly query: z.output<R['query']>;
  readonly body: R['body'] extends z.ZodType ? z.output<R['body']> : null;
  readonly authorization: string | undefined;
}

const refused = { 400: refusalSchema, 403: refusalSchema, 404: refusalSchema, 500: refusalSchema };

/** Offers a route of the contract: its handler gets what was read and gives what is answered. */
export function serve<R extends Route>(
  app: FastifyInstance,
  route: R,
  answer: (call: Call<R>) => Promise<z.input<R['response']>>,
): void {
  const hasParams = route.path.includes(':');
  app.route({
    method: route.method,
    url: route.path,
    schema: {
      summary: route.summary,
      ...(hasParams ? { params: route.params } : {}),
      ...(route.method === 'GET' ? { querystring: route.query } : {}),
      ...(route.body ? { body: route.body } : {}),
      ...(route.token ? { security: [{ token: [] }] } : {}),
      response: { [route.status]: route.response, ...refused },
    },
    handler: async (request, reply) => {
      const call = {
        params: request.params,
        query: request.query,
        body: request.body ?? null,
        authorization: request.headers.authorization,
      } as Call<R>;
      return reply.status(route.status).send(await answer(call));
    },
  });
}
