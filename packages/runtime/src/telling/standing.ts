import type { Queryable } from '@taizhang/store';
import { Big } from 'big.js';
import type { Award, Matched, PolicyMatches, PolicyVersion } from '../matching/index.ts';
import { insteadAt, isAgain, sumOf } from '../matching/index.ts';
import { type LeftOut, leftOut } from './left-out.ts';

/** What a policy that is told gives to its subjects on a day, beside what they were given before. */
export interface Standing {
  readonly version: PolicyVersion;
  readonly matched: Matched;
  /** By the versions that awards name. */
  readonly codes: ReadonlyMap<string, string>;
  readonly groups: ReadonlyMap<string, string>;
}

/** What must be known of the versions that awards name. */
export async function standingBeside(
  matches: PolicyMatches,
  version: PolicyVersion,
  matched: Matched,
  awards: Iterable<Award>,
  db?: Queryable,
): Promise<Standing> {
  const named = [...new Set([...awards].flatMap(({ policy }) => policy ?? []))];
  const [codes, groups] = [await matches.codes(named, db), await matches.groups(named, db)];
  return { version, matched, codes, groups };
}

/** 元 that is due to a subject and may be told it, or why nothing is. */
export function dueTo(
  { version, matched, codes, groups }: Standing,
  row: number,
  awards: readonly Award[],
): string | LeftOut {
  const { matcher, day } = matched;
  const again = awards.find((award) => isAgain(version, award, codes, day));
  if (again) return leftOut('awarded', again.id);
  if (matcher.eligibilityAt(version.id, row) !== 'eligible') return leftOut('not-due');
  const amount = matcher.amountAt(version.id, row);
  if (amount === null) return leftOut('amount-unknown');
  if (new Big(amount).lte(0)) return leftOut('nothing-due');
  const instead = insteadAt(matched, version.id, row);
  if (instead) return leftOut('instead', instead.title);
  const { stacking } = version.terms;
  const beside = awards.filter(
    ({ policy, year }) =>
      stacking !== undefined &&
      groups.get(policy ?? '') === stacking.group &&
      (year === null || year === day.slice(0, 4)),
  );
  if (beside.length === 0) return amount;
  if (stacking?.rule === 'exclusive') return leftOut('group', beside[0]?.id ?? null);
  const left = new Big(amount).minus(sumOf(beside.map((award) => award.amount)));
  return left.gt(0) ? left.toFixed() : leftOut('group', beside[0]?.id ?? null);
}
