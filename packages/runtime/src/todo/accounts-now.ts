import type { Viewer } from '@taizhang/access';
import { accountsInPost, dayIn } from '@taizhang/store';
import type { Ledger } from '../reports.ts';
import { viewerNow } from '../viewers.ts';

/** Everybody who holds a post today, with the posts. */
export async function accountsNow(office: Ledger): Promise<Viewer[]> {
  const { pool, district } = office;
  const today = dayIn(district.package.timeZone, new Date());
  const viewers: Viewer[] = [];
  for (const account of await accountsInPost(pool, district.store, today))
    viewers.push(await viewerNow(office, account));
  return viewers;
}
