// What server and cli need of identity, through the same.
export {
  beginSingleSignOn,
  type Caller,
  changePassword,
  confirmSecondFactor,
  createAccount,
  type Doer,
  endSessionOf,
  endSingleSignOn,
  enrolSecondFactor,
  type Identity,
  recognise,
  removeSecondFactor,
  renewBackupCodes,
  resetPassword,
  resetSecondFactor,
  type Session,
  setDisabled,
  signIn,
  signInSecondStep,
  signOut,
  singleSignOnPath,
  unlockAccount,
} from '@taizhang/identity';
// What server and cli need of the store, through the one package that opens it.
export {
  type Account,
  type AuditEntry,
  type AuditFilter,
  addUnit,
  type CheckResult,
  type Contribution,
  changeUnit,
  closedThrough,
  closePeriod,
  closeUnit,
  type Disagreement,
  type Drill,
  type Edition,
  endOfDay,
  endPost,
  exportAudit,
  findAccount,
  type GivenPost,
  getEdition,
  givePost,
  listAccounts,
  listEditions,
  listPosts,
  listSessions,
  type MovementContribution,
  type MovementContributions,
  note,
  type PostRequest,
  type PostResponse,
  post,
  type Recordings,
  type RecordTimeline,
  readMetrics,
  refold,
  type SignedInSession,
  searchAudit,
  snapshot,
  startOfDay,
  type TimelinePage,
  timelineOf,
} from '@taizhang/store';
export { backupInstallation, restoreInstallation } from './archive.ts';
export { type Background, catchUp, startBackground } from './background.ts';
export { verifyInstallation } from './check.ts';
export type { DemoAccount, DistrictPackage, OpenDistrict } from './district-package.ts';
export { openDistrict } from './district-package.ts';
export {
  diffSides,
  type ExplainedDifference,
  freezeEdition,
  frozenReport,
  recomputeEdition,
  type Side,
  sideOf,
} from './editions.ts';
export type { FamilyFacts, ImpliedFacts, RankFacts } from './figure/family.ts';
export type { Amount, ProgressFacts } from './figure/progress.ts';
export { figureRelated, type Related } from './figure/related.ts';
export { type FigureTrend, figureTrend } from './figure/trend.ts';
export { type Progress, type StepProgress, steps } from './history.ts';
export { demoPassword, makeFirstAccounts } from './identity.ts';
export { type Installation, type InstallationOptions, openInstallation } from './installation.ts';
export {
  type At,
  agreementOf,
  askOfFigure,
  bindingOf,
  compileReport,
  figureChanges,
  figureRecords,
  type Ledger,
  type Office,
  reportChanges,
  reportOfFigure,
  settingOf,
  templateOf,
} from './reports.ts';
export { resetInstallation } from './reset.ts';
export { apiToken } from './secrets.ts';
export { asSystem, refreshUnits, serviceViewer, systemViewer, viewerNow } from './viewers.ts';
