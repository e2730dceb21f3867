// What server and cli need of the store, through the one package that opens it.
export {
  type Actor,
  type CheckResult,
  type Contribution,
  closedThrough,
  closePeriod,
  type Disagreement,
  type Drill,
  type Edition,
  getEdition,
  keepBusyDays,
  listEditions,
  type MovementContribution,
  type PostRequest,
  type PostResponse,
  post,
  type Recordings,
  type RecordTimeline,
  readMetrics,
  refold,
  snapshot,
  type TimelinePage,
  timelineOf,
} from '@taizhang/store';
export { backupInstallation, restoreInstallation } from './archive.ts';
export { type Background, catchUp, startBackground } from './background.ts';
export { verifyInstallation } from './check.ts';
export type { DistrictPackage, OpenDistrict } from './district-package.ts';
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
export { type Installation, type InstallationOptions, openInstallation, system } from './installation.ts';
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
