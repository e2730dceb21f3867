import { hasDuty, type Viewer } from '@taizhang/access';
import type { Actor, Right } from '../district.ts';

/** A viewer as the ledger's postings know whoever acts. */
export const actorOf = (viewer: Viewer): Actor => ({
  id: viewer.account,
  rights: new Set(
    (['correct-closed', 'import-history', 'close-period'] as const).filter((right): right is Right =>
      hasDuty(viewer, right),
    ),
  ),
});
