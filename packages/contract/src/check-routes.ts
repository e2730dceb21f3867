import { z } from 'zod';
import { paths } from './paths.ts';
import { create, get, needs, none, post } from './route.ts';
import * as check from './schemas/check.ts';

const file = (path: string, summary: string, what: string) =>
  needs(
    get(path, summary, {
      params: check.checkParams.check,
      query: none,
      response: z.unknown().describe(what),
    }),
    'read-figures',
  );

/** The routes of checks of documents (核数). A check is seen by its maker and by the roles that he chose. */
export const checkRoutes = {
  checks: needs(
    get(paths.checks, 'The checks that one made or may see', {
      params: none,
      query: check.checkListQuerySchema,
      response: check.checkListSchema,
    }),
    'read-figures',
  ),
  makeCheck: {
    ...needs(
      create(paths.makeCheck, 'Check a document: the part `file`, and earlier ones as parts `earlier`', {
        params: none,
        body: z.unknown(),
        response: check.checkSchema,
      }),
      'read-figures',
    ),
    body: null,
    query: check.checkQuerySchema,
  },
  checkCandidates: needs(
    get(paths.checkCandidates, 'What a figure may be compared with, by words', {
      params: check.checkParams.check,
      query: check.candidateQuerySchema,
      response: check.candidateListSchema,
    }),
    'read-figures',
  ),
  check: needs(
    get(paths.check, 'A check with its figures and findings', {
      params: check.checkParams.check,
      query: none,
      response: check.checkSchema,
    }),
    'read-figures',
  ),
  decideFigure: {
    ...needs(
      post(paths.decideFigure, 'Decide on a figure of a check', {
        params: check.checkParams.figure,
        body: check.figureDecisionBodySchema,
        response: check.figureDecidedSchema,
      }),
      'read-figures',
    ),
    status: 201,
  },
  shareCheck: needs(
    post(paths.shareCheck, 'Choose the roles that may see a check', {
      params: check.checkParams.check,
      body: check.sharingSchema,
      response: check.checkSummarySchema,
    }),
    'read-figures',
  ),
  removeCheck: needs(
    post(paths.removeCheck, 'Remove a check: its document, text, figures and notes are erased', {
      params: check.checkParams.check,
      body: none,
      response: check.checkDoneSchema,
    }),
    'read-figures',
  ),
  markedDocument: file(paths.markedDocument, 'The document with its figures marked, in Word', 'A .docx'),
  signOffSheets: file(paths.signOffSheets, '核数单: a sheet for each bureau, in Word', 'A .docx'),
  checkExport: file(paths.checkExport, 'The check as a JSON file', 'The same as the check itself'),
} as const;
