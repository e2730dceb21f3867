import {
  type Awards,
  evaluate,
  explain,
  profileOf,
  Refusal,
  type Register,
  readTerms,
  type Terms,
  type Text,
} from '@taizhang/definition';
import { clauseOf, conditionOn, evaluationOf, wordingOf } from '@taizhang/policy';
import { type PaidAward, paidAwards, recordsById, recordVersions, registerOf } from '@taizhang/store';
import { Big } from 'big.js';
import type { MatchesOffice } from '../matching/index.ts';
import { todayOf } from '../today.ts';

/** A paid award of which a clause says now that it is to be taken back. */
export interface DueBack {
  readonly award: { readonly id: string; readonly title: string };
  readonly subject: { readonly id: string; readonly title: string };
  readonly policy: { readonly id: string; readonly title: string };
  readonly paidOn: string;
  /** 元: what was paid and not taken back yet. */
  readonly held: string;
  /** 元: what the clause takes back of it. */
  readonly amount: string;
  readonly share: string;
  readonly clause: { readonly number: string; readonly text: Text };
  readonly title: Text;
  /** What has become true. */
  readonly words: Text;
  /** Through which day the clause reaches. */
  readonly through: string;
}

export interface DueBackList {
  readonly register: Register;
  readonly day: string;
  /** Until when it is to be paid back, where nobody says otherwise. */
  readonly by: string;
  /** How many paid awards were looked at. */
  readonly looked: number;
  readonly due: readonly DueBack[];
}

/**
 * Which paid awards meet a clause of their terms by which they are taken back, on the data of today: those within the
 * viewer's reach that are not being reclaimed already.
 * @throws Refusal unknown-register, no-awards
 */
export async function dueBack(office: MatchesOffice, registerId: string): Promise<DueBackList> {
  const { pool, district, viewer } = office;
  const register = registerOf(district.store, registerId);
  const { awards } = register;
  if (!awards?.reclaims) throw new Refusal('no-awards', {}, 'register');
  const day = todayOf(district);
  const { calendar } = district.store;
  const { count, of } = awards.reclaims.within;
  const by = of === 'working-day' ? calendar.addWorkdays(day, count) : day;
  const versions = await versionsWithClawback(office, register);
  const paid = await paidAwards(pool, district.store, viewer, register, [...versions.keys()]);
  const due: DueBack[] = [];
  for (const award of paid) {
    const version = versions.get(String(award.attributes[awards.policy]));
    if (version) due.push(...(await dueOf(office, register, award, version, day)));
  }
  return { register, day, by, looked: paid.length, due };
}

interface Version {
  readonly id: string;
  readonly title: string;
  readonly terms: Terms;
}

/** Every version, also of policies that are over: what was paid by them may still be taken back. */
async function versionsWithClawback(
  { pool, district }: MatchesOffice,
  { fields, awards }: Register,
): Promise<Map<string, Version>> {
  const field = fields[(awards as Awards).policy];
  const register = field?.kind === 'reference' ? district.catalogue.registers.get(field.register) : undefined;
  if (!register?.policies) return new Map();
  const { id: of } = district.store;
  const all = await recordVersions(pool, of, register.id, Object.keys(register.stages));
  const records = await recordsById(
    pool,
    of,
    register.id,
    all.map(({ id }) => id),
  );
  return new Map(
    records.flatMap(({ id, title, attributes }) => {
      const terms = termsIn(attributes[register.policies?.terms ?? '']);
      return terms?.clawback?.length ? [[id, { id, title, terms }] as const] : [];
    }),
  );
}

function termsIn(stored: unknown): Terms | null {
  try {
    return stored === undefined ? null : readTerms(stored);
  } catch {
    return null;
  }
}

async function dueOf(
  { district, matches }: MatchesOffice,
  of: Register,
  award: PaidAward,
  { id: policy, title: policyTitle, terms }: Version,
  day: string,
): Promise<DueBack[]> {
  const awards = of.awards as Awards;
  const register = district.catalogue.registers.get(terms.subject);
  // Of a policy that is about something else than the subject of the award (a loan), what the award names of it.
  const [field] =
    Object.entries(of.fields).find(([, one]) => one.kind === 'reference' && one.register === terms.subject) ??
    [];
  if (!register || field === undefined) return [];
  const { profiles } = await matches.at(register, day);
  const subject = String(award.attributes[field] ?? '');
  const row = profiles.rowOf(subject);
  if (row === undefined) return [];
  const profile = profileOf(register, district.catalogue.registers);
  const judged = { referred: {}, ...profiles.subjectAt(row), register: profile };
  const holding = (measure: string | undefined) => award.holdings[measure ?? ''] ?? '0';
  const held = new Big(holding(awards.paid)).minus(holding(awards.reclaimed));
  if (held.lte(0)) return [];
  return (terms.clawback ?? []).flatMap(({ title, clause, when, within, share }) => {
    const through = `${Number(award.paidOn.slice(0, 4)) + within}${award.paidOn.slice(4)}`;
    const condition = conditionOn(terms, when, day);
    if (day > through || evaluate(condition, evaluationOf(judged)) !== true) return [];
    return [
      {
        award: { id: award.id, title: award.title },
        subject: { id: subject, title: String(profiles.valueAt(row, register.titleField) ?? subject) },
        policy: { id: policy, title: policyTitle },
        paidOn: award.paidOn,
        held: held.toFixed(2),
        amount: held.times(share).div(100).round(2, Big.roundHalfUp).toFixed(2),
        share,
        clause: clauseOf(terms, clause),
        title,
        words: explain(condition, wordingOf(profile)),
        through,
      },
    ];
  });
}
