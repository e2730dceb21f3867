import { z } from 'zod';
import { accessRoutes } from './access-routes.ts';
import { awardRoutes } from './award-routes.ts';
import { chainRoutes } from './chain-routes.ts';
import { checkRoutes } from './check-routes.ts';
import { choosingRoutes } from './choosing-routes.ts';
import { computationRoutes } from './computation-routes.ts';
import { dailyRoutes } from './daily-routes.ts';
import { disbursementRoutes } from './disbursement-routes.ts';
import { dispatchRoutes } from './dispatch-routes.ts';
import { flowRoutes } from './flow-routes.ts';
import { gatheringRoutes } from './gathering-routes.ts';
import { grantingRoutes } from './granting-routes.ts';
import { libraryRoutes } from './library-routes.ts';
import { lightRoutes } from './light-routes.ts';
import { listRoutes } from './list-routes.ts';
import { matchingRoutes } from './matching-routes.ts';
import { paths } from './paths.ts';
import { publicationRoutes } from './publication-routes.ts';
import { alsoOutside, get, needs, none, open, type Route, send, session } from './route.ts';
import {
  accountListSchema,
  firstPasswordSchema,
  newAccountSchema,
  sessionListSchema,
} from './schemas/account.ts';
import { atSchema, figureAtSchema } from './schemas/basics.ts';
import { changesQuerySchema, diffQuerySchema, figureChangesSchema } from './schemas/change.ts';
import { cockpitSchema } from './schemas/cockpit.ts';
import { districtSchema, healthSchema } from './schemas/district.ts';
import {
  differenceSchema,
  editionContentSchema,
  editionListSchema,
  reportChangesSchema,
  sinceQuerySchema,
} from './schemas/edition.ts';
import { figureRecordsSchema, figureSchema, pageQuerySchema } from './schemas/figure.ts';
import { postRequestSchema, postResponseSchema } from './schemas/movement.ts';
import { recordSchema, timelineQuerySchema } from './schemas/record.ts';
import { figureRelatedSchema } from './schemas/related.ts';
import { compiledReportSchema, reportListSchema } from './schemas/report.ts';
import {
  backupCodesSchema,
  codeSchema,
  credentialsSchema,
  enrolmentSchema,
  ownAccountSchema,
  passwordChangeSchema,
  passwordSchema,
  secondStepSchema,
  signInOfferSchema,
  signInStepSchema,
  singleSignOnRequestSchema,
  singleSignOnSchema,
} from './schemas/sign-in.ts';
import { figureTrendSchema } from './schemas/trend.ts';
import { targetRoutes } from './target-routes.ts';
import { tellingRoutes } from './telling-routes.ts';
import { termsRoutes } from './terms-routes.ts';
import { todoRoutes } from './todo-routes.ts';
import { workRoutes } from './work-routes.ts';

const reportParams = z.object({ report: z.string().describe('The report’s name') });
const figureParams = reportParams.extend({ figure: z.string().describe('The figure’s name in the report') });

const accountParams = z.object({ account: z.string().describe('The account’s name') });
const sessionParams = z.object({ session: z.string().describe('The session’s id') });
const ofAccount = { params: accountParams, body: none };

