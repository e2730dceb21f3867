import type { Viewer } from '@taizhang/access';
import {
  type Due,
  dueRecords,
  listSubmissions,
  type OverdueOfUnit,
  overdueByUnit,
  type Queryable,
  snapshot,
} from '@taizhang/store';
import type { Office } from '../reports.ts';
import { daysAfter, nowOf, todayOf } from '../today.ts';

/** So many days ahead work is said to be due soon. */
export const soonDays = 7;

export interface TodoPages {
  readonly overdue: { readonly limit: number; readonly offset: number };
  readonly soon: { readonly limit: number; readonly offset: number };
}

export interface Todo {
  readonly today: string;
  readonly until: string;
  readonly overdue: { readonly total: number; readonly due: readonly Due[] };
  readonly soon: { readonly total: number; readonly due: readonly Due[] };
  /** How many submissions wait for the viewer's review. */
  readonly toReview: number;
  /** How many of the viewer's own submissions were returned. */
  readonly returned: number;
}

/** 待办: what the viewer has to do, by what is due, waits for review, or came back. */
export async function todoOf({ pool, district, viewer }: Office, pages: TodoPages): Promise<Todo> {
  const { store } = district;
  const none = { record: null, limit: 0, offset: 0 };
  return snapshot(pool, async (client) => ({
    ...(await dueOf(client, district, viewer, pages)),
    toReview: (await listSubmissions(client, store, viewer, { side: 'review', state: null, ...none })).total,
    returned: (await listSubmissions(client, store, viewer, { side: 'mine', state: 'returned', ...none }))
      .total,
  }));
}

/** What of it is due, overdue or soon. */
export async function dueOf(
  db: Queryable,
  district: Office['district'],
  viewer: Viewer,
  pages: TodoPages,
): Promise<Pick<Todo, 'today' | 'until' | 'overdue' | 'soon'>> {
  const today = todayOf(district);
  const now = nowOf(district);
  const until = daysAfter(today, soonDays);
  const { store } = district;
  const mine = { action: 'record', mine: true } as const;
  return {
    today,
    until,
    overdue: await dueRecords(db, store, viewer, { ...mine, overdueAt: now }, pages.overdue),
    soon: await dueRecords(db, store, viewer, { ...mine, openAt: now, until }, pages.soon),
  };
}

export interface Overdue {
  readonly today: string;
  readonly units: readonly OverdueOfUnit[];
  /** The longest overdue of what the viewer may read. */
  readonly longest: readonly Due[];
  /** How many of the overdue the viewer may read. */
  readonly readable: number;
}

const longestShown = 8;

/** What is overdue in the district, and whose it is. */
export async function overdueNow({ pool, district, viewer }: Office): Promise<Overdue> {
  const today = todayOf(district);
  const now = nowOf(district);
  return snapshot(pool, async (client) => {
    const units = await overdueByUnit(client, district.store, viewer, now);
    const asked = { action: 'read', overdueAt: now } as const;
    const page = { limit: longestShown, offset: 0 };
    const { due, total } = await dueRecords(client, district.store, viewer, asked, page);
    return { today, units, longest: due, readable: total };
  });
}
