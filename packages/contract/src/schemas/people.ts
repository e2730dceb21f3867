import { z } from 'zod';
import { mostPeople } from '../most-people.ts';
import { namedSchema } from './basics.ts';

export const peopleQuerySchema = z
  .object({
    ids: z
      .string()
      .min(1)
      .max(mostPeople * 101)
      .transform((ids) => ids.split(','))
      .pipe(z.array(z.string().min(1).max(100)).max(mostPeople))
      .describe(`By which records say who acted, with commas between; at most ${mostPeople}`),
  })
  .describe('Of whom');

export const peopleSchema = z
  .object({ people: z.array(namedSchema).describe('What they are called; who is unknown is left out') })
  .describe('Who somebody is that acted');
