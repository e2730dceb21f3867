import type { z } from 'zod';
import { addressOf, paths, type Values } from './paths.ts';
import type { routes } from './routes.ts';
import type { AtQuery, FigureAtQuery } from './schemas/basics.ts';
import type { PostRequestBody } from './schemas/movement.ts';
import type { TimelineQuery } from './schemas/record.ts';
import type { WireRefusal } from './schemas/refusal.ts';
import type { WorkRequestBody } from './schemas/work.ts';

type Answer<K extends keyof typeof routes> = z.infer<(typeof routes)[K]['response']>;

/** What a call failed with: the server's refusal, or null where no answer of the house arrived. */
export class CallError extends Error {
  readonly refusal: WireRefusal | null;
  constructor(refusal: WireRefusal | null, text: string) {
    super(text);
    this.name = 'CallError';
    this.refusal = refusal;
  }
}

/**
 * The typed client. Answers are taken as the server promises them.
 * @param token the installation's token; only posting needs it
 */
export function createClient(baseUrl: string, fetch: typeof globalThis.fetch, token?: string) {
  async function call<K extends keyof typeof routes>(
    name: K,
    given: { params?: Values; query?: Values; body?: unknown; signal?: AbortSignal | undefined } = {},
  ): Promise<Answer<K>> {
    const headers: Record<string, string> = { accept: 'application/json' };
    const { body } = given;
    // A form with a file says itself where its parts begin.
    const isForm = typeof FormData !== 'undefined' && body instanceof FormData;
    if (body !== undefined && !isForm) headers['content-type'] = 'application/json';
    if (token !== undefined) headers.authorization = `Bearer ${token}`;
    const address = `${baseUrl}${addressOf(paths[name], given.params, given.query)}`;
    const response = await fetch(address, {
      method: body === undefined ? 'GET' : 'POST',
      headers,
      ...(body === undefined ? {} : { body: isForm ? (body as FormData) : JSON.stringify(body) }),
      ...(given.signal ? { signal: given.signal } : {}),
    }).catch((error: unknown) => {
      // Whoever gave up knows; it is no failure of the call.
      if (given.signal?.aborted) throw error;
      throw new CallError(null, String(error));
    });
    const content: unknown = await response.json().catch(() => null);
    if (response.ok && content !== null) return content as Answer<K>;
    throw new CallError(isRefusal(content) ? content : null, `${response.status} ${address}`);
  }
  return {
    health: () => call('health'),
    district: () => call('district'),
    reports: () => call('reports'),
    report: (report: string, at: AtQuery = {}, signal?: AbortSignal) =>
      call('report', { params: { report }, query: at, signal }),
    reportChanges: (report: string, query: AtQuery & { since: string }, signal?: AbortSignal) =>
      call('reportChanges', { params: { report }, query, signal }),
    figure: (report: string, figure: string, at: FigureAtQuery = {}) =>
      call('figure', { params: { report, figure }, query: at }),
    figureRelated: (report: string, figure: string, at: FigureAtQuery = {}) =>
      call('figureRelated', { params: { report, figure }, query: at }),
    figureTrend: (report: string, figure: string, at: FigureAtQuery = {}) =>
      call('figureTrend', { params: { report, figure }, query: at }),
    figureRecords: (
      report: string,
      figure: string,
      page: FigureAtQuery & { limit?: number; offset?: number } = {},
    ) => call('figureRecords', { params: { report, figure }, query: page }),
    figureChanges: (
      report: string,
      figure: string,
      query: FigureAtQuery & { since: string; limit?: number },
    ) => call('figureChanges', { params: { report, figure }, query }),
    record: (register: string, id: string, page: Partial<TimelineQuery> = {}) =>
      call('record', { params: { register, id }, query: page }),
    cockpit: (at: AtQuery = {}) => call('cockpit', { query: at }),
    editions: () => call('editions'),
    edition: (edition: string) => call('edition', { params: { edition } }),
    editionDiff: (
      before: string,
      after: string,
      query: { report?: string | undefined; cutoff?: string | undefined } = {},
    ) => call('editionDiff', { params: { before, after }, query }),
    post: (request: PostRequestBody) => call('movements', { body: request }),
    recordWork: (register: string, id: string) => call('recordWork', { params: { register, id } }),
    /** @param id chosen for this upload; the same when it is repeated */
    attach: (register: string, record: string, id: string, file: File | Blob, name: string) => {
      const form = new FormData();
      form.append('file', file, name);
      return call('attachments', { params: { register, id: record }, query: { id }, body: form });
    },
    withdrawAttachment: (attachment: string, reason: string) =>
      call('withdrawAttachment', { params: { attachment }, body: { reason } }),
    lookup: (register: string, text: string) => call('lookup', { params: { register }, query: { text } }),
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
  };
}
export type Client = ReturnType<typeof createClient>;

const isRefusal = (content: unknown): content is WireRefusal =>
  typeof content === 'object' && content !== null && 'code' in content && 'message' in content;
