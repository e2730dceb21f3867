import { Readable } from 'node:stream';
import multipart from '@fastify/multipart';
import { routes } from '@taizhang/contract';
import { parseDay, Refusal } from '@taizhang/definition';
import {
  type Attachment,
  addAttachment,
  attachmentContent,
  attachmentThumbnail,
  checkFile,
  demandAttaching,
  getAttachment,
  type Installation,
  mostBytes,
  todayOf,
  withdrawAttachment,
} from '@taizhang/runtime';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { serve, serveFile } from '../serve.ts';
import { attachmentView } from '../views/work.ts';
import { disposition, locked, type UploadedFile, uploadedFiles } from './uploaded.ts';

/** What a browser may show by itself; anything else is saved. */
const showable = [
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'text/plain',
  'text/csv',
  'application/pdf',
];

/** So many files are taken in at once: each is held in memory while it is looked at. */
const mostAtOnce = 8;

export function attachmentRoutes(app: FastifyInstance, installation: Installation): void {
  const { pool, district } = installation;
  const { store } = district;
  let underWay = 0;
  app.register(multipart, {
    limits: { files: 1, fields: 0, parts: 1, fileSize: mostBytes, headerPairs: 20 },
  });

  serveFile(app, routes.attachments, async ({ params, query, viewer }, request, reply) => {
    // Asked before a byte is read: a stranger must not make the server take in megabytes.
    await demandAttaching(pool, store, viewer, params.register, params.id);
    if (underWay >= mostAtOnce) throw new Refusal('server-busy');
    underWay += 1;
    try {
      const [{ name, content }] = (await uploadedFiles(request, 1)) as [UploadedFile];
      const file = await checkFile(name, content);
      const of = {
        register: params.register,
        record: params.id,
        id: query.id,
        document: query.document ?? null,
        takenOn: takenOn(query.taken, todayOf(district)),
      };
      return reply
        .status(201)
        .send(attachmentView(viewer, await addAttachment(pool, store, viewer, of, file)));
    } finally {
      underWay -= 1;
    }
  });
  serveFile(app, routes.attachment, async ({ params, viewer }, _request, reply) => {
    const attachment = await getAttachment(pool, store, viewer, params.attachment);
    return asFile(reply, attachment)
      .header('content-length', attachment.size)
      .send(Readable.from(attachmentContent(pool, store, attachment)));
  });
  serveFile(app, routes.attachmentThumbnail, async ({ params, viewer }, _request, reply) => {
    const attachment = await getAttachment(pool, store, viewer, params.attachment);
    const picture = await attachmentThumbnail(pool, store, attachment);
    return locked(reply).type('image/webp').send(picture);
  });
  serve(app, routes.withdrawAttachment, async ({ params, body, viewer }) =>
    attachmentView(viewer, await withdrawAttachment(pool, store, viewer, params.attachment, body.reason)),
  );
}

/** @throws Refusal impossible-date, future-day */
function takenOn(given: string | undefined, today: string): string | null {
  if (given === undefined) return null;
  try {
    parseDay(given);
  } catch {
    throw new Refusal('impossible-date', {}, 'taken');
  }
  if (given > today) throw new Refusal('future-day', { today }, 'taken');
  return given;
}

function asFile(reply: FastifyReply, { name, type }: Attachment): FastifyReply {
  const way = showable.includes(type) ? 'inline' : 'attachment';
  return locked(reply).headers({
    'content-type': type.startsWith('text/') ? 'text/plain; charset=utf-8' : type,
    'content-disposition': disposition(way, name),
  });
}
