import { Refusal } from '@taizhang/definition';
import { mostMegabytes } from '@taizhang/runtime';
import type { FastifyReply, FastifyRequest } from 'fastify';

export interface UploadedFile {
  /** The part of the form that it came as. */
  readonly part: string;
  readonly name: string;
  readonly content: Buffer;
}

/** The files of a form, so many at most. @throws Refusal missing-value, file-too-large, too-many-entries */
export async function uploadedFiles(request: FastifyRequest, most: number): Promise<UploadedFile[]> {
  if (!request.isMultipart()) throw new Refusal('missing-value', {}, 'file');
  const files: UploadedFile[] = [];
  try {
    for await (const part of request.files({ limits: { files: most, parts: most } }))
      files.push({ part: part.fieldname, name: part.filename, content: await part.toBuffer() });
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (code === 'FST_REQ_FILE_TOO_LARGE')
      throw new Refusal('file-too-large', { limit: mostMegabytes }, 'file');
    if (code === 'FST_FILES_LIMIT' || code === 'FST_PARTS_LIMIT')
      throw new Refusal('too-many-entries', { limit: most }, 'file');
    throw error;
  }
  if (files.length === 0) throw new Refusal('missing-value', {}, 'file');
  return files;
}

/** Whatever a file holds, it cannot run as a part of the house: nothing of it is a page, and its type is not guessed. */
export const locked = (reply: FastifyReply): FastifyReply =>
  reply.headers({
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  });

/** How a file is named for the browser that keeps or shows it. */
export const disposition = (way: 'inline' | 'attachment', name: string): string => {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_');
  return `${way}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`;
};
