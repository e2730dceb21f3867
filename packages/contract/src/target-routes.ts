import { z } from 'zod';
import { paths } from './paths.ts';
import { create, get, needs, none } from './route.ts';
import { assessmentSchema } from './schemas/assessment.ts';
import { postResponseSchema } from './schemas/movement.ts';
import { peersQuerySchema, peersSchema } from './schemas/peers.ts';
import * as target from './schemas/target.ts';

const ofMetric = z.object({ metric: z.string().describe('The metric of the work') });

/** The routes of the targets of a year. */
export const targetRoutes = {
  peers: needs(
    get(paths.peers, 'A published statistic of all who are compared, with places', {
      params: none,
      query: peersQuerySchema,
      response: peersSchema,
    }),
    'read-figures',
  ),
  assessment: needs(
    get(paths.assessment, 'The results of a year as points, unit by unit, with the formula', {
      params: none,
      query: target.yearQuerySchema,
      response: assessmentSchema,
    }),
    'read-figures',
  ),
  targets: needs(
    get(paths.targets, 'The targets of a year, with lights and forecasts', {
      params: none,
      query: target.yearQuerySchema,
      response: target.targetListSchema,
    }),
    'read-figures',
  ),
  target: needs(
    get(paths.target, 'A target with its versions, months and units', {
      params: ofMetric,
      query: target.yearQuerySchema,
      response: target.targetDetailSchema,
    }),
    'read-figures',
  ),
  adjustTarget: needs(
    create(paths.adjustTarget, 'Issue an adjusted version, which replaces the one in force', {
      params: ofMetric,
      body: target.adjustmentSchema,
      response: postResponseSchema,
    }),
    'read-figures',
  ),
};
