import files from '@fastify/static';
import { Refusal } from '@taizhang/definition';
import type { FastifyInstance } from 'fastify';

/** Serves the built web app. Every address that is no file and no part of the interface is one of its screens. */
export async function serveWeb(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(files, {
    root: folder,
    dotfiles: 'ignore',
    setHeaders: (reply, path) => {
      // Assets carry a hash of their content in their names.
      const lasting = /[/\\]assets[/\\]/.test(path);
      reply.header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.setNotFoundHandler((request, reply) => {
    const isScreen = request.method === 'GET' && !/^\/(api|assets)(\/|$)/.test(request.url);
    if (!isScreen) throw new Refusal('not-found');
    return reply.sendFile('index.html');
  });
}
