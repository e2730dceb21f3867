import { routes } from '@taizhang/contract';
import { Refusal } from '@taizhang/definition';
import {
  type Asking,
  chooseForBatch,
  type Installation,
  mayDo,
  readBatch,
  reconcileBatch,
  registerOf,
  sendBatch,
  standingRecord,
  takeBankFile,
  todayOf,
} from '@taizhang/runtime';
import type { FastifyInstance } from 'fastify';
import { serve, serveFile } from '../serve.ts';
import { disbursementView } from '../views/disbursement.ts';
import { disposition, locked, type UploadedFile, uploadedFiles } from './uploaded.ts';

const fileTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** Batches of payments: what is paid with them, the bank file, and the bank's answer. */
export function disbursementRoutes(app: FastifyInstance, { pool, district, vault }: Installation): void {
  const { store } = district;
  const asking = ({
    params,
    viewer,
  }: {
    params: { register: string; id: string };
    viewer: Asking['viewer'];
  }): Asking => ({
    pool,
    district: store,
    vault,
    viewer,
    of: { register: params.register, record: params.id },
  });

  serve(app, routes.disbursement, async (call) => {
    const { register } = call.params;
    if (!registerOf(store, register).disbursement) return { batch: null };
    return { batch: disbursementView(district, call.viewer, await readBatch(asking(call))) };
  });
  serve(app, routes.chooseForBatch, async (call) => {
    const { occurredOn = todayOf(district), ...choice } = call.body;
    const answer = await chooseForBatch(asking(call), { ...choice, occurredOn });
    return { ...answer, posted: [...answer.posted] };
  });
  serve(app, routes.sendBatch, async (call) => {
    const answer = await sendBatch(asking(call), call.body.occurredOn ?? todayOf(district));
    return { ...answer, posted: [...answer.posted] };
  });
  serveFile(app, routes.bankFile, async (call, _request, reply) => {
    const { format } = call.query;
    const { name, content } = await takeBankFile(asking(call), format);
    return locked(reply)
      .headers({
        'content-type': fileTypes[format],
        'content-disposition': disposition('attachment', name),
        'cache-control': 'no-store',
      })
      .send(typeof content === 'string' ? content : Buffer.from(content));
  });
  serveFile(app, routes.bankAnswer, async (call, request, reply) => {
    const { params, query, viewer } = call;
    // Asked before a byte is read: whoever may not reconcile must not make the server take in megabytes.
    const standing = await standingRecord(pool, store, viewer, params.register, params.id);
    if (!standing.exists || !mayDo(viewer, 'record', standing))
      throw new Refusal('unknown-record', { record: params.id }, 'record');
    const [{ content }] = (await uploadedFiles(request, 1)) as [UploadedFile];
    const done = await reconcileBatch(asking(call), {
      content,
      receipt: query.receipt?.trim() || null,
      occurredOn: query.on ?? todayOf(district),
    });
    return reply.status(201).send(done);
  });
}
