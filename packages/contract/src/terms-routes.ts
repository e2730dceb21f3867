import { paths } from './paths.ts';
import { get, none, send } from './route.ts';
import * as terms from './schemas/terms.ts';

/** The routes of whoever writes the terms of a policy. */
export const termsRoutes = {
  termsVocabulary: get(paths.termsVocabulary, 'What the terms of a policy are written with', {
    params: none,
    query: terms.vocabularyQuerySchema,
    response: terms.vocabularySchema,
  }),
  termsCheck: send(
    paths.termsCheck,
    'Check terms as publishing does, and say them in words; nothing is kept',
    {
      body: terms.termsCheckBodySchema,
      response: terms.termsCheckSchema,
    },
  ),
} as const;