/** Every route of the interface. */
export const routes = {
  health: open(
    get(paths.health, 'Whether the server and its database answer', {
      params: none,
      query: none,
      response: healthSchema,
    }),
  ),
  district: open(
    get(paths.district, 'The district of this installation', {
      params: none,
      query: none,
      response: districtSchema,
    }),
  ),
  reports: needs(
    get(paths.reports, 'The reports of the district', {
      params: none,
      query: none,
      response: reportListSchema,
    }),
    'read-figures',
  ),
  report: needs(
    get(paths.report, 'Compile a report at a cut-off and a time of knowledge', {
      params: reportParams,
      query: atSchema,
      response: compiledReportSchema,
    }),
    'read-figures',
  ),
  reportChanges: needs(
    get(paths.reportChanges, 'What a report says differently than at an earlier time of knowledge', {
      params: reportParams,
      query: sinceQuerySchema,
      response: reportChangesSchema,
    }),
    'read-figures',
  ),
  figure: needs(
    get(paths.figure, 'A figure with what it counts', {
      params: figureParams,
      query: figureAtSchema,
      response: figureSchema,
    }),
    'read-figures',
  ),
  figureRelated: needs(
    get(paths.figureRelated, 'What belongs to a figure: target and progress, growth, ranks', {
      params: figureParams,
      query: figureAtSchema,
      response: figureRelatedSchema,
    }),
    'read-figures',
  ),
  figureTrend: needs(
    get(paths.figureTrend, 'A figure through its year, beside the year before', {
      params: figureParams,
      query: figureAtSchema,
      response: figureTrendSchema,
    }),
    'read-figures',
  ),
  figureRecords: needs(
    get(paths.figureRecords, 'The records behind a figure', {
      params: figureParams,
      query: pageQuerySchema,
      response: figureRecordsSchema,
    }),
    'read-figures',
  ),
  figureChanges: needs(
    get(paths.figureChanges, 'The movements that changed a figure since a moment', {
      params: figureParams,
      query: changesQuerySchema,
      response: figureChangesSchema,
    }),
    'read-figures',
  ),
  record: alsoOutside(
    get(paths.record, 'A record and what happened to it', {
      params: z.object({
        register: z.string().describe('The register'),
        id: z.string().describe('The record’s id'),
      }),
      query: timelineQuerySchema,
      response: recordSchema,
    }),
  ),
  cockpit: needs(
    get(paths.cockpit, 'The district at a glance', {
      params: none,
      query: atSchema,
      response: cockpitSchema,
    }),
    'read-figures',
  ),
  editions: needs(
    get(paths.editions, 'The frozen editions', {
      params: none,
      query: none,
      response: editionListSchema,
    }),
    'read-figures',
  ),
  edition: needs(
    get(paths.edition, 'An edition and what it says', {
      params: z.object({ edition: z.string().describe('The edition’s name') }),
      query: none,
      response: editionContentSchema,
    }),
    'read-figures',
  ),
  editionDiff: needs(
    get(paths.editionDiff, 'What differs between two editions, and why', {
      params: z.object({
        before: z.string().describe('An edition, or a day or moment of knowledge'),
        after: z.string().describe('An edition, or a day or moment of knowledge'),
      }),
      query: diffQuerySchema,
      response: differenceSchema,
    }),
    'read-figures',
  ),
  movements: {
    ...needs(
      send(paths.movements, 'Post entries and corrections', {
        body: postRequestSchema,
        response: postResponseSchema,
      }),
      'post-directly',
    ),
    status: 201,
  },
  signInOffer: open(
    get(paths.signInOffer, 'How one can sign in', { params: none, query: none, response: signInOfferSchema }),
  ),
  signIn: open(
    send(paths.signIn, 'Sign in by name and password', {
      body: credentialsSchema,
      response: signInStepSchema,
    }),
  ),
  signInSecondStep: open(
    send(paths.signInSecondStep, 'Sign in: the second step, by a code', {
      body: secondStepSchema,
      response: signInStepSchema,
    }),
  ),
  singleSignOn: open(
    send(paths.singleSignOn, 'Begin to sign in at the provider of the single sign-on', {
      body: singleSignOnRequestSchema,
      response: singleSignOnSchema,
    }),
  ),
  signOut: session(send(paths.signOut, 'End the own session', { body: none, response: none })),
  ownAccount: session(
    get(paths.ownAccount, 'Who is signed in', { params: none, query: none, response: ownAccountSchema }),
  ),
  changePassword: session(
    send(paths.changePassword, 'Change the own password; every other session ends', {
      body: passwordChangeSchema,
      response: none,
    }),
  ),
  enrolSecondFactor: session(
    send(paths.enrolSecondFactor, 'Begin to enrol a device that makes codes', {
      body: passwordSchema,
      response: enrolmentSchema,
    }),
  ),
  confirmSecondFactor: session(
    send(paths.confirmSecondFactor, 'Confirm the device by a code', { body: codeSchema, response: none }),
  ),
  removeSecondFactor: session(
    send(paths.removeSecondFactor, 'Take the own second factor away', {
      body: passwordSchema,
      response: none,
    }),
  ),
  renewBackupCodes: session(
    send(paths.renewBackupCodes, 'New backup codes in place of the old ones', {
      body: passwordSchema,
      response: backupCodesSchema,
    }),
  ),
  ownSessions: session(
    get(paths.ownSessions, 'The own sessions', { params: none, query: none, response: sessionListSchema }),
  ),
  endOwnSession: session({
    ...send(paths.endOwnSession, 'End one of the own sessions', { body: none, response: none }),
    params: sessionParams,
  }),
  accounts: needs(
    get(paths.accounts, 'The accounts', { params: none, query: none, response: accountListSchema }),
    'administer-system',
    'administer-security',
  ),
  createAccount: {
    ...needs(
      send(paths.createAccount, 'Make an account, with a first password', {
        body: newAccountSchema,
        response: firstPasswordSchema,
      }),
      'administer-system',
    ),
    status: 201,
  },
  disableAccount: needs(
    {
      ...send(paths.disableAccount, 'Let an account sign in no more', { body: none, response: none }),
      ...ofAccount,
    },
    'administer-system',
  ),
  enableAccount: needs(
    {
      ...send(paths.enableAccount, 'Let an account sign in again', { body: none, response: none }),
      ...ofAccount,
    },
    'administer-system',
  ),
  unlockAccount: needs(
    {
      ...send(paths.unlockAccount, 'Open the lock that failed sign-ins have put on an account', {
        body: none,
        response: none,
      }),
      ...ofAccount,
    },
    'administer-system',
  ),
  resetPassword: needs(
    {
      ...send(paths.resetPassword, 'Give an account a new first password', {
        body: none,
        response: firstPasswordSchema,
      }),
      ...ofAccount,
    },
    'administer-system',
  ),
  resetSecondFactor: needs(
    {
      ...send(paths.resetSecondFactor, 'Take away the second factor of an account', {
        body: none,
        response: none,
      }),
      ...ofAccount,
    },
    'administer-security',
  ),
  sessions: needs(
    get(paths.sessions, 'Every session under way', {
      params: none,
      query: none,
      response: sessionListSchema,
    }),
    'administer-security',
  ),
  endSession: needs(
    {
      ...send(paths.endSession, 'End anybody’s session', { body: none, response: none }),
      params: sessionParams,
    },
    'administer-security',
  ),
  ...workRoutes,
  ...chainRoutes,
  ...awardRoutes,
  ...choosingRoutes,
  ...computationRoutes,
  ...grantingRoutes,
  ...matchingRoutes,
  ...termsRoutes,
  ...tellingRoutes,
  ...libraryRoutes,
  ...gatheringRoutes,
  ...disbursementRoutes,
  ...publicationRoutes,
  ...dailyRoutes,
  ...checkRoutes,
  ...dispatchRoutes,
  ...targetRoutes,
  ...flowRoutes,
  ...todoRoutes,
  ...accessRoutes,
  ...listRoutes,
  ...lightRoutes,
} as const satisfies Record<keyof typeof paths, Route>;
