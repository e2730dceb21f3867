import { z } from 'zod';
import { paths } from './paths.ts';
import { alsoOutside, create, get, none } from './route.ts';
import {
  drawableSchema,
  drawSchema,
  gatheringParams,
  gatheringsSchema,
  paperParams,
} from './schemas/gathering.ts';
import { postResponseSchema } from './schemas/movement.ts';
import { workParams } from './schemas/work.ts';

/** The routes of what belongs to a record in order (a meeting’s agenda), and of the papers made of it. */
export const gatheringRoutes = {
  gatherings: alsoOutside(
    get(paths.gatherings, 'What belongs to a record in order, and its papers', {
      params: workParams.record,
      query: none,
      response: gatheringsSchema,
    }),
  ),
  drawable: get(paths.drawable, 'What may be drawn for a record', {
    params: gatheringParams,
    query: none,
    response: drawableSchema,
  }),
  draw: create(paths.draw, 'Draw several in order: a record is opened for each, or for none', {
    params: gatheringParams,
    body: drawSchema,
    response: postResponseSchema,
  }),
  paper: alsoOutside(
    get(paths.paper, 'A paper made from a record, in Word', {
      params: paperParams,
      query: none,
      response: z.unknown().describe('A .docx'),
    }),
  ),
} as const;
