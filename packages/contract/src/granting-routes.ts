import { paths } from './paths.ts';
import { alsoOutside, get, none, open, send } from './route.ts';
import * as granting from './schemas/granting.ts';

/** The routes of what is known of a record and due to it by policies, and of policies for anybody. */
export const grantingRoutes = {
  recordProfile: alsoOutside(
    get(paths.recordProfile, 'What is known of a record, what policies say of it, what it was given', {
      params: granting.profileParams,
      query: none,
      response: granting.recordProfileSchema,
    }),
  ),
  publicPolicies: open(
    get(paths.publicPolicies, 'The policies that hold today', {
      params: none,
      query: none,
      response: granting.publicPoliciesSchema,
    }),
  ),
  publicPolicy: open(
    get(paths.publicPolicy, 'A policy that holds today: its text, conditions and amounts in words', {
      params: granting.publicParams,
      query: none,
      response: granting.publicPolicySchema,
    }),
  ),
  calculation: open({
    ...send(paths.calculation, 'What a policy would give to somebody as he says he is; nothing is kept', {
      body: granting.calculationBodySchema,
      response: granting.calculationSchema,
    }),
    params: granting.publicParams,
  }),
  finding: open(
    send(paths.finding, 'Find policies by answering few questions; nothing is kept', {
      body: granting.findingBodySchema,
      response: granting.findingSchema,
    }),
  ),
  openData: open(
    send(paths.openData, 'What is public of whoever has a credit code', {
      body: granting.codeBodySchema,
      response: granting.openDataSchema,
    }),
  ),
  progress: open(
    send(paths.progress, 'How far an award is, by its number and its firm’s credit code', {
      body: granting.progressBodySchema,
      response: granting.progressSchema,
    }),
  ),
} as const;
