import type { CallRoute } from './call.ts';
import type { WorkRequestBody } from './schemas/work.ts';

/** What the client calls for work on records. */
export const workCalls = (call: CallRoute) => ({
  recordWork: (register: string, id: string) => call('recordWork', { params: { register, id } }),
  /** @param id chosen for this upload; the same when it is repeated */
  attach: (
    register: string,
    record: string,
    id: string,
    file: File | Blob,
    name: string,
    document?: string,
    taken?: string,
  ) => {
    const form = new FormData();
    form.append('file', file, name);
    return call('attachments', {
      params: { register, id: record },
      query: { id, document, taken },
      body: form,
    });
  },
  withdrawAttachment: (attachment: string, reason: string) =>
    call('withdrawAttachment', { params: { attachment }, body: { reason } }),
  lookup: (register: string, text: string, stages?: readonly string[] | null, as?: string | null) =>
    call('lookup', {
      params: { register },
      query: { text, ...(stages ? { stages: stages.join(',') } : {}), ...(as ? { as } : {}) },
    }),
  form: (register: string, transition: string, record?: string) =>
    call('form', { params: { register, transition }, query: { record } }),
  correctionForm: (seq: number) => call('correctionForm', { params: { seq } }),
  preview: (posting: WorkRequestBody['posting']) => call('preview', { body: { posting } }),
  work: (request: WorkRequestBody) => call('work', { body: request }),
  drafts: (query: { register?: string; record?: string } = {}) => call('drafts', { query }),
  saveDraft: (draft: { form: string; register: string; record: string; content: unknown }) =>
    call('saveDraft', { body: draft }),
  discardDraft: (form: string) => call('discardDraft', { body: { form } }),
  submissions: (query: { side?: 'review' | 'mine'; state?: string; limit?: number; offset?: number } = {}) =>
    call('submissions', { query }),
  submission: (submission: string) => call('submission', { params: { submission } }),
  decide: (
    submission: string,
    decision: { decision: 'approved' | 'returned' | 'withdrawn'; version: number; note: string | null },
  ) => call('decision', { params: { submission }, body: decision }),
});
