import type { WireDryRun, WirePolicyMatches } from '@taizhang/contract';
import { profileOf } from '@taizhang/definition';
import type { DryRun, OpenDistrict, PolicySubjects, PolicyVersion } from '@taizhang/runtime';
import { registerNamed } from './names.ts';
import { conditionViews } from './public-policy.ts';

export const versionView = ({ register, id, title, code }: PolicyVersion) => ({
  register: register.id,
  id,
  title,
  code,
});

export function policyMatchesView(
  district: OpenDistrict,
  { version, day, knownAs, counts, amount, withoutAmount, subjects }: PolicySubjects,
): WirePolicyMatches {
  const { registers } = district.catalogue;
  const register = registers.get(version.terms.subject);
  const profile = register && profileOf(register, registers);
  return {
    policy: versionView(version),
    subject: registerNamed(district, version.terms.subject),
    day,
    knownAt: knownAs.at.toISOString(),
    counts,
    amount,
    withoutAmount,
    subjects: subjects.map(({ id, title, amount: own, instead, failing }) => ({
      id,
      title,
      amount: own,
      instead: instead && versionView(instead),
      failing: profile ? conditionViews(profile, failing) : [],
    })),
  };
}

export const dryRunView = (
  district: OpenDistrict,
  { register, day, counts, amount, withoutAmount, parts, awarded, beside, budget }: DryRun,
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
});
