import type { CallRoute } from './call.ts';
import type { Values } from './paths.ts';
import type { TermsCheckBody, VocabularyQuery } from './schemas/terms.ts';

/** What the client calls for whoever writes the terms of a policy. */
export const termsCalls = (call: CallRoute) => ({
  termsVocabulary: (query: VocabularyQuery = {}) => call('termsVocabulary', { query: query as Values }),
  termsCheck: (body: TermsCheckBody) => call('termsCheck', { body }),
});
