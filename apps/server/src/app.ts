import swagger from '@fastify/swagger';
import { Refusal } from '@taizhang/definition';
import type { Installation } from '@taizhang/runtime';
import fastify, { type FastifyInstance } from 'fastify';
import { jsonSchemaTransform, serializerCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import { compressAnswers } from './compressing.ts';
import { installGate } from './gate.ts';
import { malformed, refuseBeforeRouting, refuseInOneForm } from './refusing.ts';
import { accessRoutes } from './routes/access.ts';
import { accountRoutes } from './routes/account.ts';
import { accountsRoutes } from './routes/accounts.ts';
import { assessmentRoutes } from './routes/assessment.ts';
import { attachmentRoutes } from './routes/attachments.ts';
import { auditRoutes } from './routes/audit.ts';
import { awardRoutes } from './routes/awards.ts';
import { chainRoutes } from './routes/chains.ts';
import { checkRoutes } from './routes/checks.ts';
import { choosingRoutes } from './routes/choosing.ts';
import { cockpitRoutes } from './routes/cockpit.ts';
import { computationRoutes } from './routes/computations.ts';
import { dailyRoutes } from './routes/daily.ts';
import { disbursementRoutes } from './routes/disbursements.ts';
import { dispatchRoutes } from './routes/dispatch.ts';
import { districtRoutes } from './routes/district.ts';
import { editionRoutes } from './routes/editions.ts';
import { figureRoutes } from './routes/figures.ts';
import { flowRoutes } from './routes/flow.ts';
import { gatheringRoutes } from './routes/gatherings.ts';
import { grantingRoutes } from './routes/granting.ts';
import { libraryRoutes } from './routes/libraries.ts';
import { lightRoutes } from './routes/lights.ts';
import { listRoutes } from './routes/lists.ts';
import { matchingRoutes } from './routes/matching.ts';
import { movementRoutes } from './routes/movements.ts';
import { paperRoutes } from './routes/papers.ts';
import { peersRoutes } from './routes/peers.ts';
import { publicationRoutes } from './routes/publications.ts';
import { recordRoutes } from './routes/records.ts';
import { reportRoutes } from './routes/reports.ts';
import { signInRoutes } from './routes/sign-in.ts';
import { submissionRoutes } from './routes/submissions.ts';
import { targetRoutes } from './routes/targets.ts';
import { tellingRoutes } from './routes/telling.ts';
import { termsRoutes } from './routes/terms.ts';
import { todoRoutes } from './routes/todo.ts';
import { workRoutes } from './routes/work.ts';
import { secureHeaders } from './secure-headers.ts';
import { serveWeb } from './web.ts';

export interface AppOptions {
  /** The built web app; absent: the interface alone. */
  readonly webFolder?: string | undefined;
  readonly logLevel?: string | undefined;
  /** Proxies whose word on a caller's address is taken: addresses or ranges. Absent: nobody's. */
  readonly trustedProxies?: string | undefined;
}

/** The largest request that a posting of the greatest allowed length can need. */
const bodyLimit = 8 * 1024 * 1024;
/** So long a request may take to come in: one that was cut off must not hold its place for ever. */
const requestTimeout = 5 * 60 * 1000;

const everyRoute = [
  accessRoutes,
  auditRoutes,
  districtRoutes,
  reportRoutes,
  figureRoutes,
  cockpitRoutes,
  targetRoutes,
  flowRoutes,
  peersRoutes,
  assessmentRoutes,
  todoRoutes,
  dispatchRoutes,
  recordRoutes,
  editionRoutes,
  movementRoutes,
  listRoutes,
  lightRoutes,
  signInRoutes,
  accountRoutes,
  accountsRoutes,
  workRoutes,
  chainRoutes,
  awardRoutes,
  choosingRoutes,
  computationRoutes,
  grantingRoutes,
  matchingRoutes,
  termsRoutes,
  tellingRoutes,
  libraryRoutes,
  gatheringRoutes,
  paperRoutes,
  disbursementRoutes,
  publicationRoutes,
  dailyRoutes,
  submissionRoutes,
  attachmentRoutes,
  checkRoutes,
];

/** The server over an installation, not yet listening. */
export async function buildApp(
  installation: Installation,
  options: AppOptions = {},
): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit,
    requestTimeout,
    ...(options.trustedProxies ? { trustProxy: options.trustedProxies } : {}),
    logger: { level: options.logLevel ?? 'warn' },
    routerOptions: { maxParamLength: 400 },
    forceCloseConnections: 'idle',
    frameworkErrors: refuseBeforeRouting,
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler<z.ZodType>(({ schema }) => (data) => {
    const read = schema.safeParse(data);
    return read.success ? { value: read.data } : { error: malformed(read.error) };
  });
  app.setSerializerCompiler(serializerCompiler);
  refuseInOneForm(app);
  secureHeaders(app);
  installGate(app as unknown as FastifyInstance, installation);
  await compressAnswers(app);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Taizhang 台账', version: '0.1.0', description: 'The ledger of a district’s work' },
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer' },
          session: { type: 'apiKey', in: 'cookie', name: 'taizhang.session_token' },
        },
      },
    },
    transform: jsonSchemaTransform,
  });
  await app.register(async (api) => {
    for (const routes of everyRoute) routes(api, installation);
  });
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  if (options.webFolder) await serveWeb(app, options.webFolder);
  else
    app.setNotFoundHandler(() => {
      throw new Refusal('not-found');
    });
  return app as unknown as FastifyInstance;
}
