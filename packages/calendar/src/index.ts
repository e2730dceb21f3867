export type { CalendarChange, CalendarSettings } from './arrangement.ts';
export { type WorkingCalendar, workingCalendar } from './calendar.ts';
