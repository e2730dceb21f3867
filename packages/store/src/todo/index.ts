export { type Due, type DueAsked, dueRecords, type OverdueOfUnit, overdueByUnit } from './due.ts';
export { type DueCount, dueCounts, type StandingCount, standingCounts } from './flow.ts';
export { followDeadlines } from './follow.ts';
export { grantQueue } from './grant-queue.ts';
export { keepCalendar } from './keep-calendar.ts';
export {
  chooseOutlet,
  giveNotices,
  type NewNotice,
  type Notice,
  noticesOf,
  outgoingNotice,
  outletOf,
  readNotices,
} from './notice.ts';
