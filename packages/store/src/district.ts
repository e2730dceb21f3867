import { createHash } from 'node:crypto';
import { type Duty, dutyTitles, hasDuty, type UnitTree, type Viewer } from '@taizhang/access';
import type { WorkingCalendar } from '@taizhang/calendar';
import { type Catalogue, Refusal } from '@taizhang/definition';
import type { Examiner } from './examine.ts';

/** What the store must know of the district it works for. */
export interface District {
  readonly id: string;
  readonly catalogue: Catalogue;
  /** Its units as they stand now. */
  readonly tree: UnitTree;
  /** IANA name; days of recording are days there. */
  readonly timeZone: string;
  /** Its work days and working hours. */
  readonly calendar: WorkingCalendar;
  /** A demonstration stands on this day for ever; absent: it stands on today. */
  readonly standsOn?: string;
  /** Looks at entries with more than the ledger’s own rules. */
  readonly examiner?: Examiner;
}

/** @throws Refusal not-permitted */
export function demand(viewer: Viewer, duty: Duty): void {
  if (!hasDuty(viewer, duty)) throw new Refusal('not-permitted', { right: dutyTitles[duty] });
}

/** The calendar day of an instant in the district. */
export function dayIn(timeZone: string, instant: Date): string {
  // All that a request posts is mostly recorded at one moment.
  const at = instant.getTime();
  if (lastDay.at !== at || lastDay.timeZone !== timeZone)
    lastDay = { timeZone, at, day: dayFormat(timeZone).format(instant) };
  return lastDay.day;
}
let lastDay = { timeZone: '', at: Number.NaN, day: '' };

// Making a formatter takes a thousand times as long as using one, and every posting asks what day it is.
const formats = new Map<string, Intl.DateTimeFormat>();
function formatOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${locale} ${options.timeZone} ${options.timeStyle}`;
  const format = formats.get(name) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(name, format);
  return format;
}

const dayFormat = (timeZone: string) => formatOf('en-CA', { timeZone, dateStyle: 'short' });

/** The last millisecond of a day in the district: "known on that day" means known by then. */
export function endOfDay(timeZone: string, day: string): Date {
  const midnight = new Date(`${day}T23:59:59.999Z`);
  // The offset is found from the zone's own clock, so that any zone works; zones at midnight have no summer-time jump here.
  const shown = formatOf('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(midnight);
  const offset = Date.parse(`${shown.replace(' ', 'T')}.999Z`) - midnight.getTime();
  return new Date(midnight.getTime() - offset);
}

/** The first moment of a day in the district. */
export function startOfDay(timeZone: string, day: string): Date {
  const name = `${timeZone} ${day}`;
  // Most of what is posted happened on one of a few days, and finding an offset takes a formatter.
  if (startsOfDays.size > 1000) startsOfDays.clear();
  const known = startsOfDays.get(name);
  if (known) return known;
  const before = new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  const start = new Date(endOfDay(timeZone, before).getTime() + 1);
  startsOfDays.set(name, start);
  return start;
}
const startsOfDays = new Map<string, Date>();

/** JSON with keys in order, so that the same content has the same text. What JSON cannot say is left out, as ever. */
export const canonicalJson = (value: unknown): string => JSON.stringify(inOrder(value)) ?? 'null';

/** A copy in which keys stand in order. To copy and have it written at once is twice as fast as to write it by hand. */
function inOrder(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || 'toJSON' in value) return value;
  if (Array.isArray(value)) return value.map(inOrder);
  const ordered: Record<string, unknown> = {};
  for (const key of sorted(Object.keys(value))) {
    const member = inOrder((value as Readonly<Record<string, unknown>>)[key]);
    // Assigned, this one name would set what the copy inherits from.
    if (key === '__proto__') Object.defineProperty(ordered, key, { value: member, enumerable: true });
    else ordered[key] = member;
  }
  return ordered;
}

/** Sorts what is short; the general sort makes lists of its own, and every request has hundreds of such objects. */
function sorted(keys: string[]): string[] {
  if (keys.length > 20) return keys.sort();
  for (let i = 1; i < keys.length; i++) {
    const key = keys[i] as string;
    let at = i;
    for (; at > 0 && (keys[at - 1] as string) > key; at--) keys[at] = keys[at - 1] as string;
    keys[at] = key;
  }
  return keys;
}

export const contentHash = (value: unknown): Buffer =>
  createHash('sha256').update(canonicalJson(value)).digest();

export const ledgerLock = 20210827;

/** A posting transaction holds this until it ends; see `horizonOf`. */
export const sharedLockSql = (district: string): string =>
  `select pg_advisory_xact_lock_shared(${ledgerLock}, hashtext('${district.replaceAll("'", "''")}'))`;
export const exclusiveLockSql = (district: string): string =>
  `select pg_advisory_xact_lock(${ledgerLock}, hashtext('${district.replaceAll("'", "''")}'))`;
