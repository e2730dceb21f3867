import { profileOf, Refusal, type Register, type Text } from '@taizhang/definition';
import { type Counts, faultsOfTerms, Matcher, shareBudget } from '@taizhang/policy';
import { Big } from 'big.js';
import { type Award, everyAward, sumOf } from './awards.ts';
import type { DryRunAsk, Due } from './dry-run-ask.ts';
import { comparedWith, type DryRunComparison } from './dry-run-beside.ts';
import { rowsInReach } from './matches-of-policy.ts';
import { dayAsked, isAgain, type MatchesOffice } from './matches-office.ts';
import type { PolicyVersion } from './offers.ts';
import type { Matched } from './policy-matches.ts';
import { subjectFields, titleOfValue } from './subject-fields.ts';

/** How many, and how much, of those with one value of a field. */
export interface DryRunPart {
  /** The value as it is stored; null: not known. */
  readonly value: string | null;
  readonly title: Text;
  readonly subjects: number;
  /** 元. */
  readonly amount: string;
}

export interface DryRun {
  readonly register: Register;
  readonly day: string;
  readonly counts: Counts;
  /** 元, of those of whom it is known. */
  readonly amount: string;
  readonly withoutAmount: number;
  /** By each category of the subjects and by their sub-district: the most money first. */
  readonly parts: readonly {
    readonly field: string;
    readonly title: Text;
    readonly parts: readonly DryRunPart[];
  }[];
  /** Of those to whom it is due: who had awards before, by this policy, by those of its group, by any. */
  readonly awarded: {
    readonly again: Overlap;
    readonly group: Overlap;
    readonly any: Overlap;
  };
  /** The policies in force of the same group that are due to the same subjects. */
  readonly beside: readonly { readonly version: PolicyVersion; readonly subjects: number }[];
  /** What the budget of the year does; null where there is none. */
  readonly budget: DryRunBudget | null;
  /** Beside the version that it is compared with; null: none was named. */
  readonly than: DryRunComparison | null;
}

export interface Overlap {
  readonly subjects: number;
  /** 元, what was awarded. */
  readonly amount: string;
}

export interface DryRunBudget {
  readonly budget: string;
  readonly share: 'in-order' | 'pro-rata';
  /** 元 that is wanted by those who had nothing by this policy yet. */
  readonly wanted: string;
  readonly granted: string;
  readonly missing: string;
  /** How many get all, a part, nothing. */
  readonly whole: number;
  readonly part: number;
  readonly nothing: number;
}

/**
 * What a policy would do if it were in force on a day, within the viewer's reach: nothing is kept of it.
 * @throws Refusal unsound-terms, impossible-date, not-a-number
 */
export async function dryRun(office: MatchesOffice, ask: DryRunAsk): Promise<DryRun> {
  const { district, matches, pool } = office;
  const day = dayAsked(office, ask.day);
  const [fault] = faultsOfTerms(ask.terms, district.catalogue.registers);
  if (fault) {
    const { at, says } = fault;
    throw new Refusal(
      'unsound-terms',
      { fault: { zh: `${at}：${says.zh}`, en: `${at} ${says.en}` } },
      'terms',
    );
  }
  const register = district.catalogue.registers.get(ask.terms.subject) as Register;
  const matched = await matches.at(register, day);
  const reach = await rowsInReach(office, matched);
  const matcher = new Matcher(matched.profiles, [{ id: draft, terms: ask.terms }], day);
  matcher.judge();
  const rowsOf = (which: 'eligible' | 'nearly' | 'unknown') =>
    matcher.rowsOf(draft, which).filter((row) => !reach || reach.has(row));
  const due = rowsOf('eligible').map(
    (row): Due => ({ id: matched.profiles.ids[row] as string, row, amount: matcher.amountAt(draft, row) }),
  );
  const all = matcher.countsOf(draft);
  const counts = { eligible: due.length, nearly: rowsOf('nearly').length, unknown: rowsOf('unknown').length };
  const subjects = reach ? reach.size : all.eligible + all.nearly + all.unknown + all.not;
  const known = due.flatMap(({ amount }) => amount ?? []);
  const awards = await everyAward(pool, district, register.id);
  const awarded = await overlaps(office, ask, due, awards, day);
  return {
    register,
    day,
    counts: { ...counts, not: subjects - counts.eligible - counts.nearly - counts.unknown },
    amount: sumOf(known),
    withoutAmount: due.length - known.length,
    parts: partsOf(office, register, matched, due),
    awarded: awarded.overlaps,
    beside: besides(ask, matched, due),
    budget: budgetOf(
      ask,
      matched,
      due.filter(({ id }) => !awarded.again.has(id)),
    ),
    than: await comparedWith(office, ask, matched, due, reach),
  };
}

