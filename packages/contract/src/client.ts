import { accessCalls } from './access-calls.ts';
import { awardCalls } from './award-calls.ts';
import type { Answer, CallRoute, Given } from './call.ts';
import { chainCalls } from './chain-calls.ts';
import { choosingCalls } from './choosing-calls.ts';
import { computationCalls } from './computation-calls.ts';
import { dailyCalls } from './daily-calls.ts';
import { flowCalls } from './flow-calls.ts';
import { gatheringCalls } from './gathering-calls.ts';
import { grantingCalls } from './granting-calls.ts';
import { libraryCalls } from './library-calls.ts';
import { lightCalls } from './light-calls.ts';
import { listCalls } from './list-calls.ts';
import { matchingCalls } from './matching-calls.ts';
import { addressOf, paths } from './paths.ts';
import { publicationCalls } from './publication-calls.ts';
import type { routes } from './routes.ts';
import type { NewAccountBody } from './schemas/account.ts';
import type { AtQuery, FigureAtQuery } from './schemas/basics.ts';
import type { DiffQuery } from './schemas/change.ts';
import type { PostRequestBody } from './schemas/movement.ts';
import type { TimelineQuery } from './schemas/record.ts';
import type { WireRefusal } from './schemas/refusal.ts';
import { targetCalls } from './target-calls.ts';
import { tellingCalls } from './telling-calls.ts';
import { workCalls } from './work-calls.ts';

/** What a call failed with: the server's refusal, or null where no answer of the house arrived. */
export class CallError extends Error {
  readonly refusal: WireRefusal | null;
  constructor(refusal: WireRefusal | null, text: string) {
    super(text);
    this.name = 'CallError';
    this.refusal = refusal;
  }
}

/**
 * The typed client. Answers are taken as the server promises them.
 * @param token the installation's token, for programs; a browser sends the cookie of its session
 */
export function createClient(baseUrl: string, fetch: typeof globalThis.fetch, token?: string) {
  async function call<K extends keyof typeof routes>(name: K, given: Given = {}): Promise<Answer<K>> {
    const headers: Record<string, string> = { accept: 'application/json' };
    const { body } = given;
    // A form with a file says itself where its parts begin.
    const isForm = body instanceof FormData;
    if (body !== undefined && !isForm) headers['content-type'] = 'application/json';
    if (token !== undefined) headers.authorization = `Bearer ${token}`;
    const address = `${baseUrl}${addressOf(paths[name], given.params, given.query)}`;
    const response = await fetch(address, {
      method: body === undefined ? 'GET' : 'POST',
      headers,
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
      ...(given.signal ? { signal: given.signal } : {}),
    }).catch((error: unknown) => {
      // Whoever gave up knows; it is no failure of the call.
      if (given.signal?.aborted) throw error;
      throw new CallError(null, String(error));
    });
    const content: unknown = await response.json().catch(() => null);
    if (response.ok && content !== null) return content as Answer<K>;
    throw new CallError(isRefusal(content) ? content : null, `${response.status} ${address}`);
  }
  return {
    /** For the calls of a feature that come with its screens: `checkCalls(client.call)`. */
    call: call as CallRoute,
    ...ledgerCalls(call),
    ...identityCalls(call),
    ...workCalls(call),
    ...targetCalls(call),
    ...chainCalls(call),
    ...awardCalls(call),
    ...choosingCalls(call),
    ...computationCalls(call),
    ...grantingCalls(call),
    ...matchingCalls(call),
    ...tellingCalls(call),
    ...flowCalls(call),
    ...libraryCalls(call),
    ...gatheringCalls(call),
    ...publicationCalls(call),
    ...dailyCalls(call),
    ...accessCalls(call),
    ...listCalls(call),
    ...lightCalls(call),
  };
}
export type Client = ReturnType<typeof createClient>;

