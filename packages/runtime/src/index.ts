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
// What the server needs of the store for lists and search.
// What server and cli need of the store, through the one package that opens it.
export {
  type Account,
  type CheckResult,
  type Contribution,
  closedThrough,
  closePeriod,
  type Disagreement,
  type Drill,
  defaultOrder,
  type Edition,
  type Found,
  findAccount,
  getEdition,
  keepView,
  type ListColumn,
  type ListedRecord,
  type ListQuery,
  listAccounts,
  listEditions,
  listSessions,
  type MovementContribution,
  note,
  note,
  offeredColumns,
  offeredOperators,
  ownColumns,
  type PostRequest,
  type PostResponse,
  post,
  type Recordings,
  type RecordTimeline,
  readMetrics,
  refold,
  removeView,
  reviseView,
  type SavedView,
  type SignedInSession,
  searchRecords,
  snapshot,
  type TimelinePage,
  timelineOf,
  type ViewInput,
  viewsOf,
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
export { demoPassword } from './identity.ts';
export { type Installation, type InstallationOptions, openInstallation } from './installation.ts';
export {
  type At,
  agreementOf,
  askOfFigure,
  bindingOf,
  compileReport,
  figureChanges,
  figureRecords,
  type Office,
  reportChanges,
  reportOfFigure,
  settingOf,
  templateOf,
} from './reports.ts';
export { resetInstallation } from './reset.ts';
export { apiToken } from './secrets.ts';
export { refreshUnits, serviceViewer, systemViewer, viewerNow } from './viewers.ts';
