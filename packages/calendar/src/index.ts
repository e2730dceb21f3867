export type { CalendarChange, CalendarSettings } from './arrangement.ts';
export {
  type CalendarDay,
  type Session,
  usualHours,
  type WorkingCalendar,
  workingCalendar,
} from './calendar.ts';