const ledgerCalls = (call: CallRoute) => ({
  health: () => call('health'),
  district: () => call('district'),
  reports: () => call('reports'),
  report: (report: string, at: AtQuery = {}, signal?: AbortSignal) =>
    call('report', { params: { report }, query: at, signal }),
  reportChanges: (report: string, query: AtQuery & { since: string }, signal?: AbortSignal) =>
    call('reportChanges', { params: { report }, query, signal }),
  figure: (report: string, figure: string, at: FigureAtQuery = {}) =>
    call('figure', { params: { report, figure }, query: at }),
  figureRelated: (report: string, figure: string, at: FigureAtQuery = {}) =>
    call('figureRelated', { params: { report, figure }, query: at }),
  figureTrend: (report: string, figure: string, at: FigureAtQuery = {}) =>
    call('figureTrend', { params: { report, figure }, query: at }),
  figureRecords: (
    report: string,
    figure: string,
    page: FigureAtQuery & { limit?: number; offset?: number } = {},
  ) => call('figureRecords', { params: { report, figure }, query: page }),
  figureChanges: (
    report: string,
    figure: string,
    query: FigureAtQuery & { since: string; limit?: number; offset?: number },
  ) => call('figureChanges', { params: { report, figure }, query }),
  record: (register: string, id: string, page: Partial<TimelineQuery> = {}) =>
    call('record', { params: { register, id }, query: page }),
  todo: (query: { limit?: number; overdue?: number; soon?: number } = {}) => call('todo', { query }),
  overdue: () => call('overdue'),
  people: (ids: readonly string[]) => call('people', { query: { ids: ids.join(',') } }),
  notices: (query: { limit?: number; offset?: number } = {}) => call('notices', { query }),
  readNotices: (upTo: number) => call('readNotices', { body: { upTo } }),
  outlet: () => call('outlet'),
  chooseOutlet: (email: string | null) => call('chooseOutlet', { body: { email } }),
  cockpit: (at: AtQuery = {}) => call('cockpit', { query: at }),
  editions: () => call('editions'),
  edition: (edition: string) => call('edition', { params: { edition } }),
  editionDiff: (before: string, after: string, query: DiffQuery = {}) =>
    call('editionDiff', { params: { before, after }, query }),
  post: (request: PostRequestBody) => call('movements', { body: request }),
});

const identityCalls = (call: CallRoute) => ({
  signInOffer: () => call('signInOffer'),
  signIn: (account: string, password: string) => call('signIn', { body: { account, password } }),
  signInSecondStep: (code: string, kind: 'device' | 'backup') =>
    call('signInSecondStep', { body: { code, kind } }),
  singleSignOn: (back: string) => call('singleSignOn', { body: { back } }),
  signOut: () => call('signOut', { body: {} }),
  ownAccount: () => call('ownAccount'),
  changePassword: (current: string, password: string) =>
    call('changePassword', { body: { current, password } }),
  enrolSecondFactor: (password: string) => call('enrolSecondFactor', { body: { password } }),
  confirmSecondFactor: (code: string) => call('confirmSecondFactor', { body: { code } }),
  removeSecondFactor: (password: string) => call('removeSecondFactor', { body: { password } }),
  renewBackupCodes: (password: string) => call('renewBackupCodes', { body: { password } }),
  ownSessions: () => call('ownSessions'),
  endOwnSession: (session: string) => call('endOwnSession', { params: { session }, body: {} }),
  accounts: () => call('accounts'),
  createAccount: (account: NewAccountBody) => call('createAccount', { body: account }),
  disableAccount: (account: string) => call('disableAccount', { params: { account }, body: {} }),
  enableAccount: (account: string) => call('enableAccount', { params: { account }, body: {} }),
  unlockAccount: (account: string) => call('unlockAccount', { params: { account }, body: {} }),
  resetPassword: (account: string) => call('resetPassword', { params: { account }, body: {} }),
  resetSecondFactor: (account: string) => call('resetSecondFactor', { params: { account }, body: {} }),
  sessions: () => call('sessions'),
  endSession: (session: string) => call('endSession', { params: { session }, body: {} }),
});

const isRefusal = (content: unknown): content is WireRefusal =>
  typeof content === 'object' && content !== null && 'code' in content && 'message' in content;