const draft = 'draft';

/** By the categories of the subjects and by where they are. */
function partsOf(
  office: MatchesOffice,
  register: Register,
  { profiles }: Matched,
  due: readonly Due[],
): DryRun['parts'] {
  const profile = profileOf(register, office.district.catalogue.registers);
  return subjectFields(office, register).map(({ field, title }) => {
    const sums = new Map<string | null, { subjects: number; amount: Big }>();
    for (const { row, amount } of due) {
      const value = profiles.valueAt(row, field) as string | null;
      const sum = sums.get(value) ?? { subjects: 0, amount: new Big(0) };
      sums.set(value, {
        subjects: sum.subjects + 1,
        amount: amount === null ? sum.amount : sum.amount.plus(amount),
      });
    }
    const parts = [...sums]
      .toSorted(([, a], [, b]) => b.amount.cmp(a.amount) || b.subjects - a.subjects)
      .map(([value, { subjects, amount }]) => ({
        value,
        title: titleOfValue(office, profile, field, value),
        subjects,
        amount: amount.toFixed(),
      }));
    return { field, title, parts };
  });
}

/** Who of those to whom it is due had awards before. */
async function overlaps(
  { matches }: MatchesOffice,
  { terms, code }: DryRunAsk,
  due: readonly Due[],
  awards: ReadonlyMap<string, readonly Award[]>,
  day: string,
) {
  const had = due.flatMap(({ id }) => awards.get(id) ?? []);
  const policies = [...new Set(had.flatMap(({ policy }) => policy ?? []))];
  const codes = await matches.codes(policies);
  const groups = await matches.groups(policies);
  const again = code === undefined ? [] : had.filter((award) => isAgain({ code, terms }, award, codes, day));
  const group = terms.stacking?.group;
  const ofGroup = had.filter(
    ({ policy }) => group !== undefined && policy !== null && groups.get(policy) === group,
  );
  const overlapOf = (list: readonly Award[]): Overlap => ({
    subjects: new Set(list.map(({ subject }) => subject)).size,
    amount: sumOf(list.map(({ amount }) => amount)),
  });
  return {
    again: new Set(again.map(({ subject }) => subject)),
    overlaps: { again: overlapOf(again), group: overlapOf(ofGroup), any: overlapOf(had) },
  };
}

function besides(
  { terms, code }: DryRunAsk,
  { versions, matcher }: Matched,
  due: readonly Due[],
): DryRun['beside'] {
  const group = terms.stacking?.group;
  if (group === undefined) return [];
  return versions
    .filter((version) => version.code !== code && version.terms.stacking?.group === group)
    .map((version) => ({
      version,
      subjects: due.filter(({ row }) => matcher.eligibilityAt(version.id, row) === 'eligible').length,
    }))
    .filter(({ subjects }) => subjects > 0);
}

function budgetOf(
  { terms, budget }: DryRunAsk,
  { profiles }: Matched,
  due: readonly Due[],
): DryRunBudget | null {
  if (budget === undefined) return null;
  if (!/^\d{1,18}(\.\d{1,2})?$/.test(budget)) throw new Refusal('not-a-number', {}, 'budget');
  const share = terms.budget?.share ?? 'in-order';
  const order = terms.budget?.order;
  const claims = due.flatMap(({ id, row, amount }) => {
    if (amount === null) return [];
    const by = order === undefined ? null : profiles.valueAt(row, order);
    return [{ id, amount, order: by === null ? null : String(by) }];
  });
  const given = shareBudget(share, budget, claims);
  const wanted = sumOf(claims.map(({ amount }) => amount));
  const granted = sumOf(given.values());
  const gets = claims.map(({ id, amount }) => ({ amount, got: given.get(id) ?? '0' }));
  const whole = gets.filter(({ amount, got }) => new Big(got).eq(amount)).length;
  const nothing = gets.filter(({ amount, got }) => got === '0' && amount !== '0').length;
  return {
    budget: new Big(budget).toFixed(),
    share,
    wanted,
    granted,
    missing: new Big(wanted).minus(granted).toFixed(),
    whole,
    part: gets.length - whole - nothing,
    nothing,
  };
}
