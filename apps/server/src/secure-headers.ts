import type { FastifyInstance } from 'fastify';

/**
 * The page runs its own scripts only, and sends nothing anywhere else.
 * @param nonce lets in the styles that the page writes while it runs, where it was given the same
 */
export const contentPolicy = (nonce?: string): string =>
  [
    "default-src 'self'",
    "script-src 'self'",
    nonce ? `style-src 'self' 'nonce-${nonce}'` : "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

export function secureHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers({
      'content-security-policy': contentPolicy(),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
  });
  app.addHook('onSend', async (request, reply) => {
    // A figure may change at any moment; nobody between may keep an old one.
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
  });
}
