/** Where each route lives. Apart from the schemas, so that the browser need not carry those. */
export const paths = {
  health: '/api/health',
  district: '/api/districts/current',
  reports: '/api/reports',
  report: '/api/reports/:report',
  reportChanges: '/api/reports/:report/changes',
  figure: '/api/reports/:report/figures/:figure',
  figureRelated: '/api/reports/:report/figures/:figure/related',
  figureTrend: '/api/reports/:report/figures/:figure/trend',
  figureRecords: '/api/reports/:report/figures/:figure/records',
  figureChanges: '/api/reports/:report/figures/:figure/changes',
  record: '/api/records/:register/:id',
  reveal: '/api/records/:register/:id/reveal',
  editions: '/api/editions',
  edition: '/api/editions/:edition',
  editionDiff: '/api/editions/:before/diff/:after',
  movements: '/api/movements',
  signInOffer: '/api/sign-in',
  signIn: '/api/sign-in',
  signInSecondStep: '/api/sign-in/second-step',
  singleSignOn: '/api/sign-in/single-sign-on',
  signOut: '/api/sign-out',
  ownAccount: '/api/account',
  changePassword: '/api/account/password',
  enrolSecondFactor: '/api/account/second-factor',
  confirmSecondFactor: '/api/account/second-factor/confirm',
  removeSecondFactor: '/api/account/second-factor/remove',
  renewBackupCodes: '/api/account/backup-codes',
  ownSessions: '/api/account/sessions',
  endOwnSession: '/api/account/sessions/:session/end',
  accounts: '/api/accounts',
  createAccount: '/api/accounts',
  disableAccount: '/api/accounts/:account/disable',
  enableAccount: '/api/accounts/:account/enable',
  unlockAccount: '/api/accounts/:account/unlock',
  resetPassword: '/api/accounts/:account/reset-password',
  resetSecondFactor: '/api/accounts/:account/reset-second-factor',
  sessions: '/api/sessions',
  endSession: '/api/sessions/:session/end',
  units: '/api/units',
  addUnit: '/api/units',
  changeUnit: '/api/units/:unit',
  closeUnit: '/api/units/:unit/close',
  roles: '/api/roles',
  posts: '/api/posts',
  givePost: '/api/posts',
  endPost: '/api/posts/:post/end',
  audit: '/api/audit',
  auditTerms: '/api/audit/terms',
  auditExport: '/api/audit/export',
} as const;

export type Values = Readonly<Record<string, string | number | undefined>>;

/** A route's address with its parameters filled in and its query added; what is undefined or empty is left out. */
export function addressOf(path: string, params: Values = {}, query: Values = {}): string {
  const place = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return given.length === 0 ? place : `${place}?${given.join('&')}`;
}
