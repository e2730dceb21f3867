import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import type { FastifyInstance } from 'fastify';

/** Quick rather than tight: a report is some 60 kB of JSON, and a reader who moves its cut-off waits for each. */
const quality = 4;

/** Compresses what is answered, for whoever can read it. Assets lie compressed beside themselves and are left alone. */
export async function compressAnswers(app: FastifyInstance): Promise<void> {
  await app.register(compress, {
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: quality } },
  });
}
