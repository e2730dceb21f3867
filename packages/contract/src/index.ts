export { inEnglish, inThousands } from '@taizhang/definition';
export type { CheckAsked, NamedFile } from './check-calls.ts';
export { checkCalls } from './check-calls.ts';
export * from './client.ts';
export { disbursementCalls } from './disbursement-calls.ts';
export { dispatchCalls } from './dispatch-calls.ts';
export type { SaidOfOneself } from './granting-calls.ts';
export { mostPeople } from './most-people.ts';
export { addressOf, paths } from './paths.ts';
export type { Route } from './route.ts';
export { routes } from './routes.ts';
export type {
  AuditFilter,
  NewPostBody,
  NewUnitBody,
  UnitChangeBody,
  WireAuditEntry,
  WirePost,
  WireRole,
  WireUnit,
} from './schemas/access.ts';
export type { NewAccountBody, WireAccount, WireSession } from './schemas/account.ts';
export type { WireAssessment } from './schemas/assessment.ts';
export type { WireAttachment } from './schemas/attachment.ts';
export type { WireApplication, WireDueBack, WireReceipt } from './schemas/award.ts';
export type { AtQuery, FigureAtQuery, Label, WireLight } from './schemas/basics.ts';
export type {
  ChainQuery,
  RecordChainsQuery,
  WireChain,
  WireChainReading,
  WireChains,
  WireRecordChains,
} from './schemas/chain.ts';
export type { DiffQuery, WireExplanation, WireFigureChanges } from './schemas/change.ts';
export type {
  FigureDecisionBody,
  WireCheck,
  WireCheckCandidate,
  WireCheckFigure,
  WireCheckFinding,
  WireCheckSummary,
} from './schemas/check.ts';
export type { WireRecordComparisons, WireRecordFits, WireRecordProspects } from './schemas/choosing.ts';
export type { ShownFigure, WireCockpit } from './schemas/cockpit.ts';
export type { ComputationQuery, WireRecordComputations } from './schemas/computation.ts';
export type { DailyQuery, DailyRecordsQuery, WireDaily, WireDailyRecords } from './schemas/daily.ts';
export type { WireDisbursement, WireReconciled } from './schemas/disbursement.ts';
export type { DispatchQuery, WireDispatch, WireDispatchRecords } from './schemas/dispatch.ts';
export type { WireDifference, WireEdition, WireReportChanges } from './schemas/edition.ts';
export type { WireCondition } from './schemas/entry-condition.ts';
export type { WireFigure, WireFigureRecords } from './schemas/figure.ts';
export type { DueOfRegisterQuery, WireDueOfRegister, WireDueRegisters } from './schemas/flow.ts';
export type { WireFormField } from './schemas/form-field.ts';
export type { WireDrawable, WireGatherings } from './schemas/gathering.ts';
export type {
  WireAwardProgress,
  WireFinding,
  WireJudged,
  WireJudgedCondition,
  WirePolicy,
  WirePublicPolicy,
  WireQuestion,
  WireRecordProfile,
} from './schemas/granting.ts';
export type {
  HandOverBody,
  WireAnswers,
  WireGone,
  WireHandedOver,
  WireInHand,
  WireLeader,
  WireLeaders,
  WireMovedRow,
  WireNamedMatter,
  WirePutOff,
  WireTitled,
  WireWeek,
} from './schemas/leaders.ts';
export type {
  LibrariesQuery,
  LibraryRecordsQuery,
  WireLibraries,
  WireLibraryRecords,
} from './schemas/library.ts';
export type {
  RegisterLightsQuery,
  WireLightsOverview,
  WireRecordLights,
  WireRegisterLights,
  WireSaidLight,
} from './schemas/light.ts';
export type {
  BatchBody,
  ListQueryParams,
  ViewBody,
  WireBatchDone,
  WireBatchOffer,
  WireList,
  WireListForm,
  WirePlaces,
  WireRegisters,
  WireSearch,
  WireView,
} from './schemas/list.ts';
export type {
  DryRunBody,
  PolicyMatchesQuery,
  WireDryRun,
  WirePolicyDifference,
  WirePolicyMatches,
  WirePolicyReading,
  WireReadVersion,
} from './schemas/matching.ts';
export type { PostRequestBody } from './schemas/movement.ts';
export type { PeersQuery, WirePeers } from './schemas/peers.ts';
export type { WirePlanned } from './schemas/planned.ts';
export type { NewListBody, WirePublications, WirePublicList } from './schemas/publication.ts';
export type { BeforeAfter, TimelineMovement, TimelineQuery, WireRecord } from './schemas/record.ts';
export { refusalSchema, type WireRefusal } from './schemas/refusal.ts';
export type {
  WireFamily,
  WireImplied,
  WireProgress,
  WireRank,
  WireRelated,
  WireYearBefore,
} from './schemas/related.ts';
export type { WireRecordRepayments } from './schemas/repayment.ts';
export type { ReportFigure, WireReport } from './schemas/report.ts';
export type { WireOwnAccount, WireSignInOffer } from './schemas/sign-in.ts';
export type {
  AdjustmentBody,
  WireTarget,
  WireTargetDetail,
  WireTargets,
  YearQuery,
} from './schemas/target.ts';
export type {
  ProposalBody,
  TellingBody,
  WireJudgments,
  WireLeftOut,
  WireTelling,
  WireTellingProposal,
  WireTellings,
} from './schemas/telling.ts';
export type {
  TermsCheckBody,
  WireJudgedExample,
  WireTermsCheck,
  WireTermsFault,
  WireTermsText,
  WireTermsWord,
  WireVocabulary,
} from './schemas/terms.ts';
export type { WireDue, WireDueList, WireNotices, WireOverdue, WireTodo } from './schemas/todo.ts';
export type { WireTrend } from './schemas/trend.ts';
export type {
  WireDraft,
  WireForm,
  WireRecordWork,
  WireSubmission,
  WireSubmissionDetail,
  WorkRequestBody,
} from './schemas/work.ts';
export { termsCalls } from './terms-calls.ts';
