import type { CallRoute } from './call.ts';

/** What the client calls for batches of payments. */
export const disbursementCalls = (call: CallRoute) => ({
  disbursement: (register: string, id: string) => call('disbursement', { params: { register, id } }),
  chooseForBatch: (
    register: string,
    id: string,
    body: { key: string; add: readonly string[]; remove: readonly string[] },
  ) =>
    call('chooseForBatch', {
      params: { register, id },
      body: { ...body, add: [...body.add], remove: [...body.remove] },
    }),
  sendBatch: (register: string, id: string) => call('sendBatch', { params: { register, id }, body: {} }),
  bankAnswer: (register: string, id: string, file: File, query: { receipt?: string }) => {
    const form = new FormData();
    form.append('file', file);
    return call('bankAnswer', { params: { register, id }, query, body: form });
  },
});
