import type { Viewer } from '@taizhang/access';
import type { WireJudgments, WireTelling, WireTellingProposal, WireTellings } from '@taizhang/contract';
import { profileOf } from '@taizhang/definition';
import {
  type AwardJudgment,
  leftOutTitles,
  type OpenDistrict,
  type PolicyMatch,
  type Telling,
  type TellingOffice,
  type TellingProposal,
  type ToldOnce,
  titlesOf,
  type WhyLeftOut,
} from '@taizhang/runtime';
import { versionView } from './matching.ts';
import { actorShown, registerNamed } from './names.ts';
import { judgedView } from './public-policy.ts';

const most = 5000;
/** So many of those who are left out are named; the others are counted. */
const mostLeftOut = 500;

const wordsOf = (why: string) => leftOutTitles[why as WhyLeftOut] ?? { zh: why, en: why };

export function proposalView(district: OpenDistrict, proposal: TellingProposal): WireTellingProposal {
  const { version, awards, day, confirmBy, knownAs, subject, subjects, leftOut, budget } = proposal;
  const counts = Map.groupBy(leftOut, ({ why }) => why);
  return {
    policy: versionView(version),
    subject: registerNamed(district, subject.id),
    awards: registerNamed(district, awards.register.id),
    day,
    confirmBy,
    knownAt: knownAs.at.toISOString(),
    mayTell: proposal.mayTell,
    count: subjects.length,
    subjects: subjects.slice(0, most),
    due: proposal.due,
    told: proposal.told,
    missing: proposal.missing,
    leftAfter: proposal.leftAfter,
    leftOut: leftOut
      // Who was told before is the least news.
      .toSorted((a, b) => Number(a.why === 'awarded') - Number(b.why === 'awarded'))
      .slice(0, mostLeftOut)
      .map(({ id, title, why, detail }) => ({ id, title, why, words: wordsOf(why), detail })),
    leftOutCounts: [...counts].map(([why, { length: count }]) => ({ why, words: wordsOf(why), count })),
    budget,
  };
}

export async function tellingView(
  { pool, district, viewer }: TellingOffice,
  { list, subject, awards, told, leftOut, amount }: Telling,
): Promise<WireTelling> {
  const names = [...told, ...leftOut].map(({ subject: id }) => ({ register: subject, id }));
  const titles = await titlesOf(pool, district.store, viewer, names);
  const titleOf = (id: string) => titles({ register: subject, id }).title ?? id;
  return {
    key: list.key,
    day: list.day,
    confirmBy: list.confirmBy,
    register: awards,
    told: told.map((one) => ({
      id: one.subject,
      title: titleOf(one.subject),
      award: one.award ?? '',
      amount: one.amount ?? '0',
    })),
    amount,
    leftOut: leftOut.map(({ subject: id, why, detail }) => ({
      id,
      title: titleOf(id),
      why: why ?? '',
      words: wordsOf(why ?? ''),
      detail,
    })),
  };
}

export const tellingsView = (viewer: Viewer, lists: readonly ToldOnce[]): WireTellings => ({
  tellings: lists.map((list) => ({
    ...list,
    toldBy: actorShown(viewer, list.toldBy),
    toldAt: list.toldAt.toISOString(),
  })),
});

export function judgmentsView(
  { catalogue: { registers } }: OpenDistrict,
  subject: string,
  judgments: readonly AwardJudgment<PolicyMatch['judged']>[],
): WireJudgments {
  const register = registers.get(subject);
  if (!register) return { judgments: [] };
  const profile = profileOf(register, registers);
  return {
    judgments: judgments.map(({ seq, day, knownAt, policies, policy, judged }) => ({
      seq,
      day,
      knownAt: knownAt.toISOString(),
      policy: { register: policies, id: policy },
      judged: judgedView(profile, judged),
    })),
  };
}
