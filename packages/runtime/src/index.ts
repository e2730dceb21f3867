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
  type AnswerForRecord,
  type Attachment,
  type AuditEntry,
  type AuditFilter,
  type AwardJudgment,
  accountNames,
  addAttachment,
  addUnit,
  answersForRecord,
  attachAlso,
  attachmentContent,
  attachmentId,
  attachmentsOf,
  attachmentThumbnail,
  type ChainedRecord,
  type ChainLink,
  type CheckResult,
  type Contribution,
  changeUnit,
  checkedDocument,
  chooseOutlet,
  closedThrough,
  closePeriod,
  closeUnit,
  correctable,
  type Decision,
  type Disagreement,
  type Draft,
  type Drill,
  type Due,
  dayIn,
  decide,
  defaultOrder,
  demandAttaching,
  demandUnit,
  discardDraft,
  documentsOnFile,
  draftsOf,
  draw,
  drawableRecords,
  dropOldCells,
  dueRecords,
  type Edition,
  endList,
  endOfDay,
  endPost,
  exportAudit,
  type FlowCell,
  type FlowPart,
  type FlowRecord,
  type Found,
  findAccount,
  type GatheredRecord,
  type GivenPost,
  gatheredRecords,
  gatheredTotals,
  gatheringOf,
  getAttachment,
  getEdition,
  givePost,
  type InHand,
  keepBusyDays,
  keepView,
  type ListColumn,
  type ListedRecord,
  type ListedSubmission,
  type ListQuery,
  listAccounts,
  listEditions,
  listPosts,
  listSessions,
  listSubmissions,
  lookupRecords,
  type MovedRecord,
  type MovementContribution,
  mayDo,
  mayTake,
  neighboursOf,
  newRecordId,
  note,
  noteCheckExport,
  noticesOf,
  offeredColumns,
  offeredOperators,
  outletOf,
  ownColumns,
  type PaceAt,
  type PaceOf,
  type PartSum,
  type Placing,
  type PlannedWork,
  type Posting,
  type PostRequest,
  type PostResponse,
  type PublishedList,
  type PutOff,
  placingOf,
  planPosting,
  post,
  publicList,
  publicLists,
  publishedLists,
  publishList,
  type Recordings,
  type RecordName,
  type RecordPace,
  type RecordTimeline,
  readJudgments,
  readMetrics,
  readNotices,
  recordWork,
  refold,
  registerOf,
  relatedRecords,
  removeCheck,
  removeView,
  reviseView,
  type SavedView,
  SharedReading,
  type SignedInSession,
  type StandingRecord,
  type Submission,
  saveDraft,
  searchAudit,
  searchRecords,
  snapshot,
  standingRecord,
  standingRecords,
  startOfDay,
  submissionDetail,
  successorsIn,
  type TimelinePage,
  type TitledRecord,
  type ToldOnce,
  tellingsOfPolicy,
  timelineOf,
  titlesOf,
  type UsualValue,
  usualValues,
  type ViewInput,
  viewsOf,
  withdrawAttachment,
} from '@taizhang/store';
export { backupInstallation, restoreInstallation } from './archive.ts';
export { type Assessment, readAssessment } from './assessment/read-assessment.ts';
export { checkFile, mostBytes, mostMegabytes } from './attachment/check-file.ts';
export { catchUp, startBackground } from './background.ts';
export { verifyInstallation } from './check.ts';
export * from './checking/index.ts';
export * from './choosing/index.ts';
export { type CockpitFacts, readCockpit, type StreetFacts } from './cockpit.ts';
export { type ComputedAmount, computeRecord, type Supposed } from './computing.ts';
export { byteOrderMark, lineOf } from './csv-line.ts';
export {
  type DailyAt,
  type DailyCell,
  type DailyFacts,
  type DailyPart,
  dailyRecords,
  readDaily,
} from './daily/read-daily.ts';
export * from './disbursing/index.ts';
export type { DemoAccount, DistrictPackage, OpenDistrict } from './district-package.ts';
export { openDistrict, titleOfArea } from './district-package.ts';
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
export { type PublishedFacts, publishedOf } from './figure/published.ts';
export { figureRelated, type Related } from './figure/related.ts';
export { type FigureTrend, figureTrend } from './figure/trend.ts';
export type { YearBeforeFacts } from './figure/year-before.ts';
export {
  figuresOfPaper,
  movementsOf,
  movementsSince,
  type StandingMovement,
  standingMovements,
} from './figures-of-paper.ts';
export { type Application, applicationOf, isAppliedFor } from './granting/application.ts';
export { type DueBack, type DueBackList, dueBack } from './granting/clawbacks.ts';
export { type KnownAccount, knownAccount, withAccountOf } from './granting/known-account.ts';
export {
  calculated,
  type Finding,
  findPolicies,
  type OpenSubject,
  openDataOf,
  type PublicPolicy,
  type PublicProgress,
  progressOf,
  publicPolicies,
  publicPolicy,
  type ReadPublicPolicy,
  readPublicPolicy,
  usedShare,
} from './granting/public-policies.ts';
export { type Receipt, receiptOf } from './granting/receipt.ts';
export {
  type GivenAward,
  type PolicyMatch,
  profileOfRecord,
  type SubjectProfile,
} from './granting/record-profile.ts';
export { type Progress, type StepProgress, steps } from './history.ts';
export { accountsToReplace, demoPassword, makeFirstAccounts, succeedAccount } from './identity.ts';
export {
  districtOf,
  type Installation,
  type InstallationOptions,
  openInstallation,
} from './installation.ts';
export { forecastOfPace } from './lights/forecast.ts';
export {
  decimalOf,
  type LightsAt,
  type LightsOffice,
  lightInWords,
  lightsAt,
  lightsOfRecord,
  paceAmount,
  paceOf,
  pacesOf,
  type RecordLight,
  type RegisterLights,
  readLights,
  wholeLight,
} from './lights/lights.ts';
export { countLights, type LightCounts, type Turned, turnedThisMonth } from './lights/turned.ts';
export * from './matching/index.ts';
export { readPeers } from './peers/read-peers.ts';
export { type RepaidRecord, repaymentsOfRecord } from './repaying.ts';
export {
  type At,
  agreementOf,
  askOfFigure,
  bindingOf,
  compileReport,
  figureRecords,
  instantOf,
  isDay,
  type Ledger,
  type Office,
  reportOfFigure,
  settingOf,
  settingOfFigure,
  templateOf,
} from './reports.ts';
export { resetInstallation } from './reset.ts';
export * from './responsibility/index.ts';
export { apiToken } from './secrets.ts';
export { type Explanation, type FigureChanges, figureChanges, reportChanges } from './since.ts';
export { type Adjustment, adjustTarget } from './target/adjust-target.ts';
export {
  readTarget,
  readTargets,
  type TargetDetail,
  type TargetFacts,
  type YearOfTargets,
} from './target/read-targets.ts';
export type { YearSetting } from './target/setting.ts';
export * from './telling/index.ts';
export { daysAfter, todayOf, type Vantage } from './today.ts';
export { type Distance, distanceOf, escalationOf } from './todo/distance.ts';
export { type Flow, type FlowTotal, flowOf, flowTotals } from './todo/flow.ts';
export { type OutletSettings, outletSettings } from './todo/outlets.ts';
export { startTelling } from './todo/start-telling.ts';
export { type Overdue, overdueNow, type Todo, todoOf } from './todo/todo.ts';
export { asSystem, refreshUnits, serviceViewer, systemViewer, viewerNow } from './viewers.ts';
export { startWarming } from './warming.ts';
