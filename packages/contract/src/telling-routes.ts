import { paths } from './paths.ts';
import { alsoOutside, create, get, none, post } from './route.ts';
import * as telling from './schemas/telling.ts';
import { workParams } from './schemas/work.ts';

/** The routes by which those are told what policies give them, and of what awards rest on. */
export const tellingRoutes = {
  tellingProposal: post(paths.tellingProposal, 'Who may be told what a policy gives; nothing is kept', {
    params: telling.tellingParams,
    body: telling.proposalBodySchema,
    response: telling.tellingProposalSchema,
  }),
  tellings: get(paths.tellings, 'Who was told what a policy gives, telling by telling', {
    params: telling.tellingParams,
    query: none,
    response: telling.tellingsSchema,
  }),
  tell: create(paths.tell, 'Tell those whom a policy gives something: an award of each is opened, once', {
    params: telling.tellingParams,
    body: telling.tellingBodySchema,
    response: telling.tellingSchema,
  }),
  judgments: alsoOutside(
    get(paths.judgments, 'What an award rests on: what its policy said, with the clauses as they were', {
      params: workParams.record,
      query: none,
      response: telling.judgmentsSchema,
    }),
  ),
} as const;
