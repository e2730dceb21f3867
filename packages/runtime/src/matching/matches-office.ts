import { parseDay, Refusal } from '@taizhang/definition';
import type { Office } from '../reports.ts';
import { todayOf } from '../today.ts';
import type { Award } from './awards.ts';
import type { PolicyVersion } from './offers.ts';
import type { PolicyMatches } from './policy-matches.ts';

/** Somebody who looks at what policies give. */
export interface MatchesOffice extends Office {
  readonly matches: PolicyMatches;
}

/** @throws Refusal impossible-date */
export function dayAsked({ district }: Pick<Office, 'district'>, day: string | undefined): string {
  if (day === undefined) return todayOf(district);
  try {
    return parseDay(day);
  } catch {
    throw new Refusal('impossible-date', {}, 'day');
  }
}

/** Whether an award is one that the policy gives no second time. */
export function isAgain(
  { code, terms }: Pick<PolicyVersion, 'code' | 'terms'>,
  { policy, code: own, year }: Pick<Award, 'policy' | 'code' | 'year'>,
  codes: ReadonlyMap<string, string>,
  day: string,
): boolean {
  if ((own ?? codes.get(policy ?? '')) !== code) return false;
  return terms.often === 'once' || year === null || year === day.slice(0, 4);
}
