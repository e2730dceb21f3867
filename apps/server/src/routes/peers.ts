import { routes } from '@taizhang/contract';
import { type Installation, readPeers } from '@taizhang/runtime';
import type { FastifyInstance } from 'fastify';
import { serve } from '../serve.ts';
import { registerNamed } from '../views/names.ts';

/** Published statistics of all who are compared. */
export function peersRoutes(app: FastifyInstance, installation: Installation): void {
  serve(app, routes.peers, async ({ query, viewer }) => {
    const { register, knownAt, comparisons, families, subjects, periods, ...facts } = await readPeers(
      { ...installation, viewer },
      query,
    );
    return {
      ...facts,
      register: registerNamed(installation.district, register.id),
      knownAt: knownAt.toISOString(),
      families: [...families],
      subjects: [...subjects],
      periods: [...periods],
      comparisons: comparisons.map((comparison) => ({ ...comparison, peers: [...comparison.peers] })),
    };
  });
}
