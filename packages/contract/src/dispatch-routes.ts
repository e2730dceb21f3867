import { z } from 'zod';
import { paths } from './paths.ts';
import { get, needs, none, post } from './route.ts';
import * as dispatch from './schemas/dispatch.ts';
import * as leaders from './schemas/leaders.ts';

/** The routes of who answers for what, the leaders' weeks and the weekly dispatch. */
export const dispatchRoutes = {
  answers: get(paths.answers, 'Who answered for a record on every day, as known at a moment', {
    params: leaders.answersParams,
    query: leaders.answersQuerySchema,
    response: leaders.answersSchema,
  }),
  leaders: needs(
    get(paths.leaders, 'Who answers for what, and who has gone with work in hand', {
      params: none,
      query: leaders.leadersQuerySchema,
      response: leaders.leadersSchema,
    }),
    'read-figures',
  ),
  leader: needs(
    get(paths.leader, 'What one who answers for something should know in a week', {
      params: leaders.answersParams,
      query: leaders.leadersQuerySchema,
      response: leaders.leaderSchema,
    }),
    'read-figures',
  ),
  successors: get(paths.successors, 'To whom something may be handed over', {
    params: leaders.successorsParams,
    query: none,
    response: leaders.successorsSchema,
  }),
  handOver: post(paths.handOver, 'Give what is in somebody’s hands to another', {
    params: leaders.answersParams,
    body: leaders.handOverSchema,
    response: leaders.handedOverSchema,
  }),
  dispatch: needs(
    get(paths.dispatch, 'What changed in a week, what slipped, and what is about to', {
      params: none,
      query: dispatch.dispatchQuerySchema,
      response: dispatch.dispatchSchema,
    }),
    'read-figures',
  ),
  dispatchRecords: needs(
    get(paths.dispatchRecords, 'The records behind a number of the dispatch', {
      params: none,
      query: dispatch.dispatchRecordsQuerySchema,
      response: dispatch.dispatchRecordsSchema,
    }),
    'read-figures',
  ),
  dispatchPack: needs(
    get(paths.dispatchPack, 'The meeting’s pack as a Word file; it is noted in the audit', {
      params: none,
      query: dispatch.packQuerySchema,
      response: z.string().describe('A Word file'),
    }),
    'read-figures',
  ),
} as const;
