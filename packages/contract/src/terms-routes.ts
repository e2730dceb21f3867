import { paths } from './paths.ts';
import { alsoOutside, get, none, send } from './route.ts';
import * as terms from './schemas/terms.ts';

/** The routes of whoever writes terms: of a policy, or of a product of a bank. */
export const termsRoutes = {
  termsVocabulary: alsoOutside(
    get(paths.termsVocabulary, 'What the terms of a policy are written with', {
      params: none,
      query: terms.vocabularyQuerySchema,
      response: terms.vocabularySchema,
    }),
  ),
  termsCheck: alsoOutside(
    send(paths.termsCheck, 'Check terms as publishing does, and say them in words; nothing is kept', {
      body: terms.termsCheckBodySchema,
      response: terms.termsCheckSchema,
    }),
  ),
} as const;
