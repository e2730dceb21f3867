import { createHash, timingSafeEqual } from 'node:crypto';
import { type Duty, dutyTitles, hasDuty, isOutside, type Viewer } from '@taizhang/access';
import type { Route } from '@taizhang/contract';
import { Refusal, type RefusalCode, refusals, type Text } from '@taizhang/definition';
import {
  apiToken,
  type Caller,
  type Installation,
  note,
  recognise,
  type Session,
  serviceViewer,
  viewerNow,
} from '@taizhang/runtime';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Who calls, from where, and in which session. */
export interface Visit extends Caller {
  /** Null: nobody is signed in. */
  readonly viewer: Viewer | null;
  /** Null where a program calls with the installation's token. */
  readonly session: Session | null;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Lets a call in or refuses it, before its body is read. */
    admit(request: FastifyRequest, route: Route): Promise<Visit>;
    /** Keeps in the audit that a handler refused somebody what is not theirs, or a file that could do harm. */
    keepRefusal(request: FastifyRequest, error: unknown): Promise<void>;
  }
  interface FastifyRequest {
    visit: Visit | null;
    /** Cookies that go out with the answer. */
    outgoing: string[];
  }
}

/** Makes the one place where calls are let in. Every route goes through it, by `serve`. */
export function installGate(app: FastifyInstance, installation: Installation): void {
  const expected = digest(`Bearer ${apiToken(installation.dataFolder)}`);
  app.decorateRequest('visit', null);
  app.decorateRequest('outgoing');
  app.decorate('admit', async (request: FastifyRequest, route: Route) => {
    request.outgoing = [];
    const visit = await visitOf(installation, expected, request);
    request.visit = visit;
    try {
      refuseForeign(installation, request, visit);
      demandAccess(route, visit);
    } catch (error) {
      await keepRefusal(installation, request, visit, error);
      throw error;
    }
    return visit;
  });
  app.decorate('keepRefusal', async (request: FastifyRequest, error: unknown) => {
    const { visit } = request;
    if (visit?.viewer && error instanceof Refusal && isRefusedAccess(error))
      await keepRefusal(installation, request, visit, error);
  });
  app.addHook('onSend', async (request, reply) => {
    for (const cookie of request.outgoing ?? []) reply.header('set-cookie', cookie);
  });
}

async function visitOf(
  installation: Installation,
  expected: Buffer,
  request: FastifyRequest,
): Promise<Visit> {
  const { cookie, authorization, 'user-agent': agent } = request.headers;
  const address = request.ip;
  const caller: Caller = { cookie, address, agent };
  if (authorization !== undefined) {
    // A program that says who it is, is that or nobody.
    const right = timingSafeEqual(digest(authorization), expected);
    const viewer = right ? { ...serviceViewer(installation.district), address } : null;
    return { ...caller, viewer, session: null };
  }
  const { session, cookies } = await recognise(installation.identity, caller);
  request.outgoing.push(...cookies);
  if (!session) return { ...caller, viewer: null, session: null };
  const viewer = await viewerNow(installation, session.account);
  return { ...caller, viewer: { ...viewer, session: session.id, address }, session };
}

/** Of one length whatever was sent, so that comparing tells nothing. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * What another site makes a browser send carries the cookie too, but says where it comes from. A browser always says so
 * of what changes something; only programs, which have no cookies to be misused, may say nothing.
 * @throws Refusal foreign-origin
 */
function refuseForeign({ identity }: Installation, request: FastifyRequest, { session }: Visit): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const { origin } = request.headers;
  if (origin === undefined) {
    const site = request.headers['sec-fetch-site'];
    if (session || (site !== undefined && site !== 'same-origin')) throw new Refusal('foreign-origin');
    return;
  }
  const from = URL.canParse(origin) ? new URL(origin) : null;
  // Read in the same way, a port that goes without saying is not said of either.
  const here = `${from?.protocol}//${request.host}`;
  const ours = from !== null && URL.canParse(here) && new URL(here).host === from.host;
  const named = identity.settings.url !== undefined && new URL(identity.settings.url).origin === origin;
  if (!ours && !named) throw new Refusal('foreign-origin');
}

/** @throws Refusal not-signed-in, password-change-due, second-factor-due, not-permitted */
function demandAccess({ access, duties, outside }: Route, { viewer, session }: Visit): void {
  if (access === 'open') return;
  if (!viewer) throw new Refusal('not-signed-in');
  if (access === 'session') return;
  if (session?.due === 'password') throw new Refusal('password-change-due');
  if (session?.due === 'second-factor') throw new Refusal('second-factor-due');
  if (isOutside(viewer) && !outside) throw new Refusal('not-permitted', { right: houseOnly });
  demandDuty(viewer, duties);
}

/** What is not offered to those outside of the house is refused them as a whole, whatever it would show. */
const houseOnly: Text = { zh: '区内人员专用的功能', en: 'what is for the district’s own people' };

function demandDuty(viewer: Viewer, duties: readonly Duty[]): void {
  if (duties.length === 0 || duties.some((duty) => hasDuty(viewer, duty))) return;
  throw new Refusal('not-permitted', { right: duties.map((duty) => dutyTitles[duty]) });
}

/** Who brings nothing to show is only asked to sign in; who brings something that is not right, or not enough, is kept. */
async function keepRefusal(
  { pool, district }: Installation,
  request: FastifyRequest,
  { viewer, session, address, cookie }: Visit,
  error: unknown,
): Promise<void> {
  if (!(error instanceof Refusal)) return;
  const shown =
    viewer !== null || request.headers.authorization !== undefined || cookie?.includes('session_token');
  if (!shown && error.code === 'not-signed-in') return;
  const who = viewer ?? { account: null, session: session?.id ?? null, address };
  await note(pool, district.store, who, {
    action: 'access',
    subject: `${request.method} ${request.routeOptions.url ?? ''}`,
    outcome: 'refused',
    detail: { reason: error.code, ...(request.params as object) },
  });
}

/** Whether a refusal keeps somebody from something: what is out of his reach is refused as what does not exist. */
const isRefusedAccess = ({ code }: Refusal): boolean => refusals[code].status === 403 || noted.has(code);

/** What is not there for whoever asks, and files that could do harm. */
const noted: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'unknown-record',
  'unknown-movement',
  'unknown-submission',
  'unknown-attachment',
  'file-too-large',
  'file-not-allowed',
  'file-unsafe',
]);
