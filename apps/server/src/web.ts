import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import files from '@fastify/static';
import { Refusal } from '@taizhang/definition';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { contentPolicy } from './secure-headers.ts';

/** Stands in the built page where each answer puts a nonce of its own; apps/web/vite.config.ts says the same. */
const noncePlace = /NONCE-OF-THE-ANSWER/g;

/** Serves the built web app. Every address that is no file and no part of the interface is one of its screens. */
export async function serveWeb(app: FastifyInstance, folder: string): Promise<void> {
  const screen = async (_request: FastifyRequest, reply: FastifyReply) => {
    const nonce = randomBytes(16).toString('base64');
    const page = await readFile(join(folder, 'index.html'), 'utf8');
    return reply
      .headers({ 'content-security-policy': contentPolicy(nonce), 'cache-control': 'no-store' })
      .type('text/html; charset=utf-8')
      .send(page.replace(noncePlace, nonce));
  };
  await app.register(files, {
    root: folder,
    dotfiles: 'ignore',
    index: false,
    // The build lays them beside the assets.
    preCompressed: true,
    setHeaders: (reply, path) => {
      // Assets carry a hash of their content in their names.
      const lasting = /[/\\]assets[/\\]/.test(path);
      reply.header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  // Files of the folder as well, but to be answered with a nonce.
  for (const url of ['/', '/index.html']) app.get(url, { schema: { hide: true } }, screen);
  app.setNotFoundHandler((request, reply) => {
    const isScreen = request.method === 'GET' && !/^\/(api|assets)(\/|$)/.test(request.url);
    if (!isScreen) throw new Refusal('not-found');
    return screen(request, reply);
  });
}
