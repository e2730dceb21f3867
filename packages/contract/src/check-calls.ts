import type { CallRoute } from './call.ts';
import type { FigureDecisionBody } from './schemas/check.ts';

/** How a document is checked; what is absent is chosen by the house. */
export interface CheckAsked {
  /** Chosen for this upload; the same when it is repeated. */
  readonly id: string;
  readonly report?: string | undefined;
  readonly cutoff?: string | undefined;
  readonly knownAt?: string | undefined;
  readonly ledger?: 'auto' | 'yes' | 'no' | undefined;
}

export interface NamedFile {
  readonly file: File | Blob;
  readonly name: string;
}

/** What the client calls for checks of documents. */
export const checkCalls = (call: CallRoute) => ({
  checks: (query: { limit?: number; offset?: number } = {}) => call('checks', { query }),
  makeCheck: (
    document: NamedFile,
    asked: CheckAsked,
    earlier: readonly NamedFile[] = [],
    signal?: AbortSignal,
  ) => {
    const form = new FormData();
    form.append('file', document.file, document.name);
    for (const { file, name } of earlier) form.append('earlier', file, name);
    return call('makeCheck', { query: { ...asked }, body: form, signal });
  },
  check: (check: string) => call('check', { params: { check } }),
  checkCandidates: (check: string, text: string, limit?: number) =>
    call('checkCandidates', { params: { check }, query: { text, limit } }),
  decideFigure: (check: string, position: number, decision: FigureDecisionBody) =>
    call('decideFigure', { params: { check, position }, body: decision }),
  shareCheck: (check: string, roles: readonly string[]) =>
    call('shareCheck', { params: { check }, body: { roles } }),
  removeCheck: (check: string) => call('removeCheck', { params: { check }, body: {} }),
});
