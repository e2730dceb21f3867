import { Refusal } from '@taizhang/definition';
import { Matcher } from '@taizhang/policy';
import { Big } from 'big.js';
import { sumOf } from './awards.ts';
import type { DryRunAsk, Due } from './dry-run-ask.ts';
import type { MatchesOffice } from './matches-office.ts';
import type { PolicyVersion } from './offers.ts';
import type { Matched } from './policy-matches.ts';
import { readVersions } from './policy-reading.ts';

/** How many, and how much more or less than by the other version; both never below nothing. */
interface Changed {
  readonly subjects: number;
  /** 元. */
  readonly amount: string;
}

/** What another version gives on the same day to the same subjects, and who gains or loses by the draft. */
export interface DryRunComparison {
  readonly version: PolicyVersion;
  readonly eligible: number;
  readonly amount: string;
  /** To whom it is due by the draft only. */
  readonly gained: Changed;
  /** To whom it is due by the other one only. */
  readonly lost: Changed;
  /** To whom more is due by the draft. */
  readonly more: Changed;
  /** To whom less is. */
  readonly less: Changed;
  /** To whom the same is. */
  readonly same: number;
}

/** @throws Refusal unknown-policy, of a version that is for others or not read by the viewer */
export async function comparedWith(
  office: MatchesOffice,
  { terms, than }: DryRunAsk,
  { profiles, day }: Matched,
  due: readonly Due[],
  reach: ReadonlySet<number> | null,
): Promise<DryRunComparison | null> {
  if (than === undefined) return null;
  const version = (await readVersions(office)).find((one) => one.version.id === than)?.version;
  if (!version || version.terms.subject !== terms.subject)
    throw new Refusal('unknown-policy', { policy: than }, 'than');
  const matcher = new Matcher(profiles, [{ id: than, terms: version.terms }], day);
  matcher.judge();
  const rows = matcher.rowsOf(than, 'eligible').filter((row) => !reach || reach.has(row));
  const before = new Map(rows.map((row) => [row, matcher.amountAt(than, row) ?? '0']));
  const after = new Map(due.map(({ row, amount }) => [row, amount ?? '0']));
  const changes = [...after].flatMap(([row, amount]) => {
    const was = before.get(row);
    return was === undefined ? [] : [new Big(amount).minus(was)];
  });
  const of = (list: readonly Big[]): Changed => ({
    subjects: list.length,
    amount: list.reduce((sum, one) => sum.plus(one.abs()), new Big(0)).toFixed(),
  });
  const only = (some: ReadonlyMap<number, string>, others: ReadonlyMap<number, string>) =>
    of([...some].flatMap(([row, amount]) => (others.has(row) ? [] : [new Big(amount)])));
  return {
    version,
    eligible: rows.length,
    amount: sumOf(before.values()),
    gained: only(after, before),
    lost: only(before, after),
    more: of(changes.filter((one) => one.gt(0))),
    less: of(changes.filter((one) => one.lt(0))),
    same: changes.filter((one) => one.eq(0)).length,
  };
}
