import type {
  WireDryRun,
  WirePolicyDifference,
  WirePolicyMatches,
  WirePolicyReading,
  WireReadVersion,
} from '@taizhang/contract';
import { profileOf, titleOf } from '@taizhang/definition';
import {
  byteOrderMark,
  type DryRun,
  lineOf,
  type OpenDistrict,
  type PolicyDifference,
  type PolicyReading,
  type PolicySubjects,
  type PolicyVersion,
  partsOfTerms,
  type ReadVersion,
  todayOf,
} from '@taizhang/runtime';
import { registerNamed, stageNamed } from './names.ts';
import { judgedView, shownIn } from './public-policy.ts';
import { termsTextView } from './terms.ts';

export const versionView = ({ register, id, title, code }: PolicyVersion) => ({
  register: register.id,
  id,
  title,
  code,
});

export function policyMatchesView(district: OpenDistrict, found: PolicySubjects): WirePolicyMatches {
  const { version, register, day, knownAs, counts, amount, withoutAmount, filters, subjects } = found;
  const profile = profileOf(register, district.catalogue.registers);
  return {
    policy: versionView(version),
    subject: registerNamed(district, register.id),
    day,
    knownAt: knownAs.at.toISOString(),
    counts,
    amount,
    withoutAmount,
    filters: filters.map(({ values, ...filter }) => ({ ...filter, values: [...values] })),
    subjects: subjects.map(({ id, title, amount: own, instead, taken, judged }) => ({
      id,
      title,
      amount: own,
      instead: instead && versionView(instead),
      taken: taken && { register: taken.register, id: taken.id },
      judged: judgedView(profile, judged),
    })),
  };
}

/** The same for a spreadsheet, in Chinese. */
export function* matchesCsv({ subjects }: Pick<PolicySubjects, 'subjects'>): Generator<string> {
  yield byteOrderMark +
    lineOf(['编号', '名称', '金额（元）', '未满足或待查的条件', '改由同组政策', '已有兑现']);
  for (const { id, title, amount, instead, taken, judged } of subjects) {
    const failing = judged.conditions.filter(({ truth }) => truth !== true);
    const why = failing.map(({ title: what, clause }) => `${what.zh}（${clause.number}）`).join('；');
    yield lineOf([id, title, amount ?? '', why, instead?.title ?? '', taken?.id ?? '']);
  }
}

export const dryRunView = (
  district: OpenDistrict,
  { register, day, counts, amount, withoutAmount, parts, awarded, beside, budget, than }: DryRun,
): WireDryRun => ({
  subject: registerNamed(district, register.id),
  day,
  counts,
  amount,
  withoutAmount,
  parts: parts.map(({ field, title, parts: list }) => ({ field, title, parts: [...list] })),
  awarded,
  beside: beside.map(({ version, subjects }) => ({ policy: versionView(version), subjects })),
  budget,
  than: than && { ...than, policy: versionView(than.version) },
});

export function readVersionView({ version, inForce, way }: ReadVersion): WireReadVersion {
  const { register, stage, from, to, budget, attributes } = version;
  const name = attributes[register.policies?.name ?? ''];
  return {
    ...versionView(version),
    name: name === undefined ? null : String(name),
    stage: stageNamed(register, stage),
    from,
    to,
    inForce,
    way,
    budget,
  };
}

export function policyReadingView(district: OpenDistrict, reading: PolicyReading): WirePolicyReading {
  const { version, text, versions } = reading;
  const { register, attributes, terms } = version;
  return {
    version: readVersionView(reading),
    subject: registerNamed(district, terms.subject),
    day: todayOf(district),
    facts: (register.policies?.shows ?? []).flatMap((id) => {
      const value = attributes[id];
      const shown = value === undefined ? null : shownIn(district, register, id, value);
      return shown ? [{ id, title: titleOf(register, id), shown }] : [];
    }),
    text: termsTextView(text),
    terms: JSON.stringify(terms),
    versions: versions.map(readVersionView),
  };
}

export const policyDifferenceView = ({ before, after, parts }: PolicyDifference): WirePolicyDifference => ({
  before: readVersionView(before),
  after: readVersionView(after),
  parts: parts.map(({ part, ...one }) => ({ ...one, part: { id: part, title: partsOfTerms[part] } })),
});
