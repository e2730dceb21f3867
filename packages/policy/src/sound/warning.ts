import type { Text } from '@taizhang/definition';
import { say } from '../words.ts';

/** Something about a policy's terms that can be judged, and is yet hardly what was meant. */
export interface WarningOfTerms {
  /** The part, as a path: “conditions.revenue”, “lines.rent.amount.tiers.bands.1”, “budget”. */
  readonly at: string;
  /** error: it is not published; warning: it is questioned, and a reason answers. */
  readonly severity: 'error' | 'warning';
  readonly says: Text;
}

/** A question about a part of terms. */
export const warning = (at: string, zh: string, en: string): WarningOfTerms => ({
  at,
  severity: 'warning',
  says: say(zh, en),
});
